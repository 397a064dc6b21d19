//! Why an exposure counts as true, or does not.

use super::condition::value_label;
use super::{Explanation, Question, Reason, Subject, shown};
use crate::domain::clocks::rule_of;
use crate::domain::media::{Exposure, Stage, result_label, retraction_label, stage_label};
use crate::said;
use crate::words::{Label, Said};

/// How far the exposure has come, and what led there.
pub(super) fn explain_exposure(question: &Question<'_>, exposure: &Exposure) -> Explanation {
    let stage = exposure.stage(question.case, &question.now);
    let Label { en, zh } = stage_label(stage);
    let medium = value_label("exposed_in", &exposure.medium, question.rules.policy);
    let (Said { en: medium_en, zh: medium_zh }, at) = (medium, shown(&exposure.at));
    let headline = said!(en: "exposed in {medium_en} at {at}: {en}", zh: "{at} 曝光（{medium_zh}）：{zh}");
    let mut reasons =
        vec![Reason::new(said!(en: "published at {at}", zh: "{at} 发布")).of_event(&exposure.event)];
    if let Some(verified) = &exposure.verified {
        let label = result_label(if verified.is_true { "true" } else { "untrue" });
        let Label { en, zh } = label.unwrap_or(Label::new("", ""));
        let (at, why) = (shown(&verified.at), &verified.reason);
        let said = said!(en: "looked into at {at}: {en}, because {why}", zh: "{at} 经查{zh}：{why}");
        reasons.push(Reason::new(said).of_event(&verified.event));
    }
    clarifications(question, exposure, &mut reasons);
    deadline(question, exposure, stage, &mut reasons);
    if let Some(retracted) = &exposure.retracted {
        let Label { en, zh } = retraction_label(&retracted.how).unwrap_or(Label::new("taken back", "已撤回"));
        let at = shown(&retracted.at);
        let said = said!(en: "{en} at {at}; that alone decides nothing", zh: "{at} {zh}；此事本身不改变认定");
        reasons.push(Reason::new(said).of_event(&retracted.event));
    }
    let subject = Subject::Exposure { event: exposure.event.clone() };
    Explanation { subject, headline, reasons, segments: Vec::new() }
}

fn clarifications(question: &Question<'_>, exposure: &Exposure, reasons: &mut Vec<Reason>) {
    let counting = exposure.counting(question.case).map(|counting| &counting.event);
    for each in &exposure.clarifications {
        let Said { en, zh } = value_label("exposed_in", &each.medium, question.rules.policy);
        let at = shown(&each.at);
        let said = if counting == Some(&each.event) {
            said!(en: "clarified at {at} in {en}: that counts", zh: "{at} 刊登澄清（{zh}）：算数")
        } else if !exposure.is_equal(each, question.case) {
            said!(
                en: "clarified at {at} in {en}: not the same or an equal medium, so it does not count",
                zh: "{at} 刊登澄清（{zh}）：并非原媒体或同级媒体，不算数"
            )
        } else if exposure.clarify_by(question.case).is_some_and(|due| each.at > due) {
            said!(
                en: "clarified at {at} in {en}: too late, so it does not count",
                zh: "{at} 刊登澄清（{zh}）：已逾期，不算数"
            )
        } else {
            said!(en: "clarified at {at} in {en}, after another that counts", zh: "{at} 刊登澄清（{zh}），此前已有算数的澄清")
        };
        reasons.push(Reason::new(said).of_event(&each.event));
    }
}

/// Until when it had to be clarified, by which line of the policy.
fn deadline(question: &Question<'_>, exposure: &Exposure, stage: Stage, reasons: &mut Vec<Reason>) {
    let Some(clock) = exposure.clarification_clock(question.case) else { return };
    let Some(due) = clock.due_at().map(|due| shown(&due)) else { return };
    let said = match stage {
        Stage::DeemedTrue => said!(
            en: "no clarification that counts by {due}: it counts as true, whatever else was found",
            zh: "至 {due} 没有算数的澄清：视为属实，不论另有何种认定"
        ),
        _ => said!(en: "a clarification was due by {due}", zh: "澄清应于 {due} 前刊登"),
    };
    let reason = Reason::new(said);
    reasons.push(match rule_of(question.rules.policy, &clock.clock) {
        Some(rule) => reason.at_line(rule.choice.line, rule.choice.source.as_ref()),
        None => reason,
    });
}
