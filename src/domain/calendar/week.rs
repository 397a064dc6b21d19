//! Weekdays and hours as people write them: `mon-fri 09:00-12:00,13:00-18:00; sat 10:00-16:00`.

use chrono::Weekday;

use super::hours::{WeeklyHours, Window};
use crate::domain::finding::did_you_mean;
use crate::said;
use crate::words::Said;

const NAMES: [(&[&str], Weekday); 7] = [
    (&["mon", "monday", "周一", "星期一"], Weekday::Mon),
    (&["tue", "tuesday", "周二", "星期二"], Weekday::Tue),
    (&["wed", "wednesday", "周三", "星期三"], Weekday::Wed),
    (&["thu", "thursday", "周四", "星期四"], Weekday::Thu),
    (&["fri", "friday", "周五", "星期五"], Weekday::Fri),
    (&["sat", "saturday", "周六", "星期六"], Weekday::Sat),
    (&["sun", "sunday", "周日", "周天", "星期日", "星期天"], Weekday::Sun),
];

/// Reads weekdays: `mon`, `mon-fri`, `sat,sun`, `daily`, `周一至周五`. A range may pass Sunday (`sat-mon`).
pub fn parse_weekdays(text: &str) -> Result<Vec<Weekday>, Said> {
    let mut days = Vec::new();
    for part in text.split([',', '，', '、']) {
        let part = part.trim();
        if matches!(part, "daily" | "每天" | "每日") {
            days.extend(NAMES.map(|(_, weekday)| weekday));
        } else if let Some((first, last)) = part.split_once(['-', '至']) {
            let (first, last) = (weekday(first.trim())?, weekday(last.trim())?);
            let mut day = first;
            days.push(day);
            while day != last {
                day = day.succ();
                days.push(day);
            }
        } else {
            days.push(weekday(part)?);
        }
    }
    Ok(days)
}

/// Reads windows of one day: `09:00-12:00,13:00-18:00`; `closed` has none.
pub fn parse_windows(text: &str) -> Result<Vec<Window>, Said> {
    if matches!(text.trim(), "closed" | "休息") {
        return Ok(Vec::new());
    }
    text.split([',', '，', '、']).map(|part| parse_window(part.trim())).collect()
}

/// Reads one window: `09:00-12:00`.
pub fn parse_window(text: &str) -> Result<Window, Said> {
    match text.split_once(['-', '–', '至']) {
        Some((open, close)) => Window::parse(open.trim(), close.trim()),
        None => Err(said!(
            en: "`{text}` is not a window of hours; write `09:00-18:00`",
            zh: "`{text}` 不是时间段；请写成 `09:00-18:00`",
        )),
    }
}

impl WeeklyHours {
    /// Reads a week: weekdays and windows, several separated by `;`. A day that is not named is a rest day; one that
    /// is named twice is an error.
    pub fn parse(text: &str) -> Result<Self, Said> {
        let mut days: [Option<Vec<Window>>; 7] = Default::default();
        for part in text.split([';', '；']).map(str::trim).filter(|part| !part.is_empty()) {
            let (weekdays, windows) = part.split_once(char::is_whitespace).ok_or_else(|| incomplete(part))?;
            let windows = parse_windows(windows)?;
            for weekday in parse_weekdays(weekdays)? {
                let day = &mut days[weekday.num_days_from_monday() as usize];
                if day.replace(windows.clone()).is_some() {
                    return Err(said!(
                        en: "the hours name `{weekday}` twice: `{text}`",
                        zh: "营业时间中 `{weekday}` 出现了两次：`{text}`",
                    ));
                }
            }
        }
        Ok(Self::new(days.map(Option::unwrap_or_default)))
    }
}

fn weekday(text: &str) -> Result<Weekday, Said> {
    let lower = text.to_lowercase();
    let found = NAMES.iter().find(|(names, _)| names.contains(&lower.as_str()));
    found.map(|(_, weekday)| *weekday).ok_or_else(|| {
        let near = did_you_mean(&lower, NAMES.iter().flat_map(|(names, _)| names.iter().copied()));
        match near {
            Some(near) => said!(
                en: "`{text}` is not a weekday; did you mean `{near}`?",
                zh: "`{text}` 不是星期几；是否指 `{near}`？",
            ),
            None => said!(
                en: "`{text}` is not a weekday; write `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`, or a range like `mon-fri`",
                zh: "`{text}` 不是星期几；请写 `mon`、`tue`、`wed`、`thu`、`fri`、`sat`、`sun`，或 `mon-fri`、`周一至周五` 这样的范围",
            ),
        }
    })
}

fn incomplete(part: &str) -> Said {
    said!(
        en: "`{part}` lacks either weekdays or hours; write `mon-fri 09:00-18:00`",
        zh: "`{part}` 缺少星期或时间；请写成 `mon-fri 09:00-18:00`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_read_as_people_write_them() {
        let day = ["09:00-12:00", "13:00-18:00"].map(|text| parse_window(text).unwrap());
        let saturday = vec![parse_window("10:00-24:00").unwrap()];
        let mut days: [Vec<Window>; 7] = Default::default();
        days[..5].fill(day.to_vec());
        days[5] = saturday;
        let expected = WeeklyHours::new(days);
        for text in [
            "mon-fri 09:00-12:00,13:00-18:00; sat 10:00-24:00",
            "mon-fri 9:00-12:00, 13:00-18:00;sat 10:00-24:00;",
            "Monday-Thursday,fri 09:00-12:00,13:00-18:00; sat 10:00-20:00,20:00-24:00; sun closed",
            "周一至周五 09:00-12:00，13:00-18:00；周六 10:00-24:00",
        ] {
            assert_eq!(WeeklyHours::parse(text), Ok(expected.clone()), "{text}");
        }
        assert_eq!(WeeklyHours::parse("daily 00:00-24:00"), Ok(WeeklyHours::always()));
        assert_eq!(parse_weekdays("sat-mon"), Ok(vec![Weekday::Sat, Weekday::Sun, Weekday::Mon]));
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for (text, told) in [
            ("mon-fri", "lacks either"),
            ("mon-fry 09:00-18:00", "did you mean `fri`?"),
            ("mon 09:00", "is not a window"),
            ("mon 18:00-09:00", "two windows"),
            ("mon 09:00-09:00", "does not close after it opens"),
            ("mon 09:00-24:01", "`24:01`"),
            ("mon 09:60-10:00", "`09:60`"),
            ("mon 09:00-18:00; mon-fri 09:00-18:00", "twice"),
        ] {
            let said = WeeklyHours::parse(text).expect_err(text);
            assert!(said.en.contains(told), "{text}: {said}");
        }
    }
}
