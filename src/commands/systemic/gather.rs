//! The complaints that are looked at, by policy: what one policy watches is counted among the stores that it governs.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::commands::both_cores;
use crate::commands::caseload::Caseload;
use crate::domain::case::Status;
use crate::domain::clocks::facts_at;
use crate::domain::filter::{Filter, Period};
use crate::domain::policy::Policy;
use crate::domain::ranking::Asked;
use crate::domain::summary::Matter;
use crate::domain::systemic::{Background, Look, Span, look};

/// The complaints of the stores of one policy, and what a look at them found.
pub(in crate::commands) struct Group<'a> {
    /// The policy.
    pub(in crate::commands) policy: &'a Policy,
    /// The complaints of all times that count, with what conditions can ask.
    pub(in crate::commands) known: Vec<Asked<'a>>,
    /// What the look found.
    pub(in crate::commands) look: Look<'a>,
}

/// The complaints that the filter means, by policy, looked at over the days that were `asked` for or those of the
/// policy.
pub(in crate::commands) fn groups<'a>(
    caseload: &'a Caseload,
    filter: &Filter,
    asked: Option<Period>,
) -> Vec<Group<'a>> {
    let today = caseload.now.date_naive();
    let mut by_policy: BTreeMap<&str, (&Policy, Vec<Matter<'a>>)> = BTreeMap::new();
    for matter in caseload.matters(filter) {
        let Some(rules) = caseload.rules(matter.case.store.as_deref()) else { continue };
        let (_, matters) = by_policy.entry(&rules.policy.id).or_insert_with(|| (&rules.policy, Vec::new()));
        matters.push(matter);
    }
    let groups = by_policy.into_values().map(|(policy, matters)| {
        let background = background(caseload, filter, policy, &matters);
        let known = counting(caseload, policy, matters);
        let span = Span::of(&policy.systemic, today, asked);
        let look = look(&policy.systemic, &known, span, &background);
        Group { policy, known, look }
    });
    groups.collect()
}

/// The complaints that count for themselves and of which the policy's condition holds.
fn counting<'a>(caseload: &Caseload, policy: &Policy, matters: Vec<Matter<'a>>) -> Vec<Asked<'a>> {
    let now = caseload.now;
    let asked = both_cores::map(matters, |matter: Matter<'a>| {
        let facts = facts_at(matter.case, policy, &now);
        let counts = matter.case.status != Status::Merged && policy.systemic.when.holds(&facts);
        counts.then_some((matter, facts))
    });
    asked.into_iter().flatten().collect()
}

/// Since when there are records, and how many transactions there were.
fn background<'a>(
    caseload: &'a Caseload,
    filter: &Filter,
    policy: &Policy,
    matters: &[Matter<'_>],
) -> Background<'a> {
    let mut since: BTreeMap<Option<String>, NaiveDate> = BTreeMap::new();
    for matter in matters {
        for place in [None, matter.case.store.clone()] {
            let first = since.entry(place).or_insert(matter.received_on);
            *first = matter.received_on.min(*first);
        }
    }
    let stores = caseload.desk.shop.stores.iter().filter(|store| {
        let rules = caseload.rules(Some(&store.id));
        let is_meant = filter.stores.is_empty() || filter.stores.contains(&store.id);
        is_meant && rules.is_some_and(|rules| rules.policy.id == policy.id)
    });
    let volumes = stores.map(|store| (store.id.clone(), store.transactions.as_slice())).collect();
    Background { since, volumes }
}
