//! How long things took, from receipt: to the first response, the first closing and the last one.

use super::{Matter, Spread, seconds_between, standing_events};
use crate::domain::record::Event;
use crate::domain::record::kind::table;

/// How long things took, over several cases. Times are elapsed, night and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// From receipt to the first response.
    pub first_response: Option<Spread>,
    /// From receipt to the first closing, reopened or not.
    pub first_closing: Option<Spread>,
    /// From receipt to the closing that stands: without the cases that are open again.
    pub last_closing: Option<Spread>,
}

impl Times {
    /// The times of `matters`.
    pub fn of(matters: &[Matter<'_>]) -> Self {
        let spread =
            |length: fn(&Matter<'_>) -> Option<i64>| Spread::of(matters.iter().filter_map(length).collect());
        Self {
            first_response: spread(first_response),
            first_closing: spread(settling),
            last_closing: spread(last_closing),
        }
    }
}

/// The seconds from receipt to the first response that stands.
pub fn first_response(matter: &Matter<'_>) -> Option<i64> {
    let responded = standing_events(matter).filter(|event| event.matches(table::RESPONDED.name));
    responded.map(Event::moment).min().map(|moment| seconds_between(&matter.case.received, &moment))
}

/// The seconds from receipt to the first closing.
pub fn settling(matter: &Matter<'_>) -> Option<i64> {
    matter.case.first_closed.map(|closed| seconds_between(&matter.case.received, &closed))
}

/// The seconds from receipt to the last closing, where that stands.
pub fn last_closing(matter: &Matter<'_>) -> Option<i64> {
    matter.case.closed.map(|closed| seconds_between(&matter.case.received, &closed))
}
