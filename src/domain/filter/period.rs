//! Periods: stretches of whole days, as people name them.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::finding::did_you_mean;
use crate::said;
use crate::words::Said;

/// A stretch of whole days in the shop's zone, the last one included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// Names of periods that depend on today, in both languages.
const NAMED: &[(&str, Unit, u32)] = &[
    ("today", Unit::Day, 0),
    ("yesterday", Unit::Day, 1),
    ("this-week", Unit::Week, 0),
    ("last-week", Unit::Week, 1),
    ("this-month", Unit::Month, 0),
    ("last-month", Unit::Month, 1),
    ("this-quarter", Unit::Quarter, 0),
    ("last-quarter", Unit::Quarter, 1),
    ("this-year", Unit::Year, 0),
    ("last-year", Unit::Year, 1),
    ("今天", Unit::Day, 0),
    ("昨天", Unit::Day, 1),
    ("本周", Unit::Week, 0),
    ("上周", Unit::Week, 1),
    ("本月", Unit::Month, 0),
    ("上月", Unit::Month, 1),
    ("本季度", Unit::Quarter, 0),
    ("上季度", Unit::Quarter, 1),
    ("今年", Unit::Year, 0),
    ("去年", Unit::Year, 1),
];

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months, from January, April, July or October on.
    Quarter,
    /// A calendar year.
    Year,
}

impl Period {
    /// Reads a period: `2026-11`, `2026-11-22`, `2026`, `2026-Q4`, two of these with `..` between (either may be
    /// missing), or a name such as `this-month`, which depends on `today`.
    ///
    /// # Errors
    /// Words on what was found and what may be written.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, Said> {
        let text = text.trim();
        let Some((from, to)) = text.split_once("..") else {
            return single(text, today).ok_or_else(|| not_a_period(text));
        };
        let end = |end: &str| single(end, today).ok_or_else(|| not_a_period(end));
        let first = if from.is_empty() { NaiveDate::MIN } else { end(from)?.first };
        let last = if to.is_empty() { NaiveDate::MAX } else { end(to)?.last };
        if from.is_empty() && to.is_empty() {
            return Err(not_a_period(text));
        }
        if last < first {
            return Err(said!(
                en: "period `{text}` ends on {last}, before it begins on {first}",
                zh: "期间 `{text}` 的结束日 {last} 早于开始日 {first}",
            ));
        }
        Ok(Self { first, last })
    }

    /// The month of `day`.
    pub fn month_of(day: NaiveDate) -> Self {
        Unit::Month.around(day, 0).unwrap_or(Self { first: day, last: day })
    }

    /// The period of the same kind right before: the month before a month, the year before a year, the same number of
    /// days before any other. `None` where there is no beginning or no end.
    pub fn previous(&self) -> Option<Self> {
        if let Some(unit) = self.unit() {
            return unit.around(self.first, 1);
        }
        if self.first == NaiveDate::MIN || self.last == NaiveDate::MAX {
            return None;
        }
        let days = self.last.signed_duration_since(self.first);
        let last = self.first.pred_opt()?;
        Some(Self { first: last.checked_sub_signed(days)?, last })
    }

    /// How many such periods a run over time shows: twelve months, eight quarters, five years, fourteen days, twelve of
    /// any other length.
    pub fn usual_run(&self) -> usize {
        match self.unit() {
            Some(Unit::Quarter) => 8,
            Some(Unit::Year) => 5,
            Some(Unit::Day) => 14,
            Some(Unit::Month | Unit::Week) | None => 12,
        }
    }

    /// The unit that the period is exactly one of; a week counts as seven days, whatever its first.
    pub fn unit(&self) -> Option<Unit> {
        let units = [Unit::Day, Unit::Month, Unit::Quarter, Unit::Year];
        units.into_iter().find(|unit| unit.around(self.first, 0) == Some(*self))
    }

    /// Whether `day` is one of the days.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// The shortest name that [`Period::parse`] reads: `2026-11`, `2026-Q4`, `2026`, a day, or both ends.
impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last } = *self;
        let year = first.year();
        match self.unit() {
            Some(Unit::Month) => return write!(formatter, "{year:04}-{:02}", first.month()),
            Some(Unit::Quarter) => return write!(formatter, "{year:04}-Q{}", first.month0() / 3 + 1),
            Some(Unit::Year) => return write!(formatter, "{year:04}"),
            Some(Unit::Day | Unit::Week) => return write!(formatter, "{first}"),
            None => {}
        }
        if first > NaiveDate::MIN {
            write!(formatter, "{first}")?;
        }
        formatter.write_str("..")?;
        if last < NaiveDate::MAX { write!(formatter, "{last}") } else { Ok(()) }
    }
}

