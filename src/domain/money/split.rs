//! Splitting a sum to the cent.

use rust_decimal::Decimal;

use super::to_the_cent;

/// Splits `amount` by `weights`, so that the parts add up to it to the cent: each gets its share cut to whole cents, and
/// the cents that are left go one each to those whose cut was largest (largest remainder; of equal ones the earlier).
///
/// `None` where nobody has a weight, where a weight or the amount is below zero, and where numbers grow too large.
pub fn split(amount: Decimal, weights: &[Decimal]) -> Option<Vec<Decimal>> {
    let amount = to_the_cent(amount);
    let is_negative = |number: &Decimal| *number < Decimal::ZERO;
    let total = weights.iter().try_fold(Decimal::ZERO, |total, weight| total.checked_add(*weight))?;
    if total.is_zero() || is_negative(&amount) || weights.iter().any(is_negative) {
        return None;
    }
    let cent = Decimal::new(1, 2);
    let mut parts = Vec::with_capacity(weights.len());
    let mut cuts: Vec<(usize, Decimal)> = Vec::with_capacity(weights.len());
    for (index, weight) in weights.iter().enumerate() {
        // Multiplied first, so that what is cut off is known exactly: in units of `total`, never divided.
        let whole = amount.checked_mul(*weight)?;
        let cents = whole.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(total)?.floor();
        let part = cents.checked_mul(cent)?;
        cuts.push((index, whole.checked_sub(part.checked_mul(total)?)?));
        parts.push(part);
    }
    cuts.sort_by(|(left, cut), (right, other)| other.cmp(cut).then(left.cmp(right)));
    let mut left = amount.checked_sub(parts.iter().sum())?;
    for (index, _) in cuts {
        if left < cent {
            break;
        }
        if let Some(part) = parts.get_mut(index) {
            *part += cent;
        }
        left -= cent;
    }
    (left == Decimal::ZERO).then_some(parts)
}
