//! Days and times in the forms that tables have them. What could be two days is refused until somebody says which.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::amount::narrow;
use super::row::Content;
use crate::domain::instant::{self, Instant};
use crate::said;
use crate::words::Said;

/// What the mapping says about dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateForms {
    /// Which comes first in `11/12/2026`, `11-12-2026` and `11.12.2026`.
    pub order: Option<DayOrder>,
    /// Whether plain numbers are days as workbooks count them.
    pub serials: bool,
}

/// What comes first where the year comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// The day: `22/11/2026`.
    Day,
    /// The month: `11/22/2026`.
    Month,
}

/// What a cell tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// A day and nothing more.
    Day(NaiveDate),
    /// What a clock on the wall showed.
    Wall(NaiveDateTime),
    /// A moment with its offset.
    Instant(Instant),
}

impl Moment {
    /// The day on a calendar.
    pub(super) fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Wall(at) => at.date(),
            Self::Instant(at) => at.date_naive(),
        }
    }
}

/// The day, or the moment, that a cell tells.
pub(super) fn read(cell: &Content, forms: DateForms) -> Result<Moment, Said> {
    match cell {
        Content::Moment(at, true) => return Ok(Moment::Wall(*at)),
        Content::Moment(at, false) => return Ok(Moment::Day(at.date())),
        _ => {}
    }
    let text = cell.text().unwrap_or_default();
    let plain: String = text.chars().map(narrow).collect();
    let plain = plain.trim();
    if let Some(at) = instant::parse(&plain.replacen(' ', "T", 1).replace('Z', "+00:00")) {
        return Ok(Moment::Instant(at));
    }
    if forms.serials
        && let Some(moment) = serial(plain)
    {
        return Ok(moment);
    }
    let (day, rest) = day_of(plain, forms).map_err(|wrong| match wrong {
        Wrong::NoDay if serial(plain).is_some() => Wrong::Serial.said(plain),
        wrong => wrong.said(&text),
    })?;
    let rest = rest.trim_start_matches(['T', ' ', ',', '，']).trim();
    if rest.is_empty() {
        return Ok(Moment::Day(day));
    }
    time_of(rest).map(|time| Moment::Wall(day.and_time(time))).ok_or_else(|| Wrong::NoTime.said(&text))
}

/// Whether `text` tells a day that may be another one, as long as nobody says what comes first.
pub(super) fn may_be_two_days(text: &str) -> bool {
    let plain: String = text.chars().map(narrow).collect();
    matches!(day_of(plain.trim(), DateForms::default()), Err(Wrong::TwoDays))
}

/// A day as workbooks count them: 1 is the first of January 1900, and there was a 29 February 1900.
fn serial(text: &str) -> Option<Moment> {
    let (days, fraction) = text.split_once('.').map_or((text, ""), |parts| parts);
    let days: i64 = days.parse().ok().filter(|days| (61..=73_050).contains(days))?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(TimeDelta::days(days))?;
    if fraction.bytes().all(|byte| byte == b'0') {
        return Some(Moment::Day(day));
    }
    let digits: String = fraction.chars().take(10).collect();
    let tenths: i64 = digits.parse().ok()?;
    let scale = 10_i64.checked_pow(u32::try_from(digits.len()).ok()?)?;
    let seconds = (tenths * 86_400 + scale / 2) / scale;
    Some(Moment::Wall(day.and_time(NaiveTime::MIN) + TimeDelta::seconds(seconds)))
}

/// Why a text is no day.
enum Wrong {
    NoDay,
    NoTime,
    NotInCalendar,
    TwoDays,
    ShortYear,
    /// A number that a workbook may mean a day by.
    Serial,
}

