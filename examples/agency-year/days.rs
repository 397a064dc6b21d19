//! The working days of the year, written down apart from plaint's calendars: the plan and the independent calculation
//! reckon with these, plaint with its own.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

/// The year that is told.
pub(crate) const YEAR: i32 = 2025;

/// Holidays: month, first day, last day (国办发明电〔2024〕12号), and those of the January after it.
const HOLIDAYS: &[(i32, u32, u32, u32)] = &[
    (2025, 1, 1, 1),
    (2025, 1, 28, 31),
    (2025, 2, 1, 4),
    (2025, 4, 4, 6),
    (2025, 5, 1, 5),
    (2025, 5, 31, 31),
    (2025, 6, 1, 2),
    (2025, 10, 1, 8),
    (2026, 1, 1, 3),
];

/// Days of weekends that are worked instead.
const MADE_UP: &[(i32, u32, u32)] =
    &[(2025, 1, 26), (2025, 2, 8), (2025, 4, 27), (2025, 9, 28), (2025, 10, 11), (2026, 1, 4)];

/// Whether people work on `day`.
pub(crate) fn is_working_day(day: NaiveDate) -> bool {
    let date = (day.year(), day.month(), day.day());
    let is_holiday = HOLIDAYS.iter().any(|(year, month, first, last)| {
        (date.0, date.1) == (*year, *month) && (*first..=*last).contains(&date.2)
    });
    let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    MADE_UP.contains(&date) || !(is_holiday || is_weekend)
}

/// The working day that comes `count` working days after `day`; with 0, `day` itself or the next one that is worked.
pub(crate) fn working_day_after(day: NaiveDate, count: usize) -> NaiveDate {
    let mut found = day;
    while !is_working_day(found) {
        found = next(found);
    }
    for _ in 0..count {
        found = next(found);
        while !is_working_day(found) {
            found = next(found);
        }
    }
    found
}

fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

/// `day` so many days later.
pub(crate) fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The moment on `day` at `hour` and `minute`.
pub(crate) fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_hms_opt(hour, minute, 0).unwrap_or_default()
}

/// The day of the year that is told, by month and day.
pub(crate) fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, month, day).unwrap_or_default()
}
