//! Who is named with `--payer`, what sum is typed, and why a sum does not fit, in words.

use super::address::Sheet;
use super::meant_fine::rule_label;
use crate::domain::failure::Failure;
use crate::domain::fines::answers::balance::{Sum, Unfit};
use crate::domain::fines::ledger::{Fine, Party};
use crate::domain::money::{amount_in_words, format_amount, parse_amount};
use crate::help;
use crate::said;
use crate::words::{Label, Said};

/// A sum: so much, or all that there is.
#[derive(Debug, Clone, clap::Args)]
#[group(required = true, multiple = false)]
pub(super) struct SumArguments {
    #[arg(long, value_name = "AMOUNT", help = help!("How much", "金额"))]
    amount: Option<String>,
    #[arg(long, help = help!("All that there is", "全部"))]
    all: bool,
}

impl SumArguments {
    /// The sum that was typed.
    ///
    /// # Errors
    /// It is no amount.
    pub(super) fn sum(&self) -> Result<Sum, Failure> {
        match &self.amount {
            Some(typed) => Ok(Sum::Amount(parse_amount(typed).map_err(Failure::usage)?)),
            None => Ok(Sum::All),
        }
    }
}

/// The payer of `fine` that was typed: `luo`, `staff:luo`, `store:maple`.
///
/// # Errors
/// No payer is called so, or several; with those that there are.
pub(super) fn payer(typed: Option<&str>, fine: &Fine, sheet: &Sheet) -> Result<Option<Party>, Failure> {
    let Some(typed) = typed else { return Ok(None) };
    let named = |party: &&Party| party.to_string() == typed || party.name() == typed;
    let found: Vec<&Party> = fine.parts.iter().map(|part| &part.payer).filter(named).collect();
    match found[..] {
        [only] => Ok(Some(only.clone())),
        _ => {
            let (event, all) = (&fine.event, listed(fine, sheet));
            let (en, zh) = (&all.en, &all.zh);
            let names: Vec<String> = fine.parts.iter().map(|part| part.payer.to_string()).collect();
            let failure = Failure::usage(said!(
                en: "the fine `{event}` is not on `{typed}`; it is on: {en}",
                zh: "罚款 `{event}` 的缴纳人中没有 `{typed}`；缴纳人为：{zh}"
            ));
            Err(failure.suggesting(typed, names.iter().map(String::as_str)))
        }
    }
}

fn listed(fine: &Fine, sheet: &Sheet) -> Said {
    let said: Vec<Said> = fine.parts.iter().map(|part| sheet.party(&part.payer)).collect();
    let of = |pick: fn(&Said) -> &str| said.iter().map(pick).collect::<Vec<_>>();
    Said { en: of(|said| &said.en).join(", "), zh: of(|said| &said.zh).join("、") }
}

/// Why a sum does not fit; `nothing` is said where there is nothing of the kind, `had` is what each has.
pub(super) fn unfit(unfit: Unfit, fine: &Fine, sheet: &Sheet, (nothing, had): (Said, Label)) -> Failure {
    let (event, Said { en, zh }) = (&fine.event, rule_label(fine, sheet));
    match unfit {
        Unfit::Nothing | Unfit::NoPart => Failure::could_not(nothing),
        Unfit::Zero => Failure::usage(said!(en: "the amount is nothing", zh: "金额不能为零")),
        Unfit::MoreThan(most) => {
            let (most, had_en, had_zh) = (amount_in_words(most), had.en, had.zh);
            Failure::could_not(said!(
                en: "that is more than is {had_en} of `{event}` ({en}): {most}",
                zh: "超过 `{event}`（{zh}）{had_zh}的金额：{most}"
            ))
        }
        Unfit::Whose(shares) => {
            let failure = Failure::usage(said!(
                en: "whose part of `{event}` ({en}) is it? name them with `--payer`",
                zh: "`{event}`（{zh}）由多人承担，请用 `--payer` 写明是谁的份额"
            ));
            shares.iter().fold(failure, |failure, (party, amount)| {
                let (Said { en, zh }, amount) = (sheet.party_name(party), format_amount(*amount));
                failure.tip(
                    said!(en: "`--payer {party}`: {en} {amount}", zh: "`--payer {party}`：{zh} {amount}"),
                )
            })
        }
    }
}
