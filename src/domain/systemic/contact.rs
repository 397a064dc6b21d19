//! Whom to contact first: those whose complaint is open, then everybody known to have the same product or batch (002
//! part 5, 四).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::look::Problem;
use super::tally::{key, values};
use crate::domain::ranking::Asked;
use crate::domain::summary::Matter;

/// Somebody to be contacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The customer, where the complaints name one.
    pub customer: Option<String>,
    /// How they are addressed.
    pub called: Option<String>,
    /// Their complaints that say so, the latest first.
    pub cases: Vec<String>,
    /// Whether one of these is open.
    pub open: bool,
    /// The day of the latest.
    pub last: NaiveDate,
}

/// The customers to be contacted about `problem`, those with an open complaint first, then by the latest complaint. Of
/// `known`, the complaints of all times, those count that name the same value; where that is nothing customers have (a
/// category, a cause, a place), only open ones do.
pub fn contacts(problem: &Problem<'_>, known: &[Asked<'_>]) -> Vec<Contact> {
    let wanted = key(&problem.names);
    let has_it = |asked: &&Asked<'_>| {
        let concerned = problem.watch.is_of_field() || asked.0.case.is_open();
        concerned && values(&problem.watch, asked).iter().any(|value| key(value) == wanted)
    };
    let mut found: BTreeMap<String, Contact> = BTreeMap::new();
    for (matter, _) in known.iter().filter(has_it) {
        let customer = fact(matter, "customer");
        let who = customer.clone().unwrap_or_else(|| matter.case.id.clone());
        let contact = found.entry(who).or_insert_with(|| Contact {
            customer,
            called: None,
            cases: Vec::new(),
            open: false,
            last: matter.received_on,
        });
        contact.open |= matter.case.is_open();
        contact.last = contact.last.max(matter.received_on);
        contact.called = fact(matter, "called").or(contact.called.take());
        contact.cases.insert(0, matter.case.id.clone());
    }
    let mut contacts: Vec<Contact> = found.into_values().collect();
    contacts.sort_by(|left, right| {
        (right.open, right.last).cmp(&(left.open, left.last)).then_with(|| left.cases.cmp(&right.cases))
    });
    contacts
}

fn fact(matter: &Matter<'_>, name: &str) -> Option<String> {
    matter.case.facts.values(name).first().cloned()
}
