//! The fold of fines: what the events of a record tell of each.

use rust_decimal::Decimal;

use super::entry::{Distributed, Fine, Notice, Objection, Part, Ruling};
use super::party::{Party, parties};
use crate::domain::fines::policy::Payee;
use crate::domain::instant;
use crate::domain::money::parse_amount;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields};

/// The fines that `events` tell of, in their order, with everything that answers each. Events that were taken back
/// must not be among them.
pub fn fines<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<Fine> {
    let mut ledger = Ledger::default();
    events.into_iter().for_each(|event| ledger.take(event));
    ledger.fines
}

/// The fines of a record as far as its events were taken: for who looks at each event beside what it is about.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    fines: Vec<Fine>,
}

impl Ledger {
    /// Takes the next event, in the order of the fold.
    pub fn take(&mut self, event: &Event) {
        if event.matches(table::FINED.name) {
            // Of one id only the first counts: a merge must not charge twice.
            if !self.fines.iter().any(|fine| fine.event == event.id) {
                self.insert(Fine::new(event));
            }
        } else if let Some(target) = event.fields.text("target")
            && let Some(fine) = self.fines.iter_mut().find(|fine| fine.is_meant_by(target))
        {
            fine.take(event, target);
        }
    }

    /// Fines of one moment stand in the order of their rules' names: that of their ids would look like chance.
    fn insert(&mut self, fine: Fine) {
        let after = |other: &Fine| other.at == fine.at && other.rule > fine.rule;
        let place = self.fines.iter().position(after).unwrap_or(self.fines.len());
        self.fines.insert(place, fine);
    }

    /// The fine that an event with this `target` is about.
    pub fn meant_by(&self, target: &str) -> Option<&Fine> {
        self.fines.iter().find(|fine| fine.is_meant_by(target))
    }
}

impl Fine {
    fn new(event: &Event) -> Self {
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        let part = |(payer, amount): (Party, Decimal)| Part {
            payer,
            amount,
            charged: Decimal::ZERO,
            taken_off: Decimal::ZERO,
            paid: Decimal::ZERO,
            repaid: Decimal::ZERO,
        };
        let place = text("period").zip(text("place").and_then(|place| place.parse().ok()));
        Self {
            event: event.id.clone(),
            at: event.moment(),
            by: event.by.clone(),
            rule: text("rule").unwrap_or_default(),
            fee: event.fields.text("fee") == Some("yes"),
            amount: event.fields.text("amount").and_then(|text| parse_amount(text).ok()).unwrap_or_default(),
            payee: Payee::of(event.fields.text("payee").unwrap_or_default()),
            parts: in_one_part(parties(event, "payers")).into_iter().map(part).collect(),
            points: points(event),
            repeats: text("repeats"),
            reason: text("reason"),
            place,
            notice: None,
            objections: Vec::new(),
            distributed: Vec::new(),
        }
    }

    /// Whether an event that names `target` is about this fine: about itself, or about an objection to it.
    pub fn is_meant_by(&self, target: &str) -> bool {
        self.event == target || self.objections.iter().any(|objection| objection.event == target)
    }

    fn take(&mut self, event: &Event, target: &str) {
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        let instant = |key: &str| event.fields.text(key).and_then(instant::parse);
        let (id, at) = (event.id.clone(), event.moment());
        match event.kind.name() {
            "noticed" => {
                // Two clones may each have served one: the days of the first run.
                if let (None, Some(pay_by)) = (&self.notice, instant("pay_by")) {
                    self.notice = Some(Notice { event: id, at, pay_by, object_by: instant("object_by") });
                }
            }
            "paid" => self.add(event, |part, amount| part.paid += amount),
            "late-charged" => self.add(event, |part, amount| part.charged += amount),
            "waived" => self.add(event, |part, amount| part.taken_off += amount),
            "repaid" => self.add(event, |part, amount| part.repaid += amount),
            "objected" => self.objections.push(Objection {
                event: id,
                at,
                payer: event.fields.text("payer").map(Party::named),
                reason: text("reason").unwrap_or_default(),
                late: event.fields.text("late") == Some("yes"),
                ruling: None,
            }),
            "ruled" => {
                let ruling = Ruling {
                    event: id,
                    at,
                    ruling: text("ruling").unwrap_or_default(),
                    reason: text("reason").unwrap_or_default(),
                };
                if let Some(objection) = self.objections.iter_mut().find(|each| each.event == target) {
                    objection.ruling = Some(ruling);
                }
                self.add(event, |part, amount| part.taken_off += amount);
                if let (Some(notice), Some(pay_by)) = (&mut self.notice, instant("pay_by")) {
                    notice.pay_by = pay_by;
                }
            }
            "distributed" => {
                self.distributed.push(Distributed { event: id, at, payees: parties(event, "payees") });
            }
            _ => {}
        }
    }

    /// Lets `change` act on the part of each payer that `event` lists.
    fn add(&mut self, event: &Event, change: fn(&mut Part, Decimal)) {
        for (payer, amount) in parties(event, "payers") {
            if let Some(part) = self.parts.iter_mut().find(|part| part.payer == payer) {
                change(part, amount);
            }
        }
    }
}

/// Who is listed twice, as only somebody who writes by hand does, has one part: payments could not tell two apart.
fn in_one_part(listed: Vec<(Party, Decimal)>) -> Vec<(Party, Decimal)> {
    let mut joined: Vec<(Party, Decimal)> = Vec::with_capacity(listed.len());
    for (party, amount) in listed {
        match joined.iter_mut().find(|(known, _)| *known == party) {
            Some((_, sum)) => *sum += amount,
            None => joined.push((party, amount)),
        }
    }
    joined
}

fn points(event: &Event) -> Vec<(String, u32)> {
    let one =
        |fields: &Fields| Some((fields.text("staff")?.to_owned(), fields.text("points")?.parse().ok()?));
    event.fields.maps("points").into_iter().filter_map(one).collect()
}