impl Wrong {
    fn said(&self, text: &str) -> Said {
        match self {
            Self::NoDay => said!(
                en: "`{text}` is not a date like `2026-11-22`, `2026/11/22 15:05` or `2026年11月22日`",
                zh: "“{text}”不是日期，应形如 `2026-11-22`、`2026/11/22 15:05` 或 `2026年11月22日`"
            ),
            Self::NoTime => said!(
                en: "`{text}`: what stands behind the day is no time like `15:05` or `下午3:05`",
                zh: "“{text}”：日期之后不是时间，应形如 `15:05` 或 `下午3:05`"
            ),
            Self::NotInCalendar => said!(
                en: "`{text}`: there is no such day in the calendar",
                zh: "“{text}”：没有这一天"
            ),
            Self::TwoDays => said!(
                en: "`{text}` may be two days; say in the mapping which comes first: `first = \"day\"` or `first = \"month\"` under `[dates]`",
                zh: "“{text}”可能是两个日期；请在映射文件的 `[dates]` 中写明 `first = \"day\"`（日在前）或 `first = \"month\"`（月在前）"
            ),
            Self::Serial => {
                let day = serial(text).map(Moment::day).unwrap_or_default();
                said!(
                    en: "`{text}` is {day} if it counts days as workbooks do; say so in the mapping: `serials = true` under `[dates]`",
                    zh: "“{text}”若为电子表格的日期序号，则是 {day}；请在映射文件的 `[dates]` 中写明 `serials = true`"
                )
            }
            Self::ShortYear => said!(
                en: "`{text}`: the year needs four digits",
                zh: "“{text}”：年份须为四位数字"
            ),
        }
    }
}

/// The day at the beginning of `text`, and what follows it.
fn day_of(text: &str, forms: DateForms) -> Result<(NaiveDate, &str), Wrong> {
    let (first, mark, rest) = number(text).ok_or(Wrong::NoDay)?;
    if first.len() == 8 && mark.is_none_or(|sign| " T".contains(sign)) {
        return compact(&first).map(|day| (day, rest)).ok_or(Wrong::NotInCalendar);
    }
    let mark = mark.filter(|sign| "-/.年".contains(*sign)).ok_or(Wrong::NoDay)?;
    let (second, next, rest) = number(rest).ok_or(Wrong::NoDay)?;
    if next != Some(if mark == '年' { '月' } else { mark }) {
        return Err(Wrong::NoDay);
    }
    let digits = rest.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    let (third, rest) = rest.trim_start().split_at(digits);
    let rest = rest.trim_start();
    let rest = if mark == '年' { rest.strip_prefix(['日', '号']).unwrap_or(rest) } else { rest };
    let [first, second, third] = [first.as_str(), second.as_str(), third];
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1 | 2) => (first, second, third),
        (1 | 2, 4) if mark != '年' => {
            let (left, right) = (small(first)?, small(second)?);
            match forms.order {
                Some(DayOrder::Day) => (third, second, first),
                Some(DayOrder::Month) => (third, first, second),
                None if left > 12 => (third, second, first),
                None if right > 12 => (third, first, second),
                None if left == right => (third, second, first),
                None => return Err(Wrong::TwoDays),
            }
        }
        (1 | 2, 1 | 2) => return Err(Wrong::ShortYear),
        _ => return Err(Wrong::NoDay),
    };
    let year: i32 = year.parse().map_err(|_| Wrong::NoDay)?;
    NaiveDate::from_ymd_opt(year, small(month)?, small(day)?)
        .map(|day| (day, rest))
        .ok_or(Wrong::NotInCalendar)
}

fn small(text: &str) -> Result<u32, Wrong> {
    if text.len() > 2 { Err(Wrong::NoDay) } else { text.parse().map_err(|_| Wrong::NoDay) }
}

/// `20261122`
fn compact(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y%m%d").ok()
}

/// The digits at the beginning, the sign behind them, and what follows that.
fn number(text: &str) -> Option<(String, Option<char>, &str)> {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).filter(|(number, _)| !number.is_empty())?;
    let mut signs = rest.chars();
    let mark = signs.next();
    Some((number.to_owned(), mark, signs.as_str()))
}

/// Words before or behind a time that say which half of the day is meant.
const HALVES: &[(&str, bool)] = &[
    ("上午", false),
    ("早上", false),
    ("凌晨", false),
    ("下午", true),
    ("晚上", true),
    ("中午", true),
    ("AM", false),
    ("PM", true),
];

