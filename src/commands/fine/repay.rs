//! `fine repay`: what was paid and is no longer owed goes back.

use anyhow::Result;
use rust_decimal::Decimal;

use super::address::{FineAddress, Sheet};
use super::meant_fine::meant_fine;
use super::payer::{SumArguments, payer, unfit};
use crate::commands::desk::Desk;
use crate::commands::session::{Outcome, Session};
use crate::domain::fines::answers::balance::share_of_each;
use crate::domain::fines::ledger::{Part, parties_value, total};
use crate::domain::money::format_amount;
use crate::domain::record::kind::table;
use crate::words::Label;
use crate::{help, said};

/// Arguments of `fine repay`.
#[derive(Debug, clap::Args)]
pub struct RepayArguments {
    #[command(flatten)]
    address: FineAddress,
    #[arg(long, value_name = "WHO", help = help!("To whom: luo, staff:luo, store:maple", "退给：luo、staff:luo、store:maple"))]
    payer: Option<String>,
    #[command(flatten)]
    sum: SumArguments,
    #[arg(long, value_name = "TEXT", help = help!("The number of the receipt or the transfer", "收据或转账凭证号"))]
    reference: Option<String>,
}

/// Records what was paid back.
pub(super) fn run(arguments: &RepayArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let address = &arguments.address;
    let (outcome, ()) = desk.record_in(session, &address.record, |desk, session, file| {
        let sheet = Sheet::of(desk, session, file)?;
        let back = |part: &Part| -part.owed();
        let fine =
            meant_fine(&sheet, address, |fine| fine.parts.iter().any(|part| back(part) > Decimal::ZERO))?;
        let whom = payer(arguments.payer.as_deref(), fine, &sheet)?;
        let event = &fine.event;
        let nothing = said!(en: "nothing is to be paid back of `{event}`", zh: "`{event}` 没有应退金额");
        let shares = share_of_each(fine, whom.as_ref(), arguments.sum.sum()?, back)
            .map_err(|why| unfit(why, fine, &sheet, (nothing, Label::new("to be paid back", "应退"))))?;
        let mut draft = address
            .draft(&table::REPAID)
            .with("target", event)
            .with("amount", &format_amount(total(&shares)));
        draft.fields.push("payers", parties_value(&shares));
        Ok((vec![draft.may("reference", arguments.reference.as_deref())], ()))
    })?;
    Ok(outcome)
}
