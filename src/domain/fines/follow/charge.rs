//! Charges: how much a rule asks for, and every payer's part to the cent.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Scene;
use super::account::parts;
use super::answerable::Answerable;
use super::group::{Group, People, groups};
use super::trigger::Trigger;
use super::uncharged::Uncharged;
use crate::domain::fines::ledger::{Party, Shares};
use crate::domain::fines::policy::{FineRule, Payee, PayerRule, Per};
use crate::domain::money::{format_amount, parse_amount};
use crate::domain::shop::Shop;

/// What a fine comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Charge {
    /// The sum.
    pub amount: Decimal,
    /// What the sum came from, where it was multiplied: the amount for each, and how many.
    pub base: Option<(Decimal, Decimal)>,
    /// Every payer's part; they add up to the sum.
    pub parts: Shares,
    /// Points, by member of staff.
    pub points: Vec<(String, u32)>,
    /// Whether no line of the rule found anybody, so that the store pays.
    pub store_instead: bool,
}

/// What `trigger` comes to.
///
/// # Errors
/// It cannot be charged, and why.
pub fn charge(trigger: &Trigger<'_>, scene: &Scene<'_>) -> Result<Charge, Uncharged> {
    let rule = trigger.rule;
    let amount = match &rule.amount {
        None => Decimal::ZERO,
        Some(formula) => {
            let unknown = || Uncharged::AmountUnknown(formula.unknown(&trigger.facts));
            formula.amount(&trigger.facts).ok_or_else(unknown)?
        }
    };
    charge_of(trigger, amount, &[], scene.shop)
}

/// What `trigger` comes to when the amount is `amount`: of the whole, for each payer or for each payee, as the rule says.
/// Those of `named` pay, in equal parts, where no line of the rule finds anybody.
///
/// # Errors
/// It cannot be charged, and why.
pub(super) fn charge_of(
    trigger: &Trigger<'_>,
    amount: Decimal,
    named: &[Party],
    shop: &Shop,
) -> Result<Charge, Uncharged> {
    let (rule, answerable) = (trigger.rule, &trigger.answerable);
    let points = points(rule, answerable, shop);
    if amount.is_zero() {
        let nothing = Charge { amount, base: None, parts: Vec::new(), points, store_instead: false };
        return if nothing.points.is_empty() { Err(Uncharged::Nothing) } else { Ok(nothing) };
    }
    let (groups, store_instead) = match (paying(&rule.payers, People::of(trigger, shop)), named) {
        (Ok((_, true)) | Err(_), [_, ..]) => {
            let members = named.iter().map(|party| (party.clone(), Decimal::ONE)).collect();
            (vec![Group { weight: Decimal::ONE, members }], false)
        }
        (found, _) => found?,
    };
    let falls = |amount: Decimal| parts(&groups, rule.per, amount).ok_or(Uncharged::TooLarge);
    let (amount, base, parts) = match rule.per {
        Per::Fine => (amount, None, falls(amount)?),
        Per::Payer => {
            let parts = falls(amount)?;
            let count: usize = groups.iter().map(|group| group.members.len()).sum();
            let total = parts.iter().map(|(_, part)| *part).sum();
            let plain = amount.checked_mul(Decimal::from(count)) == Some(total);
            (total, plain.then(|| (amount, Decimal::from(count))), parts)
        }
        Per::Payee => {
            let count = Decimal::from(payees(rule.payee, answerable, shop));
            let total = amount.checked_mul(count).ok_or(Uncharged::TooLarge)?;
            if total.is_zero() {
                return Err(Uncharged::NobodyGets);
            }
            (total, Some((amount, count)), falls(total)?)
        }
    };
    parse_amount(&format_amount(amount)).map_err(|_| Uncharged::TooLarge)?;
    Ok(Charge { amount, base, parts: in_one_part(parts), points, store_instead })
}

/// Every part of `amount` that a store has to bear as a whole (a fine for its place in a ranking): by the lines `payers`,
/// whose people are those of `day`; by the store as one where these find nobody.
///
/// # Errors
/// The numbers grow too large.
pub fn parts_of_store(
    payers: &[PayerRule],
    amount: Decimal,
    (store, day): (&str, NaiveDate),
    shop: &Shop,
) -> Result<Shares, Uncharged> {
    let answerable = Answerable { store: Some(store.to_owned()), ..Answerable::default() };
    let (groups, _) = paying(payers, People { shop, answerable: &answerable, day })?;
    parts(&groups, Per::Fine, amount).map(in_one_part).ok_or(Uncharged::TooLarge)
}

/// Whether any line of the rule finds somebody who pays.
pub(super) fn finds_payers(trigger: &Trigger<'_>, shop: &Shop) -> bool {
    !groups(&trigger.rule.payers, People::of(trigger, shop)).is_empty()
}

/// The groups that pay, and whether that is the store because no line finds anybody.
fn paying(lines: &[PayerRule], people: People<'_>) -> Result<(Vec<Group>, bool), Uncharged> {
    let groups = groups(lines, people);
    if !groups.is_empty() {
        return Ok((groups, false));
    }
    let store = people.answerable.store.clone().ok_or(Uncharged::NobodyPays)?;
    Ok((vec![Group { weight: Decimal::ONE, members: vec![(Party::Store(store), Decimal::ONE)] }], true))
}

/// How many get a fine: of the stores that go by the same policy all but the one that answers for it.
fn payees(payee: Payee, answerable: &Answerable, shop: &Shop) -> usize {
    match payee {
        Payee::OtherStores => shop.peers_of(answerable.store.as_deref()).count(),
        Payee::Company | Payee::Fund | Payee::Customer => 1,
    }
}

/// Who stands in two lines pays both shares in one part; who would pay nothing has none.
fn in_one_part(parts: Shares) -> Shares {
    let mut joined: Shares = Vec::with_capacity(parts.len());
    for (party, amount) in parts.into_iter().filter(|(_, amount)| !amount.is_zero()) {
        match joined.iter_mut().find(|(known, _)| *known == party) {
            Some((_, sum)) => *sum += amount,
            None => joined.push((party, amount)),
        }
    }
    joined
}

/// The points of `rule` for everybody who is responsible and whom the shop knows.
fn points(rule: &FineRule, answerable: &Answerable, shop: &Shop) -> Vec<(String, u32)> {
    if rule.points == 0 {
        return Vec::new();
    }
    let known = answerable.staff.iter().filter(|id| shop.staff(id).is_some());
    known.map(|id| (id.clone(), rule.points)).collect()
}
