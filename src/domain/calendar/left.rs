//! Amounts of time in words.

use crate::said;
use crate::words::Said;

/// What is left of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// The seconds that are left.
    pub seconds: i64,
    /// Whether they are open time, which passes only while the shop is open, or elapsed time.
    pub open_time: bool,
}

impl Left {
    /// The time left in words: `3 h 20 min of working time`.
    pub fn said(&self) -> Said {
        let Said { en, zh } = span_said(self.seconds);
        match self.open_time {
            true => said!(en: "{en} of working time", zh: "{zh}工作时间"),
            false => Said { en, zh },
        }
    }
}

/// Seconds in words: `3 h 20 min`; hours are not made into days, for a day of working time has no fixed length.
pub fn span_said(seconds: i64) -> Said {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let parts = [(hours, "h", "小时"), (minutes, "min", "分钟"), (rest, "s", "秒")];
    let shown: Vec<_> = parts.into_iter().filter(|part| part.0 != 0).collect();
    let en: Vec<String> = shown.iter().map(|(amount, unit, _)| format!("{amount} {unit}")).collect();
    let zh: String = shown.iter().map(|(amount, _, unit)| format!("{amount}{unit}")).collect();
    if shown.is_empty() {
        return said!(en: "0 s", zh: "0秒");
    }
    Said { en: en.join(" "), zh }
}
