//! Terms: amounts of time as policies and people state them.

mod parse;

use std::fmt;

use super::left::span_said;
use crate::said;
use crate::words::Said;

/// An amount of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// Time that passes around the clock: `15m`, `24h`.
    Elapsed {
        /// The amount in seconds.
        seconds: i64,
    },
    /// Time that passes while the calendar is open: `8 working hours`.
    WorkingTime {
        /// The amount in seconds.
        seconds: i64,
    },
    /// Working days; the first day is not counted (R7): `5 working days`.
    WorkingDays(u32),
    /// Calendar days, weeks being 7 of them; the first day is not counted (R8): `20 days`.
    Days(u32),
    /// Calendar months, years being 12 of them (R8): `1 month`.
    Months(u32),
}

impl Term {
    /// Whether only open time counts towards it.
    pub fn counts_open_time(self) -> bool {
        matches!(self, Self::WorkingTime { .. } | Self::WorkingDays(_))
    }

    /// Whether it is counted in days or months, so that [`Counting`](super::Counting) matters.
    pub fn counts_days(self) -> bool {
        matches!(self, Self::WorkingDays(_) | Self::Days(_) | Self::Months(_))
    }

    /// The term in words: `5 working days`, `5个工作日`.
    pub fn said(self) -> Said {
        let plural = |amount: u32| if amount == 1 { "" } else { "s" };
        match self {
            Self::Elapsed { seconds } => span_said(seconds),
            Self::WorkingTime { seconds } => {
                let Said { en, zh } = span_said(seconds);
                said!(en: "{en} of working time", zh: "{zh}（工作时间）")
            }
            Self::WorkingDays(count) => {
                let s = plural(count);
                said!(en: "{count} working day{s}", zh: "{count}个工作日")
            }
            Self::Days(count) => {
                let s = plural(count);
                said!(en: "{count} day{s}", zh: "{count}天")
            }
            Self::Months(count) => {
                let s = plural(count);
                said!(en: "{count} month{s}", zh: "{count}个月")
            }
        }
    }
}

/// The shortest form that [`Term::parse`] reads back as the same: `15m`, `5 working days`.
impl fmt::Display for Term {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Elapsed { seconds } if seconds % 3600 == 0 => write!(formatter, "{}h", seconds / 3600),
            Self::Elapsed { seconds } if seconds % 60 == 0 => write!(formatter, "{}m", seconds / 60),
            Self::Elapsed { seconds } => write!(formatter, "{seconds}s"),
            Self::WorkingTime { seconds } if seconds % 3600 == 0 => {
                write!(formatter, "{} working hours", seconds / 3600)
            }
            Self::WorkingTime { seconds } if seconds % 60 == 0 => {
                write!(formatter, "{} working minutes", seconds / 60)
            }
            Self::WorkingTime { seconds } => write!(formatter, "{seconds} working seconds"),
            Self::WorkingDays(_) | Self::Days(_) | Self::Months(_) => formatter.write_str(&self.said().en),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_told_in_both_languages() {
        for (term, en, zh) in [
            (Term::Elapsed { seconds: 900 }, "15 min", "15分钟"),
            (Term::WorkingTime { seconds: 28_800 }, "8 h of working time", "8小时（工作时间）"),
            (Term::WorkingDays(1), "1 working day", "1个工作日"),
            (Term::Days(20), "20 days", "20天"),
            (Term::Months(1), "1 month", "1个月"),
        ] {
            assert_eq!(term.said(), said!(en: "{en}", zh: "{zh}"));
        }
    }
}
