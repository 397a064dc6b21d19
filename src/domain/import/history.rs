//! What happened to an old complaint, with its times: the events that a row tells of.

use chrono::NaiveTime;

use super::complaint::{Reader, column_of};
use crate::domain::instant::{self, Instant};
use crate::domain::intake::not_a_choice;
use crate::domain::investigation::{FINDINGS, finding_label};
use crate::domain::policy::{Choice, Policy};
use crate::domain::record::kind::table;
use crate::domain::record::{Fields, KindSpec, Value};
use crate::said;
use crate::words::Said;

/// Something that happened to a complaint before it was imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The kind of event.
    pub kind: &'static KindSpec,
    /// When it happened; `None` for what has no time of its own.
    pub happened: Option<Instant>,
    /// The event's own keys.
    pub fields: Fields,
}

/// When the things happened that a row tells of.
struct Times {
    received: Instant,
    responded: Option<Instant>,
    closed: Option<Instant>,
    withdrawn: Option<Instant>,
}

impl Times {
    fn ended(&self) -> Option<Instant> {
        self.closed.or(self.withdrawn)
    }
}

/// The history of the row, the receipt left out; `None` when something in it cannot be, which is noted.
pub(super) fn read(reader: &mut Reader<'_>, policy: &Policy, received: Instant) -> Option<Vec<Step>> {
    let before = reader.reasons.len();
    let times = Times {
        received,
        responded: time(reader, "responded", received),
        closed: time(reader, "closed", received),
        withdrawn: time(reader, "withdrawn", received),
    };
    consistent(reader, &times);
    let mut steps = Vec::new();
    handled(reader, policy, &times, &mut steps);
    found(reader, policy, &times, &mut steps);
    ended(reader, policy, &times, &mut steps);
    if let Some(note) = text(reader, "note") {
        steps.push(Step { kind: &table::NOTE, happened: None, fields: with("note", note) });
    }
    (reader.reasons.len() == before).then_some(steps)
}

/// When `key` happened. A day alone means its end, the latest that it can have been: no promise counts as kept that may
/// not have been.
fn time(reader: &mut Reader<'_>, key: &str, received: Instant) -> Option<Instant> {
    let rule = reader.setting.mapping.of_history(key)?;
    let told = reader.source.moment(rule);
    let moment = reader.noted(told)?;
    let end = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
    let mut at = reader.instant(moment, end);
    let now = reader.setting.now;
    let is_day = matches!(moment, super::date::Moment::Day(_));
    if is_day && at > now && at.date_naive() == now.date_naive() {
        at = now;
    }
    let (told, first) = (instant::format(&at), instant::format(&received));
    if at > now {
        let message = said!(en: "`{key}`: {told} lies in the future", zh: "`{key}`：{told} 尚未到来");
        reader.refuse(column_of(Some(rule)), message);
        return None;
    }
    if at < received {
        let message = said!(
            en: "`{key}`: {told} lies before the receipt, {first}",
            zh: "`{key}`：{told} 早于受理时间 {first}"
        );
        reader.refuse(column_of(Some(rule)), message);
        return None;
    }
    Some(at)
}

fn consistent(reader: &mut Reader<'_>, times: &Times) {
    if times.closed.is_some() && times.withdrawn.is_some() {
        let message = said!(en: "both `closed` and `withdrawn`: only one can be", zh: "`closed`（结案）与 `withdrawn`（撤诉）不能同时填写");
        reader.refuse(None, message);
    }
    if times.responded.zip(times.ended()).is_some_and(|(responded, ended)| responded > ended) {
        let message = said!(en: "`responded` lies after the end", zh: "`responded`（首次响应）晚于结束时间");
        reader.refuse(column_of(reader.setting.mapping.of_history("responded")), message);
    }
}

/// Tier, handler and first response.
fn handled(reader: &mut Reader<'_>, policy: &Policy, times: &Times, steps: &mut Vec<Step>) {
    let tiers: Vec<Choice> = policy.triage.tiers.iter().map(|tier| tier.choice.clone()).collect();
    if let Some(tier) = choice(reader, "tier", &tiers) {
        let mut fields = with("tier", tier);
        let category = reader.setting.mapping.fields.iter().find(|rule| rule.key == "category");
        let categories: Vec<Choice> = policy.intake.categories.iter().map(|one| one.choice.clone()).collect();
        if let Some(category) = category.and_then(|rule| reader.choice(rule, &categories)) {
            fields.push("category", Value::text(category));
        }
        steps.push(Step { kind: &table::TRIAGED, happened: Some(times.received), fields });
    }
    if let Some(name) = text(reader, "handler") {
        let id = reader.staff_id(&name);
        if reader.setting.shop.staff(&id).is_none() {
            let message = said!(
                en: "`handler`: shop.toml knows nobody called `{name}`; those who left stay in it with `until`",
                zh: "`handler`：shop.toml 中没有“{name}”；已离职者请保留并写明 `until`"
            );
            reader.refuse(column_of(reader.setting.mapping.of_history("handler")), message);
        }
        steps.push(Step { kind: &table::ASSIGNED, happened: Some(times.received), fields: with("to", id) });
    }
    if let Some(responded) = times.responded {
        let mut fields = Fields::default();
        if times.ended().is_none() {
            satisfied(reader, &mut fields);
        }
        steps.push(Step { kind: &table::RESPONDED, happened: Some(responded), fields });
    }
}

