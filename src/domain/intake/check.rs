//! Whether a new complaint has what the policy asks for (R14's sibling at the desk: nothing required is missing).

use super::field::{check_value, not_a_choice};
use super::policy::{FieldKind, FieldRule};
use crate::domain::finding::did_you_mean;
use crate::domain::policy::{Choice, Policy};
use crate::domain::record::{Fields, Value};
use crate::said;
use crate::words::Said;

/// The header keys that every complaint may have, whatever the policy.
pub const HEADER_KEYS: &[&str] = &[
    "received",
    "store",
    "channel",
    "customer",
    "called",
    "anonymous",
    "staff",
    "category",
    "subject",
    "details",
    "split_from",
    "imported_from",
];

/// The header keys that only commands write: nobody types them.
const WRITTEN_KEYS: &[&str] = &["received", "split_from", "imported_from"];

/// Every one of `keys`, which somebody typed, that only commands write.
pub fn check_typed<'a>(keys: impl IntoIterator<Item = &'a str>) -> Vec<IntakeProblem> {
    let written = keys.into_iter().filter(|key| WRITTEN_KEYS.contains(key));
    let problem = |key: &str| {
        let message = match key {
            "received" => said!(
                en: "`{key}` is written by `plaint new`; `--happened` says that it was earlier than now",
                zh: "`{key}` 由 `plaint new` 写入；早于现在的受理时间请用 `--happened`",
            ),
            "imported_from" => said!(
                en: "`{key}` is written by `plaint import`",
                zh: "`{key}` 由 `plaint import` 写入",
            ),
            _ => said!(
                en: "`{key}` is written by `plaint split CASE`, in both complaints at once",
                zh: "`{key}` 由 `plaint split 编号` 同时写入两件投诉",
            ),
        };
        IntakeProblem { field: key.to_owned(), missing: false, message }
    };
    written.map(problem).collect()
}

/// Something that a new complaint lacks, or has wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeProblem {
    /// The header key that is concerned.
    pub field: String,
    /// Whether it is missing (and may be asked for) instead of wrong.
    pub missing: bool,
    /// What was found, what is allowed, what to do.
    pub message: Said,
}

/// Everything that `fields`, the header of a new complaint, lacks or has wrong under `policy`. A fault never hides
/// another.
pub fn check_new(fields: &Fields, policy: &Policy) -> Vec<IntakeProblem> {
    let mut problems = Vec::new();
    let channels: Vec<Choice> = policy.intake.channels.iter().map(|channel| channel.choice.clone()).collect();
    let categories: Vec<Choice> =
        policy.intake.categories.iter().map(|category| category.choice.clone()).collect();
    let mut wrong = |field: &str, message: Said| {
        problems.push(IntakeProblem { field: field.to_owned(), missing: false, message });
    };
    for (name, choices) in [("channel", &channels), ("category", &categories)] {
        if let Some(message) = fields.text(name).and_then(|text| not_a_choice(name, text, choices)) {
            wrong(name, message);
        }
    }
    let is_own = |key: &str| policy.intake.fields.iter().any(|rule| rule.choice.name == key);
    for (key, _) in fields.iter().filter(|(key, _)| !HEADER_KEYS.contains(key) && !is_own(key)) {
        if !key.starts_with("x-") {
            wrong(key, unknown(key, policy));
        }
    }
    for (rule, value) in
        policy.intake.fields.iter().filter_map(|rule| Some((rule, fields.get(&rule.choice.name)?)))
    {
        for message in check_value(rule, value) {
            wrong(&rule.choice.name, message);
        }
    }
    anonymity(fields, &mut wrong);
    problems.extend(missing(fields, policy));
    problems
}

