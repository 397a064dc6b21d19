//! Scalars as records write them: codes plain, everything else in double quotes.

use std::fmt::Write as _;

use super::risky;

/// The scalar for `text`: plain when it is a short code that every YAML reader takes as this text, else quoted.
pub(super) fn scalar(text: &str) -> String {
    if is_code(text) { text.to_owned() } else { quoted(text) }
}

/// `text` in double quotes on one line. Control characters, line breaks of YAML 1.1, signs that turn the direction of
/// writing and characters that some readers refuse are escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if is_hidden(character) => {
                let code = u32::from(character);
                let _infallible = match code {
                    0..=0xFF => write!(quoted, "\\x{code:02X}"),
                    0x100..=0xFFFF => write!(quoted, "\\u{code:04X}"),
                    _ => write!(quoted, "\\U{code:08X}"),
                };
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a character must not stand in a file as it is: invisible, or read differently by YAML readers.
pub(super) fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}'
    ) || u32::from(character) & 0xFFFE == 0xFFFE
}

/// Codes of policies, names and ids: `east`, `service-desk`, `261122-k7qm`, `informed/written`.
fn is_code(text: &str) -> bool {
    text.len() <= 60
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/'))
        && risky::other_reading(text).is_none()
}
