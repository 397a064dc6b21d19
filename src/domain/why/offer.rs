//! Why an offer is what it is: its rung, what it costs, by whose authority, within which bounds, and what became of it.

use super::authority::explain_authority;
use super::bound::bounds_of_offer;
use super::remedy::costs;
use super::{Explanation, Question, Reason, Subject, shown};
use crate::domain::money::amount_in_words;
use crate::domain::resolution::policy::Ladder;
use crate::domain::resolution::{Offer, Settlement, Stage};
use crate::said;
use crate::words::{Label, Said};

/// Every offer that stands, in order.
pub(super) fn explain_offers(question: &Question<'_>) -> Vec<Explanation> {
    let settlement = question.settlement();
    settlement.offers.iter().filter_map(|offer| explain_offer(question, &settlement, offer)).collect()
}

fn explain_offer(question: &Question<'_>, settlement: &Settlement, offer: &Offer) -> Option<Explanation> {
    let event = question.record.events.iter().find(|event| event.id == offer.event)?;
    let facts = question.facts_when(&event.at);
    let mut reasons = vec![rung_reason(question, settlement, offer)];
    reasons.extend(question.other_rules(&offer.event));
    reasons.extend(costs(offer, question.rules.policy));
    reasons.extend(explain_authority(question, offer, event, &facts));
    reasons.extend(bounds_of_offer(question, event, &facts));
    reasons.extend(answer(question, offer));
    let subject = Subject::Offer { event: offer.event.clone() };
    Some(Explanation { subject, headline: headline(offer), reasons, segments: Vec::new() })
}

fn headline(offer: &Offer) -> Said {
    let (at, by, cost) = (shown(&offer.at), &offer.by, amount_in_words(offer.cost));
    let Label { en, zh } = offer.stage.label();
    let (interim_en, interim_zh) = match offer.interim {
        true => (" for the time being", "临时"),
        false => ("", ""),
    };
    said!(
        en: "offer of {at} by {by}{interim_en}: costs {cost}, {en}",
        zh: "{at} 由 {by} 提出的{interim_zh}方案：成本 {cost}，{zh}",
    )
}

/// Which rung of which ladder, and what had been refused below it.
fn rung_reason(question: &Question<'_>, settlement: &Settlement, offer: &Offer) -> Reason {
    let Some(name) = &offer.rung else {
        let said = match offer.interim {
            true => said!(en: "on no rung: it settles nothing", zh: "不占档次：不作为最终方案"),
            false => said!(en: "on no rung: no ladder applied", zh: "不占档次：没有适用的阶梯"),
        };
        return Reason::new(said).of_event(&offer.event);
    };
    let Some((ladder, index, rung)) = question.rules.policy.resolution.rung(name) else {
        let said = said!(en: "rung `{name}`, which the policy of today does not have", zh: "档次 `{name}`，现行策略中已无此档");
        return Reason::new(said).of_event(&offer.event);
    };
    let (place, count) = (index + 1, ladder.rungs.len());
    let (Said { en: ladder_en, zh: ladder_zh }, Said { en, zh }) = (&ladder.choice.label, &rung.choice.label);
    let (before_en, before_zh) = refused_before(settlement, offer, ladder);
    let said = said!(
        en: "rung {place} of {count} of the ladder “{ladder_en}”: {en}{before_en}",
        zh: "阶梯“{ladder_zh}”共 {count} 档中的第 {place} 档：{zh}{before_zh}",
    );
    Reason::new(said).at_line(rung.choice.line, rung.choice.source.as_ref()).of_event(&offer.event)
}

/// The rungs of the ladder that the customer had refused before.
fn refused_before(settlement: &Settlement, offer: &Offer, ladder: &Ladder) -> (String, String) {
    let earlier = settlement.offers.iter().take_while(|earlier| earlier.event != offer.event);
    let refused = earlier.filter(|earlier| earlier.stage == Stage::Refused);
    let rungs: Vec<&Said> = refused
        .filter_map(|earlier| {
            let rung = ladder.rungs.iter().find(|rung| Some(&rung.choice.name) == earlier.rung.as_ref())?;
            Some(&rung.choice.label)
        })
        .collect();
    if rungs.is_empty() {
        return (String::new(), String::new());
    }
    let en = rungs.iter().map(|label| label.en.as_str()).collect::<Vec<_>>().join(", ");
    let zh = rungs.iter().map(|label| label.zh.as_str()).collect::<Vec<_>>().join("、");
    (format!("; refused before: {en}"), format!("；此前已被拒绝：{zh}"))
}

/// What the customer answered.
fn answer(question: &Question<'_>, offer: &Offer) -> Option<Reason> {
    let event = question.record.events.iter().find(|event| Some(&event.id) == offer.answer.as_ref())?;
    let (at, Label { en, zh }) = (shown(&event.moment()), offer.stage.label());
    let (counter_en, counter_zh) = match &offer.counter {
        Some(counter) => (format!("; asked for instead: {counter}"), format!("；顾客另提：{counter}")),
        None => (String::new(), String::new()),
    };
    let said = said!(en: "{en} at {at}{counter_en}", zh: "{at} {zh}{counter_zh}");
    Some(Reason::new(said).of_event(&event.id))
}
