//! Due instants: a term added to an instant (R1–R10).

use chrono::NaiveDate;

use super::Calendar;
use super::error::ReckonError;
use super::explain::{self, Segment};
use super::pause::{Pauses, STILL_OPEN};
use super::term::Term;
use super::{Left, Pause};
use crate::domain::instant::Instant;

/// How a term of days ends. Terms of seconds, minutes and hours take no notice of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counting {
    /// At which time of the last day it is due.
    pub end: DayEnd,
    /// Whether a last day that is no working day moves to the next working day (Civil Code art. 203). For calendar
    /// days and months; working days end on one anyway.
    pub roll: bool,
}

/// At which time of its last day a term of days is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayEnd {
    /// At that day's closing; at `24:00` where it has no hours (Civil Code art. 203).
    #[default]
    Closing,
    /// At the clock time at which the term began; for working days then forward to the next open instant.
    SameClock,
}

/// A due instant and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Reckoning {
    /// When it is due, with the calendar's offset then.
    pub due: Instant,
    /// What was counted, skipped and paused on the way, in order.
    pub segments: Vec<Segment>,
    /// The first date that was reckoned as an ordinary one because its year's holidays are not loaded; only with
    /// [`Calendar::allowing_unloaded_years`] (R15).
    pub assumed_from: Option<NaiveDate>,
}

/// When a term that starts at `from` is due.
///
/// Pauses count as their union, clipped to the clock's life (R9, R10): for elapsed terms by their elapsed time; for
/// working time and working days by their open time; a term of calendar days or months starts later by the elapsed
/// time of the pauses. A pause that is still open gives [`ReckonError::Paused`] with the time left.
pub fn due(
    calendar: &Calendar,
    from: Instant,
    term: &Term,
    counting: Counting,
    pauses: &[Pause],
) -> Result<Reckoning, ReckonError> {
    let pauses = Pauses::new(pauses);
    let question = Question { calendar, from: from.timestamp(), term: *term, counting, pauses: &pauses };
    let moment = question.due()?;
    let due = calendar.zone.instant(moment);
    let segments = explain::segments(&question, moment)?;
    Ok(Reckoning { due, segments, assumed_from: assumed_from(&question, moment) })
}

/// When a term that starts at `from` is due, without the account of how; otherwise as [`due`].
pub fn due_instant(
    calendar: &Calendar,
    from: Instant,
    term: &Term,
    counting: Counting,
    pauses: &[Pause],
) -> Result<Instant, ReckonError> {
    let pauses = Pauses::new(pauses);
    let question = Question { calendar, from: from.timestamp(), term: *term, counting, pauses: &pauses };
    question.due().map(|moment| calendar.zone.instant(moment))
}

/// What is left at `at` of a term that is due at `due`: open time for working time and working days, else elapsed
/// time. Nothing is left after `due`. This is what a paused clock keeps (R9); [`resume`] makes it a due instant again.
pub fn remaining(calendar: &Calendar, at: Instant, due: Instant, term: &Term) -> Result<Left, ReckonError> {
    let (at, due) = (at.timestamp(), due.timestamp());
    let open_time = term.counts_open_time();
    let seconds = match open_time {
        true => calendar.open_days_between(at, due, &Pauses::default())?,
        false => (due - at).max(0),
    };
    Ok(Left { seconds, open_time })
}

/// When the time `left` of a paused clock is used up, if it runs on from `at`.
pub fn resume(calendar: &Calendar, at: Instant, left: Left) -> Result<Instant, ReckonError> {
    let moment = match left.open_time {
        true => calendar.add_open_days(at.timestamp(), left.seconds, &Pauses::default())?,
        false => in_range(at.timestamp().saturating_add(left.seconds))?,
    };
    Ok(calendar.zone.instant(moment))
}

/// A question for a due instant; moments in seconds since 1970 UTC.
pub(super) struct Question<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) from: i64,
    pub(super) term: Term,
    pub(super) counting: Counting,
    pub(super) pauses: &'a Pauses,
}

