//! Reading terms in English and Chinese.

use super::Term;
use crate::domain::finding::did_you_mean;
use crate::said;
use crate::words::Said;

impl Term {
    /// Reads a term in English or Chinese: `15m`, `1h 30m`, `24 hours`, `90s`, `5 working days`, `8 working hours`,
    /// `20 days`, `2 weeks`, `1 month`, `15分钟`, `5个工作日`, `八个工作小时`, `两周`.
    ///
    /// The error says what was not understood, and what is allowed.
    pub fn parse(text: &str) -> Result<Self, Said> {
        let mut rest = text.trim();
        let mut sum: Option<Self> = None;
        while !rest.is_empty() {
            let (part, after) = part(text, rest)?;
            sum = Some(match sum {
                None => part,
                Some(so_far) => so_far.plus(part).ok_or_else(|| does_not_add(text))?,
            });
            rest = after;
        }
        sum.ok_or_else(|| not_understood(text))
    }

    fn plus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Elapsed { seconds: a }, Self::Elapsed { seconds: b }) => {
                Some(Self::Elapsed { seconds: a + b })
            }
            (Self::WorkingTime { seconds: a }, Self::WorkingTime { seconds: b }) => {
                Some(Self::WorkingTime { seconds: a + b })
            }
            _ => None,
        }
    }
}

/// A unit of time, with how it makes an amount a term.
#[derive(Clone, Copy)]
enum Unit {
    Seconds(i64),
    WorkingSeconds(i64),
    WorkingDays,
    Days(u32),
    Months(u32),
}

const UNITS: &[(&[&str], Unit)] = &[
    (&["s", "sec", "secs", "second", "seconds", "秒", "秒钟"], Unit::Seconds(1)),
    (&["m", "min", "mins", "minute", "minutes", "分", "分钟"], Unit::Seconds(60)),
    (&["h", "hour", "hours", "小时", "个小时", "钟头", "个钟头"], Unit::Seconds(3600)),
    (&["working second", "working seconds", "工作秒"], Unit::WorkingSeconds(1)),
    (&["working minute", "working minutes", "工作分钟", "个工作分钟"], Unit::WorkingSeconds(60)),
    (&["working hour", "working hours", "工作小时", "个工作小时"], Unit::WorkingSeconds(3600)),
    (
        &["workday", "workdays", "working day", "working days", "工作日", "个工作日", "工作天", "个工作天"],
        Unit::WorkingDays,
    ),
    (
        &["d", "day", "days", "calendar day", "calendar days", "天", "日", "自然日", "个自然日", "日历日"],
        Unit::Days(1),
    ),
    (&["w", "week", "weeks", "周", "个星期", "星期", "礼拜", "个礼拜"], Unit::Days(7)),
    (&["month", "months", "个月", "月"], Unit::Months(1)),
    (&["y", "year", "years", "年"], Unit::Months(12)),
];

/// No term is longer than this: ten thousand years in seconds.
const LONGEST: i64 = 10_000 * 366 * 86_400;

/// Reads the first amount and unit of `rest`, and what comes after them.
fn part<'a>(text: &str, rest: &'a str) -> Result<(Term, &'a str), Said> {
    let (amount, after) = amount(rest).ok_or_else(|| not_understood(text))?;
    let after = after.trim_start_matches([' ', '-']);
    let end = after.find(is_numeral).unwrap_or(after.len());
    let (unit_text, after) = after.split_at(end);
    let unit = unit(unit_text.trim()).ok_or_else(|| unknown_unit(text, unit_text.trim()))?;
    let term = term(amount, unit).ok_or_else(
        || said!(en: "the term `{text}` is too long to reckon with", zh: "期限 `{text}` 过长，无法计算"),
    )?;
    Ok((term, after.trim_start()))
}

fn term(amount: i64, unit: Unit) -> Option<Term> {
    let times = |each: i64| amount.checked_mul(each).filter(|total| *total <= LONGEST);
    let count = |each: u32| u32::try_from(amount).ok()?.checked_mul(each);
    Some(match unit {
        Unit::Seconds(each) => Term::Elapsed { seconds: times(each)? },
        Unit::WorkingSeconds(each) => Term::WorkingTime { seconds: times(each)? },
        Unit::WorkingDays => Term::WorkingDays(count(1)?),
        Unit::Days(each) => Term::Days(count(each)?),
        Unit::Months(each) => Term::Months(count(each)?),
    })
}

fn unit(text: &str) -> Option<Unit> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let text = words.join(" ").replace("business", "working");
    UNITS.iter().find(|(names, _)| names.contains(&text.as_str())).map(|(_, unit)| *unit)
}

fn amount(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|character| !is_numeral(character)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let amount = if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        digits.parse().ok()
    } else {
        chinese_number(digits)
    };
    amount.map(|amount| (amount, rest))
}

const CHINESE_DIGITS: &str = "零一二三四五六七八九";

fn is_numeral(character: char) -> bool {
    character.is_ascii_digit()
        || CHINESE_DIGITS.contains(character)
        || matches!(character, '两' | '十' | '百')
}

/// A Chinese number below a thousand: `十五`, `四十八`, `一百二十`.
fn chinese_number(text: &str) -> Option<i64> {
    let (mut total, mut digit) = (0, None);
    for character in text.chars() {
        match character {
            '十' => total += digit.take().unwrap_or(1) * 10,
            '百' => total += digit.take()? * 100,
            '零' => {}
            '两' => digit = Some(2),
            _ if digit.is_some() => return None,
            _ => {
                digit = Some(i64::try_from(CHINESE_DIGITS.chars().position(|each| each == character)?).ok()?)
            }
        }
    }
    Some(total + digit.unwrap_or(0))
}

