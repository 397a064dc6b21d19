//! The calendar itself: a pure value.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};

use super::day::{Day, DayReason};
use super::error::ReckonError;
use super::hours::{WeeklyHours, Window};
use super::zone::Zone;

/// Which dates are working days, and the opening hours if it has any.
///
/// Precedence (R6): a date's own hours, then holidays, then make-up working days, then the weekday.
/// A working day of a calendar with its own week ([`CalendarParts::working_weekdays`] is `None`) is a day with hours.
/// A calendar made by [`Calendar::with_hours`] takes its days from one calendar and its hours from the shop.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    pub(super) name: Arc<str>,
    pub(super) zone: Zone,
    weekly: Option<WeeklyHours>,
    working_weekdays: Option<[bool; 7]>,
    special: BTreeMap<NaiveDate, Special>,
    recurring: BTreeMap<(u32, u32), Option<Arc<str>>>,
    years: BTreeMap<i32, Arc<str>>,
    open_on_holidays: bool,
    unloaded_years_allowed: bool,
}

/// What is said about one date; the reader of a calendar collects it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Special {
    /// The date's own hours; an empty list closes it.
    pub hours: Option<Vec<Window>>,
    /// Whether the date is a holiday.
    pub holiday: bool,
    /// Whether the date is a make-up working day.
    pub make_up: bool,
    /// The name of the holiday, or a note.
    pub name: Option<Arc<str>>,
}

impl Special {
    /// The same with its windows in order and apart.
    fn tidy(self) -> Self {
        Self { hours: self.hours.map(super::hours::joined), ..self }
    }
}

/// Everything a calendar is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarParts {
    /// The name, as it is shown in explanations.
    pub name: String,
    /// The zone of its wall clock.
    pub zone: Zone,
    /// The opening hours; `None` for a calendar that knows days only.
    pub weekly: Option<WeeklyHours>,
    /// Which weekdays work, from Monday; `None`: those that have hours.
    pub working_weekdays: Option<[bool; 7]>,
    /// What is said about single dates.
    pub special: BTreeMap<NaiveDate, Special>,
    /// Holidays of every year, by month and day, with their names.
    pub recurring: BTreeMap<(u32, u32), Option<Arc<str>>>,
    /// The years whose holidays are loaded, each with the notice it comes from; empty: no year is ever missing.
    pub years: BTreeMap<i32, Arc<str>>,
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

    /// This calendar's days with a shop's hours.
    ///
    /// Holidays close the shop; a make-up working day opens it as [`WeeklyHours::of_make_up_day`] says; on any other
    /// day it is open as its week says, a rest day of this calendar included. A working day is one that this calendar
    /// calls so and on which the shop opens: a shop open on Sundays does not make Sunday a working day.
    #[must_use]
    pub fn with_hours(&self, hours: WeeklyHours) -> Self {
        Self { weekly: Some(hours), ..self.clone() }
    }

    /// The same with what is said about single dates laid over it; a date said in both is taken from `special`.
    #[must_use]
    pub fn with_special(mut self, special: BTreeMap<NaiveDate, Special>) -> Self {
        self.special.extend(special.into_iter().map(|(date, special)| (date, special.tidy())));
        self
    }

    /// The same with other working weekdays, from Monday.
    #[must_use]
    pub fn with_working_weekdays(mut self, working: [bool; 7]) -> Self {
        self.working_weekdays = Some(working);
        self
    }

    /// The same with more years whose holidays are loaded.
    #[must_use]
    pub fn with_years(mut self, years: BTreeMap<i32, Arc<str>>) -> Self {
        self.years.extend(years);
        self
    }

    /// The same with more holidays of every year, by month and day.
    #[must_use]
    pub fn with_recurring(mut self, recurring: BTreeMap<(u32, u32), Option<Arc<str>>>) -> Self {
        self.recurring.extend(recurring);
        self
    }

    /// The same, but open on holidays as on any other day of the week; they are still no working days.
    #[must_use]
    pub fn open_on_holidays(mut self) -> Self {
        self.open_on_holidays = true;
        self
    }

    /// The same in another zone.
    #[must_use]
    pub fn in_zone(mut self, zone: Zone) -> Self {
        self.zone = zone;
        self
    }

    /// The same under another name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.name = name.into();
        self
    }

    /// The same, but reckoning as if a year that is not loaded had no holidays (R15, on request). Answers say so:
    /// [`Reckoning::assumed_from`](super::Reckoning::assumed_from).
    #[must_use]
    pub fn allowing_unloaded_years(mut self) -> Self {
        self.unloaded_years_allowed = true;
        self
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
    pub(super) fn allows_unloaded_years(&self) -> bool {
        self.unloaded_years_allowed
    }

    /// Whether no weekday opens.
    pub(super) fn has_empty_week(&self) -> bool {
        self.weekly.as_ref().is_some_and(WeeklyHours::is_empty)
    }

    /// The last date about which something is said on its own account.
    pub(super) fn last_special(&self) -> Option<NaiveDate> {
        self.special.keys().next_back().copied()
    }

    /// The first date about which something is said on its own account.
    pub(super) fn first_special(&self) -> Option<NaiveDate> {
        self.special.keys().next().copied()
    }
}
