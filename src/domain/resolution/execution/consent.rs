//! Consent: the customer knows and agrees before anything is carried out for them.

use crate::domain::failure::Failure;
use crate::domain::policy::Policy;
use crate::domain::resolution::{Offer, Settlement, remedy_label};
use crate::said;
use crate::words::Said;

/// Whether `offer` can still be accepted: it was made in this round, and no other one was accepted in it. Something for
/// the time being stands beside what is for good.
///
/// # Errors
/// It cannot; with what to do then.
pub fn may_be_accepted(offer: &Offer, settlement: &Settlement, case: &str) -> Result<(), Failure> {
    let id = &offer.event;
    if offer.round != settlement.round {
        return Err(Failure::could_not(said!(
            en: "the offer `{id}` was made before the second handling of {case}",
            zh: "方案 `{id}` 是在 {case} 二次处理之前提出的"
        ))
        .tip(
            said!(en: "offer it again: `plaint offer {case} …`", zh: "请重新提出：`plaint offer {case} …`"),
        ));
    }
    let Some(other) = settlement.accepted().find(|other| !other.interim && !offer.interim) else {
        return Ok(());
    };
    let (other, answer) = (&other.event, other.answer.as_deref().unwrap_or_default());
    Err(Failure::could_not(said!(
        en: "the offer `{other}` was accepted in this round already (`{answer}`)",
        zh: "本轮已接受方案 `{other}`（`{answer}`）"
    ))
    .tip(said!(
        en: "if that was a mistake: `plaint void {case} {answer} --reason …` first",
        zh: "如属误登，请先 `plaint void {case} {answer} --reason …`"
    )))
}

/// Whether a remedy of this kind is carried out only after the customer agreed. A kind that the policy no longer has
/// needs consent.
pub fn requires_consent(policy: &Policy, remedy: &str) -> bool {
    policy.resolution.remedy(remedy).is_none_or(|kind| !kind.without_consent)
}

/// The offer of this round that the customer accepted and that holds `remedy`.
pub fn consented<'a>(settlement: &'a Settlement, remedy: &str) -> Option<&'a Offer> {
    settlement.accepted().find(|offer| offer.remedies.iter().any(|given| given.remedy == remedy))
}

/// The refusal to carry out `remedy`, to which the customer has not agreed.
pub fn unconsented(policy: &Policy, remedy: &str, case: &str) -> Failure {
    let Said { en, zh } = remedy_label(remedy, policy);
    Failure::could_not(said!(
        en: "{case}: “{en}” (`{remedy}`) is not in an offer that the customer accepted: their consent is recorded before anything is carried out",
        zh: "{case}：顾客接受的方案中没有“{zh}”（`{remedy}`）：须先登记顾客同意，再予执行"
    ))
    .tip(said!(
        en: "`plaint offer {case} …` offers it, `plaint accept {case}` records their consent",
        zh: "先用 `plaint offer {case} …` 提出方案，再用 `plaint accept {case}` 登记同意"
    ))
}
