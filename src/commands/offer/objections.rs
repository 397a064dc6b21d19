//! Everything that speaks against an offer, each in a sentence of its own.

use super::Offering;
use super::plan::Plan;
use crate::domain::gates::roles_said;
use crate::domain::law::{BoundKind, Verdict};
use crate::domain::money::amount_in_words;
use crate::domain::policy::Policy;
use crate::domain::resolution::authority::{Asked, Granted, Need};
use crate::domain::resolution::{Stage, claimed, out_of_rung, over_most};
use crate::domain::why::formula_said;
use crate::said;
use crate::words::{Label, Said};

/// What speaks against the offer, whoever makes it.
pub(super) fn of(offering: &Offering<'_>, plan: &Plan<'_>) -> Vec<Said> {
    let mut objections = Vec::new();
    if offering.arguments.interim {
        objections.extend(not_interim(offering));
    } else {
        objections.extend(another(offering));
    }
    objections.extend(of_ladder(offering, plan));
    objections.extend(of_bounds(offering, plan));
    objections
}

/// Why nobody here may make the offer or approve of it.
pub(super) fn of_authority(
    (asked, granted): (&Asked<'_>, &[Granted]),
    need: &Need,
    policy: &Policy,
) -> Vec<Said> {
    match need {
        Need::Nobody | Need::Role(_) => Vec::new(),
        Need::NobodyThere(roles) => {
            let (en, zh) = (roles_said(roles, policy, true), roles_said(roles, policy, false));
            vec![said!(
                en: "it needs the approval of {en}, and nobody of them may approve: they are away without a deputy, have used up what they may give, make the offer themselves, or are named by the complaint; name a `deputy` in shop.toml",
                zh: "须经{zh}批准，但无人可批：不在且未指定代理人、额度已用尽、本人提出方案，或为被投诉人；请在 shop.toml 中指定 `deputy`"
            )]
        }
        Need::Deadlock => {
            let top = asked.policy.authorities.last();
            let beyond = top.map(|top| asked.beyond(Some(&top.role), "", granted)).unwrap_or_default();
            let mut said: Vec<Said> = beyond.iter().map(|limit| limit.said(policy)).collect();
            said.push(said!(
                en: "not even the highest role may give it, with what is used up: a deadlock; close as not agreed, or raise the authority in the policy",
                zh: "计入已用额度后，最高角色也无权给予，形成僵局：以未达成一致结案，或在策略中提高权限"
            ));
            said
        }
    }
}

/// Only some kinds may be given for the time being.
fn not_interim(offering: &Offering<'_>) -> Vec<Said> {
    let policy = &offering.rules.policy.resolution;
    let lasting = offering
        .remedies
        .iter()
        .filter(|given| !policy.remedy(&given.remedy).is_some_and(|kind| kind.interim));
    let said = |name: &String| {
        said!(
            en: "`{name}` is not given for the time being: the policy does not say `interim` of it",
            zh: "`{name}` 不能作为临时措施：策略中未注明 `interim`"
        )
    };
    lasting.map(|given| said(&given.remedy)).collect()
}

/// Another offer stands: unanswered, or accepted in this round.
fn another(offering: &Offering<'_>) -> Option<Said> {
    let (settlement, round) = (offering.settlement, offering.file.case.round);
    let accepted = || {
        let mut offers = settlement.offers.iter().rev();
        offers.find(|offer| !offer.interim && offer.stage == Stage::Accepted && offer.round == round)
    };
    let other = settlement.unanswered().or_else(accepted)?;
    let (id, event, Label { en, zh }) = (&offering.file.case.id, &other.event, other.stage.label());
    Some(match other.stage {
        Stage::Accepted => said!(
            en: "the offer `{event}` was accepted in this round: carry it out; `plaint reopen {id}` starts a second handling",
            zh: "方案 `{event}` 在本轮已被接受：请执行；二次处理用 `plaint reopen {id}`"
        ),
        _ => said!(
            en: "the offer `{event}` stands ({en}): it is to be answered first, or voided (`plaint void {id} {event}`)",
            zh: "方案 `{event}` 尚有效（{zh}）：须先得到答复，或作废（`plaint void {id} {event}`）"
        ),
    })
}

fn of_ladder(offering: &Offering<'_>, plan: &Plan<'_>) -> Vec<Said> {
    match (&plan.step, &offering.arguments.rung) {
        (None, Some(rung)) => vec![said!(
            en: "no ladder of the policy applies to this case: leave `--rung {rung}` out",
            zh: "策略中没有适用于本案的阶梯：请去掉 `--rung {rung}`"
        )],
        (None, None) => Vec::new(),
        (Some(Err(said)), _) => vec![said.clone()],
        (Some(Ok((ladder, rung))), _) => {
            let mut said = out_of_rung(ladder, rung, offering.remedies);
            let claimed = claimed(offering.remedies, &offering.rules.policy.resolution);
            said.extend(over_most(rung, plan.cost.max(claimed), &plan.facts));
            said
        }
    }
}

fn of_bounds(offering: &Offering<'_>, plan: &Plan<'_>) -> Vec<Said> {
    // What is given for the time being settles nothing: the floor is for what settles.
    let binding = |verdict: &&Verdict<'_>| {
        verdict.broken && !(offering.arguments.interim && verdict.bound.kind == BoundKind::Floor)
    };
    let broken: Vec<&Verdict<'_>> = plan.verdicts.iter().filter(binding).collect();
    let mut objections = Vec::new();
    for verdict in &broken {
        objections.extend(of_bound(offering, plan, verdict));
    }
    let bounds = || offering.rules.policy.resolution.all_bounds();
    for each in &offering.arguments.happening.occasion.overrides.list {
        let is_bound = bounds().any(|bound| bound.choice.name == each.what);
        if is_bound && !broken.iter().any(|verdict| verdict.bound.choice.name == each.what) {
            let what = &each.what;
            objections.push(said!(
                en: "`{what}` does not stand in the way: leave its `--override` out",
                zh: "`{what}` 并无阻碍：请去掉对应的 `--override`"
            ));
        }
    }
    objections
}

