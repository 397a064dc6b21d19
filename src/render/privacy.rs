//! Telephone numbers are masked wherever they are shown, unless the reader asks to see them.

use std::borrow::Cow;

/// Between the digits of a number people put at most one of these.
const BETWEEN: [char; 4] = ['-', ' ', '.', '－'];

/// The text with the middle of every telephone number in it masked: `138****8000`.
///
/// A telephone number in running text is `+` with 8 to 15 digits, a Chinese mobile number (11 digits from 13 to 19),
/// or a number with an area code (0 and 9 to 11 more digits). Dates, amounts and order numbers stay as they are.
pub fn masked(text: &str) -> Cow<'_, str> {
    let characters: Vec<char> = text.chars().collect();
    let mut written = String::new();
    let mut changed = false;
    let mut index = 0;
    while index < characters.len() {
        match number_at(&characters, index) {
            Some(end) => {
                written.push_str(&masked_number(characters.get(index..end).unwrap_or_default()));
                changed = true;
                index = end;
            }
            None => {
                written.extend(characters.get(index));
                index += 1;
            }
        }
    }
    if changed { Cow::Owned(written) } else { Cow::Borrowed(text) }
}

/// A whole field that holds a telephone number, masked however it is written.
pub fn masked_field(text: &str) -> String {
    masked_number(&text.chars().collect::<Vec<char>>())
}

/// A full name with all but its first character masked: `陈**`, `W**`.
pub fn masked_name(name: &str) -> String {
    name.trim().chars().next().map(|first| format!("{first}**")).unwrap_or_default()
}

/// What may be shown of a key of a customer's record: telephone, full name and address stay in the record unless
/// somebody asks to see them.
pub fn of_customer(key: &str, text: &str, reveal: bool) -> String {
    match key {
        _ if reveal => text.to_owned(),
        "telephone" | "phone" | "mobile" | "tel" => masked_field(text),
        "name" => masked_name(text),
        "address" => HIDDEN.to_owned(),
        _ => masked(text).into_owned(),
    }
}

/// What stands in place of what is not shown at all.
const HIDDEN: &str = "****";

/// Where a telephone number that begins at `start` ends, if one does.
fn number_at(characters: &[char], start: usize) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|before| characters.get(before));
    if before.is_some_and(|before| value(*before).is_some() || before.is_ascii_alphabetic() || *before == '.')
    {
        return None;
    }
    let international = matches!(characters.get(start), Some('+' | '＋'));
    let mut digits = Vec::new();
    let (mut index, mut end) = (start + usize::from(international), start);
    while let Some(character) = characters.get(index) {
        if let Some(digit) = value(*character) {
            digits.push(digit);
            end = index + 1;
        } else if !BETWEEN.contains(character) || end != index || digits.is_empty() {
            break;
        }
        index += 1;
    }
    let country = digits.strip_prefix(&[8, 6]).filter(|rest| rest.len() == 11).unwrap_or(&digits);
    let is_number = match country {
        _ if international => (8..=15).contains(&digits.len()),
        [1, 3..=9, rest @ ..] => rest.len() == 9,
        [0, rest @ ..] => (9..=11).contains(&rest.len()),
        _ => false,
    };
    let follows_letter = characters.get(end).is_some_and(char::is_ascii_alphabetic);
    (is_number && !follows_letter).then_some(end)
}

fn masked_number(characters: &[char]) -> String {
    let digits = characters.iter().filter(|character| value(**character).is_some()).count();
    let (head, tail) = if digits >= 8 { (3, 4) } else { (1, 1) };
    let mut seen = 0;
    let mask = |character: &char| {
        if value(*character).is_none() {
            return *character;
        }
        seen += 1;
        if seen <= head || seen + tail > digits { *character } else { '*' }
    };
    characters.iter().map(mask).collect()
}

/// The value of a digit, half or full width.
fn value(character: char) -> Option<u32> {
    match character {
        '０'..='９' => Some(u32::from(character) - 0xFF10),
        other => other.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_in_running_text_are_masked() {
        for (text, shown) in [
            ("请打13800138000联系", "请打138****8000联系"),
            ("138-0013-8000", "138-****-8000"),
            ("+86 138 0013 8000", "+86 1** **** 8000"),
            ("8613800138000", "861******8000"),
            ("tel 010-62345678.", "tel 010-****5678."),
            ("１３８００１３８０００", "１３８****８０００"),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "2026-11-22T10:05:00+08:00",
            "10000.00",
            "订单 20261122001234567",
            "261122-k7qm",
            "c-138001380001",
            "13800 元",
            "400 8888",
            "a13800138000",
        ] {
            assert_eq!(masked(text), text);
        }
    }

    #[test]
    fn a_field_is_masked_however_it_is_written() {
        assert_eq!(masked_field("6234-5678"), "623*-5678");
        assert_eq!(masked_field("12345"), "1***5");
        assert_eq!(masked_field("微信: chen8"), "微信: chen8");
    }
}
