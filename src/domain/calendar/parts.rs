//! What calendars are made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::hours::{WeeklyHours, Window};
use super::zone::Zone;

/// Holidays of every year, by month and day, with their names.
pub type Recurring = BTreeMap<(u32, u32), Option<Arc<str>>>;

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
    pub(super) fn tidy(self) -> Self {
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
    pub recurring: Recurring,
    /// The years whose holidays are loaded, each with the notice it comes from; empty: no year is ever missing.
    pub years: BTreeMap<i32, Arc<str>>,
}
