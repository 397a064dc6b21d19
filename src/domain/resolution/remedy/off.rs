//! Shares that are taken off a sum, also as Chinese prices tell them: `8.8折` leaves 88% and takes 12% off.

use rust_decimal::Decimal;

use crate::domain::money::Share;
use crate::said;
use crate::words::Said;

/// The longest share in characters: far from where its numbers could grow too large to compare.
const LONGEST: usize = 12;

/// Reads `12%`, `2/3` or `8.8折`: the share that is taken off, and its wording for the record (`12%` for `8.8折`).
///
/// # Errors
/// It is none of these. A bare `0.88` is refused: it means 12% off to some and 88% off to others.
pub(super) fn share_off(text: &str) -> Result<(Share, String), Said> {
    let short = text.chars().count() <= LONGEST;
    let wording = match text.strip_suffix('折') {
        Some(left) => percent_off(left).map(|percent| format!("{percent}%")),
        None => Some(text.to_owned()).filter(|text| text.ends_with('%') || text.contains('/')),
    };
    let read = wording.filter(|_| short).and_then(|wording| Some((Share::parse(&wording).ok()?, wording)));
    read.ok_or_else(|| {
        said!(
            en: "`{text}` is not a share to take off; write `12%`, `2/3` or `8.8折`, at most the whole",
            zh: "`{text}` 不是可减的比例；请写 `12%`、`2/3` 或 `8.8折`，不超过全部"
        )
    })
}

/// How many percent a price of so many 折 takes off: `8.8` and `88` take 12.
fn percent_off(left: &str) -> Option<Decimal> {
    // `08折` is 8 to some and 0.8 to others, `10折` 1 or 10: neither is read.
    let plain = left.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !left.starts_with('0');
    let number = if plain { Decimal::from_str_exact(left).ok()? } else { return None };
    let tens = Decimal::TEN;
    let percent_left = match number {
        number if number < tens => number.checked_mul(tens)?,
        number if number > tens && number < Decimal::ONE_HUNDRED && number.scale() == 0 => number,
        _ => return None,
    };
    let off = Decimal::ONE_HUNDRED - percent_left;
    (percent_left > Decimal::ZERO).then(|| off.normalize())
}
