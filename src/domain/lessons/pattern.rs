//! What tells who somebody is by its form alone: numbers, codes, addresses of all kinds, dates, Mr So-and-so.

use chrono::{Datelike, NaiveDate};

use crate::domain::instant::Instant;
use crate::said;
use crate::words::{Label, Said};

/// Something that was found.
pub(super) struct Found {
    /// Where it ends, in characters.
    pub(super) end: usize,
    /// What stands for it.
    pub(super) said: Said,
}

const NUMBER: Label = Label::new("[number]", "［号码］");
const CODE: Label = Label::new("[code]", "［编号］");
const LINK: Label = Label::new("[link]", "［网址］");
const MAIL: Label = Label::new("[e-mail]", "［邮箱］");
const ADDRESS: Label = Label::new("[address]", "［地址］");
const MONTH: Label = Label::new("[month]", "［某月］");

/// From so many digits on a number may tell who somebody is: a telephone, a card, an order.
const MANY_DIGITS: usize = 7;

/// A code of letters and digits has at least so many digits: a number plate, an order, an id.
const DIGITS_OF_A_CODE: usize = 4;

/// What begins at `start`, if anything that must not be told does.
pub(super) fn next_pattern(characters: &[char], start: usize, first_day: &Instant) -> Option<Found> {
    let before = start.checked_sub(1).and_then(|before| characters.get(before));
    if is_inside(before, characters.get(start)) {
        return None;
    }
    link(characters, start)
        .or_else(|| mail(characters, start))
        .or_else(|| date(characters, start, first_day))
        .or_else(|| address(characters, start))
        .or_else(|| code(characters, start))
        .or_else(|| number(characters, start))
        .or_else(|| titled(characters, start))
}

/// Whether the place is in the middle of a Latin word or of a number.
fn is_inside(before: Option<&char>, here: Option<&char>) -> bool {
    let word =
        |character: Option<&char>| character.is_some_and(|character| character.is_ascii_alphanumeric());
    word(before) && word(here)
}

fn found(end: usize, label: Label) -> Option<Found> {
    Some(Found { end, said: label.said() })
}

fn starts(characters: &[char], start: usize, text: &str) -> bool {
    let there = characters.get(start..).unwrap_or_default();
    let mut there = there.iter().map(char::to_ascii_lowercase);
    text.chars().all(|expected| there.next() == Some(expected))
}

fn run(characters: &[char], start: usize, is_part: impl Fn(char) -> bool) -> usize {
    let rest = characters.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|character| is_part(**character)).count()
}

fn link(characters: &[char], start: usize) -> Option<Found> {
    let is_link = ["http://", "https://", "www."].iter().any(|head| starts(characters, start, head));
    let end = run(characters, start, |character| character.is_ascii_graphic());
    if is_link { found(end, LINK) } else { None }
}

fn mail(characters: &[char], start: usize) -> Option<Found> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "._%+-".contains(character);
    let at = run(characters, start, is_part);
    let end =
        run(characters, at + 1, |character| character.is_ascii_alphanumeric() || ".-".contains(character));
    let is_mail = at > start && characters.get(at) == Some(&'@') && end > at + 1;
    if is_mail { found(end, MAIL) } else { None }
}

/// The value of a digit, half or full width.
fn digit(character: char) -> Option<u32> {
    match character {
        '０'..='９' => Some(u32::from(character) - 0xFF10),
        other => other.to_digit(10),
    }
}

/// A whole number of at most `most` digits, and where it ends.
fn small(characters: &[char], start: usize, most: usize) -> Option<(u32, usize)> {
    let end = run(characters, start, |character| digit(character).is_some());
    if end == start || end - start > most {
        return None;
    }
    let digits = characters.get(start..end)?.iter().filter_map(|character| digit(*character));
    Some((digits.fold(0, |sum, digit| sum * 10 + digit), end))
}

