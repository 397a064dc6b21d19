//! Counts by name, tier and store.

use std::collections::BTreeMap;

use super::{ClockVerdict, Count, Matter, Share, StoreCount, verdict};
use crate::domain::instant::Instant;

/// Counts by a name, the most frequent first and then by name; those without a name last.
pub(super) fn by_frequency(
    matters: &[Matter<'_>],
    name: impl Fn(&Matter<'_>) -> Option<String>,
) -> Vec<Count> {
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for matter in matters {
        *counts.entry(name(matter)).or_default() += 1;
    }
    let of = matters.len();
    let mut list: Vec<Count> =
        counts.into_iter().map(|(name, count)| Count { name, share: Share { count, of } }).collect();
    list.sort_by_key(|count| (count.name.is_none(), std::cmp::Reverse(count.share.count)));
    list
}

/// Counts by tier, the gravest first; those without one last.
pub(super) fn by_tier(matters: &[Matter<'_>]) -> Vec<Count> {
    let rank = |name: Option<&str>| {
        let ranks = matters.iter().filter_map(|matter| matter.names.rank(name?));
        (name.is_none(), ranks.min().unwrap_or(u32::MAX))
    };
    let mut list = by_frequency(matters, |matter| matter.case.tier.clone());
    list.sort_by_key(|count| rank(count.name.as_deref()));
    list
}

/// Counts by store, in the order of names: no ranking (R18).
pub(super) fn by_store(matters: &[Matter<'_>], now: &Instant) -> Vec<StoreCount> {
    let mut stores: BTreeMap<(bool, Option<&str>), Vec<&Matter<'_>>> = BTreeMap::new();
    for matter in matters {
        let store = matter.case.store.as_deref();
        stores.entry((store.is_none(), store)).or_default().push(matter);
    }
    let missed = |matter: &&&Matter<'_>| {
        matter.case.clocks.iter().any(|clock| verdict(clock, now) == Some(ClockVerdict::Missed))
    };
    let count = |((_, name), of_store): ((bool, Option<&str>), Vec<&Matter<'_>>)| StoreCount {
        name: name.map(str::to_owned),
        received: Share { count: of_store.len(), of: matters.len() },
        open: of_store.iter().filter(|matter| matter.case.is_open()).count(),
        missed: Share { count: of_store.iter().filter(missed).count(), of: of_store.len() },
    };
    stores.into_iter().map(count).collect()
}
