//! Calendars made from others: the days of one with the hours, dates and years of a shop.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Calendar;
use super::hours::WeeklyHours;
use super::parts::{Recurring, Special};
use super::zone::Zone;

impl Calendar {
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
    pub fn with_recurring(mut self, recurring: Recurring) -> Self {
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
}