fn of_bound(offering: &Offering<'_>, plan: &Plan<'_>, verdict: &Verdict<'_>) -> Option<Said> {
    let (bound, policy) = (verdict.bound, &offering.rules.policy);
    let name = &bound.choice.name;
    let may = offering.actor.role.as_ref().is_some_and(|role| bound.override_by.contains(role));
    let typed = offering.arguments.happening.occasion.overrides.list.iter().any(|each| each.what == *name);
    if typed && may {
        return None;
    }
    let formula = formula_said(&bound.amount, &plan.facts, policy);
    let (amount, given) =
        (amount_in_words(verdict.amount.unwrap_or_default()), amount_in_words(verdict.given));
    let (way_en, way_zh) = match bound.kind {
        BoundKind::Floor => ("at least", "至少"),
        BoundKind::Cap => ("at most", "至多"),
    };
    let who = roles_said(&bound.override_by, policy, true);
    let who_zh = roles_said(&bound.override_by, policy, false);
    let (by_en, by_zh) = match (bound.override_by.is_empty(), typed) {
        (true, _) => (String::from("nobody may set it aside"), String::from("任何人不得排除适用")),
        (false, true) => (format!("only {who} may set it aside"), format!("仅{who_zh}可排除适用")),
        (false, false) => (
            format!("{who} may set it aside (`--override {name}=REASON`)"),
            format!("{who_zh}可排除适用（`--override {name}=理由`）"),
        ),
    };
    let (article, formula_en, formula_zh) = (&bound.article, &formula.en, &formula.zh);
    let (article_en, article_zh) = (&article.en, &article.zh);
    Some(said!(
        en: "`{name}` ({article_en}): {way_en} {amount} ({formula_en}), offered {given}; {by_en}",
        zh: "`{name}`（{article_zh}）：{way_zh} {amount}（{formula_zh}），所提为 {given}；{by_zh}"
    ))
}
