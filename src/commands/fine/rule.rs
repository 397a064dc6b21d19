//! `fine rule`: somebody who may do so rules on an objection.

use anyhow::Result;

use super::address::{FineAddress, Sheet};
use super::decider::decider;
use super::meant_fine::{meant_fine, rule_label};
use super::object::{barred, terms};
use super::payer::{payer, unfit};
use crate::commands::desk::Desk;
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::fines::RULINGS;
use crate::domain::fines::answers::balance::Unfit;
use crate::domain::fines::answers::objection::{lifted, pay_by_after, reduced};
use crate::domain::fines::ledger::{Fine, Objection, Shares, parties_value, total};
use crate::domain::instant;
use crate::domain::money::{format_amount, parse_amount};
use crate::domain::record::kind::table;
use crate::words::{Label, Said};
use crate::{help, said};

/// Arguments of `fine rule`.
#[derive(Debug, clap::Args)]
pub struct RuleArguments {
    #[command(flatten)]
    address: FineAddress,
    #[arg(value_name = "RULING", value_parser = RULINGS.to_vec(), required = true, help = help!("What is ruled: the fine stands (upheld), is reduced, or is lifted", "裁定：upheld 维持、reduced 减少、lifted 撤销"))]
    ruling: String,
    #[arg(long = "to", value_name = "AMOUNT", required_if_eq("ruling", "reduced"), help = help!("What the fine, or the part of who objected, is reduced to", "减少后的金额（全部罚款，或申诉人的份额）"))]
    to: Option<String>,
    #[arg(long, value_name = "WHO", help = help!("Whose objection it is, where there are several", "申诉人；有多份申诉时填写"))]
    payer: Option<String>,
    #[arg(long, value_name = "WORDS", help = help!("Why", "理由"))]
    reason: String,
}

/// Records the ruling.
pub(super) fn run(arguments: &RuleArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let address = &arguments.address;
    let (outcome, told) = desk.record_in(session, &address.record, |desk, session, file| {
        let sheet = Sheet::of(desk, session, file)?;
        let terms = terms(&sheet)?;
        let fine = meant_fine(&sheet, address, |fine| fine.open_objection().is_some())?;
        let objection = meant_objection(arguments, fine, &sheet)?;
        let decider = decider((desk, session), &sheet, &terms.decided_by, |staff| barred(staff, fine))?;
        let off = taken_off(arguments, (fine, objection), &sheet)?;
        let draft = address
            .draft(&table::RULED)
            .with("target", &objection.event)
            .with("ruling", &arguments.ruling)
            .with("reason", &arguments.reason);
        let draft = decider.sign(with_shares(draft, &off));
        let (draft, told) = with_day(draft, (fine, objection), &sheet, (address, session))?;
        Ok((vec![draft], told))
    })?;
    if let Some(told) = told {
        session.print(&told)?;
    }
    Ok(outcome)
}

fn with_shares(draft: Draft, off: &Shares) -> Draft {
    if off.is_empty() {
        return draft;
    }
    let mut draft = draft.with("amount", &format_amount(total(off)));
    draft.fields.push("payers", parties_value(off));
    draft
}

/// The objection that waits: that of the payer who was typed, or the only one.
fn meant_objection<'a>(
    arguments: &RuleArguments,
    fine: &'a Fine,
    sheet: &Sheet,
) -> Result<&'a Objection, Failure> {
    let whom = payer(arguments.payer.as_deref(), fine, sheet)?;
    let waits = |objection: &&Objection| {
        objection.ruling.is_none() && (whom.is_none() || objection.is_about(whom.as_ref()))
    };
    let waiting: Vec<&Objection> = fine.objections.iter().filter(waits).collect();
    let event = &fine.event;
    match waiting[..] {
        [only] => Ok(only),
        [] => Err(Failure::could_not(
            said!(en: "no objection to `{event}` waits for a ruling", zh: "`{event}` 没有待裁定的申诉"),
        )),
        _ => {
            let failure = Failure::usage(
                said!(en: "whose objection to `{event}`? name them with `--payer`", zh: "`{event}` 有多份申诉，请用 `--payer` 写明是谁的"),
            );
            Err(waiting.iter().filter_map(|objection| objection.payer.as_ref()).fold(
                failure,
                |failure, party| {
                    let Said { en, zh } = sheet.party(party);
                    failure.tip(said!(en: "{en}", zh: "{zh}"))
                },
            ))
        }
    }
}

/// What the ruling takes off.
fn taken_off(
    arguments: &RuleArguments,
    (fine, objection): (&Fine, &Objection),
    sheet: &Sheet,
) -> Result<Shares, Failure> {
    let event = &fine.event;
    let nothing = said!(en: "nothing is left of `{event}` to take off", zh: "`{event}` 已无可减的金额");
    let shares = match (arguments.ruling.as_str(), &arguments.to) {
        ("reduced", Some(to)) => {
            let to = parse_amount(to).map_err(Failure::usage)?;
            reduced(fine, objection, to)
        }
        ("lifted", None) => lifted(fine, objection),
        ("upheld", None) => return Ok(Vec::new()),
        _ => {
            return Err(Failure::usage(
                said!(en: "`--to` belongs to `reduced` alone", zh: "`--to` 只用于 `reduced`"),
            ));
        }
    };
    shares.map_err(|why| match why {
        Unfit::MoreThan(now) => {
            let now = format_amount(now);
            Failure::usage(
                said!(en: "that is no less than it is now: {now}", zh: "并未少于目前的金额：{now}"),
            )
        }
        why => unfit(why, fine, sheet, (nothing, Label::new("left", "剩余"))),
    })
}

/// The draft with the day that the ruling moves, and what people are told of it.
fn with_day(
    draft: Draft,
    (fine, objection): (&Fine, &Objection),
    sheet: &Sheet,
    (address, session): (&FineAddress, &Session<'_>),
) -> Result<(Draft, Option<Said>), Failure> {
    let policy = &sheet.rules.policy.fines;
    let Some(terms) = policy.notice.as_ref().filter(|_| policy.objections_suspend()) else {
        return Ok((draft, None));
    };
    let at = address.moment(session.now);
    let moved = pay_by_after(&sheet.rules.as_rules(), terms.pay_within, (fine, objection), at)
        .map_err(|error| Failure::could_not(error.said()))?;
    let Some(pay_by) = moved else { return Ok((draft, None)) };
    let (Said { en, zh }, by) = (rule_label(fine, sheet), sheet.shown(&pay_by));
    let told = said!(
        en: "  {en}: what is left is to be paid by {by}, for the days stood still meanwhile",
        zh: "  {zh}：申诉期间不计入期限，余款应于 {by} 前缴纳"
    );
    Ok((draft.with("pay_by", &instant::format(&pay_by)), Some(told)))
}
