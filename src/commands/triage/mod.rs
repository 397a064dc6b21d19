//! `triage`: how urgent, how wide, how severe. Alone it only suggests; nothing is written until somebody says so.

mod suggestion;

use anyhow::Result;

use super::closed_cases::closed_cases;
use super::customer::known::tell_history;
use super::desk::{CaseFile, Desk, RulesInForce};
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::classify::{self, Learned, Opinion};
use crate::domain::failure::Failure;
use crate::domain::policy::{Facts, Policy};
use crate::domain::record::kind::table;
use crate::domain::record::{Fields, Value};
use crate::domain::triage::{self, Hunch, Proposal};
use crate::render::classify::percent;
use crate::{help, said};

/// Arguments of `triage`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Suggest a category and a tier, or record them", "建议或登记类别与等级"))]
pub struct TriageArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("Record what is suggested, for everything that is not given", "采纳建议（未指定的部分）"))]
    accept: bool,
    #[arg(long, help = help!("What the complaint is about, as the policy names categories", "投诉类别（策略中的名称）"))]
    category: Option<String>,
    #[arg(long = "axis", value_name = "AXIS=ANSWER", value_parser = super::new::field_and_value,
        help = help!("An answer on an axis of the policy, like urgency=urgent (can be repeated)", "维度取值，如 urgency=urgent（可重复）"))]
    axes: Vec<(String, String)>,
    #[arg(long, help = help!("The tier; one that the policy's rules don't give needs --reason", "等级；与规则结果不同须用 --reason 说明"))]
    tier: Option<String>,
    #[arg(long, help = help!("Why this tier", "定级理由"))]
    reason: Option<String>,
}

impl TriageArguments {
    fn only_asks(&self) -> bool {
        !self.accept && self.category.is_none() && self.axes.is_empty() && self.tier.is_none()
    }
}

/// Suggests, or records.
pub(super) fn run(arguments: &TriageArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let given = given(arguments, &file, &rules.policy)?;
    let opinions = opinions(arguments, &file, &rules, (&desk, &mut *session));
    let hunches = hunches(&opinions);
    let proposal = triage::suggest_with(&text_of(&file), &given, &rules.policy, &hunches);
    if arguments.only_asks() {
        let unknown = |opinion: &&Opinion| given.values(&opinion.target).is_empty();
        let opinions: Vec<Opinion> = opinions.iter().filter(unknown).cloned().collect();
        suggestion::show(session, &file.case.id, (&proposal, &opinions), &rules.policy)?;
        if let Some(customer) = file.case.facts.values("customer").first() {
            tell_history((&file.case.id, customer), desk, session)?;
        }
        return Ok(Outcome::Fine);
    }
    let draft = draft(arguments, &file, &rules, given, &proposal)?;
    desk.record_on(session, file, draft)
}

