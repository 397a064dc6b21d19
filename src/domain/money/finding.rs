//! What can be wrong with a formula in a policy or a book of law.

use rust_decimal::Decimal;

use super::format_amount;
use crate::domain::finding::{Finding, Place};
use crate::said;

/// A formula whose least is above its most.
pub const LEAST_ABOVE_MOST: &str = "policy-least-above-most";

/// The codes of this area.
pub const POLICY_CODES: &[&str] = &[LEAST_ABOVE_MOST];

pub(super) fn least_above_most(place: Place, least: Decimal, most: Decimal) -> Finding {
    let (least, most) = (format_amount(least), format_amount(most));
    Finding::error(
        LEAST_ABOVE_MOST,
        place,
        said!(
            en: "`at-least` ({least}) is above `at-most` ({most}): the amount would always be {most}",
            zh: "`at-least`（{least}）高于 `at-most`（{most}）：结果总是 {most}"
        ),
    )
    .tip(said!(en: "exchange the two, or leave one out", zh: "请对调两者，或去掉其一"))
}
