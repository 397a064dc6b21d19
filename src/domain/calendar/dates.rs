//! Counting dates: working days, and rolling off rest days (R7, R8).

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Calendar;
use super::error::ReckonError;
use super::term::Term;

/// After this many days without what is sought, and past every date that is named, it does not come:
/// the rarest recurring date, 29 February, comes after 8 years at most.
const PATIENCE: u32 = 3_000;

/// The first and the last year that are reckoned with.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

impl Calendar {
    /// Whether `date` is a working day; [`Calendar::day`] has the reason.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, ReckonError> {
        self.day(date).map(|day| day.working)
    }

    /// The `count`-th working day after `date`, which is itself not counted (R7); before it when `count` is negative;
    /// `date` itself when `count` is 0.
    pub fn nth_working_day(&self, date: NaiveDate, count: i64) -> Result<NaiveDate, ReckonError> {
        let forward = count > 0;
        let mut found = date;
        for _ in 0..count.unsigned_abs() {
            found = self.seek_working_day(step(found, forward)?, forward)?;
        }
        Ok(found)
    }

    /// `date` itself if it is a working day, else the next one (Civil Code art. 203).
    pub fn roll(&self, date: NaiveDate) -> Result<NaiveDate, ReckonError> {
        self.seek_working_day(date, true)
    }

    /// The last day of a term of days, working days or months that begins on `date`, which is itself not counted.
    /// With `roll`, a last day that is no working day moves to the next one. For terms of seconds `date` itself.
    pub fn last_day(&self, date: NaiveDate, term: &Term, roll: bool) -> Result<NaiveDate, ReckonError> {
        let last = match *term {
            Term::Days(days) => within(date.checked_add_days(Days::new(u64::from(days))))?,
            // The same day of the month, or that month's last day if it has no such day (R8).
            Term::Months(months) => within(date.checked_add_months(Months::new(months)))?,
            Term::WorkingDays(count) => self.nth_working_day(date, i64::from(count))?,
            Term::Elapsed { .. } | Term::WorkingTime { .. } => date,
        };
        if roll { self.roll(last) } else { Ok(last) }
    }

    /// The date that a term of days, working days or months counted back from `last` begins on. For terms of seconds
    /// `last` itself.
    pub fn first_day(&self, last: NaiveDate, term: &Term) -> Result<NaiveDate, ReckonError> {
        match *term {
            Term::Days(days) => within(last.checked_sub_days(Days::new(u64::from(days)))),
            Term::Months(months) => within(last.checked_sub_months(Months::new(months))),
            Term::WorkingDays(count) => self.nth_working_day(last, -i64::from(count)),
            Term::Elapsed { .. } | Term::WorkingTime { .. } => Ok(last),
        }
    }

    /// The working days from `first` to `last`, both included; 0 when `last` is earlier.
    pub fn count_working_days(&self, first: NaiveDate, last: NaiveDate) -> Result<i64, ReckonError> {
        let (mut date, mut count) = (first, 0);
        while date <= last {
            count += i64::from(self.is_working_day(date)?);
            date = step(date, true)?;
        }
        Ok(count)
    }

    fn seek_working_day(&self, from: NaiveDate, forward: bool) -> Result<NaiveDate, ReckonError> {
        let (mut date, mut idle) = (from, 0);
        while !self.is_working_day(date)? {
            if self.is_hopeless(&mut idle, date, forward) {
                return Err(ReckonError::NoWorkingDay { calendar: self.name.clone() });
            }
            date = step(date, forward)?;
        }
        Ok(date)
    }

    /// Counts one more day without what is sought; true once it cannot come any more.
    pub(super) fn is_hopeless(&self, idle: &mut u32, date: NaiveDate, forward: bool) -> bool {
        *idle += 1;
        let patience = if self.has_empty_week() { 0 } else { PATIENCE };
        *idle > patience
            && if forward {
                self.last_special().is_none_or(|last| date > last)
            } else {
                self.first_special().is_none_or(|first| date < first)
            }
    }
}

/// The next date, or the one before.
pub(super) fn step(date: NaiveDate, forward: bool) -> Result<NaiveDate, ReckonError> {
    within(if forward { date.succ_opt() } else { date.pred_opt() })
}

/// A date within the years that are reckoned with.
pub(super) fn within(date: Option<NaiveDate>) -> Result<NaiveDate, ReckonError> {
    date.filter(|date| YEARS.contains(&date.year())).ok_or(ReckonError::OutOfRange)
}
