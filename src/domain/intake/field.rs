//! The values of the record's own fields: of the kind that the policy says.

use chrono::NaiveDate;

use super::policy::{FieldKind, FieldRule};
use crate::domain::finding::did_you_mean;
use crate::domain::money::parse_amount;
use crate::domain::policy::Choice;
use crate::domain::policy::facts::ANSWERS;
use crate::domain::record::Value;
use crate::said;
use crate::words::Said;

/// What is wrong with `value` for the field `rule`; nothing when it is as the policy wants it. All of a list's faults.
pub fn check_value(rule: &FieldRule, value: &Value) -> Vec<Said> {
    let (name, texts) = (&rule.choice.name, value.as_texts());
    let several = rule.shape == FieldKind::Choices;
    let one_too_many = matches!(value, Value::List(_)) && !several;
    let lost = match value {
        Value::List(items) => items.len() != texts.len(),
        Value::Map(_) => true,
        Value::Text(_) | Value::Loose(_) | Value::Nothing => false,
    };
    if one_too_many || lost {
        return vec![said!(
            en: "field `{name}` takes a single text; found a list or keys",
            zh: "字段 `{name}` 只接受单个文本，实际为列表或键值",
        )];
    }
    if rule.shape == FieldKind::Amount && matches!(value, Value::Loose(_)) {
        return vec![said!(
            en: "amount `{name}` is not in quotes, so a reader may take it for a float; write it in quotes",
            zh: "金额 `{name}` 未加引号，可能被当作浮点数读取；请加引号",
        )];
    }
    texts.into_iter().filter_map(|text| check_text(rule, text)).collect()
}

fn check_text(rule: &FieldRule, text: &str) -> Option<Said> {
    let name = &rule.choice.name;
    let wrong = |en: &str, zh: &str| {
        Some(said!(en: "field `{name}`: `{text}` is not {en}", zh: "字段 `{name}`：`{text}` 不是{zh}"))
    };
    match rule.shape {
        FieldKind::Text => None,
        FieldKind::Choice | FieldKind::Choices => not_a_choice(name, text, &rule.choices),
        FieldKind::Amount => {
            let Said { en, zh } = parse_amount(text).err()?;
            Some(said!(en: "field `{name}`: {en}", zh: "字段 `{name}`：{zh}"))
        }
        FieldKind::Number if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) => {
            wrong("a whole number; write digits only", "整数；请只写数字")
        }
        FieldKind::Day if !is_day(text) => wrong("a day like 2026-11-22", "日期，应如 2026-11-22"),
        FieldKind::Answer if !ANSWERS.contains(&text) => wrong("`yes` or `no`", "`yes` 或 `no`"),
        FieldKind::Number | FieldKind::Day | FieldKind::Answer => None,
    }
}

/// A day as ten characters, so that `2026-1-2` and `+2026-01-02` are refused.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<NaiveDate>().is_ok()
}

/// Says that `text` is none of `choices`, with what may have been meant, or else what is allowed.
pub fn not_a_choice(name: &str, text: &str, choices: &[Choice]) -> Option<Said> {
    if choices.iter().any(|choice| choice.name == text) {
        return None;
    }
    let by_label = choices.iter().find(|choice| choice.label.zh == text || choice.label.en == text);
    let names = choices.iter().map(|choice| choice.name.as_str());
    let meant = by_label.map(|choice| choice.name.as_str()).or_else(|| did_you_mean(text, names.clone()));
    let allowed = names.collect::<Vec<_>>().join("`, `");
    Some(match meant {
        Some(meant) => said!(
            en: "`{name}`: `{text}` is not known; did you mean `{meant}`? allowed: `{allowed}`",
            zh: "`{name}`：没有 `{text}`；是否指 `{meant}`？可用：`{allowed}`",
        ),
        None => said!(
            en: "`{name}`: `{text}` is not known; allowed: `{allowed}`",
            zh: "`{name}`：没有 `{text}`；可用：`{allowed}`",
        ),
    })
}
