//! Everything that `sweep` has to record, in the order in which it became true.

use std::borrow::Cow;

use super::at_once::at_once;
use super::breach::breach_escalations;
use super::completion::completion;
use super::recompute::recomputations;
use super::resumption::resumption;
use crate::domain::case::{Case, fold};
use crate::domain::clocks::{Rules, with_promises};
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Record};

/// More than any case can owe at once; a policy whose rules feed each other ends here.
const MOST: usize = 500;

/// The events that are due at `now` and not on record: escalations after a breach and at once, upgrades of the tier,
/// promises to be computed anew, pauses that were to end. Earlier ones first, for later ones may follow from them.
///
/// The events are complete, promises included, and belong into the record at their place in fold order. Only what was
/// recorded by `now` counts.
pub fn sweep(record: &Record, rules: &Rules<'_>, now: &Instant) -> Vec<Event> {
    consequences(record, None, rules, now, Scope::Everything)
}

/// [`sweep`] for a record whose state is known already: `case` is what its fold gives, without a view of the past.
/// Spares a second fold where many cases are read.
pub fn sweep_known(record: &Record, case: &Case, rules: &Rules<'_>, now: &Instant) -> Vec<Event> {
    consequences(record, Some(case), rules, now, Scope::Everything)
}

/// The escalations alone that are due at `now` and not on record, as [`sweep`] would record them.
pub fn due_escalations(record: &Record, rules: &Rules<'_>, now: &Instant) -> Vec<Event> {
    sweep(record, rules, now).into_iter().filter(|event| event.matches("escalated")).collect()
}

/// What follows at once from the facts (upgrades of the tier, escalation rules) and is not on record. A command that
/// records something records these with it; they are the same events as [`sweep`] would record later.
pub fn immediate_consequences(record: &Record, rules: &Rules<'_>, now: &Instant) -> Vec<Event> {
    consequences(record, None, rules, now, Scope::AtOnce)
}

/// The record with everything that [`sweep`] would record. Reading commands show what is due and unrecorded exactly
/// like what is recorded.
pub fn projected<'a>(record: &'a Record, rules: &Rules<'_>, now: &Instant) -> Cow<'a, Record> {
    with(record, sweep(record, rules, now))
}

/// [`projected`] for a record whose state is known already, like [`sweep_known`].
pub fn projected_known<'a>(
    record: &'a Record,
    case: &Case,
    rules: &Rules<'_>,
    now: &Instant,
) -> Cow<'a, Record> {
    with(record, sweep_known(record, case, rules, now))
}

fn with(record: &Record, events: Vec<Event>) -> Cow<'_, Record> {
    let mut whole = Cow::Borrowed(record);
    if !events.is_empty() {
        whole.to_mut().events.extend(events);
    }
    whole
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Everything,
    AtOnce,
}

fn consequences(
    record: &Record,
    known: Option<&Case>,
    rules: &Rules<'_>,
    now: &Instant,
    scope: Scope,
) -> Vec<Event> {
    let mut working = Cow::Borrowed(record);
    if record.events.iter().any(|event| event.at > *now) {
        working.to_mut().events.retain(|event| event.at <= *now);
    }
    let known = known.filter(|_| matches!(working, Cow::Borrowed(_)));
    let mut found = match known {
        Some(case) => next(record, case, rules, now, scope),
        None => first_due(&working, rules, now, scope),
    };
    let mut recorded = Vec::new();
    while let Some(event) = found.filter(|_| recorded.len() < MOST) {
        let event = with_promises(&working, &event, rules);
        working.to_mut().events.push(event.clone());
        recorded.push(event);
        found = first_due(&working, rules, now, scope);
    }
    recorded
}

/// What became true first and is not on record.
fn first_due(record: &Record, rules: &Rules<'_>, now: &Instant, scope: Scope) -> Option<Event> {
    next(record, &fold(record, None)?, rules, now, scope)
}

fn next(record: &Record, case: &Case, rules: &Rules<'_>, now: &Instant, scope: Scope) -> Option<Event> {
    let mut due = at_once(record, rules, now);
    due.extend(completion(record, case));
    if scope == Scope::Everything {
        due.extend(recomputations(record, case, rules));
        due.extend(resumption(record, case, now));
        due.extend(breach_escalations(record, case, rules, now));
    }
    due.into_iter().min_by(|left, right| (left.at, left.n, &left.id).cmp(&(right.at, right.n, &right.id)))
}
