//! The account of a fine: whom each line of `payers` found, and how the sum came to each of them to the cent.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::answerable::Answerable;
use super::group::{Group, People};
use crate::domain::fines::ledger::Party;
use crate::domain::fines::policy::{PayerRule, Per};
use crate::domain::money::{split, to_the_cent};
use crate::domain::shop::Shop;

/// Whom a line found, and what falls to them.
#[derive(Debug, Clone, PartialEq)]
pub struct LineAccount<'a> {
    /// The line.
    pub line: &'a PayerRule,
    /// What falls to the whole line; nothing where it found nobody.
    pub share: Decimal,
    /// Whom it found.
    pub members: Vec<MemberAccount>,
}

/// What falls to one of those whom a line found.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberAccount {
    /// Who.
    pub party: Party,
    /// The weight within the line.
    pub weight: Decimal,
    /// The share before it was cut to cents.
    pub exact: Decimal,
    /// What they pay of this line.
    pub amount: Decimal,
}

impl MemberAccount {
    /// Whether a cent was added that was left over when all shares had been cut.
    pub fn has_cent_added(&self) -> bool {
        self.amount > self.exact
    }
}

/// How `amount` (the sum, or with [`Per::Payer`] what it is for each) falls to those whom the lines of `payers` find,
/// with who answers for the matter, on the day of the fine. `None` where numbers grow too large.
pub fn account<'a>(
    payers: &'a [PayerRule],
    per: Per,
    amount: Decimal,
    people: &People<'_>,
) -> Option<Vec<LineAccount<'a>>> {
    let groups: Vec<Group> =
        payers.iter().map(|line| Group { weight: line.weight, members: people.members(line) }).collect();
    // A line that found nobody leaves its share to the others.
    let weight = |group: &Group| if group.members.is_empty() { Decimal::ZERO } else { group.weight };
    let shares = match per {
        Per::Payer => vec![Decimal::ZERO; groups.len()],
        Per::Fine | Per::Payee => split(amount, &groups.iter().map(weight).collect::<Vec<_>>())
            .unwrap_or(vec![Decimal::ZERO; groups.len()]),
    };
    payers
        .iter()
        .zip(groups.iter().zip(shares))
        .map(|(line, (group, share))| {
            let members = match per {
                Per::Payer => each(amount, group),
                Per::Fine | Per::Payee => shared(share, group),
            }?;
            let share = members.iter().map(|member| member.amount).sum();
            Some(LineAccount { line, share, members })
        })
        .collect()
}

fn each(amount: Decimal, group: &Group) -> Option<Vec<MemberAccount>> {
    let one = |(party, weight): &(Party, Decimal)| {
        let exact = amount.checked_mul(group.weight)?.checked_mul(*weight)?;
        Some(MemberAccount { party: party.clone(), weight: *weight, exact, amount: to_the_cent(exact) })
    };
    group.members.iter().map(one).collect()
}

fn shared(share: Decimal, group: &Group) -> Option<Vec<MemberAccount>> {
    let weights: Vec<Decimal> = group.members.iter().map(|(_, weight)| *weight).collect();
    let total: Decimal = weights.iter().sum();
    let amounts = split(share, &weights).unwrap_or(vec![Decimal::ZERO; weights.len()]);
    let one = |((party, weight), amount): (&(Party, Decimal), Decimal)| {
        let exact = share.checked_mul(*weight)?.checked_div(total)?;
        Some(MemberAccount { party: party.clone(), weight: *weight, exact, amount })
    };
    group.members.iter().zip(amounts).map(one).collect()
}

impl<'a> People<'a> {
    /// Those who can be found: with who answers for the matter, on the day of the fine in the shop's zone.
    pub fn on(shop: &'a Shop, answerable: &'a Answerable, day: NaiveDate) -> Self {
        Self { shop, answerable, day }
    }
}
