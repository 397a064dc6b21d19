//! The moments of a case: when its facts changed, and what they were then.

use chrono::Duration;

use crate::domain::case::{Case, fold};
use crate::domain::clocks::{Rules, facts_at};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::Record;

/// An instant at which facts changed.
pub(crate) struct Moment {
    /// The instant.
    pub(crate) at: Instant,
    /// The instant as of which the facts are asked: a clock is overdue only after its due instant.
    pub(crate) seen: Instant,
    /// The `n` of what changed them.
    pub(crate) n: u32,
    /// The state then.
    pub(crate) case: Case,
    /// The facts then.
    pub(crate) facts: Facts,
}

/// Every instant up to `now` at which facts changed, each with the state as of then: those at which something was
/// recorded, and the due instants that passed in between.
pub(crate) fn moments(record: &Record, rules: &Rules<'_>, now: &Instant) -> Vec<Moment> {
    let instants = instants(record, now);
    let nexts = instants.iter().skip(1).chain([now]);
    instants.iter().zip(nexts).flat_map(|span| moments_of(record, rules, span)).collect()
}

/// Those of the [`moments`] that are at `at`.
pub(crate) fn moments_at(record: &Record, rules: &Rules<'_>, now: &Instant, at: &Instant) -> Vec<Moment> {
    let instants = instants(record, now);
    let after = instants.partition_point(|instant| instant <= at);
    let Some(from) = after.checked_sub(1).and_then(|last| instants.get(last)) else { return Vec::new() };
    let mut moments = moments_of(record, rules, (from, instants.get(after).unwrap_or(now)));
    moments.retain(|moment| moment.at == *at);
    moments
}

/// The instants up to `now` at which something was recorded.
fn instants(record: &Record, now: &Instant) -> Vec<Instant> {
    let mut instants: Vec<Instant> =
        record.events.iter().map(|event| event.at).filter(|at| at <= now).collect();
    instants.sort_unstable();
    instants.dedup();
    instants
}

/// The moment at `at`, when something was recorded, and those that passed until `next`, when the next thing was.
fn moments_of(record: &Record, rules: &Rules<'_>, (at, next): (&Instant, &Instant)) -> Vec<Moment> {
    let Some(case) = fold(record, Some(at)) else { return Vec::new() };
    let here = record.events.iter().filter(|event| event.at == *at);
    let n = here.map(|event| event.n).max().unwrap_or_default();
    let mut moments = Vec::new();
    for (due, n) in passing(record, &case, at, next) {
        let seen = due + Duration::seconds(1);
        let facts = facts_at(&case, rules.policy, &seen);
        moments.push(Moment { at: due, seen, n, facts, case: case.clone() });
    }
    let facts = facts_at(&case, rules.policy, at);
    moments.insert(0, Moment { at: *at, seen: *at, n, facts, case });
    moments
}

/// The due instants that pass unmet from `from` until `to`, each with the `n` of the event that recorded it.
fn passing(record: &Record, case: &Case, from: &Instant, to: &Instant) -> Vec<(Instant, u32)> {
    let running = case.clocks.iter().filter(|clock| clock.is_running());
    let mut passing: Vec<(Instant, u32)> = running
        .filter_map(|clock| {
            let due = clock.due_at().filter(|due| due >= from && due < to)?;
            let recorder = record.events.iter().find(|event| event.id == clock.recorded_by)?;
            Some((due, recorder.n))
        })
        .collect();
    passing.sort_unstable();
    passing.dedup_by_key(|(due, _)| *due);
    passing
}
