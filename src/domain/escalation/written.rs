//! How an event of `sweep` is written.

use crate::domain::case::SWEEP;
use crate::domain::clocks::Rules;
use crate::domain::id::{Promise, sweep_event_id};
use crate::domain::instant::{self, Instant};
use crate::domain::policy::Policy;
use crate::domain::record::{Event, EventKind, Fields, Record, Value};

/// From what an event of `sweep` follows.
pub(crate) struct Cause<'a> {
    /// The clock's or the rule's name.
    pub(crate) name: &'a str,
    /// The round of handling.
    pub(crate) round: u32,
    /// What is recorded of it.
    pub(crate) step: &'a str,
    /// The instant that distinguishes it: a moved deadline is a new alarm.
    pub(crate) key: Instant,
    /// When it became true.
    pub(crate) at: Instant,
    /// The `n` of the event it follows from.
    pub(crate) after: u32,
}

/// Whether `record` has what follows from the rule `name` by `step`, in every round of handling up to `rounds`.
pub(super) fn is_written_in_all(
    record: &Record,
    (name, step): (&str, &str),
    key: Instant,
    rounds: u32,
) -> bool {
    let is_written = |round: u32| {
        let id = sweep_event_id(Promise { case: record.first_id(), clock: name, round, step, due: key });
        record.events.iter().any(|event| event.id == id)
    };
    (1..=rounds).all(is_written)
}

/// The event of kind `kind` that follows from `cause`; `None` when the record has it already.
pub(crate) fn written(record: &Record, kind: &str, cause: &Cause<'_>, fields: Fields) -> Option<Event> {
    let promise = Promise {
        case: record.first_id(),
        clock: cause.name,
        round: cause.round,
        step: cause.step,
        due: cause.key,
    };
    let id = sweep_event_id(promise);
    if record.events.iter().any(|event| event.id == id) {
        return None;
    }
    Some(Event {
        id,
        at: cause.at,
        by: SWEEP.to_owned(),
        n: cause.after.saturating_add(1),
        kind: EventKind::of(kind),
        happened: None,
        due: Vec::new(),
        fields,
    })
}

/// The fields of an escalation to `level`: the level, the reason, and the role that takes it.
pub(super) fn escalation_fields(policy: &Policy, level: &str, reason: &str) -> Fields {
    let mut fields = Fields::default().with("level", Value::text(level)).with("reason", Value::text(reason));
    let found = policy.escalation.levels.iter().find(|known| known.choice.name == level);
    if let Some(role) = found.and_then(|found| found.role.as_ref()) {
        fields.push("to", Value::text(role));
    }
    fields
}

/// Adds when the house opens next, where `at` lies outside its hours: nobody is called at midnight.
pub(super) fn with_opening(mut fields: Fields, rules: &Rules<'_>, at: Instant) -> Fields {
    if let Some(opening) = rules.calendar.first_open_instant(at).ok().filter(|opening| *opening != at) {
        fields.push("tell_at", Value::text(instant::format(&opening)));
    }
    fields
}

/// The moment at which the record began, which no correction moves.
pub(crate) fn birth(record: &Record) -> Option<Instant> {
    let events = record.ordered_events();
    let received = events.iter().find(|event| event.matches("received"));
    received.or(events.first()).map(|event| event.at)
}