fn unknown(key: &str, policy: &Policy) -> Said {
    let own = policy.intake.fields.iter().map(|rule| rule.choice.name.as_str());
    let known = || HEADER_KEYS.iter().copied().chain(own.clone());
    let policy = &policy.id;
    match did_you_mean(key, known()) {
        Some(meant) => said!(
            en: "policy `{policy}` has no field `{key}`; did you mean `{meant}`?",
            zh: "策略 `{policy}` 没有字段 `{key}`；是否指 `{meant}`？",
        ),
        None => {
            let allowed = known().collect::<Vec<_>>().join("`, `");
            said!(
                en: "policy `{policy}` has no field `{key}`; there are `{allowed}`, and `x-…` for anything else",
                zh: "策略 `{policy}` 没有字段 `{key}`；可用：`{allowed}`，其他内容请用 `x-…`",
            )
        }
    }
}

/// An anonymous complaint is marked as such (M3): nobody is both anonymous and named.
fn anonymity(fields: &Fields, wrong: &mut impl FnMut(&str, Said)) {
    let Some(text) = fields.text("anonymous") else { return };
    if text != "yes" && text != "no" {
        wrong(
            "anonymous",
            said!(
                en: "`anonymous`: `{text}` is not `yes` or `no`",
                zh: "`anonymous`：`{text}` 不是 `yes` 或 `no`",
            ),
        );
    }
    let named = ["customer", "called"].into_iter().find(|key| present(fields.get(key)));
    if let Some(key) = named.filter(|_| text == "yes") {
        wrong(
            "anonymous",
            said!(
                en: "the complaint is anonymous and names its customer in `{key}`; leave one out",
                zh: "投诉标为匿名，却在 `{key}` 中写明了顾客；请二者取一",
            ),
        );
    }
}

fn missing(fields: &Fields, policy: &Policy) -> Vec<IntakeProblem> {
    let mut problems = Vec::new();
    let mut lacks = |field: &str, message: Said| {
        problems.push(IntakeProblem { field: field.to_owned(), missing: true, message });
    };
    if !present(fields.get("subject")) {
        lacks(
            "subject",
            said!(
                en: "`subject` is missing: what the customer complains about, in a few words",
                zh: "缺少 `subject`：请用几个字写明投诉内容",
            ),
        );
    }
    if !present(fields.get("channel")) && !policy.intake.channels.is_empty() {
        lacks(
            "channel",
            said!(
                en: "`channel` is missing: how the complaint came",
                zh: "缺少 `channel`：请写明投诉渠道",
            ),
        );
    }
    let anonymous = fields.text("anonymous") == Some("yes");
    if !anonymous && !["customer", "called"].iter().any(|key| present(fields.get(key))) {
        lacks(
            "called",
            said!(
                en: "who complains is missing: give `called` or `customer`, or mark the complaint `anonymous: \"yes\"`",
                zh: "未写明投诉人：请给出 `called` 或 `customer`，匿名投诉请标明 `anonymous: \"yes\"`",
            ),
        );
    }
    for rule in policy
        .intake
        .fields
        .iter()
        .filter(|rule| rule.required && !HEADER_KEYS.contains(&rule.choice.name.as_str()))
    {
        if !present(fields.get(&rule.choice.name)) {
            lacks(&rule.choice.name, required(rule));
        }
    }
    problems
}

fn required(rule: &FieldRule) -> Said {
    let (name, Said { en, zh }) = (&rule.choice.name, &rule.choice.label);
    let choices = rule.choices.iter().map(|choice| choice.name.as_str()).collect::<Vec<_>>().join("`, `");
    match rule.shape {
        FieldKind::Choice | FieldKind::Choices => said!(
            en: "`{name}` is missing ({en}); allowed: `{choices}`",
            zh: "缺少 `{name}`（{zh}）；可用：`{choices}`",
        ),
        _ => said!(en: "`{name}` is missing ({en})", zh: "缺少 `{name}`（{zh}）"),
    }
}

/// Whether something stands there: a text that is not blank, or a list with such a text.
fn present(value: Option<&Value>) -> bool {
    value.is_some_and(|value| value.as_texts().iter().any(|text| !text.trim().is_empty()))
}
