//! Pauses with an end that was said beforehand: a forgotten pause stops no clock for ever.

use super::written::{Cause, written};
use crate::domain::case::Case;
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Fields, Record};

/// The resumption of a case whose open pauses were all to end before `now`.
pub(super) fn resumption(record: &Record, case: &Case, now: &Instant) -> Option<Event> {
    let open: Vec<_> = case.pauses.iter().filter(|pause| pause.until.is_none()).collect();
    let ends: Option<Vec<Instant>> = open.iter().map(|pause| pause.planned_until).collect();
    let end = ends?.into_iter().max().filter(|end| end <= now)?;
    let pause = open.first()?;
    let at = end.max(pause.from);
    let before = record.events.iter().filter(|event| event.at <= at).map(|event| event.n);
    let of_pauses = record.events.iter().filter(|event| open.iter().any(|pause| pause.event == event.id));
    let after = before.chain(of_pauses.map(|event| event.n)).max()?;
    let cause = Cause { name: &pause.event, round: case.round, step: "resumed", key: end, at, after };
    written(record, "resumed", &cause, Fields::default())
}
