//! What `new` asks on a terminal: only what is missing, with the policy's choices. Every question has a flag.

use super::super::choice::{choose, named};
use super::super::closed_cases::closed_cases;
use super::super::desk::{Desk, RulesInForce};
use super::super::session::Session;
use crate::domain::classify::{Learned, Opinion};
use crate::domain::failure::Failure;
use crate::domain::intake::policy::{FieldKind, FieldRule};
use crate::domain::record::{Fields, Value};
use crate::render::classify::opinion_said;
use crate::said;
use crate::words::Said;

/// The store: the one given, the only one, or the one that the person at the terminal names.
///
/// # Errors
/// When it is not a store of the shop, or there are several and nobody can be asked.
pub(super) fn store(
    given: Option<&str>,
    desk: &Desk,
    session: &mut Session<'_>,
) -> Result<Option<String>, Failure> {
    let stores = desk.stores();
    let names = || stores.iter().map(|(id, _)| id.as_str());
    let list = names().collect::<Vec<_>>().join(", ");
    let typed = match (given, stores.len()) {
        (Some(given), _) => given.to_owned(),
        (None, 0) => return Ok(None),
        (None, 1) => return Ok(names().next().map(str::to_owned)),
        (None, _) => {
            let choices: Vec<(String, Said)> = stores.clone();
            match choose(&said!(en: "Which store?", zh: "哪家门店？"), &choices, session) {
                Some(answer) => answer,
                None => {
                    return Err(Failure::usage(said!(
                        en: "which store? give `--store`, one of: {list}",
                        zh: "哪家门店？请用 `--store` 指定：{list}"
                    )));
                }
            }
        }
    };
    if names().any(|name| name == typed) {
        return Ok(Some(typed));
    }
    let failure = Failure::usage(said!(
        en: "shop.toml has no store `{typed}`; it has: {list}",
        zh: "shop.toml 中没有门店 `{typed}`；可用：{list}"
    ));
    Err(failure.suggesting(&typed, names()))
}

/// Asks for what is missing, when a person can answer.
///
/// What the words told so far suggest is shown before the question; the person answers.
pub(super) fn complete(
    mut header: Fields,
    (desk, rules): (&Desk, &RulesInForce),
    session: &mut Session<'_>,
) -> Fields {
    if !session.terminal.interactive {
        return header;
    }
    let channels: Vec<(String, Said)> =
        rules.policy.intake.channels.iter().map(|channel| named(&channel.choice)).collect();
    if header.get("channel").is_none() {
        let question = said!(en: "How did it come?", zh: "通过什么渠道？");
        if let Some(channel) = choose(&question, &channels, session) {
            header.push("channel", Value::text(channel));
        }
    }
    if header.get("subject").is_none() {
        let question = said!(en: "What is it about, in one line?", zh: "事由（一句话）：");
        if let Some(subject) = session.ask(&question).filter(|answer| !answer.is_empty()) {
            header.push("subject", Value::text(subject));
        }
    }
    let known = ["customer", "called", "anonymous"].iter().any(|key| header.get(key).is_some());
    if !known {
        let question = said!(
            en: "How is the customer to be addressed (empty: anonymous)?",
            zh: "客户称呼（留空表示匿名）："
        );
        match session.ask(&question) {
            Some(answer) if !answer.is_empty() => header.push("called", Value::text(answer)),
            Some(_) => header.push("anonymous", Value::text("yes")),
            None => {}
        }
    }
    let opinions = opinions(&header, desk, rules, session);
    for rule in rules.policy.intake.fields.iter().filter(|rule| rule.required) {
        if header.get(&rule.choice.name).is_some() {
            continue;
        }
        let (en, zh) = (&rule.choice.label.en, &rule.choice.label.zh);
        let question = said!(en: "{en}?", zh: "{zh}：");
        let opinion = opinions.iter().find(|opinion| opinion.target == rule.choice.name);
        if let Some(opinion) = opinion.filter(|opinion| opinion.value.is_some()) {
            session.notice(&opinion_said(opinion, &rules.policy));
        }
        let choices: Vec<(String, Said)> = rule.choices.iter().map(named).collect();
        let answer =
            if choices.is_empty() { session.ask(&question) } else { choose(&question, &choices, session) };
        if let Some(answer) = answer.filter(|answer| !answer.is_empty()) {
            let value = value_of(&rule.choice.name, &answer, rules);
            header.push(rule.choice.name.clone(), value);
        }
    }
    header
}

/// What the words told so far suggest for required fields that are still open.
fn opinions(header: &Fields, desk: &Desk, rules: &RulesInForce, session: &mut Session<'_>) -> Vec<Opinion> {
    let fields = rules.policy.intake.fields.iter();
    let open = |field: &FieldRule| {
        field.required && field.shape == FieldKind::Choice && header.get(&field.choice.name).is_none()
    };
    let open: Vec<&str> =
        fields.filter(|field| open(field)).map(|field| field.choice.name.as_str()).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let texts = ["subject", "details"].into_iter().filter_map(|key| header.text(key));
    let text = texts.collect::<Vec<_>>().join("\n");
    let closed = closed_cases(desk, &rules.policy, None, session);
    Learned::from(&rules.policy, &closed, &|target| open.contains(&target)).opinions(&text)
}

/// The value that was typed for a field: a list where the policy wants several.
pub(in crate::commands) fn value_of(field: &str, typed: &str, rules: &RulesInForce) -> Value {
    let several = rules
        .policy
        .intake
        .fields
        .iter()
        .any(|rule| rule.choice.name == field && rule.shape == FieldKind::Choices);
    if several {
        Value::texts(typed.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty()))
    } else {
        Value::text(typed)
    }
}