/// `15:05`, `15:05:30`, `3:05 PM`, `下午3点05分`, `15时`.
fn time_of(text: &str) -> Option<NaiveTime> {
    let text = text.to_ascii_uppercase();
    let mut bare = text.trim();
    let mut half = None;
    for (word, later) in HALVES {
        if let Some(rest) = bare.strip_prefix(word).or_else(|| bare.strip_suffix(word)) {
            (bare, half) = (rest.trim(), Some((*word, *later)));
        }
    }
    let marked = bare.replace(['点', '时', '分'], ":").replace('秒', "").replace("半", "30");
    let mut parts = marked.trim_end_matches(':').split(':');
    let mut part = || parts.next().map(|part| part.split('.').next().unwrap_or_default().trim().to_owned());
    let (hour, minute, second) = (part()?, part(), part());
    if parts.next().is_some() || (minute.is_none() && !bare.ends_with(['点', '时']) && half.is_none()) {
        return None;
    }
    let number = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<u32>().ok()).flatten();
    let hour = number(&hour)?;
    let minute = minute.map_or(Some(0), |text| number(&text))?;
    let second = second.map_or(Some(0), |text| number(&text))?;
    let hour = match half {
        // Noon is said of eleven, twelve and one; only one is past twelve.
        Some(("中午", _)) if hour == 11 => hour,
        Some((_, true)) if hour < 12 => hour + 12,
        Some(("AM" | "上午" | "凌晨", _)) if hour == 12 => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

#[cfg(test)]
mod tests {
    use super::{DateForms, DayOrder, Moment, read};
    use crate::domain::import::Content;

    fn shown(text: &str, forms: DateForms) -> String {
        match read(&Content::Text(text.to_owned()), forms) {
            Ok(Moment::Day(day)) => day.to_string(),
            Ok(Moment::Wall(at)) => at.format("%Y-%m-%d %H:%M:%S").to_string(),
            Ok(Moment::Instant(at)) => at.to_rfc3339(),
            Err(_) => "refused".to_owned(),
        }
    }

    #[test]
    fn forms_that_tell_one_day() {
        for (text, meant) in [
            ("2026-11-22", "2026-11-22"),
            ("2026/11/2", "2026-11-02"),
            ("2026.1.22", "2026-01-22"),
            ("20261122", "2026-11-22"),
            ("22.11.2026", "2026-11-22"),
            ("11/22/2026", "2026-11-22"),
            ("11/11/2026", "2026-11-11"),
            ("2026年11月22日", "2026-11-22"),
            ("2026年11月22号", "2026-11-22"),
            ("２０２６－１１－２２", "2026-11-22"),
            ("2026-11-22 15:05", "2026-11-22 15:05:00"),
            ("2026-11-22T15:05:09", "2026-11-22 15:05:09"),
            ("2026-11-22 15:05:09.123", "2026-11-22 15:05:09"),
            ("2026年11月22日 下午3:05", "2026-11-22 15:05:00"),
            ("2026年11月22日下午3点05分", "2026-11-22 15:05:00"),
            ("2026年11月22日 晚上8点半", "2026-11-22 20:30:00"),
            ("2026/11/22 上午9时", "2026-11-22 09:00:00"),
            ("2026/11/22 中午12:10", "2026-11-22 12:10:00"),
            ("2026/11/22 凌晨12:10", "2026-11-22 00:10:00"),
            ("11/22/2026 3:05 pm", "2026-11-22 15:05:00"),
            ("11/22/2026 12:05 AM", "2026-11-22 00:05:00"),
            ("2026-11-22T15:05:00+08:00", "2026-11-22T15:05:00+08:00"),
            ("2026-11-22 07:05:00Z", "2026-11-22T07:05:00+00:00"),
        ] {
            assert_eq!(shown(text, DateForms::default()), meant, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_or_two_is_refused() {
        for text in [
            "11/12/2026",
            "2026-02-30",
            "26-11-22",
            "22/11/26",
            "2026-11",
            "yesterday",
            "46348",
            "2026-11-22 25:00",
            "2026-11-22 noonish",
            "2026-11/22",
            "13/13/2026",
            "2026年11月",
            "20261322",
            "2026-11-22 15",
            "",
        ] {
            assert_eq!(shown(text, DateForms::default()), "refused", "{text}");
        }
    }

    #[test]
    fn a_number_that_may_be_a_day_says_which() {
        let refused = read(&Content::Number("45717".to_owned()), DateForms::default()).unwrap_err();
        assert!(refused.en.contains("2025-03-01") && refused.en.contains("serials = true"), "{}", refused.en);
    }

    #[test]
    fn what_was_told_settles_it() {
        let forms = |order| DateForms { order: Some(order), serials: true };
        assert_eq!(shown("11/12/2026", forms(DayOrder::Day)), "2026-12-11");
        assert_eq!(shown("11/12/2026", forms(DayOrder::Month)), "2026-11-12");
        assert_eq!(shown("46348", forms(DayOrder::Day)), "2026-11-22");
        assert_eq!(shown("46348.62847222", forms(DayOrder::Day)), "2026-11-22 15:05:00");
        assert_eq!(shown("22/11/2026", forms(DayOrder::Month)), "refused");
    }
}
