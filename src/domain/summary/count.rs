//! Counts by name, tier and store, beside those of the period before.

use std::collections::BTreeMap;

use super::{ClockVerdict, Count, Dimension, Matter, Share, StoreCount, verdict};
use crate::domain::instant::Instant;
use crate::domain::names::{Counted, Names};

/// The complaints of a period, and of the one before where there is one to compare with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cohorts<'c, 'a> {
    /// Those of the period.
    pub(super) now: &'c [Matter<'a>],
    /// Those of the period before.
    pub(super) before: Option<&'c [Matter<'a>]>,
}

impl Cohorts<'_, '_> {
    /// Counts by a dimension, the most frequent first and then by name; those without a name last. A complaint that
    /// names several counts for each.
    pub(super) fn by(&self, dimension: &Dimension) -> Vec<Count> {
        self.by_names(|matter| dimension.values(matter))
    }

    /// Counts by a dimension that tells people apart: in the order of names, no ranking (R18).
    pub(super) fn by_people(&self, dimension: &Dimension) -> Vec<Count> {
        let mut list = self.by(dimension);
        list.sort_by(|left, right| {
            (left.name.is_none(), &left.name).cmp(&(right.name.is_none(), &right.name))
        });
        list
    }

    /// Counts by each field of the policies that can be counted; of texts only those that come back, since a text of
    /// its own for each complaint tells nothing about frequent problems.
    pub(super) fn by_fields(&self) -> Vec<(String, Vec<Count>)> {
        let mut fields: Vec<(&str, Counted)> = Vec::new();
        let mut policies: Vec<&Names> = Vec::new();
        for matter in self.now {
            if policies.iter().any(|known| std::ptr::eq(*known, matter.names)) {
                continue;
            }
            policies.push(matter.names);
            for (field, counted) in matter.names.counted_fields() {
                if !fields.iter().any(|(known, _)| *known == field) {
                    fields.push((field, counted));
                }
            }
        }
        let count = |(field, counted): (&str, Counted)| {
            let mut counts = self.by(&Dimension::Field(field.to_owned()));
            let least = if counted == Counted::WhereItComesBack { 2 } else { 0 };
            counts.retain(|count| count.name.is_some() && count.share.count >= least);
            (field.to_owned(), counts)
        };
        let is_told = |(_, counts): &(String, Vec<Count>)| {
            counts.iter().any(|count| count.name.is_some() && count.share.count > 0)
        };
        fields.into_iter().map(count).filter(is_told).collect()
    }

    /// Counts by the one name that a complaint has, or has not.
    pub(super) fn by_name(&self, name: impl Fn(&Matter<'_>) -> Option<String>) -> Vec<Count> {
        self.by_names(|matter| name(matter).into_iter().collect())
    }

    fn by_names(&self, names: impl Fn(&Matter<'_>) -> Vec<String>) -> Vec<Count> {
        let now = tally(self.now, &names);
        let before = self.before.map(|matters| (tally(matters, &names), matters.len()));
        let count_before = |name: &Option<String>| {
            let (tally, of) = before.as_ref()?;
            Some(Share { count: tally.get(name).copied().unwrap_or(0), of: *of })
        };
        let gone = before.iter().flat_map(|(tally, _)| tally.keys()).filter(|name| !now.contains_key(*name));
        let gone: Vec<(Option<String>, usize)> = gone.map(|name| (name.clone(), 0)).collect();
        let of = self.now.len();
        let all = now.into_iter().chain(gone);
        let mut list: Vec<Count> = all
            .map(|(name, count)| Count { before: count_before(&name), name, share: Share { count, of } })
            .collect();
        list.sort_by(|left, right| {
            let key = |count: &Count| {
                let before = count.before.map_or(0, |share| share.count);
                (count.name.is_none(), std::cmp::Reverse((count.share.count, before)))
            };
            key(left).cmp(&key(right)).then_with(|| left.name.cmp(&right.name))
        });
        list
    }

    /// Counts by tier, the gravest first; those without one last.
    pub(super) fn by_tier(&self) -> Vec<Count> {
        let matters = || self.now.iter().chain(self.before.into_iter().flatten());
        let rank = |name: Option<&str>| {
            let ranks = matters().filter_map(|matter| matter.names.rank(name?));
            (name.is_none(), ranks.min().unwrap_or(u32::MAX))
        };
        let mut list = self.by(&Dimension::Tier);
        list.sort_by_cached_key(|count| rank(count.name.as_deref()));
        list
    }

    /// Counts by store, in the order of names: no ranking (R18).
    pub(super) fn by_store(&self, now: &Instant) -> Vec<StoreCount> {
        let mut stores: BTreeMap<(bool, Option<&str>), Vec<&Matter<'_>>> = BTreeMap::new();
        for matter in self.now {
            let store = matter.case.store.as_deref();
            stores.entry((store.is_none(), store)).or_default().push(matter);
        }
        let before = self.before.map(|matters| {
            let of_store = |store: Option<&str>| {
                matters.iter().filter(|matter| matter.case.store.as_deref() == store).count()
            };
            (matters, of_store)
        });
        for matter in self.before.into_iter().flatten() {
            let store = matter.case.store.as_deref();
            stores.entry((store.is_none(), store)).or_default();
        }
        let missed = |matter: &&&Matter<'_>| {
            matter.case.clocks.iter().any(|clock| verdict(clock, now) == Some(ClockVerdict::Missed))
        };
        let count = |((_, name), of_store): ((bool, Option<&str>), Vec<&Matter<'_>>)| StoreCount {
            name: name.map(str::to_owned),
            received: Share { count: of_store.len(), of: self.now.len() },
            before: before
                .as_ref()
                .map(|(matters, of_store)| Share { count: of_store(name), of: matters.len() }),
            open: of_store.iter().filter(|matter| matter.case.is_open()).count(),
            missed: Share { count: of_store.iter().filter(missed).count(), of: of_store.len() },
        };
        stores.into_iter().map(count).collect()
    }
}

/// How many complaints have each name; under `None` those that have none.
fn tally(
    matters: &[Matter<'_>],
    names: &impl Fn(&Matter<'_>) -> Vec<String>,
) -> BTreeMap<Option<String>, usize> {
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for matter in matters {
        let names = names(matter);
        if names.is_empty() {
            *counts.entry(None).or_default() += 1;
        }
        for name in names {
            *counts.entry(Some(name)).or_default() += 1;
        }
    }
    counts
}
