//! What was found, on what evidence, by whom.

use super::{Explanation, Question, Reason, Subject, shown};
use crate::domain::gates::event_said;
use crate::domain::investigation::finding_label;
use crate::domain::money::amount_in_words;
use crate::domain::record::{Event, Fields};
use crate::said;
use crate::words::{Label, Said};

/// Every finding that stands, in order; the last one counts.
pub(super) fn explain_findings(question: &Question<'_>) -> Vec<Explanation> {
    let mut findings = question.case.standing_events(question.record);
    findings.retain(|event| event.matches("determined"));
    let last = findings.last().map(|event| event.id.as_str());
    findings.iter().map(|event| explain_finding(question, event, last)).collect()
}

fn explain_finding(question: &Question<'_>, event: &Event, last: Option<&str>) -> Explanation {
    let name = event.fields.text("finding").unwrap_or_default();
    let label = finding_label(name).map_or_else(|| said!(en: "{name}", zh: "{name}"), Label::said);
    let (at, by, Said { en, zh }) = (shown(&event.moment()), &event.by, label);
    let headline = said!(en: "found at {at} by {by}: {en}", zh: "{at} 由 {by} 认定：{zh}");
    let mut reasons = Vec::new();
    if let Some(later) = last.filter(|later| *later != event.id) {
        reasons.push(
            Reason::new(
                said!(en: "found again later; the later finding counts", zh: "此后另有认定，以后者为准"),
            )
            .of_event(later),
        );
    }
    let why = event.fields.text("reason").unwrap_or_default();
    reasons.push(Reason::new(said!(en: "because: {why}", zh: "理由：{why}")).of_event(&event.id));
    reasons.extend(particulars(question, event));
    reasons.extend(responsible(event.fields.map("responsible")));
    reasons.extend(law(question, event));
    reasons.extend(rests_on(question, event));
    reasons.extend(question.other_rules(&event.id));
    Explanation {
        subject: Subject::Finding { event: event.id.clone() },
        headline,
        reasons,
        segments: Vec::new(),
    }
}

/// Fault, good faith, cause and loss: each a finding of its own.
fn particulars(question: &Question<'_>, event: &Event) -> Vec<Reason> {
    let intake = &question.rules.policy.intake;
    let text = |key| event.fields.text(key);
    let answers = [
        text("at_fault").map(|answer| match answer {
            "yes" => said!(en: "we are at fault", zh: "我方有过错"),
            _ => said!(en: "we are not at fault", zh: "我方无过错"),
        }),
        text("good_faith").map(|answer| match answer {
            "yes" => said!(en: "complained in good faith", zh: "善意投诉"),
            _ => said!(en: "not complained in good faith", zh: "非善意投诉"),
        }),
        event.fields.amount("loss").map(|loss| {
            let loss = amount_in_words(loss);
            said!(en: "loss: {loss}", zh: "损失：{loss}")
        }),
    ];
    let mut reasons: Vec<Reason> = answers.into_iter().flatten().map(Reason::new).collect();
    if let Some(name) = text("cause") {
        let cause = intake.causes.iter().find(|cause| cause.choice.name == name);
        let Said { en, zh } =
            cause.map_or_else(|| said!(en: "`{name}`", zh: "`{name}`"), |cause| cause.choice.label.clone());
        let reason = Reason::new(said!(en: "cause: {en}", zh: "原因：{zh}"));
        reasons.push(match cause {
            Some(cause) => reason.at_line(cause.choice.line, cause.choice.source.as_ref()),
            None => reason,
        });
    }
    reasons
}

fn responsible(named: Option<&Fields>) -> Option<Reason> {
    const PARTS: &[(&str, Label)] = &[
        ("store", Label::new("store", "门店")),
        ("departments", Label::new("departments", "部门")),
        ("staff", Label::new("staff", "员工")),
        ("superiors", Label::new("superiors", "上级")),
    ];
    let named = named?;
    let told: Vec<(Label, String)> = PARTS
        .iter()
        .map(|(key, label)| (*label, named.texts(key).join(", ")))
        .filter(|(_, names)| !names.is_empty())
        .collect();
    let part = |(label, names): &(Label, String)| {
        let (Label { en, zh }, names) = (label, names);
        said!(en: "{en} {names}", zh: "{zh} {names}")
    };
    let parts: Vec<Said> = told.iter().map(part).collect();
    let en = parts.iter().map(|part| part.en.as_str()).collect::<Vec<_>>().join("; ");
    let zh = parts.iter().map(|part| part.zh.as_str()).collect::<Vec<_>>().join("；");
    (!parts.is_empty()).then(|| Reason::new(said!(en: "answering for it: {en}", zh: "责任归属：{zh}")))
}

/// The articles that were found to apply, with what each of them asks for.
fn law(question: &Question<'_>, event: &Event) -> Vec<Reason> {
    let policy = question.rules.policy;
    let reason = |name: &str| {
        let Some(bound) = policy.resolution.bound(name) else {
            return Reason::new(said!(
                en: "applies: `{name}`, which the law and policy of today do not have",
                zh: "适用 `{name}`，现行法律文件与策略中已无此项",
            ));
        };
        let Said { en, zh } = &bound.article;
        let (because_en, because_zh) = bound.trigger.as_ref().map_or_else(Default::default, |trigger| {
            (format!(": {}", trigger.en), format!("：{}", trigger.zh))
        });
        super::bound::placed(
            Reason::new(said!(en: "{en} applies{because_en}", zh: "适用{zh}{because_zh}")),
            bound,
            policy,
        )
    };
    event.fields.texts("law").into_iter().map(reason).collect()
}

/// The events that the finding names as what it rests on.
fn rests_on(question: &Question<'_>, finding: &Event) -> Vec<Reason> {
    let named = finding.fields.texts("evidence");
    if named.is_empty() {
        return vec![Reason::new(said!(
            en: "it names nothing that it rests on",
            zh: "未写明所依据的材料",
        ))];
    }
    let reason = |id: &str| {
        let Some(event) = question.record.events.iter().find(|event| event.id == id) else {
            return Reason::new(said!(
                en: "rests on `{id}`, which is not in this record",
                zh: "依据 `{id}`，本记录中没有",
            ));
        };
        let qualifier = event.kind.spec().and_then(|spec| spec.qualifier);
        let qualifier = qualifier.and_then(|key| event.fields.text(key));
        let kind = event.kind.name();
        let pattern = qualifier.map_or_else(|| kind.to_owned(), |qualifier| format!("{kind}/{qualifier}"));
        let Said { en, zh } = event_said(&pattern, question.rules.policy);
        let Said { en: voided_en, zh: voided_zh } = match question.case.voided.contains(&event.id) {
            true => said!(en: " (voided since)", zh: "（此后作废）"),
            false => said!(en: "", zh: ""),
        };
        Reason::new(said!(en: "rests on {en}{voided_en}", zh: "依据{zh}{voided_zh}")).of_event(id)
    };
    named.into_iter().map(reason).collect()
}