/// `2026-11-22`, `2026年11月22日`, `11月22日`, `11-22 Sun`, each with the weekday that follows: day so-and-so.
fn date(characters: &[char], start: usize, first_day: &Instant) -> Option<Found> {
    let first = first_day.date_naive();
    let (leading, after) = small(characters, start, 4)?;
    let at = |index: usize| characters.get(index).copied();
    let (year, month, next) = match (after - start, at(after)?) {
        (4, '-' | '/' | '.' | '年') => {
            let (month, next) = small(characters, after + 1, 2)?;
            (i32::try_from(leading).ok()?, month, next)
        }
        (1 | 2, '月' | '-') => (first.year(), leading, after),
        _ => return None,
    };
    let has_year = next != after;
    let day = at(next).filter(|mark| "-/.月".contains(*mark)).and_then(|_| small(characters, next + 1, 2));
    let Some((day, end)) = day else {
        return if has_year && (1..=12).contains(&month) {
            found(if at(next) == Some('月') { next + 1 } else { next }, MONTH)
        } else {
            None
        };
    };
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    let end = if matches!(at(end), Some('日' | '号')) { end + 1 } else { end };
    let (end, weekday) = past_weekday(characters, end);
    // `11-22` alone may be anything; with its weekday, or with 月, it is a day.
    if !has_year && !weekday && at(after) == Some('-') {
        return None;
    }
    let number = date.signed_duration_since(first).num_days() + 1;
    let said = if number >= 1 {
        said!(en: "day {number}", zh: "第{number}天")
    } else {
        let before = 1 - number;
        match before {
            1 => said!(en: "the day before day 1", zh: "受理前1天"),
            _ => said!(en: "{before} days before day 1", zh: "受理前{before}天"),
        }
    };
    Some(Found { end, said })
}

