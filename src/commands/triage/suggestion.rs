//! A suggestion for triage, with its reasons.

use anyhow::Result;

use super::super::session::Session;
use crate::domain::classify::{self, Opinion};
use crate::domain::policy::{Choice, Policy};
use crate::domain::triage::{Answer, Basis, Confidence, Hint, Proposal};
use crate::render::classify::opinion_said;
use crate::said;
use crate::words::Said;

/// Whether an answer is no guess: it was given, or the policy derives it from the category or other facts.
pub(super) fn is_certain(answer: &Answer) -> bool {
    matches!(answer.basis, Basis::Given | Basis::Category(_) | Basis::Facts { .. })
}

/// Shows what is suggested and why, and how to record it.
pub(super) fn show(
    session: &mut Session<'_>,
    id: &str,
    (proposal, opinions): (&Proposal, &[Opinion]),
    policy: &Policy,
) -> Result<()> {
    session.print(&said!(en: "suggestion for {id} (nothing is recorded):", zh: "{id} 的建议（未登记）："))?;
    let categories = policy.intake.categories.iter().map(|category| &category.choice);
    let category = named(proposal.category.as_deref(), categories);
    let sure = confidence(proposal);
    line(session, &said!(en: "category", zh: "类别"), &join(&category, &sure))?;
    for answer in &proposal.answers {
        let axis = policy.triage.axes.iter().find(|axis| axis.choice.name == answer.axis);
        let label = axis.map_or_else(|| plain(&answer.axis), |axis| axis.choice.label.clone());
        let value = named(Some(&answer.value), axis.into_iter().flat_map(|axis| &axis.values));
        line(session, &label, &join(&value, &basis(&answer.basis)))?;
    }
    let tiers = policy.triage.tiers.iter().map(|tier| &tier.choice);
    let tier = named(proposal.tier.as_deref(), tiers);
    let by = if proposal.tier_by_words {
        said!(en: "a word of its own hints at it", zh: "有关键词直接指向")
    } else {
        said!(en: "follows from the answers above", zh: "由以上取值得出")
    };
    line(session, &said!(en: "tier", zh: "等级"), &join(&tier, &by))?;
    for mention in &proposal.mentions {
        let word = &mention.word;
        let hints = mention.hints.iter().map(hint).collect::<Vec<_>>().join(", ");
        session.print(&said!(en: "  word: “{word}” → {hints}", zh: "  关键词：“{word}” → {hints}"))?;
    }
    for opinion in opinions.iter().filter(|opinion| matches!(opinion.basis, classify::Basis::Cases(_))) {
        session.print(&opinion_said(opinion, policy))?;
    }
    session.print(&said!(
        en: "record it: plaint triage {id} --accept   (or --category, --axis, --tier)",
        zh: "登记：plaint triage {id} --accept   （或用 --category、--axis、--tier）"
    ))
}

fn line(session: &mut Session<'_>, label: &Said, value: &Said) -> Result<()> {
    let (label_en, label_zh, en, zh) = (&label.en, &label.zh, &value.en, &value.zh);
    session.print(&said!(en: "  {label_en}: {en}", zh: "  {label_zh}：{zh}"))
}

fn join(value: &Said, why: &Said) -> Said {
    let (value_en, value_zh, en, zh) = (&value.en, &value.zh, &why.en, &why.zh);
    said!(en: "{value_en} — {en}", zh: "{value_zh} — {zh}")
}

fn named<'a>(name: Option<&str>, mut choices: impl Iterator<Item = &'a Choice>) -> Said {
    let Some(name) = name else { return said!(en: "none", zh: "无") };
    match choices.find(|choice| choice.name == name) {
        Some(choice) => {
            let (en, zh) = (&choice.label.en, &choice.label.zh);
            said!(en: "{en} ({name})", zh: "{zh}（{name}）")
        }
        None => plain(name),
    }
}

fn plain(name: &str) -> Said {
    Said { en: name.to_owned(), zh: name.to_owned() }
}

fn confidence(proposal: &Proposal) -> Said {
    match proposal.confidence {
        Confidence::Given => said!(en: "given", zh: "已给定"),
        Confidence::Clear => said!(en: "the words hint at this one only", zh: "关键词只指向这一类"),
        Confidence::Leading => {
            said!(en: "more words hint at this one than at others", zh: "指向这一类的关键词最多")
        }
        Confidence::Tied => said!(
            en: "words hint at several as much: look yourself",
            zh: "关键词同样指向多类，请自行判断"
        ),
        Confidence::Learned(percent) => said!(
            en: "no word decides; of such suggestions from closed cases {percent}% were right",
            zh: "关键词无法判定；依已结案投诉作此类建议，{percent}% 正确"
        ),
        Confidence::None => {
            said!(en: "no word of the policy occurs: look yourself", zh: "没有出现策略关键词，请自行判断")
        }
    }
}

fn basis(basis: &Basis) -> Said {
    match basis {
        Basis::Given => said!(en: "given", zh: "已给定"),
        Basis::Word(word) => said!(en: "because of “{word}”", zh: "因为“{word}”"),
        Basis::Facts { line, source } => {
            said!(en: "by the policy, line {line} ({source})", zh: "依策略第 {line} 行（{source}）")
        }
        Basis::Category(category) => {
            said!(en: "follows from the category `{category}`", zh: "由类别 `{category}` 得出")
        }
        Basis::Learned(percent) => said!(
            en: "of such suggestions from closed cases {percent}% were right",
            zh: "依已结案投诉作此类建议，{percent}% 正确"
        ),
        Basis::Default => said!(en: "nothing hints at another answer", zh: "没有指向其他取值的线索"),
    }
}

fn hint(hint: &Hint) -> String {
    match hint {
        Hint::Category(name) => name.clone(),
        Hint::Answer { axis: name, value } | Hint::Field { field: name, value } => format!("{name}={value}"),
        Hint::Tier(name) => name.clone(),
    }
}
