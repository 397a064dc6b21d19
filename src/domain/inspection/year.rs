//! The places of a year's ranking, seen over the records of all stores: two machines that knew different complaints may
//! both have closed the year.

use std::collections::BTreeMap;

use super::finding::{self, Remark};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// Everything about the places of a year that does not fit together, by the id of the store in whose record it stands.
/// `by_count` says whether the ranking of a policy (id) behind a fine (name) goes by how many complaints there were; then
/// the numbers of complaints must go with the places.
pub fn places_of_years<'a>(
    stores: impl IntoIterator<Item = &'a Record>,
    by_count: &dyn Fn(&str, &str) -> bool,
) -> Vec<(&'a str, Remark)> {
    let mut years: BTreeMap<(&str, &str, &str), Vec<Placed<'_>>> = BTreeMap::new();
    for store in stores {
        for placed in store.events.iter().filter_map(|event| Placed::of(&store.id, event)) {
            years.entry((placed.policy, placed.rule, placed.year)).or_default().push(placed);
        }
    }
    let mut remarks = Vec::new();
    for ((policy, rule, _), year) in years {
        let by_count = by_count(policy, rule);
        let wrong = year.iter().filter(|placed| !placed.fits(&year, by_count));
        remarks.extend(wrong.map(|placed| {
            (placed.store, finding::places_disagree(placed.event, (placed.rule, placed.year)))
        }));
    }
    remarks
}

/// A place of a store in a year.
struct Placed<'a> {
    store: &'a str,
    event: &'a Event,
    policy: &'a str,
    rule: &'a str,
    year: &'a str,
    place: usize,
    complaints: u32,
}

impl<'a> Placed<'a> {
    fn of(store: &'a str, event: &'a Event) -> Option<Self> {
        let text = |key: &str| event.fields.text(key);
        if !event.matches(table::FINED.name) {
            return None;
        }
        Some(Self {
            store,
            event,
            policy: text("rules").and_then(|stamp| stamp.split('@').next()).unwrap_or_default(),
            rule: text("rule")?,
            year: text("period")?,
            place: text("place")?.parse().ok()?,
            complaints: text("complaints")?.parse().ok()?,
        })
    }

    /// As many stores stand before it as its place says; the more complaints the earlier the place.
    fn fits(&self, year: &[Self], by_count: bool) -> bool {
        let before = year.iter().filter(|other| other.place < self.place).count();
        let goes_with = |other: &Self| match other.place.cmp(&self.place) {
            std::cmp::Ordering::Less => other.complaints >= self.complaints,
            std::cmp::Ordering::Equal => other.complaints == self.complaints,
            std::cmp::Ordering::Greater => other.complaints <= self.complaints,
        };
        before + 1 == self.place && (!by_count || year.iter().all(goes_with))
    }
}
