//! Customers who complained more than once.

use std::collections::BTreeMap;

use super::Matter;
use crate::domain::case::Status;
use crate::domain::filter::Period;

/// Who complained more than once: within the period, or before it too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returning<'a> {
    /// How many complaints of the period name a customer.
    pub named: usize,
    /// How many do not.
    pub unnamed: usize,
    /// How many customers complained in the period.
    pub customers: usize,
    /// Those with more than one complaint, the most first.
    pub list: Vec<Returned<'a>>,
}

/// A customer with more than one complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned<'a> {
    /// Their id.
    pub customer: &'a str,
    /// How they are addressed, as the last complaint says. Telephone and full name stand elsewhere.
    pub called: Option<&'a str>,
    /// How many complaints within the period.
    pub within: usize,
    /// How many before it.
    pub earlier: usize,
    /// How many of those within the period are open.
    pub open: usize,
    /// The cases of the period, in the order given.
    pub cases: Vec<&'a str>,
}

/// Who returned in `cohort`, the complaints of `period` among `matters`.
pub(super) fn returning<'a>(cohort: &[Matter<'a>], matters: &[Matter<'a>], period: &Period) -> Returning<'a> {
    let mut known: BTreeMap<&'a str, Returned<'a>> = BTreeMap::new();
    let mut unnamed = 0;
    for matter in cohort {
        let Some(customer) = customer(matter) else {
            unnamed += 1;
            continue;
        };
        let nobody = Returned { customer, called: None, within: 0, earlier: 0, open: 0, cases: Vec::new() };
        let returned = known.entry(customer).or_insert(nobody);
        returned.called = matter.case.facts.values("called").first().map(String::as_str).or(returned.called);
        returned.within += 1;
        returned.open += usize::from(matter.case.is_open());
        returned.cases.push(&matter.case.id);
    }
    let earlier = matters.iter().filter(|matter| matter.received_on < period.first);
    for matter in earlier.filter(|matter| matter.case.status != Status::Merged) {
        if let Some(returned) = customer(matter).and_then(|customer| known.get_mut(customer)) {
            returned.earlier += 1;
        }
    }
    let (named, customers) = (cohort.len() - unnamed, known.len());
    let mut list: Vec<Returned<'a>> =
        known.into_values().filter(|returned| returned.within + returned.earlier > 1).collect();
    list.sort_by_key(|returned| std::cmp::Reverse((returned.within, returned.earlier)));
    Returning { named, unnamed, customers, list }
}

fn customer<'a>(matter: &Matter<'a>) -> Option<&'a str> {
    matter.case.facts.values("customer").first().map(String::as_str)
}
