//! Plain scalars that other YAML readers (YAML 1.1: PyYAML, Ruby) do not read as the text that stands there.

/// What another reader makes of the plain scalar: `a truth value`, `a number`, `a date`; `None` for a plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Truth,
    Number,
    Date,
    Nothing,
    Special,
}

/// How some YAML reader, of version 1.1 or 1.2, takes the plain scalar; `None` when all take it as a text.
pub(super) fn other_reading(scalar: &str) -> Option<Reading> {
    match scalar {
        "" | "~" | "null" | "Null" | "NULL" => Some(Reading::Nothing),
        "=" | "<<" => Some(Reading::Special),
        _ if is_truth(scalar) => Some(Reading::Truth),
        _ if is_date(scalar) => Some(Reading::Date),
        _ if is_number(scalar) => Some(Reading::Number),
        _ => None,
    }
}

/// A number or truth value that every reader takes in the same way, and writes in the same way.
pub(super) fn is_canonical(scalar: &str) -> bool {
    let digits = scalar.strip_prefix('-').unwrap_or(scalar);
    let number = !digits.is_empty() && digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
    matches!(scalar, "true" | "false" | "0") || (number && !digits.starts_with('0'))
}

fn is_truth(scalar: &str) -> bool {
    const TRUTHS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];
    TRUTHS.iter().any(|truth| scalar.eq_ignore_ascii_case(truth))
}

fn is_number(scalar: &str) -> bool {
    use super::resolve::{Meaning, meaning};
    if !matches!(meaning(scalar), Meaning::Text) {
        return true;
    }
    let digits = scalar.strip_prefix(['-', '+']).unwrap_or(scalar);
    if matches!(digits, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let radix = |prefix: &str, allowed: fn(u8) -> bool| {
        digits
            .strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte == b'_' || allowed(byte)))
    };
    radix("0b", |byte| matches!(byte, b'0' | b'1'))
        || radix("0x", |byte| byte.is_ascii_hexdigit())
        || radix("0o", |byte| byte.is_ascii_digit())
        || is_decimal_or_sexagesimal(digits)
}

/// `1_000`, `0123`, `1.5`, `.5`, `1e3`, `1.5e+3`, `1:30`, `190:20:30.15`.
fn is_decimal_or_sexagesimal(digits: &str) -> bool {
    let starts = digits.starts_with(|first: char| first.is_ascii_digit())
        || (digits.starts_with('.') && digits[1..].starts_with(|next: char| next.is_ascii_digit()));
    if !starts {
        return false;
    }
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    !exponent.is_empty()
        && exponent.bytes().all(|byte| byte.is_ascii_digit())
        && mantissa.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b':'))
        && mantissa.bytes().filter(|byte| *byte == b'.').count() <= 1
        && !mantissa.ends_with(':')
        && !mantissa.contains("::")
}

/// `2026-11-22`, `2026-1-5T10:00:00`, with or without a zone.
fn is_date(scalar: &str) -> bool {
    let bytes = scalar.as_bytes();
    if bytes.len() < 8 || !bytes[..4].iter().all(u8::is_ascii_digit) || bytes[4] != b'-' {
        return false;
    }
    let mut parts = scalar[5..].splitn(2, '-');
    let (Some(month), Some(rest)) = (parts.next(), parts.next()) else { return false };
    let day = rest.bytes().take_while(u8::is_ascii_digit).count();
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(month)
        && (1..=2).contains(&day)
        && (rest.len() == day || matches!(rest.as_bytes()[day], b'T' | b't' | b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::{is_canonical, other_reading};

    #[test]
    fn knows_what_other_readers_change() {
        let risky = "no Yes ON off y N 1:30 0123 1_000 0x1f 0o17 0b101 1e3 1.5 .5 .inf -.INF .nan ~ null 2026-11-22 \
                     2026-1-5 2026-11-22T10:05:00+08:00 190:20:30 = << +12 -7 0x_1";
        for scalar in risky.split_whitespace() {
            assert!(other_reading(scalar).is_some(), "{scalar}");
        }
    }

    #[test]
    fn leaves_texts_alone() {
        for scalar in [
            "east",
            "261122-k7qm",
            "e3f7k2",
            "service-desk",
            "1a",
            "c-7h2km4q0x9vd",
            "2026-11",
            "10:",
            "a:b",
            "1.2.3",
        ] {
            assert_eq!(other_reading(scalar), None, "{scalar}");
        }
    }

    #[test]
    fn plain_counts_are_safe_everywhere() {
        for scalar in ["0", "1", "42", "-3", "true", "false"] {
            assert!(is_canonical(scalar), "{scalar}");
        }
        for scalar in ["01", "1.50", "1e3", "+1", "yes", "1_0", ""] {
            assert!(!is_canonical(scalar), "{scalar}");
        }
    }
}