impl Unit {
    /// The unit in which `day` lies, or an earlier one. `None` beyond the calendar.
    fn around(self, day: NaiveDate, back: u32) -> Option<Period> {
        let months = |first: NaiveDate, length: u32| {
            let first = first.with_day(1)?.checked_sub_months(Months::new(length * back))?;
            let last = first.checked_add_months(Months::new(length))?.pred_opt()?;
            Some(Period { first, last })
        };
        let days = |first: NaiveDate, length: u64| {
            let first = first.checked_sub_days(Days::new(length * u64::from(back)))?;
            Some(Period { first, last: first.checked_add_days(Days::new(length - 1))? })
        };
        match self {
            Self::Day => days(day, 1),
            Self::Week => {
                days(day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))?, 7)
            }
            Self::Month => months(day, 1),
            Self::Quarter => months(day.with_day(1)?.with_month0(day.month0() / 3 * 3)?, 3),
            Self::Year => months(day.with_day(1)?.with_month0(0)?, 12),
        }
    }
}

fn single(text: &str, today: NaiveDate) -> Option<Period> {
    if let Some((_, unit, back)) = NAMED.iter().find(|(name, ..)| *name == text) {
        return unit.around(today, *back);
    }
    let digits = |text: &str, length: usize| {
        (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<u32>())?
            .ok()
    };
    let mut parts = text.split('-');
    let year = i32::try_from(digits(parts.next()?, 4)?).ok()?;
    let (second, third) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (second, third) {
        (None, None) => Unit::Year.around(NaiveDate::from_ymd_opt(year, 1, 1)?, 0),
        (Some(quarter), None) if quarter.starts_with(['Q', 'q']) => {
            let quarter = digits(&quarter[1..], 1).filter(|quarter| (1..=4).contains(quarter))?;
            Unit::Quarter.around(NaiveDate::from_ymd_opt(year, quarter * 3, 1)?, 0)
        }
        (Some(month), None) => Unit::Month.around(NaiveDate::from_ymd_opt(year, digits(month, 2)?, 1)?, 0),
        (Some(month), Some(day)) => {
            Unit::Day.around(NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)?, 0)
        }
        (None, Some(_)) => None,
    }
}

fn not_a_period(text: &str) -> Said {
    match did_you_mean(text, NAMED.iter().map(|(name, ..)| *name)) {
        Some(near) => said!(
            en: "`{text}` is not a period; did you mean `{near}`?",
            zh: "`{text}` 不是期间；是否指 `{near}`？",
        ),
        None => said!(
            en: "`{text}` is not a period; write `2026-11`, `2026-11-22`, `2026-Q4`, `2026`, \
                 `2026-11-01..2026-11-15` or `this-month`",
            zh: "`{text}` 不是期间；可写 `2026-11`、`2026-11-22`、`2026-Q4`、`2026`、\
                 `2026-11-01..2026-11-15` 或 `本月`",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_way_to_name_a_period() {
        let today = day("2026-11-22");
        for (text, first, last, name) in [
            ("2026-11", "2026-11-01", "2026-11-30", "2026-11"),
            ("2026-11-22", "2026-11-22", "2026-11-22", "2026-11-22"),
            ("2026", "2026-01-01", "2026-12-31", "2026"),
            ("2026-Q4", "2026-10-01", "2026-12-31", "2026-Q4"),
            ("2026-q1", "2026-01-01", "2026-03-31", "2026-Q1"),
            ("2026-11-01..2026-11-15", "2026-11-01", "2026-11-15", "2026-11-01..2026-11-15"),
            ("2026-10..2026-11", "2026-10-01", "2026-11-30", "2026-10-01..2026-11-30"),
            ("2026-10..2026-12", "2026-10-01", "2026-12-31", "2026-Q4"),
            ("this-week", "2026-11-16", "2026-11-22", "2026-11-16..2026-11-22"),
            ("last-week", "2026-11-09", "2026-11-15", "2026-11-09..2026-11-15"),
            ("this-month", "2026-11-01", "2026-11-30", "2026-11"),
            ("上月", "2026-10-01", "2026-10-31", "2026-10"),
            ("last-quarter", "2026-07-01", "2026-09-30", "2026-Q3"),
            ("去年", "2025-01-01", "2025-12-31", "2025"),
            ("yesterday", "2026-11-21", "2026-11-21", "2026-11-21"),
            ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
        ] {
            let period = Period::parse(text, today).unwrap_or_else(|said| panic!("{text}: {said}"));
            assert_eq!((period.first, period.last), (day(first), day(last)), "{text}");
            assert_eq!(period.to_string(), name, "{text}");
            assert_eq!(Period::parse(name, today), Ok(period), "a period reads its own name");
        }
        assert_eq!(Period::parse("2026-11..", today).unwrap().to_string(), "2026-11-01..");
        assert_eq!(Period::parse("..2026-11", today).unwrap().to_string(), "..2026-11-30");
    }

    #[test]
    fn what_is_no_period_is_said_with_what_may_be_written() {
        let today = day("2026-11-22");
        for text in
            ["", "..", "2026-13", "2026-02-30", "26-11", "2026-Q5", "2026-11-22-1", "2026-1", "２０２６"]
        {
            assert!(Period::parse(text, today).is_err(), "{text:?}");
        }
        let near = Period::parse("this-mont", today).unwrap_err();
        assert!(near.en.ends_with("did you mean `this-month`?"), "{near}");
        let turned = Period::parse("2026-11-15..2026-11-01", today).unwrap_err();
        assert!(turned.en.contains("before it begins"), "{turned}");
    }
}
