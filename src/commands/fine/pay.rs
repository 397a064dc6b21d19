//! `fine pay`: a payment, also in parts.

use anyhow::Result;
use rust_decimal::Decimal;

use super::address::{FineAddress, Sheet};
use super::meant_fine::{meant_fine, rule_label};
use super::payer::{SumArguments, payer, unfit};
use crate::commands::desk::Desk;
use crate::commands::session::{Outcome, Session};
use crate::domain::fines::answers::balance::share_of_each;
use crate::domain::fines::answers::late::Lateness;
use crate::domain::fines::ledger::{Fine, Part, Shares, parties_value, total};
use crate::domain::money::format_amount;
use crate::domain::record::kind::table;
use crate::words::{Label, Said};
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
    let (outcome, event) = desk.record_in(session, &address.record, |desk, session, file| {
        let sheet = Sheet::of(desk, session, file)?;
        let fine = meant_fine(&sheet, address, is_owed)?;
        let whom = payer(arguments.payer.as_deref(), fine, &sheet)?;
        let event = &fine.event;
        let nothing = said!(en: "nothing is owed of `{event}`", zh: "`{event}` 已无应缴金额");
        // What paying late costs is paid with it.
        let lateness = Lateness::of(&sheet.rules.policy.fines, desk.shop.zone);
        let at = address.moment(session.now);
        let payable = |part: &Part| lateness.map_or(part.owed(), |lateness| lateness.payable(fine, part, at));
        let shares = share_of_each(fine, whom.as_ref(), arguments.sum.sum()?, payable)
            .map_err(|why| unfit(why, fine, &sheet, (nothing, Label::new("owed", "尚欠"))))?;
        let amount = total(&shares);
        let mut draft =
            address.draft(&table::PAID).with("target", &fine.event).with("amount", &format_amount(amount));
        draft.fields.push("payers", parties_value(&shares));
        let draft =
            draft.may("form", arguments.form.as_deref()).may("reference", arguments.reference.as_deref());
        Ok((vec![draft], event.clone()))
    })?;
    let file = desk.record_file(session, &address.record)?;
    tell_left(&Sheet::of(&mut desk, session, &file)?, &event, session)?;
    Ok(outcome)
}

/// What is owed of the fine now, and by whom.
fn tell_left(sheet: &Sheet, event: &str, session: &mut Session<'_>) -> Result<()> {
    let Some(fine) = sheet.fines.iter().find(|fine| fine.event == *event) else { return Ok(()) };
    let owing: Shares = fine
        .parts
        .iter()
        .map(|part| (part.payer.clone(), part.owed()))
        .filter(|(_, owed)| *owed > Decimal::ZERO)
        .collect();
    let Said { en: fine_en, zh: fine_zh } = rule_label(fine, sheet);
    if owing.is_empty() {
        return session.print(&said!(en: "  {fine_en}: all is paid", zh: "  {fine_zh}：已缴清"));
    }
    let Said { en, zh } = sheet.said(|reader, names| reader.parties(names, &owing));
    session.print(&said!(en: "  {fine_en}: still owed by {en}", zh: "  {fine_zh}：尚欠 {zh}"))
}

/// Whether anybody still owes something.
pub(super) fn is_owed(fine: &Fine) -> bool {
    fine.parts.iter().any(|part| part.owed() > Decimal::ZERO)
}
