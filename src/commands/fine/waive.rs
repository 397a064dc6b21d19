//! `fine waive`: somebody who may do so takes a fine, or a part of it, off those who pay.

use anyhow::Result;
use rust_decimal::Decimal;

use super::address::{FineAddress, Sheet};
use super::decider::decider;
use super::meant_fine::meant_fine;
use super::payer::{SumArguments, payer, unfit};
use crate::commands::desk::Desk;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::fines::answers::balance::{Sum, Unfit, share_in_proportion};
use crate::domain::fines::answers::decide::pays_with;
use crate::domain::fines::ledger::{Fine, Part, Party, Shares, parties_value, total};
use crate::domain::money::{amount_in_words, format_amount};
use crate::domain::record::kind::table;
use crate::domain::shop::Staff;
use crate::words::{Label, Said};
use crate::{help, said};

/// Arguments of `fine waive`.
#[derive(Debug, clap::Args)]
pub struct WaiveArguments {
    #[command(flatten)]
    address: FineAddress,
    #[command(flatten)]
    sum: SumArguments,
    #[arg(long, value_name = "WHO", help = help!("For whom: luo, staff:luo, store:maple; left out where for all", "减免对象：luo、staff:luo、store:maple；对全体时省略"))]
    payer: Option<String>,
    #[arg(long, value_name = "WORDS", help = help!("Why", "理由"))]
    reason: String,
}

/// Records the waiver.
pub(super) fn run(arguments: &WaiveArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let address = &arguments.address;
    let (outcome, back) = desk.record_in(session, &address.record, |desk, session, file| {
        let sheet = Sheet::of(desk, session, file)?;
        let roles = &sheet.rules.policy.fines.waived_by;
        require_roles(roles, &sheet)?;
        let fine =
            meant_fine(&sheet, address, |fine| fine.parts.iter().any(|part| part.due() > Decimal::ZERO))?;
        let whom = payer(arguments.payer.as_deref(), fine, &sheet)?;
        let shares = shares(fine, whom.as_ref(), arguments.sum.sum()?, &sheet)?;
        let decider = decider((desk, session), &sheet, roles, |staff| own(staff, &shares))?;
        let mut draft = address
            .draft(&table::WAIVED)
            .with("target", &fine.event)
            .with("amount", &format_amount(total(&shares)));
        draft.fields.push("payers", parties_value(&shares));
        let draft = decider.sign(draft.with("reason", &arguments.reason));
        Ok((vec![draft], to_repay(fine, &shares)))
    })?;
    if back > Decimal::ZERO {
        let (back, typed) = (amount_in_words(back), address.typed());
        session.print(&said!(
            en: "  {back} was paid already and is to be paid back: `plaint fine repay {typed}`",
            zh: "  其中 {back} 已缴，应予退还：`plaint fine repay {typed}`"
        ))?;
    }
    Ok(outcome)
}

fn require_roles(roles: &[String], sheet: &Sheet) -> Result<(), Failure> {
    if !roles.is_empty() {
        return Ok(());
    }
    let file = &sheet.rules.policy_file;
    Err(Failure::could_not(said!(
        en: "`{file}` names nobody who may waive a fine",
        zh: "`{file}` 未指定可以减免罚款的角色"
    ))
    .tip(said!(en: "name the roles there: `[fines] waived-by = […]`", zh: "请在其中写明角色：`[fines] waived-by = […]`")))
}

/// What is taken off whom: of what is still owed first, and beyond that of what was paid.
fn shares(fine: &Fine, whom: Option<&Party>, sum: Sum, sheet: &Sheet) -> Result<Shares, Failure> {
    let event = &fine.event;
    let nothing = said!(
        en: "nothing is owed of `{event}`; `--amount` says how much of what was paid is waived",
        zh: "`{event}` 已无尚欠金额；如需减免已缴部分，请用 `--amount` 写明金额"
    );
    let owed = |part: &Part| part.owed().max(Decimal::ZERO);
    let still = match share_in_proportion(fine, whom, sum, owed) {
        Err(Unfit::MoreThan(_) | Unfit::Nothing) if sum != Sum::All => {
            share_in_proportion(fine, whom, sum, Part::due)
        }
        found => found,
    };
    still.map_err(|why| unfit(why, fine, sheet, (nothing, Label::new("due", "应缴"))))
}

/// Nobody waives what they would pay.
fn own(staff: &Staff, shares: &Shares) -> Option<Said> {
    let name = &staff.name;
    let own = shares.iter().any(|(party, _)| pays_with(staff, party));
    own.then(|| said!(en: "{name} is among those who would pay", zh: "{name}属于被减免的一方"))
}

/// What is to be paid back once `shares` are taken off.
fn to_repay(fine: &Fine, shares: &Shares) -> Decimal {
    let off = |part: &Part| {
        let own = shares.iter().filter(|(party, _)| *party == part.payer);
        own.map(|(_, amount)| *amount).sum::<Decimal>()
    };
    fine.parts.iter().map(|part| (off(part) - part.owed()).max(Decimal::ZERO)).sum()
}
