//! Text that is safe to show, and how wide it is.
//!
//! What customers wrote must never steer a terminal (CWE-150), nor turn the reading direction of a line
//! (CVE-2021-42574). Everything that plaint prints passes through here, on terminals and in logs alike.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

pub use crate::words::character::is_unsafe;

/// The text on one line: line ends become `⏎`, tabs become spaces, what could steer a terminal becomes visible.
pub fn line(text: &str) -> Cow<'_, str> {
    made_safe(text, "⏎")
}

/// The text with its line ends (as `\n`), otherwise as in [`line`].
pub fn paragraph(text: &str) -> Cow<'_, str> {
    made_safe(text, "\n")
}

/// How many columns of a terminal the text takes: two for wide characters, none for combining ones.
///
/// Characters of ambiguous width (`…`, `“`, `①`) count as one, as terminals do unless told otherwise.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to at most `columns`, with `…` where something was left out.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let mut kept = "";
    for (start, character) in text.char_indices() {
        if continues_a_cluster(&text[..start], character) {
            continue;
        }
        if width(&text[..start]) + 1 > columns {
            break;
        }
        kept = &text[..start];
    }
    if columns == 0 { Cow::Borrowed("") } else { Cow::Owned(format!("{}…", kept.trim_end())) }
}

/// The text with spaces behind it, so that it takes at least `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text in lines of at most `columns`, broken at spaces and between wide characters, but not before closing
/// punctuation. A word longer than a line is broken where it must be.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim_end();
    while exceeds(rest, columns) {
        let cut = break_point(rest, columns.max(2));
        lines.push(rest[..cut].trim_end().to_owned());
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() || lines.is_empty() {
        lines.push(rest.to_owned());
    }
    lines
}

/// Every line of the text in lines of at most `columns`, what goes over set in under its first word: behind its own indent
/// and, in a list, behind the mark.
pub fn hanging(text: &str, columns: usize) -> String {
    let mut told = String::new();
    for line in text.lines() {
        let body = line.trim_start();
        let indent = &line[..line.len() - body.len()];
        let mark = if body.starts_with("- ") { "  " } else { "" };
        let room = columns.saturating_sub(indent.len() + mark.len()).max(16);
        for (index, part) in
            wrap(body, if exceeds(line, columns) { room } else { columns }).iter().enumerate()
        {
            told.push_str(indent);
            told.push_str(if index == 0 { "" } else { mark });
            told.push_str(part);
            told.push('\n');
        }
    }
    told
}

/// Whether the text is wider than `columns`, without looking at all of a long text.
fn exceeds(text: &str, columns: usize) -> bool {
    text.len() > columns.saturating_mul(LONGEST_CHARACTER) || width(text) > columns
}

/// As many bytes as one column of a line may take; more than the letters and emoji of any language need.
const LONGEST_CHARACTER: usize = 64;

/// The last byte at which a line of at most `columns` may be broken; never 0.
fn break_point(text: &str, columns: usize) -> usize {
    let (mut allowed, mut forced) = (None, None);
    for (at, character) in text.char_indices().skip(1) {
        if at > columns.saturating_mul(LONGEST_CHARACTER) {
            forced = forced.or(Some(at));
            break;
        }
        if continues_a_cluster(&text[..at], character) {
            continue;
        }
        if width(text[..at].trim_end()) > columns {
            break;
        }
        forced = Some(at);
        let before = text[..at].chars().next_back().unwrap_or(' ');
        if !CLOSING.contains(character)
            && !OPENING.contains(before)
            && (before == ' ' || is_wide(before) || is_wide(character))
        {
            allowed = Some(at);
        }
    }
    let first = text.chars().next().map_or(text.len(), char::len_utf8);
    allowed.or(forced).unwrap_or(first)
}

/// What no line starts with.
const CLOSING: &str = "，。、；：！？）」』”’》】…,.;:!?)]}";

/// What no line ends with.
const OPENING: &str = "（「『“‘《【([{";

fn is_wide(character: char) -> bool {
    width(character.encode_utf8(&mut [0; 4])) == 2
}

fn made_safe<'a>(text: &'a str, line_end: &str) -> Cow<'a, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                safe.push_str(line_end);
            }
            '\n' | '\u{2028}' | '\u{2029}' => safe.push_str(line_end),
            '\t' => safe.push(' '),
            '\0'..='\u{1F}' => {
                safe.push('^');
                safe.push(char::from(character as u8 + b'@'));
            }
            '\u{7F}' => safe.push_str("^?"),
            other if is_unsafe(other) => safe.push_str(&format!("<U+{:04X}>", u32::from(other))),
            other => safe.push(other),
        }
    }
    Cow::Owned(safe)
}

/// Whether cutting before `character` would tear a letter from its marks, or an emoji sequence apart.
fn continues_a_cluster(before: &str, character: char) -> bool {
    let joined = before.ends_with('\u{200D}');
    let mark = width(character.encode_utf8(&mut [0; 4])) == 0;
    let tone = ('\u{1F3FB}'..='\u{1F3FF}').contains(&character);
    !before.is_empty() && (joined || mark || tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_becomes_visible() {
        for (text, shown) in [
            ("red \u{1b}[31m", "red ^[[31m"),
            ("\0\u{7}\u{7f}", "^@^G^?"),
            ("a\u{9b}31m", "a<U+009B>31m"),
            ("abc\u{202e}cba", "abc<U+202E>cba"),
            ("one\r\ntwo\rthree\nfour\u{2028}five", "one⏎two⏎three⏎four⏎five"),
            ("a\tb", "a b"),
            ("\u{feff}text", "<U+FEFF>text"),
            ("陈先生 👨‍👩‍👧", "陈先生 👨‍👩‍👧"),
        ] {
            assert_eq!(line(text), shown, "{text:?}");
        }
        assert_eq!(paragraph("one\r\ntwo\u{1b}"), "one\ntwo^[");
    }

    #[test]
    fn broken_between_words_and_wide_characters() {
        for (text, columns, lines) in [
            ("the spring has collapsed", 10, &["the spring", "has", "collapsed"][..]),
            ("床垫使用1个月后塌陷。", 8, &["床垫使用", "1个月后", "塌陷。"]),
            ("已道歉，承诺", 6, &["已道", "歉，承", "诺"]),
            ("abcdefghij", 4, &["abcd", "efgh", "ij"]),
            ("", 10, &[""]),
        ] {
            assert_eq!(wrap(text, columns), lines, "{text:?}");
        }
        let marks = format!("a{}", "\u{301}".repeat(100_000));
        assert!(wrap(&marks, 80).concat() == marks, "nothing is lost");
    }

    #[test]
    fn a_list_goes_on_under_its_words() {
        let text = "fined\n  - the rule asks for more [a.toml:1]\n\n      计入\n";
        assert_eq!(
            hanging(text, 22),
            "fined\n  - the rule asks\n    for more\n    [a.toml:1]\n\n      计入\n"
        );
        assert_eq!(hanging(text, 80), text);
    }

    #[test]
    fn cut_by_columns_not_by_characters() {
        for (text, columns, cut) in [
            ("床垫塌陷", 8, "床垫塌陷"),
            ("床垫塌陷", 7, "床垫塌…"),
            ("床垫塌陷", 6, "床垫…"),
            ("床垫塌陷", 1, "…"),
            ("床垫塌陷", 0, ""),
            ("mattress", 5, "matt…"),
            ("two words", 5, "two…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"),
        ] {
            assert_eq!(truncate(text, columns), cut, "{text:?} in {columns}");
            assert!(width(cut) <= columns.max(1));
        }
    }
}