fn past_weekday(characters: &[char], end: usize) -> (usize, bool) {
    let space = usize::from(characters.get(end) == Some(&' '));
    let at = end + space;
    let english =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| starts(characters, at, day));
    let chinese = starts(characters, at, "周")
        && characters.get(at + 1).is_some_and(|day| "一二三四五六日".contains(*day));
    match (english, chinese) {
        (true, _) => (at + 3, true),
        (_, true) => (at + 2, true),
        _ => (end, false),
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// `中山路12号3栋502室`: from the name of the street to the room.
fn address(characters: &[char], start: usize) -> Option<Found> {
    let parts = "号栋幢楼座单元室弄层组";
    let is_part =
        |character: char| digit(character).is_some() || parts.contains(character) || character == '-';
    let numbered = |from: usize| {
        let end = run(characters, from, is_part);
        let piece = characters.get(from..end).unwrap_or_default();
        let has = |wanted: &str| piece.iter().any(|character| wanted.contains(*character));
        let digits = piece.iter().any(|character| digit(*character).is_some());
        // 元 belongs to 单元 here: alone it is money.
        (digits && has("号栋幢弄单室")).then_some((end, has("室栋幢单弄")))
    };
    if characters.get(start).is_some_and(|first| digit(*first).is_some()) {
        let (end, is_home) = numbered(start)?;
        return if is_home { found(end, ADDRESS) } else { None };
    }
    // A street begins at most six characters before its sign.
    let mut index = start;
    while index < start + 7 && characters.get(index).is_some_and(|character| is_han(*character)) {
        index += 1;
        let is_street = characters.get(index - 1).is_some_and(|sign| "路街巷弄道村苑".contains(*sign));
        if let Some((end, _)) = (is_street && index > start + 1).then(|| numbered(index)).flatten() {
            return found(end, ADDRESS);
        }
    }
    None
}

/// `AB123456`, `261122-k7qm`, `京A12345`.
fn code(characters: &[char], start: usize) -> Option<Found> {
    const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    let plate = characters.get(start).is_some_and(|first| PROVINCES.contains(*first));
    let from = start + usize::from(plate);
    let end =
        run(characters, from, |character| character.is_ascii_alphanumeric() || "-_·".contains(character));
    let piece = characters.get(from..end).unwrap_or_default();
    let digits = piece.iter().filter(|character| character.is_ascii_digit()).count();
    let letters = piece.iter().any(char::is_ascii_alphabetic);
    let is_plate =
        plate && (6..=8).contains(&piece.len()) && piece.first().is_some_and(char::is_ascii_alphabetic);
    let is_code = !plate && letters && digits >= DIGITS_OF_A_CODE;
    if is_code || is_plate && digits >= 3 { found(end, CODE) } else { None }
}

/// A number of many digits, however they are set apart.
fn number(characters: &[char], start: usize) -> Option<Found> {
    let from = start + usize::from(matches!(characters.get(start), Some('+' | '＋')));
    let (mut index, mut end, mut digits) = (from, from, 0);
    while let Some(character) = characters.get(index) {
        // A number that was masked (138****8000) still tells its end.
        if digit(*character).is_some() || digits > 0 && *character == '*' {
            digits += 1;
            end = index + 1;
        } else if !"- －".contains(*character) || end != index || digits == 0 {
            break;
        }
        index += 1;
    }
    // The last character of an identity card may be an X.
    if digits == 17 && matches!(characters.get(end), Some('x' | 'X')) {
        end += 1;
    }
    if digits >= MANY_DIGITS { found(end, NUMBER) } else { None }
}

/// 王女士, Ms Tanaka: somebody whom no record knows.
fn titled(characters: &[char], start: usize) -> Option<Found> {
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    if characters.get(start).is_some_and(|first| SURNAMES.contains(*first)) {
        for (title, en) in
            [("先生", "Mr X"), ("女士", "Ms X"), ("小姐", "Ms X"), ("太太", "Mrs X"), ("阿姨", "Mrs X")]
        {
            if starts(characters, start + 1, title) {
                return Some(Found { end: start + 3, said: said!(en: "{en}", zh: "某{title}") });
            }
        }
    }
    for title in ["mrs", "mr", "ms", "miss", "dr"] {
        let after = start + title.len();
        let dot = usize::from(characters.get(after) == Some(&'.'));
        let name = after + dot + 1;
        let capital = characters.get(name).is_some_and(char::is_ascii_uppercase);
        if starts(characters, start, title) && characters.get(after + dot) == Some(&' ') && capital {
            let end = run(characters, name, |character| character.is_alphabetic());
            let shown: String = characters.get(start..after).unwrap_or_default().iter().collect();
            return Some(Found { end, said: said!(en: "{shown} X", zh: "{shown} X") });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::domain::instant;
    use crate::domain::lessons::Anonymous;
    use crate::words::Language;

    #[test]
    fn what_tells_who_somebody_is_goes_and_the_rest_stays() {
        let day = instant::parse("2026-11-09T10:00:00+08:00").unwrap();
        let mut chinese = Anonymous::new(Vec::new(), day, Language::Chinese);
        for (text, shown) in [
            ("电话13800138000，身份证11010519491231002X", "电话［号码］，身份证［编号］"),
            ("车牌粤B12345停在B区", "车牌［编号］停在B区"),
            ("住中山路12号3栋502室，赔2000元", "［地址］，赔2000元"),
            ("11月10日到，2026年11月9日购买", "第2天到，第1天购买"),
            ("2026-11-10 周二 10:05", "第2天 10:05"),
            ("订单AB20261109", "订单［编号］"),
            ("王女士说10000.00元、3%、24小时", "某女士说10000.00元、3%、24小时"),
            ("写信到a.b@c.com或看https://x.cn/1。", "写信到［邮箱］或看［网址］。"),
            ("６２２２０２１２３４５６７８９０１２３", "［号码］"),
            ("11-12号货梯，2-3天", "11-12号货梯，2-3天"),
            ("请回电138****8000", "请回电［号码］"),
        ] {
            assert_eq!(chinese.conceal(text), shown);
        }
        let mut english = Anonymous::new(Vec::new(), day, Language::English);
        for (text, shown) in [
            ("Ms Tanaka called on 2026-11-08 Sun 09:00", "Ms X called on the day before day 1 09:00"),
            ("due 2026-11-12 Thu 22:00", "due day 4 22:00"),
            ("The lift stopped 3 times in 15 minutes", "The lift stopped 3 times in 15 minutes"),
        ] {
            assert_eq!(english.conceal(text), shown);
        }
    }
}
