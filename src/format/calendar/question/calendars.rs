//! The calendars of questions, each read once.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde_json::value::RawValue;

use super::{Question, missing, text_of, wrong};
use crate::domain::calendar::{
    Calendar, CalendarParts, Recurring, Special, WeeklyHours, Window, Zone, parse_weekdays,
};
use crate::said;
use crate::words::Said;

/// How a calendar that a question names is found.
pub type Named<'a> = Box<dyn Fn(&str) -> Result<Calendar, Said> + 'a>;

/// The calendars of the questions so far, by the JSON that describes them.
pub struct Calendars<'a> {
    named: Named<'a>,
    read: HashMap<String, Result<Arc<Calendar>, Said>>,
    key: String,
}

/// More calendars than this are not kept at a time.
const KEPT: usize = 4_096;

impl<'a> Calendars<'a> {
    /// None yet. `named` finds those that questions name.
    pub fn new(named: Named<'a>) -> Self {
        Self { named, read: HashMap::new(), key: String::new() }
    }

    /// The calendar of a question.
    pub(super) fn of(&mut self, question: &Question<'_>) -> Result<Arc<Calendar>, Said> {
        let parts = [
            question.calendar,
            question.timezone,
            question.weekly_hours,
            question.holidays,
            question.recurring_holidays,
            question.date_overrides,
        ];
        self.key.clear();
        for part in parts {
            self.key.push_str(part.map_or("", RawValue::get));
            self.key.push('\n');
        }
        if let Some(known) = self.read.get(&self.key) {
            return known.clone();
        }
        let calendar = self.build(question).map(Arc::new);
        if self.read.len() >= KEPT {
            self.read.clear();
        }
        self.read.insert(self.key.clone(), calendar.clone());
        calendar
    }

    fn build(&self, question: &Question<'_>) -> Result<Calendar, Said> {
        let zone = question.timezone.map(zone).transpose()?;
        let weekly = question.weekly_hours.map(weekly_hours).transpose()?;
        let recurring = question.recurring_holidays.map(recurring_holidays).transpose()?.unwrap_or_default();
        let special = special(question)?;
        let Some(named) = question.calendar else {
            let weekly = weekly.ok_or_else(|| missing("calendar` or `weekly_hours"))?;
            return Ok(Calendar::new(CalendarParts {
                name: "of the question".to_owned(),
                // Without a zone only times without an offset make sense; others are refused when they are placed.
                zone: zone.unwrap_or(Zone::Floating),
                weekly: Some(weekly),
                working_weekdays: None,
                special,
                recurring,
                years: BTreeMap::new(),
            }));
        };
        let name =
            text_of(named).ok_or_else(|| wrong("calendar", named, "the name of a calendar", "日历名称"))?;
        let mut calendar = (self.named)(&name)?.with_special(special).with_recurring(recurring);
        if let Some(weekly) = weekly.filter(|weekly| !weekly.is_empty()) {
            calendar = calendar.with_hours(weekly);
        }
        Ok(match zone {
            Some(zone) => calendar.in_zone(zone),
            None => calendar,
        })
    }
}

fn zone(raw: &RawValue) -> Result<Zone, Said> {
    let name = text_of(raw).ok_or_else(|| wrong("timezone", raw, "the name of a time zone", "时区名称"))?;
    Zone::parse(&name)
}

type Windows<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

fn windows(written: &Windows<'_>) -> Result<Vec<Window>, Said> {
    written.iter().map(|(open, close)| Window::parse(open, close)).collect()
}

fn weekly_hours(raw: &RawValue) -> Result<WeeklyHours, Said> {
    let written: BTreeMap<String, Windows<'_>> = serde_json::from_str(raw.get()).map_err(|_| {
        wrong(
            "weekly_hours",
            raw,
            "windows by weekday: {\"mon\": [[\"09:00\", \"17:00\"]]}",
            "按星期的时间段：{\"mon\": [[\"09:00\", \"17:00\"]]}",
        )
    })?;
    let mut days: [Vec<Window>; 7] = Default::default();
    for (name, hours) in written {
        for weekday in parse_weekdays(&name)? {
            days[weekday.num_days_from_monday() as usize].extend(windows(&hours)?);
        }
    }
    Ok(WeeklyHours::new(days))
}

fn texts<'a>(key: &str, raw: &'a RawValue) -> Result<Vec<Cow<'a, str>>, Said> {
    serde_json::from_str(raw.get())
        .map_err(|_| wrong(key, raw, "a list of dates in quotes", "加引号的日期列表"))
}

fn recurring_holidays(raw: &RawValue) -> Result<Recurring, Said> {
    let day = |text: Cow<'_, str>| {
        // 2000 is a leap year: 02-29 may recur.
        let date = format!("2000-{text}").parse::<NaiveDate>().ok().filter(|_| text.len() == 5);
        date.map(|date| ((date.month(), date.day()), None)).ok_or_else(|| {
            said!(
                en: "`{text}` in `recurring_holidays` is no day; write `12-25`",
                zh: "`recurring_holidays` 中的 `{text}` 不是日期；请写成 `12-25`",
            )
        })
    };
    texts("recurring_holidays", raw)?.into_iter().map(day).collect()
}

fn date(key: &str, text: &str) -> Result<NaiveDate, Said> {
    text.parse().ok().filter(|_| text.len() == 10).ok_or_else(|| {
        said!(
            en: "`{text}` in `{key}` is no date; write `2026-12-25`",
            zh: "`{key}` 中的 `{text}` 不是日期；请写成 `2026-12-25`",
        )
    })
}

fn special(question: &Question<'_>) -> Result<BTreeMap<NaiveDate, Special>, Said> {
    let mut special: BTreeMap<NaiveDate, Special> = BTreeMap::new();
    if let Some(raw) = question.holidays {
        for text in texts("holidays", raw)? {
            special.entry(date("holidays", &text)?).or_default().holiday = true;
        }
    }
    if let Some(raw) = question.date_overrides {
        let written: BTreeMap<String, Windows<'_>> = serde_json::from_str(raw.get()).map_err(|_| {
            wrong(
                "date_overrides",
                raw,
                "windows by date: {\"2026-12-24\": [[\"09:00\", \"12:00\"]]}",
                "按日期的时间段：{\"2026-12-24\": [[\"09:00\", \"12:00\"]]}",
            )
        })?;
        for (text, hours) in written {
            special.entry(date("date_overrides", &text)?).or_default().hours = Some(windows(&hours)?);
        }
    }
    Ok(special)
}
