//! What is suggested, with its reasons.

use serde_json::json;

use crate::domain::classify::{Basis, LEAST_CASES, LEAST_PER_CLASS, Opinion, Reason, SURE_ENOUGH, targets};
use crate::domain::policy::Policy;
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::{Label, Language, Said};

/// A text with what is suggested for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Which text it is, from 1.
    pub number: usize,
    /// What is suggested.
    pub opinions: Vec<Opinion>,
}

/// A confidence in whole percent, never rounded up to a certainty.
pub fn percent(confidence: f64) -> u8 {
    let mut percent = 0_u8;
    while percent < 99 && (f64::from(percent) + 1.0) / 100.0 <= confidence {
        percent += 1;
    }
    percent
}

/// The opinions as rows: a row for each text and target.
pub fn opinion_table(asked: &[Asked], policy: &Policy, language: Language) -> Table {
    let mut table = Table::new(vec![
        if asked.len() > 1 { TEXT } else { TEXT.for_machines() },
        Column::new("target", "suggested", "建议项"),
        Column::new("value", "value", "取值").at_least(12),
        Column::new("confidence_percent", "right in", "把握").right(),
        Column::new("sure", "sure", "可采纳").for_machines(),
        Column::new("next", "or else", "其次").at_least(10).spare(1),
        Column::new("next_percent", "next_percent", "其次把握").for_machines(),
        Column::new("cases", "closed cases", "已结案数").right().spare(2),
        Column::new("reasons", "because of", "依据").at_least(16),
    ]);
    for text in asked {
        for opinion in &text.opinions {
            table.push(tone(opinion), cells(text.number, opinion, policy, language));
        }
    }
    table
}

const TEXT: Column = Column::new("text", "text", "文本").right();

fn tone(opinion: &Opinion) -> Tone {
    match (&opinion.value, opinion.confidence) {
        (None, _) => Tone::Faint,
        (_, Some(confidence)) if confidence < SURE_ENOUGH => Tone::Caution,
        _ => Tone::Plain,
    }
}

fn cells(number: usize, opinion: &Opinion, policy: &Policy, language: Language) -> Vec<Cell> {
    let name = |value: &str| value_name(policy, &opinion.target, value).in_language(language).to_owned();
    let share = |share: f64| format!("{}%", percent(share));
    let target =
        Cell::text(&opinion.target).shown(target_name(policy, &opinion.target).in_language(language));
    let value = match &opinion.value {
        Some(value) => Cell::text(value).shown(name(value)),
        None => Cell::empty().shown(NOTHING.in_language(language)),
    };
    let confidence = match opinion.confidence {
        Some(confidence) => Cell::number(percent(confidence)).shown(share(confidence)),
        None => Cell::empty().shown(standing(opinion).in_language(language)),
    };
    let next = opinion.next.as_ref();
    let cases = match opinion.basis {
        Basis::Cases(cases) => Cell::number(i64::try_from(cases).unwrap_or(i64::MAX)),
        Basis::KeyWords(too_few) => Cell::number(i64::try_from(too_few.cases).unwrap_or(i64::MAX)),
        Basis::RareValue => Cell::empty(),
    };
    let reasons = opinion.reasons.iter().map(|reason| {
        json!({ "words": reason.words, "weight": reason.weight.map(|weight| format!("{weight:.2}")), "key_word": reason.key_word })
    });
    vec![
        Cell::number(i64::try_from(number).unwrap_or(i64::MAX)),
        target,
        value,
        confidence,
        Cell::from(Value::Answer(opinion.sure().is_some())),
        next.map_or_else(Cell::empty, |(value, chance)| {
            Cell::text(value).shown(format!("{} {}", name(value), share(*chance)))
        }),
        next.map_or_else(Cell::empty, |(_, chance)| Cell::number(percent(*chance))),
        cases,
        Cell::from(Value::Parts(reasons.collect())).shown(reasons_said(&opinion.reasons, language)),
    ]
}

const NOTHING: Label = Label::new("nothing hints at any", "无线索");

