//! Open time: adding it, taking it back, measuring it (R1–R5, R9).
//!
//! Moments are seconds since 1970 UTC. Time is elapsed time: on the day the clocks go back, an hour that comes twice
//! counts twice (R5).

use chrono::NaiveDate;

use super::Calendar;
use super::dates::step;
use super::error::ReckonError;
use super::hours::Window;
use super::pause::{Pauses, STILL_OPEN};
use super::{Left, Pause};
use crate::domain::instant::Instant;

impl Calendar {
    /// `from` itself if open then, else the next opening.
    pub fn first_open_instant(&self, from: Instant) -> Result<Instant, ReckonError> {
        self.add_open(from.timestamp(), 0, &Pauses::default()).map(|moment| self.zone.instant(moment))
    }

    /// The end of the open window at or next after `from`.
    pub fn closing_instant(&self, from: Instant) -> Result<Instant, ReckonError> {
        self.closing_at_or_after(from.timestamp()).map(|moment| self.zone.instant(moment))
    }

    /// The instant by which `seconds` of open time after `from` have passed, pauses not counted. Used up exactly at a
    /// closing, it is that closing (R1); 0 seconds: the next open instant (R2).
    pub fn add_working_time(
        &self,
        from: Instant,
        seconds: i64,
        pauses: &[Pause],
    ) -> Result<Instant, ReckonError> {
        self.add_open(from.timestamp(), seconds, &Pauses::new(pauses)).map(|moment| self.zone.instant(moment))
    }

    /// The instant from which `seconds` of open time pass until `to`, pauses not counted. Used up exactly at an
    /// opening, it is that opening; 0 seconds: `to` itself if open then, else the closing before.
    pub fn subtract_working_time(
        &self,
        to: Instant,
        seconds: i64,
        pauses: &[Pause],
    ) -> Result<Instant, ReckonError> {
        self.subtract_open(to.timestamp(), seconds, &Pauses::new(pauses))
            .map(|moment| self.zone.instant(moment))
    }

    /// The open seconds from `from` to `to`, less pauses; 0 when `to` is earlier.
    pub fn working_time_between(
        &self,
        from: Instant,
        to: Instant,
        pauses: &[Pause],
    ) -> Result<i64, ReckonError> {
        self.open_between(from.timestamp(), to.timestamp(), &Pauses::new(pauses))
    }

    pub(super) fn add_open(&self, from: i64, seconds: i64, pauses: &Pauses) -> Result<i64, ReckonError> {
        self.needs_hours()?;
        self.add_open_days(from, seconds, pauses)
    }

    /// As [`Self::add_open`]; in a calendar without hours, working days are open the whole day.
    pub(super) fn add_open_days(&self, from: i64, seconds: i64, pauses: &Pauses) -> Result<i64, ReckonError> {
        let (mut left, mut idle) = (seconds.max(0), 0);
        let mut date = self.date_of(from)?;
        loop {
            let day = self.day(date)?;
            for (opens, closes) in day.windows.iter().filter_map(|window| self.span(date, *window)) {
                for (begin, end) in pauses.running(opens.max(from), closes) {
                    if left <= end - begin {
                        return Ok(begin + left);
                    }
                    left -= end - begin;
                }
            }
            if day.windows.is_empty() {
                self.not_hopeless(&mut idle, date, true)?;
            } else {
                idle = 0;
                self.not_stuck(self.zone.day_start(date), left, pauses)?;
            }
            date = step(date, true)?;
        }
    }

    pub(super) fn subtract_open(&self, to: i64, seconds: i64, pauses: &Pauses) -> Result<i64, ReckonError> {
        self.needs_hours()?;
        if seconds <= 0 && self.is_running(to, pauses)? {
            return Ok(to);
        }
        let (mut left, mut idle) = (seconds.max(0), 0);
        let mut date = self.last_date_before(to)?;
        loop {
            let windows = self.day(date)?.windows;
            for (opens, closes) in windows.iter().rev().filter_map(|window| self.span(date, *window)) {
                for (begin, end) in pauses.running(opens, closes.min(to)).rev() {
                    if left <= end - begin {
                        return Ok(end - left);
                    }
                    left -= end - begin;
                }
            }
            if windows.is_empty() {
                self.not_hopeless(&mut idle, date, false)?;
            } else {
                idle = 0;
            }
            date = step(date, false)?;
        }
    }

