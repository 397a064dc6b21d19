//! What can be wrong with gates and separations of duties in a policy.

use crate::domain::finding::{Finding, Place};
use crate::said;

/// A gate that nothing can open.
pub const NEVER_OPENS: &str = "policy-gate-never-opens";
/// A gate that waits for nothing.
pub const WAITS_FOR_NOTHING: &str = "policy-gate-waits-for-nothing";
/// A gate or a separation about events that no person records.
pub const NOBODY_RECORDS: &str = "policy-nobody-records";
/// A separation that keeps nobody from anything.
pub const WITHOUT_PARTIES: &str = "policy-separation-without-parties";
/// A separation about the person to whom events give something that give nobody anything.
pub const WITHOUT_PERSON: &str = "policy-separation-without-person";
/// A separation by height in a policy without authorities.
pub const WITHOUT_ORDER: &str = "policy-separation-without-order";

/// The codes of this area.
pub const POLICY_CODES: &[&str] =
    &[NEVER_OPENS, WAITS_FOR_NOTHING, NOBODY_RECORDS, WITHOUT_PARTIES, WITHOUT_PERSON, WITHOUT_ORDER];

pub(crate) fn needs_itself(place: Place, need: &str, before: &str) -> Finding {
    Finding::error(
        NEVER_OPENS,
        place,
        said!(
            en: "the gate waits for `{need}` and stands before `{before}`, so that nothing can open it",
            zh: "该前置条件既要求 `{need}`，又挡在 `{before}` 之前，永远无法满足"
        ),
    )
    .tip(said!(
        en: "name what has to happen earlier, or narrow `before` (`kind/qualifier`)",
        zh: "请改写须先发生的事项，或缩小 `before` 的范围（`种类/细分`）"
    ))
}

pub(crate) fn too_few(place: Place, possible: usize, at_least: u32) -> Finding {
    Finding::error(
        NEVER_OPENS,
        place,
        said!(
            en: "the gate waits for {at_least} different events, and `any-of` allows {possible}",
            zh: "该前置条件要求 {at_least} 种不同的事项，而 `any-of` 只有 {possible} 种"
        ),
    )
    .tip(said!(
        en: "lower `at-least`, or name more in `any-of`",
        zh: "请调低 `at-least`，或在 `any-of` 中增加事项"
    ))
}

pub(crate) fn waits_for_nothing(place: Place) -> Finding {
    Finding::error(
        WAITS_FOR_NOTHING,
        place,
        said!(en: "the gate waits for nothing", zh: "该前置条件没有任何要求"),
    )
    .tip(said!(
        en: "give `needs`, or `any-of` with `at-least`",
        zh: "请写明 `needs`，或 `any-of` 与 `at-least`"
    ))
}

pub(crate) fn nobody_records(place: Place, pattern: &str) -> Finding {
    Finding::error(
        NOBODY_RECORDS,
        place,
        said!(
            en: "`{pattern}` cannot wait: nothing comes before it, or no person records it",
            zh: "`{pattern}` 无法等待：它之前没有任何事项，或并非由人登记"
        ),
    )
    .tip(said!(
        en: "name the event that a person records and that has to wait",
        zh: "请写由人登记、须等待的事项"
    ))
}

pub(crate) fn without_parties(place: Place) -> Finding {
    Finding::error(
        WITHOUT_PARTIES,
        place,
        said!(en: "the separation keeps nobody from anything", zh: "该职责分离没有限制任何人"),
    )
    .tip(said!(en: "give `apart-from`, `above` or `only`", zh: "请写明 `apart-from`、`above` 或 `only`"))
}

pub(crate) fn without_person(place: Place, pattern: &str) -> Finding {
    Finding::error(
        WITHOUT_PERSON,
        place,
        said!(
            en: "`{pattern}` gives nobody anything: there is no one whom `who = \"to\"` could mean",
            zh: "`{pattern}` 并不交给任何人：`who = \"to\"` 没有所指"
        ),
    )
    .tip(said!(
        en: "`who = \"to\"` is for `assigned` and `action`; else leave it out",
        zh: "`who = \"to\"` 只用于 `assigned` 和 `action`；其他事项请去掉"
    ))
}

pub(crate) fn without_order(place: Place) -> Finding {
    Finding::error(
        WITHOUT_ORDER,
        place,
        said!(
            en: "nobody stands above anybody here: the policy names no authorities",
            zh: "策略没有列出权限层级，无从判断谁的级别更高"
        ),
    )
    .tip(said!(
        en: "name the roles from the lowest to the highest, each with `[[resolution.authority]]`",
        zh: "请用 `[[resolution.authority]]` 由低到高列出各角色"
    ))
}
