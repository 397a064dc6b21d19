//! `refuse`: the customer does not accept an offer.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening, Mood};
use super::meant_offer::{offer_to_answer, settlement_of};
use super::session::{Outcome, Session};
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::resolution::policy::Ladder;
use crate::domain::resolution::{Stage, ladder_of, next_rung};
use crate::words::Said;
use crate::{help, said};

/// Arguments of `refuse`.
#[derive(Debug, clap::Args)]
#[command(about = help!("The customer does not accept an offer; says what may come next", "登记顾客不接受方案，并提示下一步"))]
pub struct RefuseArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "OFFER", help = help!("The offer's event; may be left out when only one waits for an answer", "方案的事件编号；只有一个待答复时可省略"))]
    offer: Option<String>,
    #[arg(long, value_name = "WISH", help = help!("What the customer asks for instead", "顾客另外提出的要求"))]
    counter: Option<String>,
    #[arg(long, help = help!("How they said so, as the policy names forms", "答复方式（策略中的名称）"))]
    form: Option<String>,
    #[command(flatten)]
    mood: Mood,
}

/// Records the customer's refusal.
pub(super) fn run(arguments: &RefuseArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let mut settlement = settlement_of(&file);
    let target = offer_to_answer(&file, &settlement, arguments.offer.as_deref())?.event.clone();
    let rules = desk.rules(file.case.store.as_deref())?;
    let draft = Draft::new(&table::REFUSED, &arguments.happening)
        .with("target", &target)
        .may("form", arguments.form.as_deref())
        .may("counter", arguments.counter.as_deref())
        .may("satisfied", arguments.mood.text());
    for offer in settlement.offers.iter_mut().filter(|offer| offer.event == target) {
        offer.stage = Stage::Refused;
    }
    let facts = crate::domain::clocks::facts_at(&file.case, &rules.policy, &session.now);
    let next = ladder_of(&rules.policy.resolution, &facts)
        .map(|ladder| next_said(ladder, next_rung(ladder, &settlement), &rules.policy));
    let outcome = desk.record_on(session, file, draft)?;
    if let Some(said) = next {
        session.print(&said)?;
    }
    Ok(outcome)
}

/// What may be offered next, or that nothing may.
fn next_said(
    ladder: &Ladder,
    next: Option<&crate::domain::resolution::policy::Rung>,
    policy: &Policy,
) -> Said {
    let Some(rung) = next else {
        let Said { en, zh } = &ladder.choice.label;
        return said!(
            en: "  that was the top of “{en}”: close as not agreed, or let somebody with the authority go further",
            zh: "  “{zh}”已到最高一档：以未达成一致结案，或由有权者再让步"
        );
    };
    let names = |english: bool| {
        let label = |name: &String| {
            let known = policy.resolution.remedy(name).map(|kind| &kind.choice.label);
            known.map_or(name.clone(), |label| if english { label.en.clone() } else { label.zh.clone() })
        };
        rung.remedies.iter().map(label).collect::<Vec<_>>().join(", ")
    };
    let (name, Said { en, zh }) = (&rung.choice.name, &rung.choice.label);
    let (list_en, list_zh) = (names(true), names(false));
    said!(
        en: "  next rung: {en} ({name}): {list_en}",
        zh: "  下一档：{zh}（{name}）：{list_zh}"
    )
}
