//! What the remedies of an offer cost, from what was written to the sum.

use rust_decimal::Decimal;

use super::Reason;
use crate::domain::money::amount_in_words;
use crate::domain::policy::Policy;
use crate::domain::resolution::{GivenRemedy, Offer};
use crate::said;
use crate::words::Said;

/// A reason for each remedy, and one for the sum.
pub(super) fn costs(offer: &Offer, policy: &Policy) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = offer.remedies.iter().map(|given| cost_of(given, policy)).collect();
    let sum = offer.remedies.iter().fold(Decimal::ZERO, |sum, given| sum.saturating_add(given.cost));
    let parts: Vec<String> = offer.remedies.iter().map(|given| amount_in_words(given.cost)).collect();
    let (parts, total, recorded) = (parts.join(" + "), amount_in_words(sum), amount_in_words(offer.cost));
    if sum != offer.cost {
        reasons.push(Reason::new(said!(
            en: "recorded as {recorded} in all, but the parts add up to {total}",
            zh: "记录的合计为 {recorded}，但各项相加为 {total}",
        )));
    } else if offer.remedies.len() > 1 {
        reasons.push(Reason::new(said!(en: "in all {parts} = {total}", zh: "合计 {parts} = {total}")));
    }
    reasons
}

fn cost_of(given: &GivenRemedy, policy: &Policy) -> Reason {
    let kind = policy.resolution.remedy(&given.remedy);
    let name = &given.remedy;
    let Said { en, zh } =
        kind.map_or_else(|| said!(en: "`{name}`", zh: "`{name}`"), |kind| kind.choice.label.clone());
    let Said { en: figures_en, zh: figures_zh } = figures(given);
    let (terms_en, terms_zh) = match &given.terms {
        Some(terms) => (format!(" ({terms})"), format!("（{terms}）")),
        None => (String::new(), String::new()),
    };
    let said = said!(en: "{en}{terms_en}: {figures_en}", zh: "{zh}{terms_zh}：{figures_zh}");
    match kind {
        Some(kind) => Reason::new(said).at_line(kind.choice.line, kind.choice.source.as_ref()),
        None => Reason::new(said),
    }
}

/// From what was written to the cost: `3 × 100.00 = 300.00`, `12% of 500.00 = 60.00`.
fn figures(given: &GivenRemedy) -> Said {
    let (cost, count) = (amount_in_words(given.cost), given.count);
    match (&given.share, given.of, given.amount) {
        (Some(share), Some(of), _) => {
            let of = amount_in_words(of);
            said!(en: "{share} of {of} = {cost}", zh: "{of} 的 {share} = {cost}")
        }
        // What the customer pays costs the house nothing.
        (_, _, Some(amount)) if given.cost.is_zero() => {
            let amount = amount_in_words(amount);
            said!(en: "{amount}, paid by the customer", zh: "{amount}，由顾客支付")
        }
        (_, _, Some(amount)) if count != 1 => {
            let amount = amount_in_words(amount);
            said!(en: "{count} × {amount} = {cost}", zh: "{count} × {amount} = {cost}")
        }
        _ if given.cost.is_zero() && count == 1 => said!(en: "costs nothing", zh: "无成本"),
        _ if given.cost.is_zero() => said!(en: "{count} ×, costs nothing", zh: "{count} 份，无成本"),
        _ => said!(en: "{cost}", zh: "{cost}"),
    }
}