impl Question<'_> {
    fn due(&self) -> Result<i64, ReckonError> {
        match self.term {
            Term::Elapsed { seconds } => self.elapsed(seconds),
            Term::WorkingTime { seconds } => self.calendar.add_open(self.from, seconds, self.pauses),
            Term::WorkingDays(count) => self.working_days(count),
            Term::Days(_) | Term::Months(_) => self.last_day_end(self.shifted_start()?),
        }
    }

    fn elapsed(&self, seconds: i64) -> Result<i64, ReckonError> {
        let mut due = in_range(self.from.saturating_add(seconds))?;
        for &(begin, end) in self.pauses.intervals() {
            let begin = begin.max(self.from);
            if begin < due && begin < end {
                self.refuse_open(begin, end, || Ok(due - begin))?;
                due = in_range(due + (end - begin))?;
            }
        }
        Ok(due)
    }

    fn working_days(&self, count: u32) -> Result<i64, ReckonError> {
        let mut due = self.nth_working_day_end(count)?;
        for &(begin, end) in self.pauses.intervals() {
            let begin = begin.max(self.from);
            if begin < due && begin < end {
                let none = Pauses::default();
                self.refuse_open(begin, end, || self.calendar.open_days_between(begin, due, &none))?;
                let paused = self.calendar.open_days_between(begin, end, &none)?;
                if paused > 0 {
                    due = self.calendar.add_open_days(due, paused, &none)?;
                }
            }
        }
        Ok(due)
    }

    fn nth_working_day_end(&self, count: u32) -> Result<i64, ReckonError> {
        let (calendar, local) = (self.calendar, self.calendar.zone.local(self.from));
        let date = calendar.date_of(self.from)?;
        let last = calendar.nth_working_day(date, i64::from(count))?;
        match self.counting.end {
            DayEnd::SameClock => {
                let same_clock = calendar.zone.moment(last.and_time(local.time()));
                calendar.add_open_days(same_clock, 0, &Pauses::default())
            }
            DayEnd::Closing if count == 0 => {
                if calendar.is_working_day(last)? && calendar.day_end(last)? >= self.from {
                    return calendar.day_end(last);
                }
                calendar.day_end(calendar.nth_working_day(last, 1)?)
            }
            DayEnd::Closing => calendar.day_end(last),
        }
    }

    /// The start of a term of days or months, later by the pauses within its life.
    pub(super) fn shifted_start(&self) -> Result<i64, ReckonError> {
        let (mut start, mut due) = (self.from, None);
        for &(begin, end) in self.pauses.intervals() {
            let begin = begin.max(self.from);
            let so_far = match due {
                Some(moment) => moment,
                None => self.last_day_end(start)?,
            };
            if begin < so_far && begin < end {
                self.refuse_open(begin, end, || Ok(so_far - begin))?;
                start = in_range(start + (end - begin))?;
                due = None;
            } else {
                due = Some(so_far);
            }
        }
        Ok(start)
    }

    /// The end of the last day of a term of days or months that starts at `start`.
    fn last_day_end(&self, start: i64) -> Result<i64, ReckonError> {
        let calendar = self.calendar;
        let last = self.last_day(start)?;
        match self.counting.end {
            DayEnd::SameClock => Ok(calendar.zone.moment(last.and_time(calendar.zone.local(start).time()))),
            DayEnd::Closing if !calendar.has_hours() => Ok(calendar.midnight_after(last)),
            DayEnd::Closing => {
                let end = calendar.day_end(last)?;
                Ok(if end < start { calendar.midnight_after(last) } else { end })
            }
        }
    }

    /// The last day of a term of days or months that starts at `start`.
    fn last_day(&self, start: i64) -> Result<NaiveDate, ReckonError> {
        self.calendar.last_day(self.calendar.date_of(start)?, &self.term, self.counting.roll)
    }

    fn refuse_open(
        &self,
        begin: i64,
        end: i64,
        left: impl FnOnce() -> Result<i64, ReckonError>,
    ) -> Result<(), ReckonError> {
        if end != STILL_OPEN {
            return Ok(());
        }
        let left = Left { seconds: left()?, open_time: self.term.counts_open_time() };
        Err(ReckonError::Paused { since: self.calendar.zone.instant(begin), left })
    }
}

impl Calendar {
    /// The closing of `date`; `24:00` where it is not open, or where the calendar has no hours.
    fn day_end(&self, date: NaiveDate) -> Result<i64, ReckonError> {
        match self.day(date)?.windows.last() {
            Some(window) => Ok(self.zone.moment(window.closes(date))),
            None => Ok(self.midnight_after(date)),
        }
    }

    fn midnight_after(&self, date: NaiveDate) -> i64 {
        self.zone.moment(super::hours::Window::WHOLE_DAY.closes(date))
    }
}

fn in_range(moment: i64) -> Result<i64, ReckonError> {
    /// The second before year 10000, less a day for the offsets.
    const LAST: i64 = 253_402_214_399;
    if moment.abs() > LAST { Err(ReckonError::OutOfRange) } else { Ok(moment) }
}

fn assumed_from(question: &Question<'_>, due: i64) -> Option<NaiveDate> {
    let calendar = question.calendar;
    if matches!(question.term, Term::Elapsed { .. }) || !calendar.allows_unloaded_years() {
        return None;
    }
    let (first, last) = (calendar.date_of(question.from).ok()?, calendar.date_of(due).ok()?);
    first.iter_days().take_while(|date| *date <= last).find(|date| !calendar.is_loaded(*date))
}
