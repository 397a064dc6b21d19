//! What stands behind the `=` of a remedy, before its nature says what that means.

use rust_decimal::Decimal;

use super::off::share_off;
use crate::domain::money::{Share, parse_amount};
use crate::said;
use crate::words::Said;

/// What was written behind the name of a remedy.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Written {
    /// Nothing.
    Nothing,
    /// A number: a sum or a count (`10000`, `3`).
    Number(Decimal),
    /// So many of so much each (`3x100`).
    Times(u32, Decimal),
    /// A share of a sum (`12% of 500`): the share, its wording, the sum.
    Share(Share, String, Decimal),
}

impl Written {
    /// Reads the shape of a remedy.
    ///
    /// # Errors
    /// Says what cannot be read, and what may stand there.
    pub(super) fn read(shape: Option<&str>) -> Result<Self, Said> {
        let Some(shape) = shape else { return Ok(Self::Nothing) };
        if let Some((share, of)) = split_share(shape) {
            let (share, wording) = share_off(share)?;
            return Ok(Self::Share(share, wording, parse_amount(of)?));
        }
        if let Some((count, each)) = shape.split_once(['x', 'X', '×', '*']) {
            return Ok(Self::Times(parse_count(count.trim())?, parse_amount(each.trim())?));
        }
        if shape.contains(['%', '折', '/']) {
            return Err(said!(
                en: "a share must say of which sum, like `12% of 500`",
                zh: "比例须写明基数，如 `12% of 500`"
            ));
        }
        parse_amount(shape).map(Self::Number)
    }
}

/// The share and the sum of `12% of 500`.
fn split_share(shape: &str) -> Option<(&str, &str)> {
    let (share, of) = shape.split_once(" of ")?;
    Some((share.trim(), of.trim()))
}

/// Reads a count from 1.
fn parse_count(text: &str) -> Result<u32, Said> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let count = if digits { text.parse().ok() } else { None };
    count
        .filter(|count| *count > 0)
        .ok_or_else(|| said!(en: "`{text}` is no count: write a whole number from 1", zh: "`{text}` 不是数量：请写从 1 起的整数"))
}
