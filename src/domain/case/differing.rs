//! What the sides of a merge could not agree on, and nobody has decided yet.

use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// The events `differed` of `record` that nobody has answered, in the order of the fold. A version of a field is answered
/// by a correction of that field, or by a header that has one of its versions by now; a version of an event by voiding that event, and either by voiding the `differed`.
pub fn differences(record: &Record) -> Vec<&Event> {
    if !record.events.iter().any(|event| event.matches(table::DIFFERED.name)) {
        return Vec::new();
    }
    let events = record.ordered_events();
    let voided = |id: &str| {
        let mut voids = events.iter().filter(|event| event.matches(table::VOID.name));
        voids.any(|void| void.fields.text("target") == Some(id))
    };
    let corrected = |field: &str| {
        let key = field.split('.').next();
        let mut corrections = events.iter().filter(|event| event.matches(table::CORRECTED.name));
        corrections.any(|event| event.fields.text("field") == key && !voided(&event.id))
    };
    let told = || events.iter().filter(|event| event.matches(table::DIFFERED.name));
    // The merge left what was there before; somebody has written one of the versions since.
    let chosen = |field: &str| {
        let now = record.header.text(field);
        now.is_some()
            && told()
                .any(|event| event.fields.text("field") == Some(field) && event.fields.text("version") == now)
    };
    let is_answered = |event: &Event| {
        voided(&event.id)
            || event.fields.text("field").is_some_and(|field| corrected(field) || chosen(field))
            || event.fields.text("target").is_some_and(voided)
    };
    told().filter(|event| !is_answered(event)).copied().collect()
}
