//! Points in time in questions: with an offset, as a wall clock shows them, or dates alone.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::value::RawValue;

use super::{text_of, wrong};
use crate::domain::calendar::{Calendar, Zone};
use crate::domain::instant::{self, Instant};
use crate::said;
use crate::words::Said;

/// A point in time as a question writes it. A date alone is its first moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Moment {
    /// With its offset.
    Exact(Instant),
    /// As the calendar's wall clock shows it.
    Local(NaiveDateTime),
}

impl Moment {
    pub(super) fn read(key: &str, raw: &RawValue) -> Result<Self, Said> {
        text_of(raw).and_then(|text| Self::parse(&text)).ok_or_else(|| {
            wrong(
                key,
                raw,
                "a date, or a time like \"2026-11-22T10:05:00+08:00\", with or without offset",
                "日期，或形如 \"2026-11-22T10:05:00+08:00\" 的时间（可不带时差）",
            )
        })
    }

    /// Reads a date, or a time with or without offset.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 10 {
            return Some(Self::Local(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN)));
        }
        instant::parse(text).map(Self::Exact).or_else(|| {
            let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f");
            local.or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")).ok().map(Self::Local)
        })
    }

    /// The instant that is meant.
    pub fn instant(self, calendar: &Calendar) -> Result<Instant, Said> {
        match self {
            Self::Exact(_) if calendar.zone() == Zone::Floating => Err(said!(
                en: "the calendar has no time zone, so it takes times without an offset; say its `timezone`",
                zh: "日历没有时区，只接受不带时差的时间；请给出 `timezone`",
            )),
            Self::Exact(instant) => Ok(instant),
            Self::Local(local) => Ok(calendar.zone().instant_of(local)),
        }
    }

    /// The date that the calendar's wall clock shows.
    pub fn date(self, calendar: &Calendar) -> NaiveDate {
        match self {
            Self::Exact(instant) => calendar.zone().local_of(instant).date(),
            Self::Local(local) => local.date(),
        }
    }

    /// Whether answers have an offset.
    pub fn is_exact(self) -> bool {
        matches!(self, Self::Exact(_))
    }
}
