//! What can be wrong with the policy's section on triage.

use crate::domain::finding::{Finding, Place};
use crate::said;

/// No tier at all.
pub const NO_TIERS: &str = "policy-no-tiers";
/// An axis with fewer than two answers.
pub const AXIS_WITHOUT_ANSWERS: &str = "policy-axis-without-answers";
/// An axis that no rule asks for.
pub const AXIS_UNUSED: &str = "policy-axis-unused";
/// A combination of answers that no tier takes.
pub const TRIAGE_GAP: &str = "policy-triage-gap";
/// A combination of answers that several tiers take, decided by their order alone.
pub const TRIAGE_OVERLAP: &str = "policy-triage-overlap";
/// Two tiers of the same condition.
pub const TIERS_EQUAL: &str = "policy-tiers-equal";
/// An upgrade that does not lift.
pub const UPGRADE_DOWN: &str = "policy-upgrade-down";

/// The codes of this area that policies can have.
pub const POLICY_CODES: &[&str] =
    &[NO_TIERS, AXIS_WITHOUT_ANSWERS, AXIS_UNUSED, TRIAGE_GAP, TRIAGE_OVERLAP, TIERS_EQUAL, UPGRADE_DOWN];

pub(super) fn no_tiers(place: Place) -> Finding {
    Finding::error(NO_TIERS, place, said!(en: "the policy has no tier", zh: "策略没有任何等级"))
        .tip(said!(en: "add at least one: `[[triage.tier]]`", zh: "至少添加一个：`[[triage.tier]]`"))
}

pub(super) fn axis_without_answers(place: Place, axis: &str) -> Finding {
    Finding::error(
        AXIS_WITHOUT_ANSWERS,
        place,
        said!(en: "the axis `{axis}` has fewer than two answers: it decides nothing", zh: "维度 `{axis}` 的取值不足两个：无从判定"),
    )
    .tip(said!(en: "add `values = [{{ name = \"…\", label = {{ en = \"…\", zh = \"…\" }} }}, …]`", zh: "请添加 `values = [{{ name = \"…\", label = {{ en = \"…\", zh = \"…\" }} }}, …]`"))
}

/// An axis that no rule asks for.
pub fn axis_unused(place: Place, axis: &str) -> Finding {
    Finding::warning(
        AXIS_UNUSED,
        place,
        said!(en: "no rule asks for the axis `{axis}`: its answer changes nothing", zh: "没有规则用到维度 `{axis}`：它的取值不影响任何结果"),
    )
    .tip(said!(en: "use it in a tier, a term or a rule, or remove it", zh: "请在等级、期限或规则中使用它，或删除它"))
}

/// A combination of answers that no tier takes.
pub fn triage_gap(place: Place, combination: &str) -> Finding {
    Finding::error(
        TRIAGE_GAP,
        place,
        said!(en: "no tier takes a case with {combination}", zh: "没有等级对应 {combination}"),
    )
    .tip(said!(en: "widen a tier, or add a last tier without `when`", zh: "请放宽某个等级，或在最后加一个没有 `when` 的等级"))
}

/// A combination of answers that two tiers take.
pub fn triage_overlap(
    place: Place,
    (name, first): (&str, &str),
    combination: &str,
    other: &Place,
) -> Finding {
    Finding::warning(
        TRIAGE_OVERLAP,
        place,
        said!(en: "the tier `{name}` also takes {combination}, which `{first}` takes first: only their order decides", zh: "等级 `{name}` 也包含 {combination}，但 `{first}` 在前：仅由先后次序决定"),
    )
    .tip(said!(en: "say in the conditions which of the two is meant", zh: "请在条件中写明应归哪一个"))
    .related(other.clone(), said!(en: "the earlier tier", zh: "在前的等级"))
}

/// Two tiers of the same condition.
pub fn tiers_equal(place: Place, name: &str, first: &str, other: &Place) -> Finding {
    Finding::error(
        TIERS_EQUAL,
        place,
        said!(en: "the tiers `{first}` and `{name}` have the same condition", zh: "等级 `{first}` 与 `{name}` 的条件相同"),
    )
    .tip(said!(en: "change or remove one of them", zh: "请修改或删除其中一个"))
    .related(other.clone(), said!(en: "the earlier tier", zh: "在前的等级"))
}

/// An upgrade that leads from a tier to one that is not graver.
pub fn upgrade_down(place: Place, from: &str, to: &str) -> Finding {
    Finding::error(
        UPGRADE_DOWN,
        place,
        said!(en: "the upgrade leads from `{from}` to `{to}`, which is not graver", zh: "升等规则从 `{from}` 升到 `{to}`，后者并不更重"),
    )
    .tip(said!(en: "a graver tier has a smaller `rank`", zh: "更重的等级 `rank` 更小"))
}