fn not_understood(text: &str) -> Said {
    said!(
        en: "`{text}` is not a term; write a whole amount and a unit, such as `15m`, `24h`, `5 working days`, `8 working hours`, `20 days`, `2 weeks`, `1 month`",
        zh: "`{text}` 不是期限；请写整数和单位，例如 `15分钟`、`24小时`、`5个工作日`、`8个工作小时`、`20天`、`2周`、`1个月`",
    )
}

fn unknown_unit(text: &str, unit: &str) -> Said {
    let known = UNITS.iter().flat_map(|(names, _)| names.iter().copied());
    match did_you_mean(&unit.to_lowercase(), known).filter(|near| near.len() > 2) {
        _ if unit.is_empty() => said!(
            en: "the term `{text}` lacks its unit; write for example `15m`, `24h`, `20 days` or `5 working days`",
            zh: "期限 `{text}` 缺少单位；请写例如 `15分钟`、`24小时`、`20天` 或 `5个工作日`",
        ),
        Some(near) => said!(
            en: "`{unit}` in the term `{text}` is not a unit of time; did you mean `{near}`?",
            zh: "期限 `{text}` 中的 `{unit}` 不是时间单位；是否指 `{near}`？",
        ),
        None => said!(
            en: "`{unit}` in the term `{text}` is not a unit of time; allowed are s, m, h, days, weeks, months, years, working days, working hours, working minutes",
            zh: "期限 `{text}` 中的 `{unit}` 不是时间单位；可用：秒、分钟、小时、天、周、个月、年、个工作日、个工作小时、工作分钟",
        ),
    }
}

fn does_not_add(text: &str) -> Said {
    said!(
        en: "the term `{text}` mixes units that cannot be added; only hours, minutes and seconds of one kind add up (`1h 30m`)",
        zh: "期限 `{text}` 混用了不能相加的单位；只有同类的小时、分钟、秒可以相加（`1小时30分钟`）",
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn terms_are_read_in_both_languages() {
        let elapsed = |seconds| Term::Elapsed { seconds };
        let working = |seconds| Term::WorkingTime { seconds };
        for (text, term) in [
            ("15m", elapsed(900)),
            ("24h", elapsed(86_400)),
            ("90s", elapsed(90)),
            ("1h30m", elapsed(5_400)),
            ("1 hour 30 minutes", elapsed(5_400)),
            (" 2 Hours ", elapsed(7_200)),
            ("0m", elapsed(0)),
            ("15分钟", elapsed(900)),
            ("24小时", elapsed(86_400)),
            ("四十八小时", elapsed(172_800)),
            ("1小时30分", elapsed(5_400)),
            ("8 working hours", working(28_800)),
            ("8 business hours", working(28_800)),
            ("30 working minutes", working(1_800)),
            ("8个工作小时", working(28_800)),
            ("30工作分钟", working(1_800)),
            ("5 workdays", Term::WorkingDays(5)),
            ("5 working days", Term::WorkingDays(5)),
            ("5 business days", Term::WorkingDays(5)),
            ("5个工作日", Term::WorkingDays(5)),
            ("五个工作日", Term::WorkingDays(5)),
            ("20 days", Term::Days(20)),
            ("1 day", Term::Days(1)),
            ("20天", Term::Days(20)),
            ("十五日", Term::Days(15)),
            ("2 weeks", Term::Days(14)),
            ("两周", Term::Days(14)),
            ("1 month", Term::Months(1)),
            ("1个月", Term::Months(1)),
            ("一百二十天", Term::Days(120)),
            ("1 year", Term::Months(12)),
        ] {
            assert_eq!(Term::parse(text), Ok(term), "{text}");
        }
    }

    #[test]
    fn what_is_no_term_is_refused_with_what_to_write() {
        for (text, told) in [
            ("", "is not a term"),
            ("soon", "is not a term"),
            ("5", "lacks its unit"),
            ("-5m", "is not a term"),
            ("1.5h", "`.`"),
            ("5 wroking days", "did you mean `working days`?"),
            ("3 monhts", "did you mean `months`?"),
            ("5 working days 3 hours", "cannot be added"),
            ("1 month 5 days", "cannot be added"),
            ("1h 30 working minutes", "cannot be added"),
            ("99999999999 days", "too long"),
            ("99999999999999999999h", "is not a term"),
            ("9999999999999999h", "too long"),
            ("一二天", "is not a term"),
        ] {
            let said = Term::parse(text).expect_err(text);
            assert!(said.en.contains(told), "{text}: {said}");
            assert!(!said.zh.is_empty());
        }
    }

    proptest! {
        #[test]
        fn a_term_is_read_back_as_it_was_written(amount in 0_u32..2_000_000, unit in 0..5) {
            let seconds = i64::from(amount);
            let term = match unit {
                0 => Term::Elapsed { seconds },
                1 => Term::WorkingTime { seconds },
                2 => Term::WorkingDays(amount),
                3 => Term::Days(amount),
                _ => Term::Months(amount),
            };
            prop_assert_eq!(Term::parse(&term.to_string()), Ok(term));
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(text in "\\PC{0,24}") {
            let _ = Term::parse(&text);
        }
    }
}
