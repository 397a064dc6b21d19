//! Why the case went up.

use super::condition::{condition_said, value_label};
use super::{Explanation, Question, Reason, Subject, shown};
use crate::domain::calendar::Term;
use crate::domain::case::EscalationState;
use crate::domain::escalation::step_of;
use crate::domain::instant;
use crate::domain::record::Event;
use crate::said;
use crate::words::Said;

/// The level that was reached, and the step of a clock, the rule or the person that led there.
pub(super) fn explain_escalation(question: &Question<'_>, state: &EscalationState) -> Option<Explanation> {
    let policy = question.rules.policy;
    let event = question.record.events.iter().find(|event| event.id == state.event)?;
    let Said { en, zh } = value_label("level", &state.level, policy);
    let at = shown(&state.at);
    let headline = said!(en: "escalated to {en} at {at}", zh: "{at} 升级至{zh}");
    let mut reasons = Vec::new();
    match (event.fields.text("clock"), event.fields.text("rule")) {
        (Some(clock), _) => reasons.extend(by_step(question, event, clock)),
        (None, Some(rule)) => reasons.extend(by_rule(question, event, rule)),
        (None, None) => {
            let (by, reason) = (&event.by, event.fields.text("reason").unwrap_or_default());
            reasons.push(
                Reason::new(said!(en: "by {by}: {reason}", zh: "由 {by} 升级：{reason}")).of_event(&event.id),
            );
        }
    }
    if let Some(opening) = event.fields.text("tell_at").and_then(instant::parse) {
        let opening = shown(&opening);
        reasons.push(Reason::new(said!(
            en: "outside the opening hours; the house opens next at {opening}",
            zh: "不在营业时间内；下次营业为 {opening}",
        )));
    }
    if state.answered_in_time {
        reasons.push(Reason::new(said!(
            en: "answered in time, but the answer was not yet known here; the escalation stays on record",
            zh: "实际已按时答复，只是当时此处尚不知晓；升级记录予以保留",
        )));
    }
    let subject = Subject::Escalation { event: state.event.clone() };
    Some(Explanation { subject, headline, reasons, segments: Vec::new() })
}

fn by_step(question: &Question<'_>, event: &Event, clock: &str) -> Vec<Reason> {
    let policy = question.rules.policy;
    let level = event.fields.text("level").unwrap_or_default();
    let due = event
        .fields
        .text("overdue_since")
        .and_then(instant::parse)
        .map(|due| shown(&due))
        .unwrap_or_default();
    let Said { en, zh } = value_label("overdue", clock, policy);
    let mut reasons = vec![
        Reason::new(said!(en: "{en} was due at {due} and not met", zh: "{zh}应于 {due} 前完成而未完成"))
            .of_event(&event.id),
    ];
    let Some((rule, step)) = policy.clocks.iter().find_map(|rule| Some((rule, step_of(rule, clock, level)?)))
    else {
        reasons.push(Reason::new(said!(
            en: "the policy of today has no such step",
            zh: "现行策略没有这一升级步骤",
        )));
        return reasons;
    };
    let Said { en, zh } = step.after.said();
    let source = step.source.as_ref().or(rule.choice.source.as_ref());
    let said = match step.after {
        Term::Elapsed { seconds: 0 } | Term::WorkingTime { seconds: 0 } => {
            said!(en: "step of the policy: at the due instant", zh: "策略规定：到期未完成即升级")
        }
        _ => said!(en: "step of the policy: {en} after the due instant", zh: "策略规定：逾期{zh}后升级"),
    };
    reasons.push(Reason::new(said).at_line(step.line, source));
    reasons
}

fn by_rule(question: &Question<'_>, event: &Event, name: &str) -> Vec<Reason> {
    let policy = question.rules.policy;
    let Some(rule) = policy.escalation.rules.iter().find(|rule| rule.choice.name == name) else {
        let said = said!(en: "rule `{name}`, which the policy of today does not have", zh: "规则 `{name}`，现行策略中已无此规则");
        return vec![Reason::new(said).of_event(&event.id)];
    };
    let facts = question.facts_when(&event.at);
    let Said { en: when_en, zh: when_zh } = condition_said(&rule.when, &facts, policy);
    let Said { en, zh } = &rule.choice.label;
    let said = said!(en: "rule “{en}”: {when_en}", zh: "规则“{zh}”：{when_zh}");
    vec![Reason::new(said).at_line(rule.choice.line, rule.choice.source.as_ref()).of_event(&event.id)]
}
