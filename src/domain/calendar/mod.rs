//! Calendars and the arithmetic of deadlines (R1–R10, R15).
//!
//! A [`Calendar`] says which dates are working days and when it is open. A [`Term`] is an amount of time as a policy
//! states it. [`due`] adds one to an instant, minding pauses, and tells what was counted, skipped and paused.
//! Whole seconds: a fraction of a second in an instant is dropped.

mod composed;
mod dates;
mod day;
mod due;
mod error;
mod explain;
pub mod hours;
mod left;
mod open_time;
mod parts;
mod pause;
pub mod term;
mod week;
mod zone;

pub use day::{Day, DayReason};
pub use due::{Counting, DayEnd, Reckoning, due, due_instant, remaining, resume};
pub use error::ReckonError;
pub use explain::{Part, Segment, Skip};
pub use hours::{WeeklyHours, Window};
pub use left::{Left, span_said};
pub use parts::{CalendarParts, Recurring, Special};
pub use pause::Pause;
pub use term::Term;
pub use week::{parse_weekdays, parse_window, parse_windows};
pub use zone::Zone;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};

/// Which dates are working days, and the opening hours if it has any.
///
/// Precedence (R6): a date's own hours, then holidays, then make-up working days, then the weekday.
/// A working day of a calendar with its own week ([`CalendarParts::working_weekdays`] is `None`) is a day with hours.
/// A calendar made by [`Calendar::with_hours`] takes its days from one calendar and its hours from the shop.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    name: Arc<str>,
    zone: Zone,
    weekly: Option<WeeklyHours>,
    working_weekdays: Option<[bool; 7]>,
    special: BTreeMap<NaiveDate, Special>,
    recurring: Recurring,
    years: BTreeMap<i32, Arc<str>>,
    open_on_holidays: bool,
    unloaded_years_allowed: bool,
}

const WHOLE_DAY: &[Window] = &[Window::WHOLE_DAY];
const MONDAY_TO_FRIDAY: [bool; 7] = [true, true, true, true, true, false, false];

impl Calendar {
    /// A calendar of its parts. Without hours and without working weekdays, Monday to Friday work.
    pub fn new(parts: CalendarParts) -> Self {
        let special = parts.special.into_iter().map(|(date, special)| (date, special.tidy())).collect();
        let days_only = parts.weekly.is_none();
        Self {
            name: parts.name.into(),
            zone: parts.zone,
            weekly: parts.weekly,
            working_weekdays: parts.working_weekdays.or(days_only.then_some(MONDAY_TO_FRIDAY)),
            special,
            recurring: parts.recurring,
            years: parts.years,
            open_on_holidays: false,
            unloaded_years_allowed: false,
        }
    }

    /// Open around the clock on every day, in `zone`.
    pub fn always(zone: Zone) -> Self {
        Self::of_hours("always", zone, WeeklyHours::always())
    }

    /// A calendar of weekly hours alone.
    pub fn of_hours(name: &str, zone: Zone, weekly: WeeklyHours) -> Self {
        Self::new(CalendarParts {
            name: name.to_owned(),
            zone,
            weekly: Some(weekly),
            working_weekdays: None,
            special: BTreeMap::new(),
            recurring: BTreeMap::new(),
            years: BTreeMap::new(),
        })
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The zone of its wall clock.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// Whether it has opening hours, or days only.
    pub fn has_hours(&self) -> bool {
        self.weekly.is_some()
    }

    /// The years whose holidays are loaded, each with the notice it comes from. Empty: no year is ever missing.
    pub fn years(&self) -> &BTreeMap<i32, Arc<str>> {
        &self.years
    }

    /// Whether the holidays of the date's year are loaded.
    pub fn is_loaded(&self, date: NaiveDate) -> bool {
        self.years.is_empty() || self.years.contains_key(&date.year())
    }

    /// What `date` is. Fails beyond the loaded holidays (R15).
    ///
    /// In a calendar without hours a working day is open the whole day.
    pub fn day(&self, date: NaiveDate) -> Result<Day<'_>, ReckonError> {
        let special = self.special.get(&date);
        if let Some(Special { hours: Some(windows), name, .. }) = special {
            let reason = DayReason::OwnHours(name.clone());
            return Ok(Day { date, working: !windows.is_empty(), windows, reason });
        }
        if !self.is_loaded(date) && !self.unloaded_years_allowed {
            return Err(self.not_loaded(date));
        }
        if let Some(Special { holiday: true, name, .. }) = special {
            return Ok(self.holiday(date, name));
        }
        if let Some(name) = self.recurring.get(&(date.month(), date.day())) {
            return Ok(self.holiday(date, name));
        }
        let weekday = date.weekday();
        if let Some(Special { make_up: true, name, .. }) = special {
            let windows = self.weekly.as_ref().map_or(WHOLE_DAY, |weekly| weekly.of_make_up_day(weekday));
            let reason = DayReason::MakeUp(name.clone());
            return Ok(Day { date, working: !windows.is_empty(), windows, reason });
        }
        Ok(self.ordinary_day(date, weekday))
    }

    fn holiday(&self, date: NaiveDate, name: &Option<Arc<str>>) -> Day<'_> {
        let open = self.weekly.as_ref().filter(|_| self.open_on_holidays);
        let windows = open.map_or(&[][..], |weekly| weekly.of(date.weekday()));
        Day { date, working: false, windows, reason: DayReason::Holiday(name.clone()) }
    }

    fn ordinary_day(&self, date: NaiveDate, weekday: Weekday) -> Day<'_> {
        let working =
            self.working_weekdays.is_none_or(|works| works[weekday.num_days_from_monday() as usize]);
        let windows = match &self.weekly {
            Some(weekly) => weekly.of(weekday),
            None if working => WHOLE_DAY,
            None => &[],
        };
        let working = working && !windows.is_empty();
        Day { date, working, windows, reason: if working { DayReason::Weekday } else { DayReason::RestDay } }
    }

    fn not_loaded(&self, date: NaiveDate) -> ReckonError {
        let first = self.years.keys().next().copied().unwrap_or_default();
        let last = self.years.keys().next_back().copied().unwrap_or_default();
        ReckonError::HolidaysNotLoaded { calendar: self.name.clone(), date, loaded: (first, last) }
    }

    /// Whether a year that is not loaded is reckoned as if it had no holidays.
    fn allows_unloaded_years(&self) -> bool {
        self.unloaded_years_allowed
    }

    /// Whether no weekday opens.
    fn has_empty_week(&self) -> bool {
        self.weekly.as_ref().is_some_and(WeeklyHours::is_empty)
    }

    /// The last date about which something is said on its own account.
    fn last_special(&self) -> Option<NaiveDate> {
        self.special.keys().next_back().copied()
    }

    /// The first date about which something is said on its own account.
    fn first_special(&self) -> Option<NaiveDate> {
        self.special.keys().next().copied()
    }
}
