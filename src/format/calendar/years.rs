//! The holidays of years in a calendar file.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::finding;
use crate::domain::calendar::{Recurring, Special};
use crate::domain::section::Section;

/// What the `[[year]]` and `[[recurring]]` sections say.
#[derive(Default)]
pub(super) struct Years {
    pub(super) special: BTreeMap<NaiveDate, Special>,
    pub(super) recurring: Recurring,
    pub(super) sources: BTreeMap<i32, Arc<str>>,
}

pub(super) fn read(section: &Section, working_weekdays: [bool; 7]) -> Years {
    let mut years = Years::default();
    for year_section in section.sections("year") {
        years.read_year(year_section, working_weekdays);
    }
    for holiday in section.sections("recurring") {
        let name: Option<Arc<str>> = holiday.text("name").map(Into::into);
        // 2000 is a leap year: 02-29 may recur.
        for (date, place) in dates(holiday, 2000) {
            if years.recurring.insert((date.month(), date.day()), name.clone()).is_some() {
                holiday.report(finding::day_twice(place, date.format("%m-%d")));
            }
        }
    }
    years
}

impl Years {
    fn read_year(&mut self, section: &Section, working_weekdays: [bool; 7]) {
        if !section.has("year") {
            section.need_text("year");
        }
        if !section.has("source") {
            section.need_text("source");
        }
        let sources = section.texts("source");
        let (holidays, make_up) = (section.sections("holidays"), section.sections("make_up"));
        let Some(number) = section.number("year") else { return };
        let Some(year) = i32::try_from(number).ok().filter(|year| (1..=9999).contains(year)) else {
            section.report(finding::day(section.place_of_key("year"), &number.to_string()));
            return;
        };
        if self.sources.insert(year, sources.join("；").into()).is_some() {
            section.report(finding::year_twice(section.place_of_key("year"), number));
        }
        for holiday in holidays {
            let name: Option<Arc<str>> = holiday.text("name").map(Into::into);
            self.add(holiday, year, &Special { holiday: true, name, ..Special::default() });
        }
        for day in make_up {
            let name: Option<Arc<str>> = day.text("name").map(Into::into);
            for date in self.add(day, year, &Special { make_up: true, name, ..Special::default() }) {
                if working_weekdays[date.weekday().num_days_from_monday() as usize] {
                    day.report(finding::make_up_works_anyway(day.place_of_key("days"), date));
                }
            }
        }
    }

    fn add(&mut self, section: &Section, year: i32, special: &Special) -> Vec<NaiveDate> {
        let mut added = Vec::new();
        for (date, place) in dates(section, year) {
            if self.special.insert(date, special.clone()).is_some() {
                section.report(finding::day_twice(place, date));
            }
            added.push(date);
        }
        added
    }
}

/// The dates that `days` lists in `year`, each with its place.
fn dates(section: &Section, year: i32) -> Vec<(NaiveDate, crate::domain::finding::Place)> {
    if !section.has("days") {
        section.need_text("days");
    }
    let mut dates = Vec::new();
    for (text, place) in section.located_texts("days") {
        let (first, last) = text.split_once("..").unwrap_or((&text, &text));
        match (month_and_day(first, year), month_and_day(last, year)) {
            (Some(first), Some(last)) if first <= last => {
                dates.extend(
                    first.iter_days().take_while(|date| *date <= last).map(|date| (date, place.clone())),
                );
            }
            _ => section.report(finding::day(place, &text)),
        }
    }
    dates
}

fn month_and_day(text: &str, year: i32) -> Option<NaiveDate> {
    let (month, day) = text.trim().split_once('-')?;
    let two_digits = |text: &str| (text.len() == 2).then(|| text.parse().ok()).flatten();
    NaiveDate::from_ymd_opt(year, two_digits(month)?, two_digits(day)?)
}
