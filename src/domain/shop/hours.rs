//! Opening hours in `shop.toml`:
//!
//! ```toml
//! [hours]
//! mon-fri = ["09:00-12:00", "13:00-18:00"]
//! sat = ["10:00-16:00"]
//! [hours.dates]
//! "2026-02-16" = ["10:00-14:00"]
//! "2026-02-17" = []
//! ```

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::finding;
use crate::domain::calendar::{Special, WeeklyHours, Window};
use crate::domain::finding::Finding;
use crate::domain::section::{Entry, Raw, Section};
use crate::said;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads a section of hours into the week and the dates with hours of their own.
pub(super) fn read(section: &Section) -> (WeeklyHours, BTreeMap<NaiveDate, Special>) {
    let mut week: [Vec<Window>; 7] = Default::default();
    let mut dates = BTreeMap::new();
    for entry in section.entries() {
        match (&entry.value.raw, days(&entry.key)) {
            (Raw::Section(inner), None) if entry.key == "dates" => {
                for date in inner.take().entries() {
                    if let Some((day, special)) = own_hours(inner, date) {
                        dates.insert(day, special);
                    }
                }
            }
            (_, Some(days)) => {
                let windows = windows(section, entry);
                for day in days {
                    week[day].clone_from(&windows);
                }
            }
            (_, None) => section.report(not_a_day(section, entry)),
        }
    }
    (WeeklyHours::new(week), dates)
}

/// The weekdays that a key means, from 0 for Monday: `mon`, `mon-fri`, `every-day`.
fn days(key: &str) -> Option<std::ops::RangeInclusive<usize>> {
    let day = |name: &str| DAYS.iter().position(|day| *day == name);
    if key == "every-day" {
        return Some(0..=6);
    }
    match key.split_once('-') {
        None => day(key).map(|index| index..=index),
        Some((first, last)) => {
            let (first, last) = (day(first)?, day(last)?);
            (first <= last).then_some(first..=last)
        }
    }
}

fn not_a_day(section: &Section, entry: &Entry) -> Finding {
    let key = &entry.key;
    let finding = Finding::error(
        finding::HOURS,
        section.place_of_entry(entry),
        said!(
            en: "`{key}` is no weekday: `mon` … `sun`, a range like `mon-fri`, `every-day`, or `dates`",
            zh: "`{key}` 不是星期：可用 `mon` … `sun`、范围如 `mon-fri`、`every-day` 或 `dates`"
        ),
    );
    finding.suggesting(key, DAYS.into_iter().chain(["every-day", "dates"]))
}

fn own_hours(section: &Section, entry: &Entry) -> Option<(NaiveDate, Special)> {
    let Ok(day) = entry.key.parse::<NaiveDate>() else {
        let key = &entry.key;
        return section.fault(Finding::error(
            finding::HOURS,
            section.place_of_entry(entry),
            said!(en: "`{key}` is not a day like \"2026-02-16\"", zh: "`{key}` 不是日期，应形如 \"2026-02-16\""),
        ));
    };
    Some((day, Special { hours: Some(windows(section, entry)), ..Special::default() }))
}

fn windows(section: &Section, entry: &Entry) -> Vec<Window> {
    let mut windows = Vec::new();
    for (text, place) in section.texts_of(&entry.key, &entry.value) {
        let (open, close) = text.split_once('-').unwrap_or((&text, ""));
        match Window::parse(open.trim(), close.trim()) {
            Ok(window) => windows.push(window),
            Err(said) => section.report(Finding::error(finding::HOURS, place, said).tip(said!(
                en: "hours look like \"09:00-18:00\"",
                zh: "时间应形如 \"09:00-18:00\""
            ))),
        }
    }
    windows
}
