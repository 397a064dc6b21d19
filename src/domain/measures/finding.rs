//! Findings about the policy's section on measures: codes and words.

use super::effect::Span;
use crate::domain::finding::{Finding, Place};
use crate::said;

/// Stretches of days by which no effect can be told.
pub const NO_SPAN: &str = "policy-measures-no-span";

/// All codes about the section on measures.
pub const POLICY_CODES: &[&str] = &[NO_SPAN];

pub(super) fn no_span(place: Place, span: Span) -> Finding {
    let Span { compare, least } = span;
    Finding::error(
        NO_SPAN,
        place,
        said!(
            en: "an effect cannot be told after {least} days when {compare} days are compared",
            zh: "比较 {compare} 天，却要满 {least} 天才下结论，无法评估效果"
        ),
    )
    .tip(said!(
        en: "`least-days` is at least 1 and at most `compare-days`",
        zh: "`least-days` 至少为 1，且不大于 `compare-days`"
    ))
}
