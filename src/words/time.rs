//! Words for lengths of time and days of the week.

use super::{Label, Said};
use crate::said;

/// The days of the week, Monday first.
pub const WEEKDAYS: [Label; 7] = [
    Label::new("Mon", "周一"),
    Label::new("Tue", "周二"),
    Label::new("Wed", "周三"),
    Label::new("Thu", "周四"),
    Label::new("Fri", "周五"),
    Label::new("Sat", "周六"),
    Label::new("Sun", "周日"),
];

const DAY: u64 = 86_400;
const HOUR: u64 = 3_600;
const MINUTE: u64 = 60;

/// A length of time in its two largest units, rounded down: `2 h 5 min`, `3 days 4 h`. The sign is not told.
pub fn duration(seconds: i64) -> Said {
    let seconds = seconds.unsigned_abs();
    let (large, small) = match seconds {
        0..MINUTE => (unit(seconds, "s", "秒"), None),
        MINUTE..HOUR => (unit(seconds / MINUTE, "min", "分"), None),
        HOUR..DAY => (unit(seconds / HOUR, "h", "小时"), part(seconds % HOUR / MINUTE, "min", "分")),
        _ => (days(seconds / DAY), part(seconds % DAY / HOUR, "h", "小时")),
    };
    match small {
        Some(small) => {
            let (Said { en, zh }, Said { en: small_en, zh: small_zh }) = (large, small);
            said!(en: "{en} {small_en}", zh: "{zh}{small_zh}")
        }
        None => large,
    }
}

/// How long something is overdue or was late.
pub fn late(seconds: i64) -> Said {
    let Said { en, zh } = duration(seconds);
    said!(en: "{en} late", zh: "逾期{zh}")
}

/// How long it is until something is due.
pub fn ahead(seconds: i64) -> Said {
    let Said { en, zh } = duration(seconds);
    said!(en: "in {en}", zh: "还剩{zh}")
}

/// How much later something was recorded than it happened.
pub fn recorded_later(seconds: i64) -> Said {
    let Said { en, zh } = duration(seconds);
    said!(en: "recorded {en} later", zh: "{zh}后补记")
}

fn days(count: u64) -> Said {
    let plural = plural(count);
    said!(en: "{count} day{plural}", zh: "{count}天")
}

fn plural(count: u64) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn unit(count: u64, en: &str, zh: &str) -> Said {
    said!(en: "{count} {en}", zh: "{count}{zh}")
}

fn part(count: u64, en: &str, zh: &str) -> Option<Said> {
    (count > 0).then(|| unit(count, en, zh))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_told_in_their_two_largest_units() {
        for (seconds, en, zh) in [
            (0, "0 s", "0秒"),
            (59, "59 s", "59秒"),
            (60, "1 min", "1分"),
            (3_599, "59 min", "59分"),
            (3_600, "1 h", "1小时"),
            (7_500, "2 h 5 min", "2小时5分"),
            (86_399, "23 h 59 min", "23小时59分"),
            (86_400, "1 day", "1天"),
            (3 * 86_400 + 4 * 3_600 + 59, "3 days 4 h", "3天4小时"),
            (-7_500, "2 h 5 min", "2小时5分"),
            (i64::MIN, "106751991167300 days 15 h", "106751991167300天15小时"),
        ] {
            assert_eq!(duration(seconds), said!(en: "{en}", zh: "{zh}"), "{seconds}");
        }
        assert_eq!(late(7_500), said!(en: "2 h 5 min late", zh: "逾期2小时5分"));
    }
}
