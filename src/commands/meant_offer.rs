//! The offer that an answer or an approval is about.

use super::desk::CaseFile;
use crate::domain::failure::Failure;
use crate::domain::money::amount_in_words;
use crate::domain::resolution::{Offer, Settlement, Stage, execution, settlement};
use crate::said;
use crate::words::{Label, Said};

/// The settlement of a case: what its standing events say about offers and actions.
pub(super) fn settlement_of(file: &CaseFile) -> Settlement {
    settlement(file.case.standing_events(&file.loaded.record))
}

/// The offer that the customer answers: the one that was typed, or the only one that waits for an answer.
///
/// # Errors
/// There is none or several, it waits for an approval, or it is answered already.
pub(super) fn offer_to_answer<'a>(
    file: &CaseFile,
    settlement: &'a Settlement,
    typed: Option<&str>,
) -> Result<&'a Offer, Failure> {
    let offer = meant_offer(file, settlement, typed, |offer| offer.is_unanswered() && !offer.interim)?;
    let (id, event) = (&file.case.id, &offer.event);
    match offer.stage {
        Stage::Offered => Ok(offer),
        Stage::Waiting => {
            let needs = offer.needs.join(", ");
            Err(Failure::could_not(said!(
                en: "the offer `{event}` waits for approval ({needs}): the customer is not told of it before",
                zh: "方案 `{event}` 尚待批准（{needs}）：批准前不得告知顾客"
            ))
            .tip(said!(en: "`plaint approve {id} {event}`", zh: "`plaint approve {id} {event}`")))
        }
        Stage::NotApproved | Stage::Accepted | Stage::Refused => {
            let Label { en, zh } = offer.stage.label();
            Err(Failure::could_not(said!(
                en: "the offer `{event}` was {en} already",
                zh: "方案 `{event}` 已是“{zh}”"
            ))
            .tip(said!(
                en: "`plaint void {id} EVENT --reason …` takes back an answer that was entered by mistake",
                zh: "误登的答复可用 `plaint void {id} 事件 --reason …` 作废"
            )))
        }
    }
}

/// The offer that was typed, or the only one that `fits`.
///
/// # Errors
/// The case has no such offer; or none is typed, and none fits, or several do.
pub(super) fn meant_offer<'a>(
    file: &CaseFile,
    settlement: &'a Settlement,
    typed: Option<&str>,
    fits: impl Fn(&Offer) -> bool,
) -> Result<&'a Offer, Failure> {
    let id = &file.case.id;
    if settlement.offers.is_empty() {
        return Err(Failure::could_not(said!(en: "{id} has no offer yet", zh: "{id} 尚无方案"))
            .tip(said!(en: "`plaint offer {id} --remedy …` makes one", zh: "请用 `plaint offer {id} --remedy …` 提出")));
    }
    if let Some(typed) = typed {
        let ids = settlement.offers.iter().map(|offer| offer.event.as_str());
        let meant = execution::event_of_prefix(typed, ids, id).unwrap_or(typed);
        return settlement.offer(meant).ok_or_else(|| {
            let failure = with_list(
                Failure::usage(said!(en: "{id} has no offer `{typed}`", zh: "{id} 没有方案 `{typed}`")),
                settlement.offers.iter(),
            );
            failure.suggesting(typed, settlement.offers.iter().map(|offer| offer.event.as_str()))
        });
    }
    let fitting: Vec<&Offer> = settlement.offers.iter().filter(|offer| fits(offer)).collect();
    match fitting.as_slice() {
        [only] => Ok(only),
        [] => {
            let failure = Failure::could_not(
                said!(en: "no offer of {id} waits for that", zh: "{id} 没有等待此项的方案"),
            );
            Err(with_list(failure, settlement.offers.iter()))
        }
        several => {
            let failure = Failure::usage(
                said!(en: "which offer of {id}? name its event", zh: "{id} 的哪个方案？请写明事件编号"),
            );
            Err(with_list(failure, several.iter().copied()))
        }
    }
}

fn with_list<'a>(failure: Failure, offers: impl Iterator<Item = &'a Offer>) -> Failure {
    offers.fold(failure, |failure, offer| failure.tip(line(offer)))
}

/// An offer in one line: its event, how far it has come, what it costs.
fn line(offer: &Offer) -> Said {
    let Label { en, zh } = offer.stage.label();
    let (event, cost) = (&offer.event, amount_in_words(offer.cost));
    let remedies = offer.remedies.iter().map(|given| given.remedy.as_str()).collect::<Vec<_>>().join(" + ");
    said!(en: "`{event}`: {remedies}, {cost}, {en}", zh: "`{event}`：{remedies}，{cost}，{zh}")
}
