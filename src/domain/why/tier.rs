//! Why the case has its tier.

use super::condition::{condition_said, value_label};
use super::{Explanation, Question, Reason, Subject, shown};
use crate::domain::clocks::facts_at;
use crate::domain::record::Event;
use crate::domain::triage::tier_of;
use crate::said;
use crate::words::Said;

/// The tier, the event that gave it, and the rule of the policy.
pub(super) fn explain_tier(question: &Question<'_>) -> Explanation {
    let (case, policy) = (question.case, question.rules.policy);
    let Some(tier) = &case.tier else {
        let headline = said!(en: "no tier yet: nobody has triaged the case", zh: "尚未定级");
        return Explanation { subject: Subject::Tier, headline, reasons: Vec::new(), segments: Vec::new() };
    };
    let Said { en, zh } = value_label("tier", tier, policy);
    let headline = said!(en: "tier: {en} (`{tier}`)", zh: "等级：{zh}（`{tier}`）");
    let mut reasons = Vec::new();
    if let Some(event) = giving_event(question) {
        reasons.push(told_by(event));
        reasons.extend(question.other_rules(&event.id));
        let rule = event.fields.text("rule");
        let upgrade =
            policy.triage.upgrades.iter().find(|upgrade| Some(upgrade.choice.name.as_str()) == rule);
        match upgrade {
            Some(upgrade) => {
                let facts = facts_at(case, policy, &event.at);
                let Said { en: when_en, zh: when_zh } = condition_said(&upgrade.when, &facts, policy);
                let Said { en, zh } = &upgrade.choice.label;
                let said = said!(en: "upgrade “{en}”: {when_en}", zh: "升档规则“{zh}”：{when_zh}");
                reasons.push(Reason::new(said).at_line(upgrade.choice.line, upgrade.choice.source.as_ref()));
            }
            None => reasons.extend(by_rule(question, tier)),
        }
    }
    Explanation { subject: Subject::Tier, headline, reasons, segments: Vec::new() }
}

/// The last standing event that gave the tier.
fn giving_event<'a>(question: &Question<'a>) -> Option<&'a Event> {
    let standing = question.case.standing_events(question.record);
    standing.into_iter().rfind(|event| event.matches("triaged") && event.fields.text("tier").is_some())
}

fn told_by(event: &Event) -> Reason {
    let (at, by) = (shown(&event.at), &event.by);
    let said = match event.fields.text("reason") {
        Some(reason) => said!(en: "given at {at} by {by}: {reason}", zh: "{at} 由 {by} 定级：{reason}"),
        None => said!(en: "given at {at} by {by}", zh: "{at} 由 {by} 定级"),
    };
    Reason::new(said).of_event(&event.id)
}

/// The rule that gives the tier, or what the policy would give instead.
fn by_rule(question: &Question<'_>, tier: &str) -> Vec<Reason> {
    let policy = question.rules.policy;
    let mut facts = facts_at(question.case, policy, &question.now);
    facts.0.remove("tier");
    let Some(found) = tier_of(&facts, policy) else {
        let said = said!(en: "no rule of the policy gives a tier for these facts", zh: "现行策略没有适用于这些情况的定级规则");
        return vec![Reason::new(said)];
    };
    let Said { en, zh } = condition_said(&found.when, &facts, policy);
    let line = (found.choice.line, found.choice.source.as_ref());
    if found.choice.name == tier {
        return vec![
            Reason::new(said!(en: "by the rule: {en}", zh: "依据规则：{zh}")).at_line(line.0, line.1),
        ];
    }
    let Said { en: other_en, zh: other_zh } = &found.choice.label;
    vec![
        Reason::new(said!(
            en: "the policy of today gives {other_en} for these facts ({en}); what was recorded stands",
            zh: "按现行策略，这些情况（{zh}）应为{other_zh}；以已记录的为准",
        ))
        .at_line(line.0, line.1),
    ]
}
