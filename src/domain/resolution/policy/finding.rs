//! What can be wrong with remedies, ladders, authority and documents in a policy.

use crate::domain::finding::{Finding, Place};
use crate::said;

/// A role whose authority stands twice.
pub const AUTHORITY_TWICE: &str = "policy-authority-twice";
/// A limit that limits nothing.
pub const LIMIT_OF_NOTHING: &str = "policy-limit-of-nothing";

/// The codes of this area.
pub const POLICY_CODES: &[&str] = &[AUTHORITY_TWICE, LIMIT_OF_NOTHING];

pub(super) fn authority_twice(place: Place, first: Place, role: &str) -> Finding {
    Finding::error(
        AUTHORITY_TWICE,
        place,
        said!(
            en: "the authority of `{role}` stands twice, and only the first would count",
            zh: "`{role}` 的权限写了两次，只有第一处有效"
        ),
    )
    .tip(said!(
        en: "write all limits of a role into one `[[resolution.authority]]`",
        zh: "请将同一角色的限额写在同一个 `[[resolution.authority]]` 中"
    ))
    .related(first, said!(en: "first here", zh: "第一处"))
}

pub(super) fn limit_of_nothing(place: Place) -> Finding {
    Finding::error(
        LIMIT_OF_NOTHING,
        place,
        said!(en: "this limit limits nothing", zh: "该限额没有限制任何内容"),
    )
    .tip(said!(en: "give it `sum`, `count`, `share` or `each`", zh: "请写 `sum`、`count`、`share` 或 `each`"))
}
