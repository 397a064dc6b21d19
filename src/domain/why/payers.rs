//! Who pays a fine and how much, as the policy states it, in words.

use rust_decimal::Decimal;

use super::formula::formula_said;
use crate::domain::fines::policy::{Again, FineRule, PayerKind, PayerRule, Per, Reach};
use crate::domain::policy::{Facts, Policy};
use crate::said;
use crate::words::{Label, Said};

/// Every line of `payers` in words, with weights where there are several: `the responsible staff (weight 2); the head
/// of the store (weight 1)`.
pub fn payers_said(payers: &[PayerRule], policy: &Policy) -> Said {
    let one = |payer: &PayerRule| {
        let Said { en, zh } = payer_said(payer, policy);
        let weight = payer.weight.normalize();
        match payers.len() > 1 && payers.iter().any(|other| other.weight != payer.weight) {
            true => said!(en: "{en} (weight {weight})", zh: "{zh}（权重 {weight}）"),
            false => Said { en, zh },
        }
    };
    joined(payers.iter().map(one).collect(), "; ", "；")
}

/// One line of `payers` in words, without its weight.
pub fn payer_said(payer: &PayerRule, policy: &Policy) -> Said {
    let Said { mut en, mut zh } = group_said(&payer.who, policy);
    if !payer.except.is_empty() {
        let Said { en: but_en, zh: but_zh } =
            joined(payer.except.iter().map(|role| role_said(role, policy)).collect(), ", ", "、");
        en = format!("{en} except {but_en}");
        zh = format!("{zh}（{but_zh}除外）");
    }
    if !payer.by_role.is_empty() {
        let one = |(role, weight): &(String, Decimal)| {
            let (Said { en, zh }, weight) = (role_said(role, policy), weight.normalize());
            said!(en: "{en} {weight}", zh: "{zh} {weight}")
        };
        let Said { en: roles_en, zh: roles_zh } = joined(payer.by_role.iter().map(one).collect(), ", ", "、");
        en = format!("{en}, by role ({roles_en}; others 1)");
        zh = format!("{zh}，按角色权重（{roles_zh}，其余 1）");
    }
    Said { en, zh }
}

/// The group alone.
fn group_said(who: &PayerKind, policy: &Policy) -> Said {
    let label = |en, zh| Label::new(en, zh).said();
    match who {
        PayerKind::Store => label("the store, as one", "门店（整体）"),
        PayerKind::StoreStaff => label("everybody who works in the store", "门店全体员工"),
        PayerKind::Responsible => label("the responsible staff", "责任人"),
        PayerKind::Superiors(u32::MAX) => label("all superiors of the responsible staff", "责任人的各级上级"),
        PayerKind::Superiors(1) => label("the superior of the responsible staff", "责任人的直接上级"),
        PayerKind::Superiors(levels) => said!(
            en: "the superiors of the responsible staff, {levels} levels up",
            zh: "责任人的上级（向上 {levels} 级）"
        ),
        PayerKind::Role(role, reach) => {
            let Said { en, zh } = role_said(role, policy);
            match reach {
                Reach::Store => said!(en: "{en}, of the store", zh: "本门店的{zh}"),
                Reach::Department => said!(en: "{en}, of the responsible department", zh: "责任部门的{zh}"),
                Reach::House => said!(en: "{en}, of the whole house", zh: "全公司的{zh}"),
            }
        }
        PayerKind::Department => label("the responsible department, as one", "责任部门（整体）"),
    }
}

/// A role by its label.
pub(super) fn role_said(role: &str, policy: &Policy) -> Said {
    let found = policy.vocabulary.roles.iter().find(|choice| choice.name == role);
    found.map_or_else(|| Said { en: role.to_owned(), zh: role.to_owned() }, |choice| choice.label.clone())
}

/// How much a rule asks for: the formula, and for what it is meant; empty where whoever decides says so.
pub fn sum_said(rule: &FineRule, policy: &Policy) -> Said {
    let Some(amount) = &rule.amount else {
        return match rule.decided_by.is_empty() {
            true => Label::new("no money", "不罚款").said(),
            false => Label::new("as whoever decides says", "由决定人确定").said(),
        };
    };
    let Said { en, zh } = formula_said(amount, &Facts::default(), policy);
    match rule.per {
        Per::Fine => Said { en, zh },
        Per::Payer => said!(en: "{en} for each who pays", zh: "每个缴纳人 {zh}"),
        Per::Payee => said!(en: "{en} for each who gets it", zh: "每个受偿方 {zh}"),
    }
}

/// What is added when the same happened before.
pub fn again_said(again: &Again) -> Said {
    let times = again.times.normalize();
    let Said { en, zh } = again.within.said();
    match again.same_person {
        true => said!(
            en: "{times} times the sum where the same person was fined by this rule within {en} before",
            zh: "同一责任人此前{zh}内曾依本规则受罚的，按 {times} 倍"
        ),
        false => said!(
            en: "{times} times the sum where the same store was fined by this rule within {en} before",
            zh: "同一门店此前{zh}内曾依本规则受罚的，按 {times} 倍"
        ),
    }
}

/// Several parts one after another.
pub(super) fn joined(parts: Vec<Said>, en: &str, zh: &str) -> Said {
    let (english, chinese): (Vec<_>, Vec<_>) = parts.into_iter().map(|said| (said.en, said.zh)).unzip();
    Said { en: english.join(en), zh: chinese.join(zh) }
}
