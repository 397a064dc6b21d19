//! `fine pay`: a payment, also in parts.

use anyhow::Result;
use rust_decimal::Decimal;

use super::address::{FineAddress, Sheet};
use super::meant_fine::meant_fine;
use super::payer::{SumArguments, payer, unfit};
use crate::commands::desk::Desk;
use crate::commands::session::{Outcome, Session};
use crate::domain::fines::balance::{share_of_each, total};
use crate::domain::fines::ledger::{Fine, Part, parties_value};
use crate::domain::money::{amount_in_words, format_amount};
use crate::domain::record::kind::table;
use crate::words::Label;
use crate::{help, said};

/// Arguments of `fine pay`.
#[derive(Debug, clap::Args)]
pub struct PayArguments {
    #[command(flatten)]
    address: FineAddress,
    #[arg(long, value_name = "WHO", help = help!("Whose part is paid: luo, staff:luo, store:maple", "缴纳的是谁的份额：luo、staff:luo、store:maple"))]
    payer: Option<String>,
    #[command(flatten)]
    sum: SumArguments,
    #[arg(long, help = help!("How it was paid, in your own words: cash, transfer …", "缴纳方式，如现金、转账"))]
    form: Option<String>,
    #[arg(long, value_name = "TEXT", help = help!("The number of the receipt or the transfer", "收据或转账凭证号"))]
    reference: Option<String>,
}

/// Records the payment.
pub(super) fn run(arguments: &PayArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let address = &arguments.address;
    let (outcome, left) = desk.record_in(session, &address.record, |desk, session, file| {
        let sheet = Sheet::of(desk, session, file)?;
        let fine = meant_fine(&sheet, address, is_owed)?;
        let whom = payer(arguments.payer.as_deref(), fine, &sheet)?;
        let event = &fine.event;
        let nothing = said!(en: "nothing is owed of `{event}`", zh: "`{event}` 已无应缴金额");
        let shares = share_of_each(fine, whom.as_ref(), arguments.sum.sum()?, Part::owed)
            .map_err(|why| unfit(why, fine, &sheet, (nothing, Label::new("owed", "尚欠"))))?;
        let amount = total(&shares);
        let mut draft =
            address.draft(&table::PAID).with("target", &fine.event).with("amount", &format_amount(amount));
        draft.fields.push("payers", parties_value(&shares));
        let draft =
            draft.may("form", arguments.form.as_deref()).may("reference", arguments.reference.as_deref());
        let owed: Decimal = fine.parts.iter().map(Part::owed).sum();
        Ok((vec![draft], (fine.event.clone(), owed - amount)))
    })?;
    let (event, left) = left;
    session.print(&match left > Decimal::ZERO {
        true => {
            let left = amount_in_words(left);
            said!(en: "  still owed of `{event}`: {left}", zh: "  `{event}` 尚欠 {left}")
        }
        false => said!(en: "  `{event}` is paid", zh: "  `{event}` 已缴清"),
    })?;
    Ok(outcome)
}

/// Whether anybody still owes something.
pub(super) fn is_owed(fine: &Fine) -> bool {
    fine.parts.iter().any(|part| part.owed() > Decimal::ZERO)
}
