//! What can be wrong with the policy's section on intake.

use crate::domain::finding::{Finding, Place};
use crate::said;

/// A list that cannot be empty is.
pub const NOTHING_GIVEN: &str = "policy-nothing-given";
/// Choices without a shape that takes them, or the other way round.
pub const CHOICES_AND_SHAPE: &str = "policy-choices-and-shape";

/// A limit of late entries that depends on a calendar.
pub const LATE_ENTRY_ELAPSED: &str = "policy-late-entry-elapsed";

/// The codes of this area that policies can have.
pub const POLICY_CODES: &[&str] = &[NOTHING_GIVEN, CHOICES_AND_SHAPE, LATE_ENTRY_ELAPSED];

pub(super) fn nothing_given(place: Place, key: &str) -> Finding {
    Finding::error(
        NOTHING_GIVEN,
        place,
        said!(en: "the policy names no `{key}`", zh: "策略没有给出任何 `{key}`"),
    )
    .tip(said!(en: "add at least one: `[[intake.{key}]]`", zh: "至少添加一个：`[[intake.{key}]]`"))
}

pub(super) fn choices_and_shape(place: Place, field: &str, lacks_choices: bool) -> Finding {
    let (message, tip) = if lacks_choices {
        (
            said!(en: "the field `{field}` is a choice, but has no `choices`", zh: "字段 `{field}` 是选择型，却没有 `choices`"),
            said!(en: "add `choices = [{{ name = \"…\", label = {{ en = \"…\", zh = \"…\" }} }}]`", zh: "请添加 `choices = [{{ name = \"…\", label = {{ en = \"…\", zh = \"…\" }} }}]`"),
        )
    } else {
        (
            said!(en: "the field `{field}` has `choices`, but its shape takes none", zh: "字段 `{field}` 有 `choices`，但其类型不是选择型"),
            said!(en: "write `shape = \"choice\"` or `shape = \"choices\"`, or remove the choices", zh: "请写 `shape = \"choice\"` 或 `shape = \"choices\"`，或删除选项"),
        )
    };
    Finding::error(CHOICES_AND_SHAPE, place, message).tip(tip)
}

pub(super) fn late_entry_elapsed(place: Place) -> Finding {
    Finding::error(
        LATE_ENTRY_ELAPSED,
        place,
        said!(en: "the limit of late entries is counted around the clock", zh: "补录时限须按连续小时计算"),
    )
    .tip(said!(en: "write hours: `limit = \"24h\"`", zh: "请写小时：`limit = \"24小时\"`"))
}
