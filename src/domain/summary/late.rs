//! Late entries: what was recorded on a later day than it happened. They are shown as what they are.

use crate::domain::calendar::Zone;
use crate::domain::case::Case;
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Record};

/// An event that was recorded on a later day than it happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LateEntry<'a> {
    /// The case.
    pub case: &'a str,
    /// The event.
    pub event: &'a Event,
    /// When it happened.
    pub happened: Instant,
}

impl LateEntry<'_> {
    /// How many seconds later it was recorded.
    pub fn seconds(&self) -> i64 {
        self.event.at.signed_duration_since(self.happened).num_seconds()
    }
}

/// The late entries of a case, in the order of its events. A complaint that is entered on a later day than it was
/// received is one of them.
pub fn late_entries<'a>(record: &'a Record, case: &'a Case, zone: Zone) -> Vec<LateEntry<'a>> {
    let visible = record.ordered_events().into_iter().filter(|event| event.at <= case.last_event);
    let late = visible.filter_map(|event| {
        let happened = match event.happened {
            Some(happened) => happened,
            None if event.matches("received") => case.received,
            None => return None,
        };
        let later_day = zone.shown(&event.at).date_naive() > zone.shown(&happened).date_naive();
        later_day.then_some(LateEntry { case: &case.id, event, happened })
    });
    late.collect()
}