/// What closed cases suggest, where suggestions are asked for.
fn opinions(
    arguments: &TriageArguments,
    file: &CaseFile,
    rules: &RulesInForce,
    (desk, session): (&Desk, &mut Session<'_>),
) -> Vec<Opinion> {
    if !arguments.only_asks() && !arguments.accept {
        return Vec::new();
    }
    let closed = closed_cases(desk, &rules.policy, Some(&file.case.id), session);
    if closed.len() < classify::LEAST_CASES {
        return Vec::new();
    }
    let text = classify::told(&file.loaded.record, &file.case);
    Learned::from(&rules.policy, &closed, &|_| true).opinions(&text)
}

/// The opinions that are sure enough to stand for an answer.
fn hunches(opinions: &[Opinion]) -> Vec<Hunch> {
    let hunch = |opinion: &Opinion| {
        let percent = percent(opinion.confidence?);
        Some(Hunch { target: opinion.target.clone(), value: opinion.sure()?.to_owned(), percent })
    };
    opinions.iter().filter_map(hunch).collect()
}

/// What the customer told: subject, story and notes.
fn text_of(file: &CaseFile) -> String {
    let record = &file.loaded.record;
    let header = ["subject", "details"].into_iter().filter_map(|key| record.header.text(key));
    let notes = record.events.iter().filter_map(|event| event.fields.text("note"));
    header.chain(notes).collect::<Vec<_>>().join("\n")
}

/// The facts of the case with what the flags say, each checked against the policy.
fn given(arguments: &TriageArguments, file: &CaseFile, policy: &Policy) -> Result<Facts, Failure> {
    let mut facts = file.case.facts.clone();
    if let Some(category) = &arguments.category {
        let names: Vec<&str> =
            policy.intake.categories.iter().map(|known| known.choice.name.as_str()).collect();
        require("category", "类别", category, &names)?;
        if facts.values("category") != [category.clone()] {
            // What followed from the old category must be asked anew.
            for axis in &policy.triage.axes {
                facts.0.remove(&axis.choice.name);
            }
        }
        facts.set("category", category);
    }
    let axes: Vec<&str> = policy.triage.axes.iter().map(|axis| axis.choice.name.as_str()).collect();
    for (axis, answer) in &arguments.axes {
        require("axis", "维度", axis, &axes)?;
        let known = policy.triage.axes.iter().find(|known| known.choice.name == *axis);
        let answers: Vec<&str> =
            known.into_iter().flat_map(|axis| &axis.values).map(|value| value.name.as_str()).collect();
        require("answer", "取值", answer, &answers)?;
        facts.set(axis, answer);
    }
    Ok(facts)
}

fn draft(
    arguments: &TriageArguments,
    file: &CaseFile,
    rules: &RulesInForce,
    given: Facts,
    proposal: &Proposal,
) -> Result<Draft, Failure> {
    let policy = &rules.policy;
    let category = given.values("category").first().cloned();
    let category = category.or_else(|| proposal.category.clone().filter(|_| arguments.accept));
    let mut facts = given;
    for answer in &proposal.answers {
        if arguments.accept || suggestion::is_certain(answer) {
            facts.set(&answer.axis, &answer.value);
        }
    }
    if let Some(category) = &category {
        facts.set("category", category);
    }
    let by_rules = triage::tier_of(&facts, policy).map(|tier| tier.choice.name.clone());
    let by_words = proposal.tier.clone().filter(|_| arguments.accept && proposal.tier_by_words);
    let tier = chosen_tier(arguments, policy, by_words.or(by_rules), &facts)?;
    let mut draft = Draft::new(&table::TRIAGED, &arguments.happening)
        .with("tier", &tier)
        .may("category", category.as_deref())
        .may("reason", arguments.reason.as_deref());
    let mut axes = Fields::default();
    for axis in &policy.triage.axes {
        if let Some(answer) = facts.values(&axis.choice.name).first() {
            axes.push(axis.choice.name.clone(), Value::text(answer));
        }
    }
    if !axes.is_empty() {
        draft.fields.push("axes", Value::Map(axes));
    }
    if let Some(was) = &file.case.tier {
        draft.fields.push("was", Value::Map(Fields::default().with("tier", Value::text(was))));
    }
    draft.fields.push("rules", Value::text(&rules.stamp));
    Ok(draft)
}

/// The tier: the one given, or the one that follows. Another one than follows needs a reason.
fn chosen_tier(
    arguments: &TriageArguments,
    policy: &Policy,
    follows: Option<String>,
    facts: &Facts,
) -> Result<String, Failure> {
    let Some(tier) = &arguments.tier else {
        return follows.ok_or_else(|| unanswered(policy, facts));
    };
    let names: Vec<&str> = policy.triage.tiers.iter().map(|known| known.choice.name.as_str()).collect();
    require("tier", "等级", tier, &names)?;
    match follows {
        Some(follows) if follows != *tier && arguments.reason.is_none() => Err(Failure::usage(said!(
            en: "by the policy's rules the tier is `{follows}`: `{tier}` needs `--reason`",
            zh: "按策略规则等级为 `{follows}`：定为 `{tier}` 须用 `--reason` 说明理由"
        ))),
        _ => Ok(tier.clone()),
    }
}

/// The axes that still need an answer, with their answers.
fn unanswered(policy: &Policy, facts: &Facts) -> Failure {
    let open = policy.triage.axes.iter().filter(|axis| facts.values(&axis.choice.name).is_empty());
    let list = open
        .map(|axis| {
            let values: Vec<&str> = axis.values.iter().map(|value| value.name.as_str()).collect();
            format!("--axis {}={}", axis.choice.name, values.join("|"))
        })
        .collect::<Vec<_>>()
        .join(" ");
    Failure::usage(said!(
        en: "no tier follows yet; still to be answered: {list}",
        zh: "尚不能定级；还需回答：{list}"
    ))
    .tip(said!(en: "`--accept` takes what is suggested", zh: "`--accept` 采纳建议"))
}

/// That `typed` is one of `names`.
fn require(what_en: &str, what_zh: &str, typed: &str, names: &[&str]) -> Result<(), Failure> {
    if names.contains(&typed) {
        return Ok(());
    }
    let list = names.join(", ");
    let failure = Failure::usage(said!(
        en: "the policy has no {what_en} `{typed}`; it has: {list}",
        zh: "策略中没有{what_zh} `{typed}`；可用：{list}"
    ));
    Err(failure.suggesting(typed, names.iter().copied()))
}