/// Why there is no confidence.
fn standing(opinion: &Opinion) -> Label {
    match opinion.basis {
        _ if opinion.value.is_none() => Label::new("", ""),
        Basis::Cases(_) | Basis::KeyWords(_) | Basis::RareValue => {
            Label::new("not enough cases to say", "案例不足，无从判断")
        }
    }
}

/// What the policy calls a target.
fn target_name(policy: &Policy, target: &str) -> Said {
    let found = targets(policy).into_iter().find(|known| known.name == target);
    match found {
        Some(found) if found.is_category() => Label::new("category", "类别").said(),
        Some(found) => found.label.cloned().unwrap_or_else(|| plain(target)),
        None => plain(target),
    }
}

/// What the policy calls a value of a target, with its name.
fn value_name(policy: &Policy, target: &str, value: &str) -> Said {
    let found = targets(policy).into_iter().find(|known| known.name == target);
    match found.and_then(|target| target.choice(value)) {
        Some(choice) => {
            let (en, zh) = (&choice.label.en, &choice.label.zh);
            said!(en: "{en} ({value})", zh: "{zh}（{value}）")
        }
        None => plain(value),
    }
}

fn plain(name: &str) -> Said {
    Said { en: name.to_owned(), zh: name.to_owned() }
}

/// The words that speak for it: `“快递费” key word +2.0, “太贵” +0.8`.
fn reasons_said(reasons: &[Reason], language: Language) -> String {
    let one = |reason: &Reason| {
        let words = &reason.words;
        let weight = reason.weight.map(|weight| format!(" {weight:+.1}")).unwrap_or_default();
        let said = match reason.key_word {
            true => said!(en: "“{words}” (key word{weight})", zh: "“{words}”（关键词{weight}）"),
            false => said!(en: "“{words}”{weight}", zh: "“{words}”{weight}"),
        };
        said.in_language(language).to_owned()
    };
    reasons.iter().map(one).collect::<Vec<_>>().join(Label::new(", ", "、").in_language(language))
}

/// An opinion in one line, for the desk.
pub fn opinion_said(opinion: &Opinion, policy: &Policy) -> Said {
    let Said { en: target_en, zh: target_zh } = target_name(policy, &opinion.target);
    let Some(value) = &opinion.value else {
        return said!(
            en: "  closed cases say nothing of: {target_en}",
            zh: "  已结案投诉无法提示：{target_zh}"
        );
    };
    let Said { en, zh } = value_name(policy, &opinion.target, value);
    let because_en = reasons_said(&opinion.reasons, Language::English);
    let because_zh = reasons_said(&opinion.reasons, Language::Chinese);
    match (opinion.confidence, opinion.basis) {
        (Some(confidence), Basis::Cases(cases)) => {
            let percent = percent(confidence);
            let (doubt_en, doubt_zh) = if confidence < SURE_ENOUGH {
                (", not sure enough: look yourself", "，把握不足，请自行判断")
            } else {
                ("", "")
            };
            said!(
                en: "  by {cases} closed cases, {target_en}: {en} — such suggestions were right in {percent}%{doubt_en}; {because_en}",
                zh: "  依 {cases} 件已结案投诉，{target_zh}：{zh} — 此类建议 {percent}% 正确{doubt_zh}；{because_zh}"
            )
        }
        _ => said!(
            en: "  {target_en}: {en} — by key words; fewer than {LEAST_CASES} closed cases, or fewer than {LEAST_PER_CLASS} of this value, to say how often that is right; {because_en}",
            zh: "  {target_zh}：{zh} — 依关键词；已结案投诉不足 {LEAST_CASES} 件（或此取值不足 {LEAST_PER_CLASS} 件），无从判断把握；{because_zh}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_never_rounded_up() {
        for (confidence, shown) in [(0.0, 0), (0.599_999, 59), (0.6, 60), (0.995, 99), (1.0, 99)] {
            assert_eq!(percent(confidence), shown, "{confidence}");
        }
    }
}
