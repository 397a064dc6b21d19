//! `offer`: something is offered to the customer, within the ladder, the bounds and somebody's authority.

mod objections;
mod plan;

use anyhow::Result;

use super::choice;
use super::desk::{CaseFile, Desk, RulesInForce};
use super::draft::{Draft, Happening};
use super::granted::History;
use super::meant_offer::settlement_of;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::gates::roles_said;
use crate::domain::law::bounds_value;
use crate::domain::money::format_amount;
use crate::domain::record::Value;
use crate::domain::record::kind::table;
use crate::domain::resolution::authority::{Circle, Need, need, who_may_approve};
use crate::domain::resolution::{GivenRemedy, Settlement, read_remedies};
use crate::domain::shop::Staff;
use crate::words::Said;
use crate::{help, said};
use plan::Plan;

/// Arguments of `offer`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Offer something to the customer", "向顾客提出补救方案"))]
pub struct OfferArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long = "remedy", value_name = "REMEDY",
        help = help!("What is offered (can be repeated): apology, refund=10000, voucher=3x100, discount=\"12% of 500\", waiver=\"2/3 of 1800\", extra-service=3, each with `: free words` if need be", "补救方式（可重复）：apology、refund=10000、voucher=3x100、discount=\"8.8折 of 500\"、waiver=\"2/3 of 1800\"、extra-service=3；可加 `: 说明`"))]
    remedies: Vec<String>,
    #[arg(long, conflicts_with = "interim", help = help!("The rung of the ladder; else the one that comes next", "让步档次；默认为下一档"))]
    rung: Option<String>,
    #[arg(long, help = help!("Only for the time being: uses no rung and settles nothing", "临时措施：不占档次，不作为最终方案"))]
    interim: bool,
}

/// What an offer is made from.
struct Offering<'a> {
    arguments: &'a OfferArguments,
    file: &'a CaseFile,
    rules: &'a RulesInForce,
    settlement: &'a Settlement,
    remedies: &'a [GivenRemedy],
    actor: &'a Staff,
}

/// What is told of an offer once it is saved.
struct Aftermath {
    /// Whether the customer may be told.
    told: Said,
    /// Bounds that could not be judged in full.
    unsure: Vec<Said>,
    /// Whether every file could be read that tells what is used up.
    complete: bool,
}

/// Makes the offer.
pub(super) fn run(arguments: &OfferArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    // Who is asked may take their time: that comes before anybody else is kept from writing.
    let texts = texts(arguments, &rules, session)?;
    // What is used up must not change between being reckoned and the offer that uses more of it.
    let make = |desk: &mut Desk, session: &mut Session<'_>, file: &CaseFile| {
        made((arguments, &texts), (desk, session), file)
    };
    let (outcome, Aftermath { told, unsure, complete }) = desk.record_from(session, &file.case.id, make)?;
    session.print(&told)?;
    for said in unsure {
        session.notice(&said);
    }
    Ok(if complete { outcome } else { Outcome::Findings })
}

