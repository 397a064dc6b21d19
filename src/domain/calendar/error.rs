//! Why a question about time has no answer.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Left;
use crate::domain::instant::{self, Instant};
use crate::said;
use crate::words::Said;

/// A question about time that has no answer. No deadline is ever guessed instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReckonError {
    /// The answer needs a date in a year whose holidays are not loaded (R15).
    HolidaysNotLoaded {
        /// The calendar.
        calendar: Arc<str>,
        /// The first date that was needed and is not covered.
        date: NaiveDate,
        /// The years that are loaded, first and last.
        loaded: (i32, i32),
    },
    /// The calendar has no open time from there on.
    NeverOpen {
        /// The calendar.
        calendar: Arc<str>,
    },
    /// The calendar has no working day from there on.
    NoWorkingDay {
        /// The calendar.
        calendar: Arc<str>,
    },
    /// The question is about hours, and the calendar knows days only.
    NoHours {
        /// The calendar.
        calendar: Arc<str>,
    },
    /// A pause is still open: there is no due instant, only the time left (R9).
    Paused {
        /// When the pause began.
        since: Instant,
        /// What was left of the term then.
        left: Left,
    },
    /// The answer lies beyond year 9999 or before year 1.
    OutOfRange,
}

impl ReckonError {
    /// The reason in words, with what to do next.
    pub fn said(&self) -> Said {
        match self {
            Self::HolidaysNotLoaded { calendar, date, loaded: (first, last) } => said!(
                en: "calendar `{calendar}` has holidays for {first} to {last}, and {date} is needed; add that year to the calendar once its holidays are published",
                zh: "日历 `{calendar}` 只有 {first} 至 {last} 年的节假日，而计算需要 {date}；该年放假安排公布后请补入日历",
            ),
            Self::NeverOpen { calendar } => said!(
                en: "calendar `{calendar}` has no open time there; give it hours",
                zh: "日历 `{calendar}` 在此之后没有任何营业时间；请为其设置时间",
            ),
            Self::NoWorkingDay { calendar } => said!(
                en: "calendar `{calendar}` has no working day there; give it one",
                zh: "日历 `{calendar}` 在此之后没有任何工作日；请为其设置",
            ),
            Self::NoHours { calendar } => said!(
                en: "calendar `{calendar}` has days but no hours; say the opening hours",
                zh: "日历 `{calendar}` 只有日期，没有营业时间；请给出营业时间",
            ),
            Self::Paused { since, left } => {
                let (since, left) = (instant::format(since), left.said());
                let (left_en, left_zh) = (left.en, left.zh);
                said!(en: "paused since {since}, {left_en} left", zh: "自 {since} 起暂停，剩余{left_zh}")
            }
            Self::OutOfRange => said!(
                en: "the answer is not within the years 1 to 9999",
                zh: "结果超出公元 1 至 9999 年",
            ),
        }
    }
}
