//! What a fine waits for.

use rust_decimal::Decimal;

use super::{Fine, Part, Standing};
use crate::domain::fines::policy::Payee;
use crate::domain::instant::Instant;

/// What is to be done next about a fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FineStep {
    /// The notice is to be served.
    Notice,
    /// It is to be paid.
    Pay,
    /// Somebody rules on the objection.
    Rule,
    /// Something is to be paid back.
    Repay,
    /// What was received is to go on to those who get it.
    Distribute,
}

impl FineStep {
    /// The word of the command: `plaint fine notice`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Pay => "pay",
            Self::Rule => "rule",
            Self::Repay => "repay",
            Self::Distribute => "distribute",
        }
    }
}

impl Fine {
    /// Everything that this fine waits for at `now`, the most urgent first; `suspends` says whether the policy lets an
    /// open objection hold the payment.
    pub fn next(&self, now: &Instant, suspends: bool) -> Vec<FineStep> {
        let mut steps = Vec::new();
        match self.standing(now, suspends) {
            Standing::ToRepay => steps.push(FineStep::Repay),
            Standing::Overdue | Standing::Due => steps.push(FineStep::Pay),
            // An objection that holds nothing is told, and the payment is due all the same.
            Standing::Objected if !suspends && self.notice.is_some() => steps.push(FineStep::Pay),
            Standing::Recorded => steps.push(FineStep::Notice),
            Standing::Proposed
            | Standing::Objected
            | Standing::Points
            | Standing::Paid
            | Standing::TakenOff => {}
        }
        if self.open_objection().is_some() {
            steps.push(FineStep::Rule);
        }
        if self.to_pass_on() > Decimal::ZERO {
            steps.push(FineStep::Distribute);
        }
        steps
    }

    /// The sum that `step` is about.
    pub fn sum_of(&self, step: FineStep) -> Decimal {
        let parts = || self.parts.iter().map(Part::owed);
        match step {
            FineStep::Distribute => self.to_pass_on(),
            FineStep::Repay => parts().map(|owed| (-owed).max(Decimal::ZERO)).sum(),
            FineStep::Notice | FineStep::Pay | FineStep::Rule => {
                parts().map(|owed| owed.max(Decimal::ZERO)).sum()
            }
        }
    }

    /// What was received and has still to go on to those who get it; nothing where the company keeps it. What is to be
    /// paid back first is not passed on.
    pub fn to_pass_on(&self) -> Decimal {
        if self.payee == Payee::Company || self.fee {
            return Decimal::ZERO;
        }
        let back: Decimal = self.parts.iter().map(|part| (-part.owed()).max(Decimal::ZERO)).sum();
        (self.received() - back - self.passed_on()).max(Decimal::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::FineStep;
    use crate::domain::fines::ledger::fines;
    use crate::domain::instant;
    use crate::domain::record::{Event, EventKind, Fields, Value};

    fn event(id: &str, kind: &str, pairs: &[(&str, &str)]) -> Event {
        let mut fields = Fields::default();
        for (key, text) in pairs {
            let value = match *key {
                "payers" | "payees" => {
                    let (store, amount) = text.split_once(' ').unwrap();
                    let one = Fields::default().with("store", Value::text(store));
                    Value::List(vec![Value::Map(one.with("amount", Value::text(amount)))])
                }
                _ => Value::text(*text),
            };
            fields = fields.with(*key, value);
        }
        Event {
            id: id.to_owned(),
            at: instant::parse("2026-11-22T10:00:00+08:00").unwrap(),
            by: "li".to_owned(),
            n: 1,
            kind: EventKind::of(kind),
            happened: None,
            due: Vec::new(),
            fields,
        }
    }

    /// A fine of 500 for one store, and what it waits for after each further event.
    #[test]
    fn a_fine_waits_for_one_thing_after_the_other() {
        let all = [
            event(
                "f1",
                "fined",
                &[("rule", "late"), ("amount", "500"), ("payers", "maple 500"), ("payee", "other-stores")],
            ),
            event("n1", "noticed", &[("target", "f1"), ("pay_by", "2026-11-25T00:00:00+08:00")]),
            event("o1", "objected", &[("target", "f1"), ("reason", "not us")]),
            event("r1", "ruled", &[("target", "o1"), ("ruling", "upheld"), ("reason", "it was")]),
            event("p1", "paid", &[("target", "f1"), ("amount", "500"), ("payers", "maple 500")]),
            event("d1", "distributed", &[("target", "f1"), ("amount", "500"), ("payees", "oak 500")]),
            event(
                "w1",
                "waived",
                &[("target", "f1"), ("amount", "100"), ("payers", "maple 100"), ("reason", "hard")],
            ),
        ];
        let now = instant::parse("2026-11-23T10:00:00+08:00").unwrap();
        let expected: [&[FineStep]; 7] = [
            &[FineStep::Notice],
            &[FineStep::Pay],
            &[FineStep::Rule],
            &[FineStep::Pay],
            &[FineStep::Distribute],
            &[],
            &[FineStep::Repay],
        ];
        for (index, expected) in expected.iter().enumerate() {
            let fines = fines(&all[..=index]);
            assert_eq!(fines[0].next(&now, true), *expected, "after {}", all[index].id);
        }
        let objected = fines(&all[..3]);
        assert_eq!(
            objected[0].next(&now, false),
            [FineStep::Pay, FineStep::Rule],
            "an objection that holds nothing"
        );
    }
}