/// The offer, if nothing speaks against it.
fn made(
    (arguments, texts): (&OfferArguments, &[String]),
    (desk, session): (&mut Desk, &mut Session<'_>),
    file: &CaseFile,
) -> Result<(Draft, Aftermath)> {
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let actor = desk.actor(session)?;
    let remedies = read_remedies(texts, &rules.policy.resolution).map_err(|faults| {
        let failure = Failure::usage(said!(en: "the offer cannot be read", zh: "无法读取方案"));
        faults.into_iter().fold(failure, Failure::tip)
    })?;
    let settlement = settlement_of(file);
    let offering = Offering {
        arguments,
        file,
        rules: &rules,
        settlement: &settlement,
        remedies: &remedies,
        actor: &actor,
    };
    let plan = Plan::of(&offering, desk, session);
    let mut objections = objections::of(&offering, &plan);
    let asked = plan.asked(&offering);
    let history = History::of(&asked, None, (desk, session), (file, &settlement));
    let circle = Circle {
        shop: &desk.shop,
        store: file.case.store.as_deref(),
        day: session.now.date_naive(),
        offerer: &actor.id,
        named: plan.facts.values("staff"),
    };
    let need = need(&asked, &actor, &circle, &history.granted);
    objections.extend(objections::of_authority((&asked, &history.granted), &need, &rules.policy));
    if !objections.is_empty() {
        let id = &file.case.id;
        let failure =
            Failure::could_not(said!(en: "{id}: this cannot be offered so", zh: "{id}：不能这样提出方案"));
        return Err(objections.into_iter().fold(failure, Failure::tip).into());
    }
    let beyond = asked.beyond(actor.role.as_deref(), &actor.id, &history.granted);
    let beyond: Vec<Said> = beyond.iter().map(|limit| limit.said(&rules.policy)).collect();
    let aftermath = Aftermath {
        told: waits_said(&need, &beyond, &offering, &circle),
        unsure: plan.unsure(&rules.policy),
        complete: history.complete,
    };
    Ok((draft(&offering, &plan, &need), aftermath))
}

/// The remedies as they were typed, or are asked for.
fn texts(
    arguments: &OfferArguments,
    rules: &RulesInForce,
    session: &mut Session<'_>,
) -> Result<Vec<String>, Failure> {
    let kinds = &rules.policy.resolution.remedies;
    let choices: Vec<(String, Said)> = kinds.iter().map(|kind| choice::named(&kind.choice)).collect();
    let mut texts = arguments.remedies.clone();
    if texts.is_empty() {
        let question = said!(
            en: "What is offered (`refund=100`, `voucher=3x100`; several with `;`)?",
            zh: "提出什么（如 `refund=100`、`voucher=3x100`；多项用“；”分隔）？",
        );
        let answer = session.ask(&choice::numbered(&question, &choices, session)).unwrap_or_default();
        let parts = answer.split([';', '；']).map(str::trim).filter(|part| !part.is_empty());
        texts.extend(parts.map(|part| by_number(part, &choices)));
    }
    if texts.is_empty() {
        let Said { en, zh } = choice::listed(&choices);
        return Err(Failure::usage(
            said!(en: "an offer needs `--remedy`, one of: {en}", zh: "方案需要 `--remedy`，可用：{zh}"),
        ));
    }
    Ok(texts)
}

/// A remedy that was typed with its number in the list instead of its name: `7=88` → `refund=88`.
fn by_number(typed: &str, choices: &[(String, Said)]) -> String {
    let digits = typed.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(typed.len());
    let (number, rest) = typed.split_at(digits);
    let index = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    match index.and_then(|index| choices.get(index)) {
        Some((name, _)) => format!("{name}{rest}"),
        None => typed.to_owned(),
    }
}

/// The event: its inputs, so that it can be recomputed, and what it costs.
fn draft(offering: &Offering<'_>, plan: &Plan<'_>, need: &Need) -> Draft {
    let rung = plan.rung();
    let mut draft = Draft::new(&table::OFFERED, &offering.arguments.happening)
        .may("ladder", rung.map(|(ladder, _)| ladder.choice.name.as_str()))
        .may("rung", rung.map(|(_, rung)| rung.choice.name.as_str()));
    let remedies = offering.remedies.iter().map(GivenRemedy::to_value).collect();
    draft.fields.push("remedies", Value::List(remedies));
    draft = draft
        .with("cost", &format_amount(plan.cost))
        .may("interim", offering.arguments.interim.then_some("yes"));
    if let Need::Role(role) = need {
        draft.fields.push("needs", Value::texts([role]));
    }
    if let Some(bounds) = bounds_value(&plan.verdicts) {
        draft.fields.push("bounds", bounds);
    }
    draft.with("rules", &offering.rules.stamp)
}

/// Whether the customer may be told, or whose approval comes first and why.
fn waits_said(need: &Need, beyond: &[Said], offering: &Offering<'_>, circle: &Circle<'_>) -> Said {
    let Need::Role(role) = need else {
        return said!(en: "  the customer may be told", zh: "  可以告知顾客");
    };
    let who = super::approval::names(&who_may_approve(role, circle));
    let label = |english| roles_said(std::slice::from_ref(role), &offering.rules.policy, english);
    let why = |english: bool| {
        let texts = beyond.iter().map(|said| if english { said.en.as_str() } else { said.zh.as_str() });
        texts.collect::<Vec<_>>().join(if english { "; " } else { "；" })
    };
    let (en, zh, why_en, why_zh) = (label(true), label(false), why(true), why(false));
    said!(
        en: "  waits for approval by {en} ({who}), the customer is not told before: {why_en}",
        zh: "  待{zh}（{who}）批准，批准前不得告知顾客：{why_zh}"
    )
}
