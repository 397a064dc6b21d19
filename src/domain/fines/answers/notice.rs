//! Until when a fine is to be paid and objected to. Terms of days end with the whole day, at midnight: money that is
//! sent in the evening of the last day is in time, whatever the shop's hours.

use chrono::TimeDelta;

use crate::domain::calendar::{self, Counting, ReckonError, Term};
use crate::domain::clocks::Rules;
use crate::domain::instant::Instant;

/// When `term` ends that begins with the notice, `served` then. Where the first day counts, the day of the notice is day
/// 1: three days from a Monday end with the Wednesday, so that it is due by Thursday at 00:00.
///
/// # Errors
/// There is no such instant: holidays are not loaded (R15), or nothing is ever open.
pub fn ends(
    rules: &Rules<'_>,
    term: Term,
    first_day_counts: bool,
    served: Instant,
) -> Result<Instant, ReckonError> {
    let from = if first_day_counts && term.counts_days() { served - TimeDelta::days(1) } else { served };
    let calendar = if term.counts_open_time() { rules.calendar } else { rules.always };
    let end = calendar::due_instant(calendar, from, &term, Counting::default(), &[])?;
    if term.counts_days() { end_of_day(rules, end) } else { Ok(end) }
}

/// When a term that was to end at `end` does so after it stood still from `from` until `until`: what was left of it then
/// runs on. A term of days is longer by the days, or the working days, from that on which it was held to the one on which
/// it runs on, which counts itself. `None` where it had ended before it was held.
///
/// # Errors
/// There is no such instant: holidays are not loaded (R15), or nothing is ever open.
pub fn ends_after_hold(
    rules: &Rules<'_>,
    term: Term,
    end: Instant,
    (from, until): (Instant, Instant),
) -> Result<Option<Instant>, ReckonError> {
    if end < from {
        return Ok(None);
    }
    if !term.counts_days() {
        let calendar = if term.counts_open_time() { rules.calendar } else { rules.always };
        let left = calendar::remaining(calendar, from, end, &term)?;
        return calendar::resume(calendar, until, left).map(Some);
    }
    let day = |instant: Instant| rules.always.zone().shown(&instant).date_naive();
    let held = day(from).iter_days().take_while(|date| *date < day(until));
    let mut days = 0;
    for date in held {
        days += u32::from(!term.counts_open_time() || rules.calendar.day(date)?.working);
    }
    let more = if term.counts_open_time() { Term::WorkingDays(days) } else { Term::Days(days) };
    if days == 0 { Ok(Some(end)) } else { ends(rules, more, false, end - TimeDelta::seconds(1)).map(Some) }
}

/// The midnight with which the day ends on which `instant` lies; midnight itself belongs to the day before.
fn end_of_day(rules: &Rules<'_>, instant: Instant) -> Result<Instant, ReckonError> {
    let within = instant - TimeDelta::seconds(1);
    calendar::due_instant(rules.always, within, &Term::Days(0), Counting::default(), &[])
}
