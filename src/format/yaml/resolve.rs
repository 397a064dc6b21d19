//! What a plain (unquoted) scalar means to the YAML library: nothing, a truth value, a number or a text.
//!
//! The strict reading must take plain scalars exactly as the library does (YAML 1.2 core schema with `0b`), so that
//! both readings agree; the property tests in `tests/yaml/` compare them.

/// A plain scalar's meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    Nothing,
    Truth(bool),
    Unsigned(u64),
    Signed(i64),
    LongUnsigned(u128),
    LongSigned(i128),
    Float(f64),
    Text,
}

/// What `scalar`, written without quotes, means.
pub(super) fn meaning(scalar: &str) -> Meaning {
    match scalar {
        "" | "~" | "null" | "Null" | "NULL" => return Meaning::Nothing,
        "true" | "True" | "TRUE" => return Meaning::Truth(true),
        "false" | "False" | "FALSE" => return Meaning::Truth(false),
        _ => {}
    }
    if let Some(number) = unsigned(scalar) {
        return u64::try_from(number).map_or(Meaning::LongUnsigned(number), Meaning::Unsigned);
    }
    if let Some(number) = negative(scalar) {
        return i64::try_from(number).map_or(Meaning::LongSigned(number), Meaning::Signed);
    }
    if leading_zeros(scalar) { Meaning::Text } else { float(scalar).map_or(Meaning::Text, Meaning::Float) }
}

/// `scalar` as a number without sign (or with `+`), decimal or `0x`, `0o`, `0b`.
pub(super) fn unsigned(scalar: &str) -> Option<u128> {
    let digits = scalar.strip_prefix('+').unwrap_or(scalar);
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            return number(rest, radix);
        }
    }
    if leading_zeros(scalar) { None } else { number(digits, 10) }
}

fn negative(scalar: &str) -> Option<i128> {
    let digits = scalar.strip_prefix('-')?;
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            number(rest, radix)?;
            return i128::from_str_radix(&format!("-{rest}"), radix).ok();
        }
    }
    if leading_zeros(scalar) || digits.starts_with(['+', '-']) {
        return None;
    }
    scalar.parse().ok()
}

fn number(digits: &str, radix: u32) -> Option<u128> {
    if digits.starts_with(['+', '-']) { None } else { u128::from_str_radix(digits, radix).ok() }
}

fn float(scalar: &str) -> Option<f64> {
    let unsigned = scalar.strip_prefix('+').unwrap_or(scalar);
    if scalar.starts_with('+') && unsigned.starts_with(['+', '-']) {
        return None;
    }
    match (unsigned, scalar) {
        (".inf" | ".Inf" | ".INF", _) => return Some(f64::INFINITY),
        (_, "-.inf" | "-.Inf" | "-.INF") => return Some(f64::NEG_INFINITY),
        (_, ".nan" | ".NaN" | ".NAN") => return Some(f64::NAN),
        _ => {}
    }
    unsigned.parse::<f64>().ok().filter(|float| float.is_finite())
}

/// Digits that begin with a superfluous zero (`0123`) are a text in YAML 1.2.
fn leading_zeros(scalar: &str) -> bool {
    let digits = scalar.strip_prefix(['-', '+']).unwrap_or(scalar);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}
