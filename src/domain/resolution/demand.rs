//! What the customer demands, one by one: a settlement may meet one demand and leave another.

use super::{Settlement, Stage};

/// A demand, and how far it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// The demand, as the policy names choices of the field.
    pub name: String,
    /// How far it came.
    pub stage: DemandStage,
    /// The kinds of remedy that brought it there, each once.
    pub by: Vec<String>,
}

/// How far a demand came. A demand is met by what was carried out, never by what was only said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DemandStage {
    /// Nothing was offered or agreed that would meet it.
    NotMet,
    /// The customer accepted an offer without it.
    LeftOut,
    /// The offer that counts would meet it.
    Offered,
    /// What was agreed will meet it; not all of that is carried out yet.
    Agreed,
    /// What was carried out met it.
    Met,
}

impl DemandStage {
    /// The name for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotMet => "not-met",
            Self::LeftOut => "left-out",
            Self::Offered => "offered",
            Self::Agreed => "agreed",
            Self::Met => "met",
        }
    }
}

/// How far each of the demands `wanted` came; `meets` tells whether a kind of remedy meets a demand.
pub fn demands(
    wanted: &[String],
    settlement: &Settlement,
    meets: &dyn Fn(&str, &str) -> bool,
) -> Vec<Demand> {
    wanted.iter().map(|name| demand(name, settlement, &|remedy| meets(remedy, name))).collect()
}

fn demand(name: &str, settlement: &Settlement, meets: &dyn Fn(&str) -> bool) -> Demand {
    let carried_out = |done: bool| -> Vec<String> {
        let actions = settlement.actions.iter().filter(|action| action.done.is_some() == done);
        actions.filter_map(|action| action.remedy.clone()).filter(|remedy| meets(remedy)).collect()
    };
    let given = |stages: &[Stage]| -> Vec<String> {
        let offers = settlement.offers.iter().filter(|offer| !offer.interim && stages.contains(&offer.stage));
        let remedies = offers.flat_map(|offer| &offer.remedies).map(|given| given.remedy.clone());
        remedies.filter(|remedy| meets(remedy)).collect()
    };
    let accepted = settlement.offers.iter().any(|offer| !offer.interim && offer.stage == Stage::Accepted);
    let done = carried_out(true);
    let mut open = given(&[Stage::Accepted]);
    open.retain(|remedy| !done.contains(remedy));
    open.extend(carried_out(false));
    let ways = [
        (DemandStage::Agreed, open),
        (DemandStage::Met, done),
        (DemandStage::Offered, given(&[Stage::Waiting, Stage::Offered])),
    ];
    let found = ways.into_iter().find(|(_, by)| !by.is_empty());
    let without = if accepted { DemandStage::LeftOut } else { DemandStage::NotMet };
    let (stage, mut by) = found.unwrap_or((without, Vec::new()));
    by.sort_unstable();
    by.dedup();
    Demand { name: name.to_owned(), stage, by }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::instant;
    use crate::domain::record::{Event, EventKind, Fields, Value};
    use crate::domain::resolution::settlement;

    fn event(n: u32, kind: &str, fields: &[(&str, &str)]) -> Event {
        let mut told = Fields::default();
        for (key, text) in fields {
            match *key {
                "remedies" => {
                    let given = Fields::default()
                        .with("remedy", Value::text(*text))
                        .with("cost", Value::text("1.00"));
                    told.push(*key, Value::List(vec![Value::Map(given)]));
                }
                _ => told.push(*key, Value::text(*text)),
            }
        }
        Event {
            id: format!("e{n}"),
            at: instant::parse("2026-11-09T10:00:00+08:00").unwrap(),
            by: "li".to_owned(),
            n,
            kind: EventKind::of(kind),
            happened: None,
            due: Vec::new(),
            fields: told,
        }
    }

    fn stages(events: &[Event]) -> Vec<DemandStage> {
        let wanted = ["money".to_owned(), "sorry".to_owned()];
        let meets = |remedy: &str, demand: &str| remedy == "cash" && demand == "money";
        demands(&wanted, &settlement(events), &meets).iter().map(|demand| demand.stage).collect()
    }

    #[test]
    fn a_demand_is_met_by_what_was_carried_out_and_another_stays_open() {
        use DemandStage::{Agreed, LeftOut, Met, NotMet, Offered};
        let life = [
            event(1, "offered", &[("remedies", "cash"), ("cost", "1.00")]),
            event(2, "accepted", &[("target", "e1")]),
            event(3, "action", &[("what", "pay"), ("owner", "li"), ("remedy", "cash"), ("target", "e1")]),
            event(4, "done", &[("target", "e3")]),
        ];
        let expected =
            [[NotMet, NotMet], [Offered, NotMet], [Agreed, LeftOut], [Agreed, LeftOut], [Met, LeftOut]];
        for (count, expected) in expected.iter().enumerate() {
            assert_eq!(stages(&life[..count]), expected, "after {count} events");
        }
    }

    #[test]
    fn one_of_two_payments_does_not_meet_a_demand() {
        let pay = [("what", "pay"), ("owner", "li"), ("remedy", "cash")];
        let events =
            [event(1, "action", &pay), event(2, "action", &pay), event(3, "done", &[("target", "e1")])];
        assert_eq!(stages(&events), [DemandStage::Agreed, DemandStage::NotMet]);
    }
}
