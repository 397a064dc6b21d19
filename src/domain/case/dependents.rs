//! What depends on an event, and has to be voided before it (design §12.8).

use crate::domain::record::{Event, Record};

/// The events that only make sense with `target` in force, in fold order; a `void` of `target` is refused while there
/// are any. A resumption needs its pause, a reopening its closing, a promise that was moved or held the one before.
/// Promises that merely counted a pause need not go: once it is voided they are computed anew (§12.4).
pub fn dependents<'a>(record: &'a Record, target: &str) -> Vec<&'a Event> {
    let events = record.ordered_events();
    let voided: Vec<&str> = events
        .iter()
        .filter(|event| event.matches("void"))
        .filter_map(|event| event.fields.text("target"))
        .collect();
    let Some(position) = events.iter().position(|event| event.id == target) else { return Vec::new() };
    let Some(voiding) = events.get(position) else { return Vec::new() };
    let standing =
        || events.iter().skip(position + 1).copied().filter(|event| !voided.contains(&event.id.as_str()));
    if voiding.matches("paused") {
        return standing().filter(|event| event.matches("resumed")).take(1).collect();
    }
    if voiding.matches("closed") || voiding.matches("withdrawn") {
        return standing().filter(|event| event.matches("reopened")).take(1).collect();
    }
    if voiding.matches("reopened") {
        return standing().filter(|event| !event.matches("note") && !event.matches("void")).collect();
    }
    standing().filter(|event| moves_promise_of(event, voiding)).collect()
}

/// Whether `event` moves or holds a promise that `earlier` made, or is an escalation of its breach.
fn moves_promise_of(event: &Event, earlier: &Event) -> bool {
    earlier.due.iter().any(|due| {
        let moved = event.due.iter().any(|later| later.clock == due.clock && later.round == due.round);
        let held = event.fields.map("left").is_some_and(|left| left.get(&due.clock).is_some());
        moved || held
    })
}