    pub(super) fn open_between(&self, from: i64, to: i64, pauses: &Pauses) -> Result<i64, ReckonError> {
        self.needs_hours()?;
        self.open_days_between(from, to, pauses)
    }

    /// As [`Self::open_between`]; in a calendar without hours, working days are open the whole day.
    pub(super) fn open_days_between(&self, from: i64, to: i64, pauses: &Pauses) -> Result<i64, ReckonError> {
        let mut total = 0;
        if from >= to {
            return Ok(total);
        }
        let (mut date, last) = (self.date_of(from)?, self.last_date_before(to)?);
        while date <= last {
            let windows = self.day(date)?.windows;
            for (opens, closes) in windows.iter().filter_map(|window| self.span(date, *window)) {
                let running = pauses.running(opens.max(from), closes.min(to));
                total += running.map(|(begin, end)| end - begin).sum::<i64>();
            }
            date = step(date, true)?;
        }
        Ok(total)
    }

    pub(super) fn closing_at_or_after(&self, from: i64) -> Result<i64, ReckonError> {
        self.needs_hours()?;
        let (mut date, mut idle) = (self.date_of(from)?, 0);
        loop {
            let windows = self.day(date)?.windows;
            let mut spans = windows.iter().filter_map(|window| self.span(date, *window));
            if let Some((_, closes)) = spans.find(|(_, closes)| *closes > from) {
                return Ok(closes);
            }
            if windows.is_empty() {
                self.not_hopeless(&mut idle, date, true)?;
            } else {
                idle = 0;
            }
            date = step(date, true)?;
        }
    }

    /// The moments between which a window is open on `date`; `None` when a clock change swallows it.
    pub(super) fn span(&self, date: NaiveDate, window: Window) -> Option<(i64, i64)> {
        let (opens, closes) = (self.zone.moment(window.opens(date)), self.zone.moment(window.closes(date)));
        (opens < closes).then_some((opens, closes))
    }

    /// The date that the wall clock shows at a moment.
    pub(super) fn date_of(&self, moment: i64) -> Result<NaiveDate, ReckonError> {
        super::dates::within(Some(self.zone.local(moment).date()))
    }

    /// The latest date that has begun before a moment. It differs from the wall clock's date at midnight, and where
    /// the clocks go back over midnight.
    pub(super) fn last_date_before(&self, moment: i64) -> Result<NaiveDate, ReckonError> {
        let date = self.date_of(moment)?;
        if self.zone.day_start(date) >= moment {
            return step(date, false);
        }
        match date.succ_opt() {
            Some(next) if self.zone.day_start(next) < moment => Ok(next),
            _ => Ok(date),
        }
    }

    fn is_running(&self, moment: i64, pauses: &Pauses) -> Result<bool, ReckonError> {
        let date = self.date_of(moment)?;
        let mut spans = self.day(date)?.windows.iter().filter_map(|window| self.span(date, *window));
        let open = spans.any(|(opens, closes)| (opens..closes).contains(&moment));
        Ok(open && pauses.running(moment, moment + 1).next().is_some())
    }

    fn needs_hours(&self) -> Result<(), ReckonError> {
        if self.has_hours() { Ok(()) } else { Err(self.no_hours()) }
    }

    fn not_hopeless(&self, idle: &mut u32, date: NaiveDate, forward: bool) -> Result<(), ReckonError> {
        if self.is_hopeless(idle, date, forward) {
            return Err(ReckonError::NeverOpen { calendar: self.name.clone() });
        }
        Ok(())
    }

    /// The refusal of a question about hours, for a calendar that knows days only.
    pub fn no_hours(&self) -> ReckonError {
        ReckonError::NoHours { calendar: self.name.clone() }
    }

    /// Fails once everything from `moment` on is paused by a pause that is still open.
    fn not_stuck(&self, moment: i64, seconds: i64, pauses: &Pauses) -> Result<(), ReckonError> {
        match pauses.intervals().last() {
            Some(&(since, STILL_OPEN)) if since <= moment => Err(ReckonError::Paused {
                since: self.zone.instant(since),
                left: Left { seconds, open_time: true },
            }),
            _ => Ok(()),
        }
    }
}
