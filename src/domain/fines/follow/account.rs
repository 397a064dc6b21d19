//! The account of a fine: whom each line of `payers` found, and how the sum came to each of them to the cent. What is
//! charged and what `why` tells of it are this one account.

use rust_decimal::Decimal;

use super::group::{Group, People};
use crate::domain::fines::ledger::{Party, Shares};
use crate::domain::fines::policy::{PayerRule, Per};
use crate::domain::money::{split, to_the_cent};

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

/// How `amount` (the sum, or with [`Per::Payer`] what it is for each) falls to those whom the lines of `payers` find. A
/// line that finds nobody leaves its share to the others. `None` where numbers grow too large.
pub fn account<'a>(
    payers: &'a [PayerRule],
    per: Per,
    amount: Decimal,
    people: People<'_>,
) -> Option<Vec<LineAccount<'a>>> {
    let mut groups: Vec<Group> = payers.iter().map(|line| people.group(line)).collect();
    let mut members = vec![Vec::new(); groups.len()];
    if groups.iter().any(Group::pays) {
        for group in groups.iter_mut().filter(|group| !group.pays()) {
            group.weight = Decimal::ZERO;
        }
        members = falls(&groups, per, amount)?;
    }
    let line = |(line, members): (&'a PayerRule, Vec<MemberAccount>)| {
        let share = members.iter().map(|member| member.amount).sum();
        LineAccount { line, share, members }
    };
    Some(payers.iter().zip(members).map(line).collect())
}

/// What each member of `groups` pays of `amount`, as [`account`] says it, in their order.
pub(super) fn parts(groups: &[Group], per: Per, amount: Decimal) -> Option<Shares> {
    let members = falls(groups, per, amount)?.into_iter().flatten();
    Some(members.map(|member| (member.party, member.amount)).collect())
}

/// How `amount` falls to the members of each group: the groups share it by their weights, and each share falls to the
/// members by theirs; or each member pays it, times both weights.
fn falls(groups: &[Group], per: Per, amount: Decimal) -> Option<Vec<Vec<MemberAccount>>> {
    match per {
        Per::Payer => groups.iter().map(|group| each(amount, group)).collect(),
        Per::Fine | Per::Payee => {
            let weights: Vec<Decimal> = groups.iter().map(|group| group.weight).collect();
            let shares = split(amount, &weights)?;
            groups.iter().zip(shares).map(|(group, share)| shared(share, group)).collect()
        }
    }
}

fn each(amount: Decimal, group: &Group) -> Option<Vec<MemberAccount>> {
    let one = |(party, weight): &(Party, Decimal)| {
        let exact = amount.checked_mul(group.weight)?.checked_mul(*weight)?;
        Some(MemberAccount { party: party.clone(), weight: *weight, exact, amount: to_the_cent(exact) })
    };
    group.members.iter().map(one).collect()
}

fn shared(share: Decimal, group: &Group) -> Option<Vec<MemberAccount>> {
    if group.members.is_empty() {
        return Some(Vec::new());
    }
    let weights: Vec<Decimal> = group.members.iter().map(|(_, weight)| *weight).collect();
    let total: Decimal = weights.iter().sum();
    let one = |((party, weight), amount): (&(Party, Decimal), Decimal)| {
        let exact = share.checked_mul(*weight)?.checked_div(total)?;
        Some(MemberAccount { party: party.clone(), weight: *weight, exact, amount })
    };
    group.members.iter().zip(split(share, &weights)?).map(one).collect()
}
