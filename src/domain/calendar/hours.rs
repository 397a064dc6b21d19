//! Opening hours: windows of a day, and a week of them.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use crate::said;
use crate::words::Said;

/// The seconds of a day; `24:00`.
pub const DAY: u32 = 86_400;

/// One opening window of a day: half-open, the closing second is not in it (R1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    open: u32,
    close: u32,
}

impl Window {
    /// The whole day, `00:00` to `24:00`.
    pub const WHOLE_DAY: Self = Self { open: 0, close: DAY };

    /// A window from its wall-clock times (`9:00`, `09:00` or `09:00:00`; `24:00` closes at the day's end).
    /// Fails when a time cannot be read, or when it does not close after it opens.
    pub fn parse(open: &str, close: &str) -> Result<Self, Said> {
        let window = Self { open: clock_time(open)?, close: clock_time(close)? };
        if window.open < window.close {
            return Ok(window);
        }
        Err(said!(
            en: "the window `{open}-{close}` does not close after it opens; hours past midnight are two windows: `{open}-24:00`, and `00:00-{close}` on the next day",
            zh: "时段 `{open}-{close}` 的结束不晚于开始；跨午夜请分成两段：`{open}-24:00` 和次日的 `00:00-{close}`",
        ))
    }

    /// Whether any two of `windows` share a second.
    pub fn overlap(windows: &[Self]) -> bool {
        let mut sorted = windows.to_vec();
        sorted.sort_unstable();
        sorted.windows(2).any(|pair| pair[1].open < pair[0].close)
    }

    /// The wall-clock time of opening on `date`.
    pub fn opens(self, date: NaiveDate) -> NaiveDateTime {
        at(date, self.open)
    }

    /// The wall-clock time of closing on `date`; for `24:00` the first moment of the next date.
    pub fn closes(self, date: NaiveDate) -> NaiveDateTime {
        at(date, self.close)
    }
}

impl std::fmt::Display for Window {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let clock = |seconds: u32| {
            let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
            if rest == 0 {
                format!("{hours:02}:{minutes:02}")
            } else {
                format!("{hours:02}:{minutes:02}:{rest:02}")
            }
        };
        write!(formatter, "{}-{}", clock(self.open), clock(self.close))
    }
}

/// Windows in order, those that touch or overlap made one.
pub fn joined(mut windows: Vec<Window>) -> Vec<Window> {
    windows.sort_unstable();
    let mut result: Vec<Window> = Vec::with_capacity(windows.len());
    for window in windows {
        match result.last_mut() {
            Some(last) if window.open <= last.close => last.close = last.close.max(window.close),
            _ => result.push(window),
        }
    }
    result
}

/// The opening windows of each weekday.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WeeklyHours {
    days: [Vec<Window>; 7],
    typical: Vec<Window>,
}

impl WeeklyHours {
    /// A week's hours, from Monday to Sunday; a day without windows is a rest day.
    pub fn new(days: [Vec<Window>; 7]) -> Self {
        let days = days.map(joined);
        let typical = typical(&days);
        Self { days, typical }
    }

    /// Open around the clock, every day.
    pub fn always() -> Self {
        Self::new(std::array::from_fn(|_| vec![Window::WHOLE_DAY]))
    }

    /// The windows of a weekday.
    pub fn of(&self, weekday: Weekday) -> &[Window] {
        &self.days[weekday.num_days_from_monday() as usize]
    }

    /// The windows of a make-up working day (补班) that falls on `weekday`: that weekday's own, or, when it has none,
    /// those that most days from Monday to Friday have (the earliest day's, if several are equally frequent).
    pub fn of_make_up_day(&self, weekday: Weekday) -> &[Window] {
        let own = self.of(weekday);
        if own.is_empty() { &self.typical } else { own }
    }

    /// Whether no weekday has any window.
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }
}

fn typical(days: &[Vec<Window>; 7]) -> Vec<Window> {
    let weekdays = &days[..5];
    let frequency = |hours: &Vec<Window>| weekdays.iter().filter(|other| *other == hours).count();
    let mut best: Option<&Vec<Window>> = None;
    for hours in weekdays.iter().filter(|hours| !hours.is_empty()) {
        if best.is_none_or(|so_far| frequency(hours) > frequency(so_far)) {
            best = Some(hours);
        }
    }
    best.cloned().unwrap_or_default()
}

fn at(date: NaiveDate, seconds: u32) -> NaiveDateTime {
    date.and_time(chrono::NaiveTime::MIN) + TimeDelta::seconds(i64::from(seconds))
}

fn clock_time(text: &str) -> Result<u32, Said> {
    let padded = if text.as_bytes().get(1) == Some(&b':') { format!("0{text}") } else { text.to_owned() };
    let mut parts = padded.split(':').map(two_digits);
    let seconds = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Some(hours)), Some(Some(minutes)), seconds, None) if minutes < 60 => match seconds {
            None => Some(hours * 3600 + minutes * 60),
            Some(Some(seconds)) if seconds < 60 => Some(hours * 3600 + minutes * 60 + seconds),
            Some(_) => None,
        },
        _ => None,
    };
    seconds.filter(|seconds| *seconds <= DAY).ok_or_else(|| {
        said!(
            en: "`{text}` is not a time of day; write `09:00`, up to `24:00`",
            zh: "`{text}` 不是一天中的时刻；请写成 `09:00`，最大 `24:00`",
        )
    })
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}
