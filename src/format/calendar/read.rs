//! TOML → [`Calendar`], all faults at once.

use std::collections::BTreeMap;

use super::finding;
use super::years;
use crate::domain::calendar::{
    Calendar, CalendarParts, Special, WeeklyHours, Window, Zone, parse_weekdays, parse_windows,
};
use crate::domain::finding::{Finding, Grade, Place, did_you_mean};
use crate::domain::section::{Located, Raw, Section};
use crate::words::Label;

/// Where the calendars come from that a calendar builds on; `None` for a name that nobody knows.
pub type Bases<'a> = &'a dyn Fn(&str) -> Option<Calendar>;

const WINDOWS: Label = Label::new(
    "windows of hours: [\"09:00-12:00\", \"13:00-18:00\"], or [] for closed",
    "时间段列表：[\"09:00-12:00\", \"13:00-18:00\"]，或 [] 表示休息",
);

/// Reads a calendar file. Its name is `name` in the file, else the file's own.
///
/// # Errors
/// All findings, when one of them is an error. Findings of grade warning alone do not stop it and are dropped;
/// [`read_noting`] keeps them.
pub fn read(file: &str, text: &str, bases: Bases<'_>) -> Result<Calendar, Vec<Finding>> {
    let (calendar, findings) = read_noting(file, text, bases);
    calendar.ok_or(findings)
}

/// Reads a calendar file with all its findings; there is no calendar when one of them is an error.
pub fn read_noting(file: &str, text: &str, bases: Bases<'_>) -> (Option<Calendar>, Vec<Finding>) {
    let section = match crate::format::toml::parse(file, text) {
        Ok(section) => section,
        Err(findings) => return (None, findings),
    };
    let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
    let calendar = calendar_of(&section, stem, bases);
    let findings = section.finish();
    let in_order = findings.iter().all(|finding| finding.grade != Grade::Error);
    (calendar.filter(|_| in_order), findings)
}

/// Reads a calendar from a section of a file, noting its faults there. `name` is what it is called unless it says
/// so itself.
pub fn calendar_of(section: &Section, name: &str, bases: Bases<'_>) -> Option<Calendar> {
    let name = section.text("name").unwrap_or_else(|| name.to_owned());
    let _ = section.get("label").is_some().then(|| section.label("label"));
    let base = base(section, bases);
    let zone = section.text("zone").and_then(|text| match Zone::parse(&text) {
        Ok(zone) => Some(zone),
        Err(message) => {
            let place = section.place_of_key("zone");
            section.fault(finding::misread(finding::ZONE, place, message))
        }
    });
    let weekly = section.section("hours").and_then(weekly_hours);
    let working_weekdays = working_weekdays(section);
    let years = years::read(section, working_weekdays.unwrap_or(MONDAY_TO_FRIDAY));
    let mut special = years.special;
    special.extend(own_hours(section));
    let open_on_holidays = section.one_of("holidays", &[("closed", false), ("open", true)]).unwrap_or(false);
    let calendar = match base {
        Some(base) => {
            let calendar = on_base(base, weekly, zone).with_special(special).with_recurring(years.recurring);
            let calendar = calendar.with_years(years.sources);
            working_weekdays.map_or(calendar.clone(), |working| calendar.with_working_weekdays(working))
        }
        None => {
            if !section.has("base") {
                section.need_text("zone");
            }
            let zone = zone?;
            Calendar::new(CalendarParts {
                name: String::new(),
                zone,
                weekly,
                working_weekdays,
                special,
                recurring: years.recurring,
                years: years.sources,
            })
        }
    };
    let calendar = calendar.named(&name);
    Some(if open_on_holidays { calendar.open_on_holidays() } else { calendar })
}

const MONDAY_TO_FRIDAY: [bool; 7] = [true, true, true, true, true, false, false];

fn base(section: &Section, bases: Bases<'_>) -> Option<Calendar> {
    let name = section.text("base")?;
    bases(&name).or_else(|| super::shipped::calendar(&name).cloned()).or_else(|| {
        let near = did_you_mean(&name, super::shipped::names());
        section.fault(finding::base(section.place_of_key("base"), &name, near))
    })
}

fn on_base(base: Calendar, weekly: Option<WeeklyHours>, zone: Option<Zone>) -> Calendar {
    let calendar = match weekly {
        Some(weekly) => base.with_hours(weekly),
        None => base,
    };
    match zone {
        Some(zone) => calendar.in_zone(zone),
        None => calendar,
    }
}

fn working_weekdays(section: &Section) -> Option<[bool; 7]> {
    let mut works = [false; 7];
    let text = section.text("working_weekdays")?;
    match parse_weekdays(&text) {
        Ok(weekdays) => {
            for weekday in weekdays {
                works[weekday.num_days_from_monday() as usize] = true;
            }
            Some(works)
        }
        Err(message) => {
            let place = section.place_of_key("working_weekdays");
            section.fault(finding::misread(finding::WEEKDAY, place, message))
        }
    }
}

fn weekly_hours(section: &Section) -> Option<WeeklyHours> {
    let mut days: [Option<Vec<Window>>; 7] = Default::default();
    let mut complete = true;
    for entry in section.entries() {
        let weekdays = match parse_weekdays(&entry.key) {
            Ok(weekdays) => weekdays,
            Err(message) => {
                section.report(finding::misread(finding::WEEKDAY, section.place_of_entry(entry), message));
                complete = false;
                continue;
            }
        };
        let windows = windows(section, &entry.key, &entry.value);
        complete &= windows.is_some();
        for weekday in weekdays {
            let day = &mut days[weekday.num_days_from_monday() as usize];
            if day.replace(windows.clone().unwrap_or_default()).is_some() {
                section.report(finding::weekday_twice(section.place_of_entry(entry), weekday));
                complete = false;
            }
        }
    }
    let weekly = WeeklyHours::new(days.map(Option::unwrap_or_default));
    if complete && weekly.is_empty() {
        section.report(finding::never_open(section.place()));
        complete = false;
    }
    complete.then_some(weekly)
}

/// The windows that a value writes: a list of `09:00-12:00`, or one text with commas.
fn windows(section: &Section, key: &str, value: &Located) -> Option<Vec<Window>> {
    if !matches!(value.raw, Raw::List(_) | Raw::Text(_)) {
        return section.wrong(key, value, &WINDOWS);
    }
    let mut all = Vec::new();
    let mut readable = true;
    for (text, place) in section.texts_of(key, value) {
        match parse_windows(&text) {
            Ok(windows) => all.extend(windows),
            Err(message) => {
                section.report(finding::misread(finding::HOURS, place, message));
                readable = false;
            }
        }
    }
    if Window::overlap(&all) {
        section.report(finding::overlapping(section.place_of(value)));
        readable = false;
    }
    readable.then_some(all)
}

fn own_hours(section: &Section) -> BTreeMap<chrono::NaiveDate, Special> {
    let mut special = BTreeMap::new();
    for date_section in section.sections("date") {
        let name = date_section.text("name").map(Into::into);
        let hours = match date_section.get("hours") {
            Some(value) => windows(date_section, "hours", value),
            None => {
                date_section.need_text("hours");
                None
            }
        };
        let (Some(date), Some(hours)) = (date_section.need_day("date"), hours) else { continue };
        let place: Place = date_section.place_of_key("date");
        if special.insert(date, Special { hours: Some(hours), name, ..Special::default() }).is_some() {
            date_section.report(finding::day_twice(place, date));
        }
    }
    special
}
