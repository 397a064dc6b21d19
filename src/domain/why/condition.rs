//! Conditions and facts in words.

use rust_decimal::Decimal;

use crate::domain::clocks::action_clock;
use crate::domain::investigation::finding_label;
use crate::domain::media::{Stage, stage_label};
use crate::domain::policy::facts::{ANSWERS, BUILT_IN, BuiltIn, FactValues};
use crate::domain::policy::{Choice, Condition, Facts, Policy, Test, is_among};
use crate::domain::record::clock_rule_name;
use crate::domain::resolution;
use crate::said;
use crate::words::{Label, Said};

/// The condition in words, with the facts that met it: `urgency is urgent, scope is group`. Without facts, as the
/// policy states it.
pub fn condition_said(condition: &Condition, facts: &Facts, policy: &Policy) -> Said {
    let parts: Vec<Said> =
        condition.0.iter().map(|(name, test)| test_said(name, test, facts, policy)).collect();
    if parts.is_empty() {
        return said!(en: "always", zh: "任何情况");
    }
    let en: Vec<&str> = parts.iter().map(|part| part.en.as_str()).collect();
    let zh: Vec<&str> = parts.iter().map(|part| part.zh.as_str()).collect();
    Said { en: en.join(", "), zh: zh.join("，") }
}

fn test_said(name: &str, test: &Test, facts: &Facts, policy: &Policy) -> Said {
    let Said { en, zh } = fact_label(name, policy);
    let values = |values: &[String]| values_said(name, values, policy);
    match test {
        Test::AnyOf(allowed) => {
            let met: Vec<String> =
                facts.values(name).iter().filter(|value| is_among(value, allowed)).cloned().collect();
            let Said { en: value_en, zh: value_zh } = values(if met.is_empty() { allowed } else { &met });
            said!(en: "{en} is {value_en}", zh: "{zh}为{value_zh}")
        }
        Test::NoneOf(barred) => {
            let Said { en: value_en, zh: value_zh } = values(barred);
            said!(en: "{en} is not {value_en}", zh: "{zh}不是{value_zh}")
        }
        Test::Within { least, below } => {
            let Said { en: bounds_en, zh: bounds_zh } = bounds_said(*least, *below);
            match facts.values(name) {
                [] => said!(en: "{en} is {bounds_en}", zh: "{zh}{bounds_zh}"),
                found => {
                    let Said { en: found, .. } = values(found);
                    said!(en: "{en} is {found}, {bounds_en}", zh: "{zh}为{found}，{bounds_zh}")
                }
            }
        }
    }
}

pub(super) fn bounds_said(least: Option<Decimal>, below: Option<Decimal>) -> Said {
    match (least, below) {
        (Some(least), Some(below)) => {
            said!(en: "at least {least} and below {below}", zh: "至少{least}且低于{below}")
        }
        (Some(least), None) => said!(en: "at least {least}", zh: "至少{least}"),
        (None, Some(below)) => said!(en: "below {below}", zh: "低于{below}"),
        (None, None) => said!(en: "any number", zh: "任意数值"),
    }
}

fn values_said(name: &str, values: &[String], policy: &Policy) -> Said {
    let labels: Vec<Said> = values.iter().map(|value| value_label(name, value, policy)).collect();
    let en: Vec<&str> = labels.iter().map(|label| label.en.as_str()).collect();
    let zh: Vec<&str> = labels.iter().map(|label| label.zh.as_str()).collect();
    Said { en: en.join(" / "), zh: zh.join("/") }
}

/// The name of the fact `name` for people.
pub(super) fn fact_label(name: &str, policy: &Policy) -> Said {
    let axis = policy.triage.axes.iter().map(|axis| &axis.choice).find(|choice| choice.name == name);
    let field = || policy.intake.fields.iter().map(|field| &field.choice).find(|choice| choice.name == name);
    let built_in = || BUILT_IN.iter().find(|fact| fact.name == name).map(|fact| fact.label.said());
    let own = axis.or_else(field).map(|choice| choice.label.clone());
    own.or_else(built_in).unwrap_or_else(|| plain(name))
}

/// The name of `value` of the fact `name` for people.
pub fn value_label(name: &str, value: &str, policy: &Policy) -> Said {
    let lists: Vec<&Choice> = match name {
        "tier" => policy.triage.tiers.iter().map(|tier| &tier.choice).collect(),
        "category" => policy.intake.categories.iter().map(|category| &category.choice).collect(),
        "channel" => policy.intake.channels.iter().map(|channel| &channel.choice).collect(),
        "level" | "reached" => policy.escalation.levels.iter().map(|level| &level.choice).collect(),
        "reached_by" => {
            let rules = policy.escalation.rules.iter().map(|rule| &rule.choice);
            policy.clocks.iter().map(|clock| &clock.choice).chain(rules).collect()
        }
        "overdue" => policy.clocks.iter().map(|clock| &clock.choice).chain([action_clock()]).collect(),
        "group" => policy.intake.groups.iter().collect(),
        "outcome" => policy.intake.outcomes.iter().collect(),
        "noted" => policy.vocabulary.notes.iter().collect(),
        "assigned" => policy.vocabulary.roles.iter().collect(),
        "exposed_in" | "exposed_true" => policy.media.media.iter().map(|medium| &medium.choice).collect(),
        _ => {
            let axis = policy.triage.axes.iter().filter(|axis| axis.choice.name == name);
            let field = policy.intake.fields.iter().filter(|field| field.choice.name == name);
            axis.flat_map(|axis| &axis.values).chain(field.flat_map(|field| &field.choices)).collect()
        }
    };
    let stage = Stage::ALL.into_iter().find(|stage| name == "exposure" && stage.name() == value);
    if let Some(stage) = stage {
        return stage_label(stage).said();
    }
    if let Some(label) = fixed_value(name, value) {
        return label.said();
    }
    let wanted = if name == "overdue" { clock_rule_name(value) } else { value };
    lists
        .iter()
        .find(|choice| choice.name == wanted)
        .map_or_else(|| plain(value), |choice| choice.label.clone())
}

fn plain(name: &str) -> Said {
    Said { en: name.to_owned(), zh: name.to_owned() }
}

/// The words that plaint itself fixes for values of facts: findings, and answers (in quotes where the fact is a question).
fn fixed_value(name: &str, value: &str) -> Option<Label> {
    let answers = |fact: &BuiltIn| fact.name == name && fact.values == FactValues::Few(ANSWERS);
    match value {
        _ if name == "finding" => finding_label(value),
        _ if name == "settlement" => {
            let stage = resolution::Stage::ALL.into_iter().find(|stage| stage.name() == value);
            stage.map(resolution::Stage::label)
        }
        "yes" if BUILT_IN.iter().any(answers) => Some(Label::new("yes", "“是”")),
        "no" if BUILT_IN.iter().any(answers) => Some(Label::new("no", "“否”")),
        _ => None,
    }
}
