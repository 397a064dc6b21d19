//! What can be wrong with the policy's clocks.

use crate::domain::calendar::Term;
use crate::domain::finding::{Finding, Place};
use crate::said;

/// Neither `term` nor `terms`, or both.
pub const TERM_OR_TERMS: &str = "policy-term-or-terms";
/// A first response that pauses (R10).
pub const RESPONSE_PAUSES: &str = "policy-response-pauses";
/// A warning that cannot be read.
pub const BAD_WARNING: &str = "policy-bad-warning";
/// A warning that comes no earlier than the clock starts.
pub const WARNING_TOO_EARLY: &str = "policy-warning-too-early";
/// Breach steps whose times go back.
pub const BREACH_ORDER: &str = "policy-breach-order";
/// Breach steps that go down.
pub const BREACH_DOWN: &str = "policy-breach-down";
/// A tier without a deadline (R14).
pub const TIER_WITHOUT_DEADLINE: &str = "policy-tier-without-deadline";
/// A tier that says it has no deadline, and has one.
pub const DEADLINE_AFTER_ALL: &str = "policy-deadline-after-all";
/// A setting that changes nothing for these terms.
pub const SETTING_WITHOUT_EFFECT: &str = "policy-setting-without-effect";
/// A clock for each event of a kind that nothing answers one by one.
pub const EACH_WITHOUT_ANSWER: &str = "policy-each-without-answer";

/// The codes of this area that policies can have.
pub const POLICY_CODES: &[&str] = &[
    TERM_OR_TERMS,
    RESPONSE_PAUSES,
    BAD_WARNING,
    WARNING_TOO_EARLY,
    BREACH_ORDER,
    BREACH_DOWN,
    TIER_WITHOUT_DEADLINE,
    DEADLINE_AFTER_ALL,
    SETTING_WITHOUT_EFFECT,
    EACH_WITHOUT_ANSWER,
];

pub(super) fn term_or_terms(place: Place, clock: &str) -> Finding {
    Finding::error(
        TERM_OR_TERMS,
        place,
        said!(en: "the clock `{clock}` needs either `term` or `terms`", zh: "时限 `{clock}` 须有 `term` 或 `terms` 之一"),
    )
    .tip(said!(en: "write `term = \"24h\"`, or `terms = [{{ when = {{ … }}, term = \"24h\" }}, …]`", zh: "写 `term = \"24小时\"`，或 `terms = [{{ when = {{ … }}, term = \"24小时\" }}, …]`"))
}

pub(super) fn each_without_answer(place: Place, clock: &str) -> Finding {
    Finding::error(
        EACH_WITHOUT_ANSWER,
        place,
        said!(en: "the clock `{clock}` cannot run for each event: only each `action` has an answer of its own (`done`), and each exposure (`exposed`)", zh: "时限 `{clock}` 无法逐项计时：只有每项 `action`（由 `done` 完成）与每次曝光 `exposed` 各有其答复"),
    )
    .tip(said!(en: "write `from = \"action\"` and `until = [\"done\"]`, or `from = \"exposed\"` and `until = [\"clarified\"]`, or leave `each` out", zh: "请写 `from = \"action\"` 与 `until = [\"done\"]`，或 `from = \"exposed\"` 与 `until = [\"clarified\"]`，或去掉 `each`"))
}

pub(super) fn response_pauses(place: Place, clock: &str) -> Finding {
    Finding::error(
        RESPONSE_PAUSES,
        place,
        said!(en: "the clock `{clock}` waits for the first response, and that never pauses", zh: "时限 `{clock}` 等待首次响应，首次响应不得暂停"),
    )
    .tip(said!(en: "write `pauses = false`", zh: "请写 `pauses = false`"))
}

pub(super) fn bad_warning(place: Place, text: &str) -> Finding {
    Finding::error(
        BAD_WARNING,
        place,
        said!(en: "`{text}` is no warning", zh: "`{text}` 不是预警点"),
    )
    .tip(said!(en: "write how long before (`\"5m\"`), or a share of the time from 1% to 99% (`\"80%\"`)", zh: "写提前多久（`\"5分钟\"`），或已过时间的百分比 1% 到 99%（`\"80%\"`）"))
}

pub(super) fn warning_too_early(place: Place, warning: Term, term: Term) -> Finding {
    let (warning, term) = (warning.said(), term.said());
    let (warning_en, warning_zh, term_en, term_zh) = (warning.en, warning.zh, term.en, term.zh);
    Finding::error(
        WARNING_TOO_EARLY,
        place,
        said!(en: "a warning {warning_en} before the end of a term of {term_en} would come before its start", zh: "期限只有{term_zh}，提前{warning_zh}预警会早于起点"),
    )
    .tip(said!(en: "warn later, or by a share of the time (`\"80%\"`)", zh: "请推迟预警，或按比例预警（`\"80%\"`）"))
}

pub(super) fn breach_order(place: Place, after: Term, before: Term) -> Finding {
    let (after, before) = (after.said(), before.said());
    let (after_en, after_zh, before_en, before_zh) = (after.en, after.zh, before.en, before.zh);
    Finding::error(
        BREACH_ORDER,
        place,
        said!(en: "this step comes {after_en} after the due instant, but the one before it {before_en} after", zh: "此步在逾期后{after_zh}，而前一步在逾期后{before_zh}"),
    )
    .tip(said!(en: "put the steps in the order in which they come", zh: "请按发生先后排列"))
}

/// A breach step that goes to a lower level than the one before it.
pub fn breach_down(place: Place, level: &str, before: &str) -> Finding {
    Finding::error(
        BREACH_DOWN,
        place,
        said!(en: "this step goes to `{level}`, which is not above `{before}`, the level before it", zh: "此步升到 `{level}`，并不高于前一步的 `{before}`"),
    )
    .tip(said!(en: "levels stand in `[[escalation.level]]` from the lowest to the highest", zh: "`[[escalation.level]]` 中的层级由低到高排列"))
}

/// A tier without a deadline (R14).
pub fn tier_without_deadline(place: Place, tier: &str, combination: &str) -> Finding {
    Finding::error(
        TIER_WITHOUT_DEADLINE,
        place,
        said!(en: "no clock but the first response runs for the tier `{tier}` with {combination}", zh: "等级 `{tier}`（{combination}）除首次响应外没有任何时限"),
    )
    .tip(said!(en: "give a clock a term for it, or write `deadline = \"none\"` in the tier", zh: "请为它设置期限，或在该等级中写 `deadline = \"none\"`"))
}

/// A tier that says it has no deadline, and has one.
pub fn deadline_after_all(place: Place, tier: &str, clock: &str) -> Finding {
    Finding::error(
        DEADLINE_AFTER_ALL,
        place,
        said!(en: "the tier `{tier}` says that it has no deadline, but the clock `{clock}` runs for it", zh: "等级 `{tier}` 声明没有期限，但时限 `{clock}` 对它生效"),
    )
    .tip(said!(en: "remove `deadline`, or narrow the clock", zh: "请删除 `deadline`，或收窄该时限"))
}

pub(super) fn setting_without_effect(place: Place, key: &str) -> Finding {
    Finding::warning(
        SETTING_WITHOUT_EFFECT,
        place,
        said!(en: "`{key}` changes nothing here: no term of this clock is counted in days or months", zh: "`{key}` 在此不起作用：该时限没有按天或按月计的期限"),
    )
    .tip(said!(en: "remove it", zh: "请删除"))
}
