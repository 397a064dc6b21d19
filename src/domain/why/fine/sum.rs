//! How much a fine comes to: the formula, for each of how many, and the supplement for what happened before.

use rust_decimal::Decimal;

use super::super::Reason;
use super::super::formula::formula_said;
use super::super::payers::again_said;
use super::Bench;
use crate::domain::fines::follow::{Trigger, repeated_by};
use crate::domain::fines::ledger::{Fine, Party};
use crate::domain::fines::policy::{FineRule, Per};
use crate::domain::money::amount_in_words;
use crate::said;
use crate::words::Said;

/// The formula with its amounts, and for how many; whether it is a fee; the points.
pub(super) fn sum(bench: &Bench<'_>, rule: &FineRule, (fine, trigger): (&Fine, &Trigger<'_>)) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let amount = amount_in_words(fine.amount);
    if let Some(formula) = &rule.amount {
        let Said { en, zh } = formula_said(formula, &trigger.facts, bench.policy());
        let said = match (rule.per, multiplied(bench, fine)) {
            (Per::Payer, Some((_, times))) => said!(
                en: "amount: {en} for each who pays, of whom there are {times}: {amount}",
                zh: "金额：每个缴纳人 {zh}，共 {times} 个：{amount}",
            ),
            (Per::Payee, Some((_, times))) => said!(
                en: "amount: {en} for each who gets it, of whom there are {times}: {amount}",
                zh: "金额：每个受偿方 {zh}，共 {times} 个：{amount}",
            ),
            (Per::Payer, None) => said!(
                en: "amount: {en} for each who pays, times their weights: {amount}",
                zh: "金额：每个缴纳人 {zh}，乘以各自权重：{amount}",
            ),
            _ => said!(en: "amount: {en}", zh: "金额：{zh}"),
        };
        reasons.push(Reason::new(said).at_line(rule.choice.line, None));
    } else if fine.amount > Decimal::ZERO {
        reasons.push(
            Reason::new(said!(en: "amount: {amount}, as was decided", zh: "金额：{amount}，由决定人确定"))
                .of_event(&fine.event),
        );
    }
    if fine.fee {
        reasons.push(Reason::new(said!(
            en: "it is a fee for work and no fine: it is booked apart, and the company keeps it",
            zh: "此为手续费，并非罚款：单独记账，由公司留存",
        )));
    }
    for (staff, points) in &fine.points {
        let Said { en, zh } = bench.party(&Party::Staff(staff.clone()));
        reasons.push(Reason::new(said!(
            en: "{points} points for {en}, who answers for it",
            zh: "{zh} 为责任人，扣 {points} 分",
        )));
    }
    reasons
}

/// The amount for each, and how many, as the fine stores them.
pub(super) fn multiplied(bench: &Bench<'_>, fine: &Fine) -> Option<(Decimal, String)> {
    let event = bench.record.events.iter().find(|event| event.id == fine.event)?;
    Some((event.fields.amount("base")?, event.fields.text("times")?.to_owned()))
}

/// Why there is a supplement, to which fine, before which others, and what it comes to.
pub(super) fn supplement(bench: &Bench<'_>, rule: &FineRule, (fine, first): (&Fine, &str)) -> Vec<Reason> {
    let Said { en, zh } = &rule.choice.label;
    let said = said!(
        en: "a supplement to the fine by the rule “{en}” of this case",
        zh: "对本案依规则“{zh}”所处罚款的加罚",
    );
    let mut reasons =
        vec![Reason::new(said).at_line(rule.choice.line, rule.choice.source.as_ref()).of_event(first)];
    if let Some(again) = &rule.again {
        reasons.push(Reason::new(again_said(again)).at_line(rule.choice.line, None));
    }
    for (case, event, at) in repeated_by(bench.record, first, bench.scene) {
        let at = bench.shown(&at);
        reasons.push(Reason::new(said!(
            en: "before it: fined {at} in {case} (`{event}`)",
            zh: "此前：{at} 在 {case} 受罚（`{event}`）",
        )));
    }
    if let Some((base, times)) = multiplied(bench, fine) {
        let (base, amount) = (amount_in_words(base), amount_in_words(fine.amount));
        reasons.push(
            Reason::new(said!(
                en: "{base} × {times} less the {base} that was charged already: {amount}",
                zh: "{base} × {times}，减去已罚的 {base}：{amount}",
            ))
            .of_event(&fine.event),
        );
    }
    let Said { en, zh } = bench.parties(&fine.shares());
    reasons.push(Reason::new(said!(
        en: "shared like the fine that it adds to: {en}",
        zh: "按原罚款比例分担：{zh}",
    )));
    reasons
}
