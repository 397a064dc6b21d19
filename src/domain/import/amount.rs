//! Amounts of money as people write them in tables.

use rust_decimal::Decimal;

use crate::domain::money::{format_amount, parse_amount};
use crate::said;
use crate::words::Said;

/// The amount that a cell tells, as records keep it: `¥1,234.50`, `1234.5元`, `1.2万`. Thousands stand apart with commas in
/// threes and no other way; what could be read as two amounts is refused.
pub(super) fn read(text: &str) -> Result<String, Said> {
    let wrong = || {
        said!(
            en: "`{text}` is not an amount of money like `1,234.50`, `¥1234.5` or `1.2万`",
            zh: "“{text}”不是金额，应形如 `1,234.50`、`¥1234.5` 或 `1.2万`"
        )
    };
    let plain: String = text.chars().map(narrow).filter(|sign| !sign.is_whitespace()).collect();
    let bare = ["RMB", "CNY", "¥", "人民币"]
        .iter()
        .fold(plain.as_str(), |rest, sign| rest.strip_prefix(sign).unwrap_or(rest));
    let bare = bare.trim_end_matches("整").trim_end_matches("人民币");
    let bare = bare.strip_suffix('元').or_else(|| bare.strip_suffix('圆')).unwrap_or(bare);
    let (number, factor) = match bare.strip_suffix('万') {
        Some(number) => (number, Decimal::from(10_000)),
        None => (bare, Decimal::ONE),
    };
    let number = without_commas(number).ok_or_else(wrong)?;
    if factor == Decimal::ONE {
        let trimmed = number.split_once('.').map_or(number.clone(), |(whole, decimals)| {
            format!(
                "{whole}.{}",
                decimals.get(..2).filter(|_| decimals.get(2..).is_some_and(all_zero)).unwrap_or(decimals)
            )
        });
        return parse_amount(trimmed.trim_end_matches('.')).map(format_amount).map_err(|_| wrong());
    }
    let value = crate::domain::money::parse_number(&number).ok_or_else(wrong)?;
    let amount = value.checked_mul(factor).ok_or_else(wrong)?.normalize();
    parse_amount(&amount.to_string()).map(format_amount).map_err(|_| wrong())
}

fn all_zero(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'0')
}

/// Full-width signs as their ASCII siblings.
pub(super) fn narrow(sign: char) -> char {
    match sign {
        '￥' => '¥',
        '\u{3000}' => ' ',
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        other => other,
    }
}

/// The number without commas, if they stand before each three digits and nowhere else.
fn without_commas(number: &str) -> Option<String> {
    let (whole, decimals) =
        number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let fits = !grouped || ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3));
    let decimals_fit = decimals.is_none_or(|decimals| !decimals.contains(','));
    (fits && decimals_fit && !first.is_empty()).then(|| number.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn amounts_as_people_write_them() {
        for (typed, meant) in [
            ("1,234.50", "1234.50"),
            ("¥1234.5", "1234.50"),
            ("￥１，２３４", "1234.00"),
            ("1234元", "1234.00"),
            ("人民币1,234元整", "1234.00"),
            ("1.2万", "12000.00"),
            ("1.25万元", "12500.00"),
            ("0", "0.00"),
            (" 99 ", "99.00"),
            ("100.500", "100.50"),
            ("10.", "10.00"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn what_could_be_two_amounts_is_none() {
        for typed in [
            "1,23",
            "1.234,50",
            "12,34",
            "约100",
            "-5",
            "1e3",
            "",
            "100-200",
            "007",
            "1.005",
            ",5",
            "0.0000001万",
        ] {
            assert!(read(typed).is_err(), "{typed}");
        }
    }
}
