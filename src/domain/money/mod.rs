//! Amounts of money: decimals, read from text and never through a float.

pub mod finding;
mod formula;
mod share;
mod split;

pub use formula::{Base, Formula};
pub use share::Share;
pub use split::split;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::said;
use crate::words::Said;

/// The longest amount in digits before the point: more than any complaint, and far from where decimals end.
const MOST_DIGITS: usize = 15;

/// Reads an amount as records keep it: digits, and at most two decimals after a point (`10000.00`).
///
/// # Errors
/// Says what was found and what is allowed: signs, exponents, separators of thousands, currency signs, full-width
/// digits and more than two decimals are refused, for each has been read as another amount somewhere.
pub fn parse_amount(text: &str) -> Result<Decimal, Said> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    let formed = digits(whole) && decimals.is_none_or(digits) && !leading_zero;
    if !formed {
        return Err(said!(
            en: "`{text}` is not an amount; write digits and at most two decimals after a point, like `1200.50`, without sign, separators or currency",
            zh: "`{text}` 不是金额；请只写数字，小数点后最多两位，如 `1200.50`，不带正负号、千位分隔符或货币符号",
        ));
    }
    if decimals.is_some_and(|decimals| decimals.len() > 2) {
        return Err(said!(
            en: "`{text}` has more than two decimals; write it to the cent",
            zh: "`{text}` 的小数超过两位；请精确到分",
        ));
    }
    let too_large = || {
        said!(
            en: "`{text}` is too large; amounts have at most {MOST_DIGITS} digits before the point",
            zh: "`{text}` 过大；金额的整数部分最多 {MOST_DIGITS} 位",
        )
    };
    if whole.len() > MOST_DIGITS {
        return Err(too_large());
    }
    Decimal::from_str_exact(text).map_err(|_| too_large())
}

/// Reads a plain number: digits, perhaps a point and digits. `None` for everything else, and beyond 28 digits.
pub fn parse_number(text: &str) -> Option<Decimal> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let formed = match text.split_once('.') {
        Some((whole, decimals)) => digits(whole) && digits(decimals),
        None => digits(text),
    };
    formed.then(|| Decimal::from_str_exact(text).ok()).flatten()
}

/// The least amount that has too many digits to be kept.
fn too_large() -> Decimal {
    Decimal::from(10_u64.pow(MOST_DIGITS as u32))
}

/// The amount to the cent, half a cent upwards, as tills round.
pub fn to_the_cent(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// The amount as records write it: two decimals, no separators (`2000.00`).
pub fn format_amount(amount: Decimal) -> String {
    format!("{:.2}", to_the_cent(amount))
}

/// The amount in a sentence for people: two decimals, thousands apart (`10,000.00`). Files and fields of tables keep
/// [`format_amount`], which can be typed again.
pub fn amount_in_words(amount: Decimal) -> String {
    let text = format_amount(amount);
    let (sign, plain) = text.strip_prefix('-').map_or(("", text.as_str()), |plain| ("-", plain));
    let (whole, cents) = plain.split_once('.').unwrap_or((plain, "00"));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}.{cents}")
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{amount_in_words, parse_amount};

    #[test]
    fn thousands_stand_apart_in_sentences() {
        let shown = [
            ("0", "0.00"),
            ("999.9", "999.90"),
            ("1000", "1,000.00"),
            ("123456", "123,456.00"),
            ("999999999999999.99", "999,999,999,999,999.99"),
        ];
        for (text, expected) in shown {
            assert_eq!(amount_in_words(parse_amount(text).unwrap()), expected);
        }
        assert_eq!(amount_in_words(-Decimal::ONE_THOUSAND), "-1,000.00");
        assert_eq!(amount_in_words(-Decimal::ONE_HUNDRED), "-100.00");
    }

    #[test]
    fn amounts_keep_their_cents() {
        for text in ["0", "0.5", "10000.00", "999999999999999.99", "0.01"] {
            assert_eq!(parse_amount(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_read_differently_elsewhere_is_refused() {
        let refused = [
            "",
            " ",
            "1e3",
            "NaN",
            "inf",
            "-1",
            "+1",
            "1,000",
            "1 000",
            "1_000",
            "１２",
            "¥12",
            "12元",
            ".5",
            "5.",
            "1.234",
            "0x10",
            "007",
            "1.2.3",
            "1000000000000000",
            "١٢",
            " 1",
            "1 ",
        ];
        for text in refused {
            assert!(parse_amount(text).is_err(), "{text:?}");
        }
    }
}
