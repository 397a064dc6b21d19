//! Balances: who owes how much, and how a sum falls to those who pay.

use rust_decimal::Decimal;

use crate::domain::fines::ledger::{Fine, Part, Party, Shares, total};
use crate::domain::money::{split, to_the_cent};

/// Why a sum cannot be told off against a fine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing of the kind: nothing is owed, nothing is to be paid back.
    Nothing,
    /// Several could be meant; with what each has.
    Whose(Shares),
    /// It is more than there is.
    MoreThan(Decimal),
    /// Who is named has no part in the fine.
    NoPart,
    /// It is no sum above zero.
    Zero,
}

/// How much is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// All that there is.
    All,
    /// So much.
    Amount(Decimal),
}

/// How `sum` falls to the payers, each of whom has `at_most(part)`: to the one who is named, to the only one who has
/// anything, or to all of them where it is exactly what they have together.
///
/// # Errors
/// It is more than there is, or several could be meant.
pub fn share_of_each(
    fine: &Fine,
    whom: Option<&Party>,
    sum: Sum,
    at_most: impl Fn(&Part) -> Decimal,
) -> Result<Shares, Unfit> {
    let (had, amount) = sized(fine, whom, sum, &at_most)?;
    match &had[..] {
        _ if amount == total(&had) => Ok(had),
        [(party, _)] => Ok(vec![(party.clone(), amount)]),
        _ => Err(Unfit::Whose(had)),
    }
}

/// How `sum` falls to the payers in proportion to what each has (`at_most(part)`), to the cent.
///
/// # Errors
/// It is more than there is.
pub fn share_in_proportion(
    fine: &Fine,
    whom: Option<&Party>,
    sum: Sum,
    at_most: impl Fn(&Part) -> Decimal,
) -> Result<Shares, Unfit> {
    let (had, amount) = sized(fine, whom, sum, &at_most)?;
    // No part grows beyond what its payer has: whole cents in proportion to whole cents, of a sum that is no larger.
    let weights: Vec<Decimal> = had.iter().map(|(_, amount)| *amount).collect();
    let parts = split(amount, &weights).ok_or_else(|| Unfit::MoreThan(total(&had)))?;
    let named = had.into_iter().map(|(party, _)| party).zip(parts);
    Ok(named.filter(|(_, amount)| *amount > Decimal::ZERO).collect())
}

/// Those who have anything, with what, and the sum that is meant of it.
fn sized(
    fine: &Fine,
    whom: Option<&Party>,
    sum: Sum,
    at_most: &impl Fn(&Part) -> Decimal,
) -> Result<(Shares, Decimal), Unfit> {
    let had = shares(fine, whom, at_most)?;
    let amount = match sum {
        Sum::All => total(&had),
        Sum::Amount(amount) => to_the_cent(amount),
    };
    if amount <= Decimal::ZERO {
        return Err(Unfit::Zero);
    }
    if amount > total(&had) {
        return Err(Unfit::MoreThan(total(&had)));
    }
    Ok((had, amount))
}

fn shares(fine: &Fine, whom: Option<&Party>, at_most: &impl Fn(&Part) -> Decimal) -> Result<Shares, Unfit> {
    if whom.is_some_and(|whom| !fine.parts.iter().any(|part| part.payer == *whom)) {
        return Err(Unfit::NoPart);
    }
    let meant = fine.parts.iter().filter(|part| whom.is_none_or(|whom| part.payer == *whom));
    let all = meant.map(|part| (part.payer.clone(), at_most(part)));
    let had: Shares = all.filter(|(_, amount)| *amount > Decimal::ZERO).collect();
    if had.is_empty() { Err(Unfit::Nothing) } else { Ok(had) }
}
