//! Shares of a sum: `12%`, `2/3`, `0.88`.

use std::fmt;

use rust_decimal::Decimal;

use super::{parse_number, to_the_cent};
use crate::said;
use crate::words::Said;

/// A share of a sum, from nothing to the whole, kept as a fraction so that two thirds stay two thirds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    numerator: Decimal,
    denominator: Decimal,
}

/// The longest number in a share, in characters. With it, a share of the largest amount has at most 26 digits, so that
/// nothing is lost before the rounding to the cent, and two shares can always be compared.
const LONGEST: usize = 9;

impl Share {
    /// Reads `12%`, `2/3` or `0.88`.
    ///
    /// # Errors
    /// It is none of these, more than the whole, or written with more than nine digits.
    pub fn parse(text: &str) -> Result<Self, Said> {
        let number = |text: &str| parse_number(text).filter(|_| text.len() <= LONGEST);
        let parts = match (text.strip_suffix('%'), text.split_once('/')) {
            (Some(percent), _) => number(percent).map(|percent| (percent, Decimal::ONE_HUNDRED)),
            (None, Some((part, whole))) => number(part).zip(number(whole)),
            (None, None) => number(text).map(|part| (part, Decimal::ONE)),
        };
        match parts {
            Some((numerator, denominator)) if !denominator.is_zero() && numerator <= denominator => {
                Ok(Self { numerator, denominator })
            }
            _ => Err(said!(
                en: "`{text}` is not a share; write `12%`, `2/3` or `0.88`, at most the whole",
                zh: "`{text}` 不是比例；请写 `12%`、`2/3` 或 `0.88`，不超过全部",
            )),
        }
    }

    /// This share of `amount`, to the cent. `None` when the numbers grow too large.
    pub fn of(self, amount: Decimal) -> Option<Decimal> {
        amount.checked_mul(self.numerator)?.checked_div(self.denominator).map(to_the_cent)
    }

    /// Whether this share is more than `other`.
    pub fn exceeds(self, other: Self) -> bool {
        let products =
            (self.numerator.checked_mul(other.denominator), other.numerator.checked_mul(self.denominator));
        // Numbers of shares are short, so that both products exist.
        matches!(products, (Some(own), Some(others)) if own > others)
    }
}

/// As policies write it: `12%`, `2/3`, `0.88`.
impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (part, whole) = (self.numerator, self.denominator);
        if whole == Decimal::ONE {
            write!(formatter, "{part}")
        } else if whole == Decimal::ONE_HUNDRED {
            write!(formatter, "{part}%")
        } else {
            write!(formatter, "{part}/{whole}")
        }
    }
}
