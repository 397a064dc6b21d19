//! What a date is in a calendar: working or not, its hours, and why.

use std::sync::Arc;

use chrono::NaiveDate;

use super::hours::Window;
use crate::said;
use crate::words::Said;

/// A date as a calendar sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day<'a> {
    /// The date.
    pub date: NaiveDate,
    /// Whether it counts as a working day.
    pub working: bool,
    /// Its opening windows, in order, not touching; empty when closed.
    pub windows: &'a [Window],
    /// Why it is what it is.
    pub reason: DayReason,
}

/// Why a date is a working day or not; the first that applies, in this order (R6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayReason {
    /// Hours are given for the very date (short day, closed day), with a note if there is one.
    OwnHours(Option<Arc<str>>),
    /// A holiday, with its name if it has one.
    Holiday(Option<Arc<str>>),
    /// A make-up working day (调休补班), with the name of the holiday it makes up for.
    MakeUp(Option<Arc<str>>),
    /// An ordinary working weekday.
    Weekday,
    /// An ordinary rest day of the week.
    RestDay,
}

impl DayReason {
    /// The reason in words: `holiday (国庆节)`.
    pub fn said(&self) -> Said {
        match self {
            Self::OwnHours(None) => said!(en: "hours of this date", zh: "当日专门时间"),
            Self::OwnHours(Some(name)) => {
                said!(en: "hours of this date ({name})", zh: "当日专门时间（{name}）")
            }
            Self::Holiday(None) => said!(en: "holiday", zh: "节假日"),
            Self::Holiday(Some(name)) => said!(en: "holiday ({name})", zh: "节假日（{name}）"),
            Self::MakeUp(None) => said!(en: "make-up working day", zh: "调休上班"),
            Self::MakeUp(Some(name)) => said!(en: "make-up working day ({name})", zh: "调休上班（{name}）"),
            Self::Weekday => said!(en: "working day", zh: "工作日"),
            Self::RestDay => said!(en: "rest day", zh: "休息日"),
        }
    }
}