/// What was found, as of the end where there is one.
fn found(reader: &mut Reader<'_>, policy: &Policy, times: &Times, steps: &mut Vec<Step>) {
    let known: Vec<Choice> = FINDINGS.iter().map(|name| built_in(name)).collect();
    let finding = choice(reader, "finding", &known);
    let causes: Vec<Choice> = policy.intake.causes.iter().map(|cause| cause.choice.clone()).collect();
    let (cause, reason) = (choice(reader, "cause", &causes), text(reader, "reason"));
    let Some(finding) = finding else {
        if cause.is_some() || reason.is_some() {
            let message = said!(
                en: "`cause` and `reason` belong to a `finding`; there is none",
                zh: "`cause`（原因）和 `reason`（理由）须与 `finding`（认定结论）一起填写"
            );
            reader.refuse(None, message);
        }
        return;
    };
    let Some(reason) = reason else {
        let message = said!(
            en: "a `finding` needs its `reason`; `reason = {{ constant = \"…\" }}` says the same for all",
            zh: "`finding`（认定结论）须有 `reason`（理由）；可用 `reason = {{ constant = \"…\" }}` 统一填写"
        );
        reader.refuse(column_of(reader.setting.mapping.of_history("reason")), message);
        return;
    };
    let mut fields = with("finding", finding).with("reason", Value::text(reason));
    if let Some(cause) = cause {
        fields.push("cause", Value::text(cause));
    }
    let happened = times.ended().or(times.responded).unwrap_or(times.received);
    steps.push(Step { kind: &table::DETERMINED, happened: Some(happened), fields });
}

/// The end, and what belongs to it.
fn ended(reader: &mut Reader<'_>, policy: &Policy, times: &Times, steps: &mut Vec<Step>) {
    let outcome = choice(reader, "outcome", &policy.intake.outcomes);
    let lesson = text(reader, "lesson");
    if let Some(withdrawn) = times.withdrawn {
        steps.push(Step { kind: &table::WITHDRAWN, happened: Some(withdrawn), fields: Fields::default() });
        return;
    }
    let Some(closed) = times.closed else {
        let belongs = [("outcome", outcome.is_some()), ("lesson", lesson.is_some())];
        for (key, _) in belongs.into_iter().filter(|(_, told)| *told) {
            let rule = reader.setting.mapping.of_history(key);
            // A constant is meant for those that are closed.
            if rule.is_some_and(|rule| rule.constant.is_none() && rule.default.is_none()) {
                let message = said!(
                    en: "`{key}` without `closed`: is the case closed, and when?",
                    zh: "有 `{key}` 而无 `closed`（结案时间）：是否已结案？何时？"
                );
                reader.refuse(column_of(rule), message);
            }
        }
        return;
    };
    let Some(outcome) = outcome else {
        let list =
            policy.intake.outcomes.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("`, `");
        let message = said!(
            en: "closed, but without `outcome`; there are `{list}`",
            zh: "已结案但缺少 `outcome`（结果）；可用：`{list}`"
        );
        reader.refuse(column_of(reader.setting.mapping.of_history("outcome")), message);
        return;
    };
    let mut fields = with("outcome", outcome);
    satisfied(reader, &mut fields);
    if let Some(lesson) = lesson {
        fields.push("lesson", Value::text(lesson));
    }
    steps.push(Step { kind: &table::CLOSED, happened: Some(closed), fields });
}

fn satisfied(reader: &mut Reader<'_>, fields: &mut Fields) {
    let Some(rule) = reader.setting.mapping.of_history("satisfied") else { return };
    let answer = reader.source.answer(rule);
    if let Some(answer) = reader.noted(answer) {
        fields.push("satisfied", Value::text(answer));
    }
}

fn text(reader: &Reader<'_>, key: &str) -> Option<String> {
    reader.source.text(reader.setting.mapping.of_history(key)?)
}

/// The choice under `key`, which must be one of `choices`.
fn choice(reader: &mut Reader<'_>, key: &str, choices: &[Choice]) -> Option<String> {
    let rule = reader.setting.mapping.of_history(key)?;
    let name = reader.choice(rule, choices)?;
    if let Some(message) = not_a_choice(key, &name, choices) {
        reader.refuse(column_of(Some(rule)), message);
    }
    Some(name)
}

/// A finding as a choice, so that its label is understood too.
fn built_in(name: &str) -> Choice {
    let label = finding_label(name).map_or_else(Said::default, crate::words::Label::said);
    Choice { name: name.to_owned(), label, words: Vec::new(), source: None, line: 0 }
}

fn with(key: &str, text: String) -> Fields {
    Fields::default().with(key, Value::text(text))
}
