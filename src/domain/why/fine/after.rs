//! What became of a fine: charges, payments, objections, rulings, what went on, and whether it still follows.

use rust_decimal::Decimal;

use super::super::Reason;
use super::Bench;
use crate::domain::fines::follow::Unfounded;
use crate::domain::fines::ledger::{Fine, parties, parties_key};
use crate::domain::fines::policy::{Accrual, Payee};
use crate::domain::fines::ruling_label;
use crate::domain::money::amount_in_words;
use crate::domain::record::Event;
use crate::domain::record::kind::table;
use crate::said;
use crate::words::Said;

/// To whom it goes, and how.
pub(super) fn collected(bench: &Bench<'_>, fine: &Fine) -> Option<Reason> {
    let distribution =
        bench.policy().fines.distribution.as_ref().filter(|_| fine.payee == Payee::OtherStores)?;
    let said = match distribution.by_staff {
        true => said!(
            en: "what is paid goes to the other stores, by the number of their staff",
            zh: "所收罚金按员工人数分配给其他门店",
        ),
        false => {
            said!(en: "what is paid goes to the other stores in equal parts", zh: "所收罚金平均分配给其他门店")
        }
    };
    Some(Reason::new(said).at_line(distribution.line, Some(&distribution.source)))
}

/// Everything that answers the fine, in order, and what is owed after it.
pub(super) fn answers(bench: &Bench<'_>, fine: &Fine) -> Vec<Reason> {
    let meant = |event: &&Event| event.fields.text("target").is_some_and(|target| fine.is_meant_by(target));
    let events = bench.standing.iter().copied().filter(meant);
    let mut reasons: Vec<Reason> = events.filter_map(|event| answer(bench, event)).collect();
    if !reasons.is_empty() {
        let (owed, paid) = (fine.owed(), amount_in_words(fine.received()));
        let left = amount_in_words(owed.abs());
        reasons.push(Reason::new(match owed < Decimal::ZERO {
            true => said!(en: "so {left} is to be paid back", zh: "因此应退还 {left}"),
            false => {
                said!(en: "so {paid} was paid and {left} is still owed", zh: "因此已缴 {paid}，未缴 {left}")
            }
        }));
    }
    reasons
}

fn answer(bench: &Bench<'_>, event: &Event) -> Option<Reason> {
    let at = bench.shown(&event.moment());
    let amount = event.fields.amount("amount").map(amount_in_words).unwrap_or_default();
    let Said { en, zh } = bench.parties(&parties(event, parties_key(event)));
    let why = event.fields.text("reason").unwrap_or_default();
    let said = match event.kind.name() {
        "paid" => said!(en: "{at}: {amount} paid ({en})", zh: "{at}：缴纳 {amount}（{zh}）"),
        "late-charged" => late(bench, event, (&at, &amount), (&en, &zh)),
        "waived" => {
            said!(en: "{at}: {amount} waived ({en}), because: {why}", zh: "{at}：减免 {amount}（{zh}），理由：{why}")
        }
        "repaid" => said!(en: "{at}: {amount} paid back ({en})", zh: "{at}：退还 {amount}（{zh}）"),
        "distributed" => said!(en: "{at}: {amount} passed on ({en})", zh: "{at}：分配 {amount}（{zh}）"),
        "objected" => said!(en: "{at}: objected: {why}", zh: "{at}：提出申诉：{why}"),
        "ruled" => {
            let ruling = event.fields.text("ruling").unwrap_or_default();
            let ruling = ruling_label(ruling)?;
            let (ruling_en, ruling_zh) = (ruling.en, ruling.zh);
            match event.fields.amount("amount").filter(|amount| !amount.is_zero()) {
                Some(_) => said!(
                    en: "{at}: ruled that {ruling_en}, {amount} taken off ({en}), because: {why}",
                    zh: "{at}：裁定{ruling_zh}，减 {amount}（{zh}），理由：{why}",
                ),
                None => {
                    said!(en: "{at}: ruled that {ruling_en}, because: {why}", zh: "{at}：裁定{ruling_zh}，理由：{why}")
                }
            }
        }
        _ => return None,
    };
    let reason = Reason::new(said).of_event(&event.id);
    let late = bench.policy().fines.late_charge.as_ref().filter(|_| event.matches(table::LATE_CHARGED.name));
    Some(match late {
        Some(terms) => reason.at_line(terms.line, Some(&terms.source)),
        None => reason,
    })
}

fn late(bench: &Bench<'_>, event: &Event, (at, amount): (&str, &str), (en, zh): (&str, &str)) -> Said {
    let accrual = bench.policy().fines.late_charge.as_ref().map(|terms| terms.accrual);
    match (event.fields.text("days"), accrual) {
        (Some(days), Some(Accrual::Daily(share))) => said!(
            en: "{at}: {amount} charged for paying {days} days late, {share} a day ({en})",
            zh: "{at}：逾期 {days} 天，按每日 {share} 加收滞纳金 {amount}（{zh}）",
        ),
        _ => {
            said!(en: "{at}: {amount} charged for paying late ({en})", zh: "{at}：加收滞纳金 {amount}（{zh}）")
        }
    }
}

/// That it no longer follows, where it does not; that it does, of one on record.
pub(super) fn still_follows(bench: &Bench<'_>, fine: &Fine, unfounded: &[Unfounded]) -> Option<Reason> {
    if bench.proposed.contains(&fine.event) {
        return Some(Reason::new(said!(
            en: "nothing is charged yet: `plaint sweep --record-fines` records it",
            zh: "尚未计收：`plaint sweep --record-fines` 予以登记",
        )));
    }
    let gone = unfounded.iter().find(|each| each.event == fine.event);
    Some(Reason::new(match gone {
        Some(gone) => gone.said(),
        None => said!(en: "it still follows from what is known now", zh: "按现在掌握的情况，依据仍然成立"),
    }))
}
