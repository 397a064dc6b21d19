//! Promises: which clocks an event starts, moves, holds or withdraws, and until when.
//!
//! A clock starts at the first event of its round that matches its `from`. In a later round a clock from `received`
//! starts at `reopened`, so that no second handling goes without a deadline; unless the policy has clocks from
//! `reopened`, and so says itself what a second handling starts. A clock starts again within a round only when the
//! same event stops and starts it (progress is told every so often).
//!
//! A promise that was made is moved by four things only: the facts changed so that another of the clock's terms
//! applies (R12), the time of receipt was corrected, a pause ended, or `extended` sets another date by somebody's
//! authority. A date set by authority is moved only by another authority. A changed policy moves nothing (R13).

use super::Rules;
use super::change::Change;
use super::held::{left_at, running_on};
use super::late_entry::mark_late_entry;
use super::reckon::{facts_at, pauses_of};
use crate::domain::calendar::{Segment, Term};
use crate::domain::case::{Case, RUNS_ON, SEEN, SWEEP, fold_events, is_hold};
use crate::domain::record::{Due, Event, Record, Value};

/// A promise that an event makes, and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Started {
    /// The promise, ready to be recorded.
    pub due: Due,
    /// The term that applies; `None` for a clock that no longer applies.
    pub term: Option<Term>,
    /// The line of that term in the policy.
    pub line: Option<usize>,
    /// What was counted, skipped and paused.
    pub segments: Vec<Segment>,
}

/// `event`, not yet appended to `record`, with everything that it has to tell about clocks: the promises that follow
/// from it, the time left of the clocks that a pause holds, whether it was entered too late, and how much its writer had seen (see [`fold`](crate::domain::case::fold)).
///
/// Promises that the event carries already (`extended`) stay as they are.
pub fn with_promises(record: &Record, event: &Event, rules: &Rules<'_>) -> Event {
    let mut event = event.clone();
    if let Some(Term::Elapsed { seconds }) = rules.policy.intake.late_entry_limit {
        mark_late_entry(&mut event, seconds);
    }
    let earlier = events_before(record, &event);
    for started in dues_after(record, &event, rules) {
        if !event.due.iter().any(|due| due.clock == started.due.clock && due.round == started.due.round) {
            event.due.push(started.due);
        }
    }
    if event.matches("paused") {
        let (left, runs_on) = (left_at(record, &event, rules), running_on(record, &event, rules));
        if !left.is_empty() && event.fields.get("left").is_none() {
            event.fields.push("left", Value::Map(left));
        }
        if !runs_on.is_empty() && event.fields.get(RUNS_ON).is_none() {
            event.fields.push(RUNS_ON, Value::texts(runs_on));
        }
    }
    let seen = if event.matches("paused") {
        earlier.iter().filter(|event| !event.due.is_empty()).count()
    } else if event.due.is_empty() {
        0
    } else {
        earlier.iter().filter(|event| is_hold(event)).count()
    };
    if seen > 0 && event.fields.get(SEEN).is_none() {
        event.fields.push(SEEN, Value::text(seen.to_string()));
    }
    event
}

/// The promises that follow from `event`, which is not yet appended to `record`, in the order of the policy.
///
/// A due instant that cannot be computed becomes [`DueAt::Unknown`] and never stops intake (design §12.6).
pub fn dues_after(record: &Record, event: &Event, rules: &Rules<'_>) -> Vec<Started> {
    let silent = ["void", "extended", "paused", "closed", "withdrawn", "merged", "recomputed"];
    if silent.contains(&event.kind.name()) {
        return Vec::new();
    }
    let earlier = known_to(record, event);
    let mut events = earlier.clone();
    events.push(event);
    events.sort_by_key(|event| (event.n, event.at, &event.id));
    let Some(after) = fold_events(record, &events).filter(Case::is_open) else { return Vec::new() };
    let before = fold_events(record, &earlier);
    let change = Change {
        event,
        rules,
        facts_before: before.as_ref().map(|case| facts_at(case, rules.policy, &event.at)),
        facts: facts_at(&after, rules.policy, &event.at),
        received_before: before.as_ref().map(|case| case.received),
        pauses: pauses_of(&after),
        round: events_of_round(&events, &after),
        received: events.iter().copied().find(|event| event.matches("received")),
        after,
    };
    change.promises()
}

/// The events of `record` that order before `event`.
fn events_before<'a>(record: &'a Record, event: &Event) -> Vec<&'a Event> {
    let place = (event.n, event.at, &event.id);
    record.ordered_events().into_iter().filter(|other| (other.n, other.at, &other.id) < place).collect()
}

/// The events that `event` can take into account: all that order before it; for an event that follows from the
/// policy, and so is written with the lowest `n` that its cause allows, all that were recorded by then.
pub(super) fn known_to<'a>(record: &'a Record, event: &Event) -> Vec<&'a Event> {
    if event.by != SWEEP {
        return events_before(record, event);
    }
    let by_then = |other: &&Event| other.at <= event.at && other.id != event.id;
    record.ordered_events().into_iter().filter(by_then).collect()
}

/// The standing events of the present round: since the last reopening, that event included.
fn events_of_round<'a>(events: &[&'a Event], case: &Case) -> Vec<&'a Event> {
    let standing: Vec<&Event> =
        events.iter().copied().filter(|event| !case.voided.contains(&event.id)).collect();
    let start = standing.iter().rposition(|event| event.matches("reopened")).unwrap_or(0);
    standing.into_iter().skip(start).collect()
}
