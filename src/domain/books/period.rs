//! The books of a period: what came before it becomes its opening balances.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::account::Account;
use super::entry::Entry;
use crate::domain::filter::Period;

/// The entries of `period`, with one in front that carries the balances of all earlier ones. `entries` are in order.
///
/// What was earned and spent before belongs to earlier periods: it is in the opening balance of equity.
pub fn in_period(entries: Vec<Entry>, period: &Period) -> Vec<Entry> {
    let up_to_the_end = entries.into_iter().filter(|entry| entry.date <= period.last);
    let (before, mut within): (Vec<Entry>, Vec<Entry>) =
        up_to_the_end.partition(|entry| entry.date < period.first);
    let opening = opening(&before, period);
    within.splice(0..0, opening);
    within
}

fn opening(before: &[Entry], period: &Period) -> Option<Entry> {
    let mut balances: BTreeMap<&Account, Decimal> = BTreeMap::new();
    for posting in before.iter().flat_map(Entry::postings) {
        *balances.entry(&posting.account).or_default() += posting.amount;
    }
    let mut entry = Entry::opening(period.first, before.last()?.moment);
    for (account, balance) in balances {
        if !account.is_of_a_period() {
            entry.transfer(account.clone(), Account::Opening, balance);
        }
    }
    Some(entry).filter(|entry| !entry.is_empty())
}
