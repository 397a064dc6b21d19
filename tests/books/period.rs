//! The books of a period begin with the balances of all that came before.

use std::collections::BTreeMap;

use plaint::domain::books::{self, Account, Booked, Entry, Settling, What};
use plaint::domain::calendar::Zone;
use plaint::domain::case;
use plaint::domain::filter::Period;
use rust_decimal::Decimal;

use crate::generated::records;

fn all_entries(seed: u64) -> Vec<Entry> {
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let mut entries = Vec::new();
    for record in records(seed) {
        let events = case::standing(&record, None);
        let booked = Booked { record: &record.id, store: None, subject: "", events: &events, zone };
        entries.extend(books::entries(&booked, &|_| Settling::Vouchers).entries);
    }
    books::in_order(&mut entries);
    entries
}

fn balances<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> BTreeMap<Account, Decimal> {
    let mut balances: BTreeMap<Account, Decimal> = BTreeMap::new();
    for posting in entries.into_iter().flat_map(Entry::postings) {
        *balances.entry(posting.account.clone()).or_default() += posting.amount;
    }
    balances.retain(|_, balance| !balance.is_zero());
    balances
}

#[test]
fn what_is_owed_at_the_end_does_not_depend_on_where_the_books_begin() {
    let mut openings = 0;
    for seed in 0..60 {
        let entries = all_entries(seed);
        for month in ["2026-01", "2026-02", "2026-03", "2026-05", "2026-08", "2027-12"] {
            let today = chrono::NaiveDate::from_ymd_opt(2028, 1, 1).unwrap();
            let period = Period::parse(month, today).unwrap();
            let found = books::in_period(entries.clone(), &period);
            assert!(found.iter().all(|entry| period.contains(entry.date)), "{month}");
            for entry in &found {
                let sum: Decimal = entry.postings().map(|posting| posting.amount).sum();
                assert_eq!(sum, Decimal::ZERO, "{entry:?}");
            }
            let until_then = entries.iter().filter(|entry| entry.date <= period.last);
            let lasting = |balances: BTreeMap<Account, Decimal>| -> BTreeMap<Account, Decimal> {
                let is_lasting =
                    |account: &Account| !account.is_of_a_period() && *account != Account::Opening;
                balances.into_iter().filter(|(account, _)| is_lasting(account)).collect()
            };
            assert_eq!(lasting(balances(&found)), lasting(balances(until_then)), "seed {seed}, {month}");
            let of_period = |balances: BTreeMap<Account, Decimal>| -> BTreeMap<Account, Decimal> {
                balances.into_iter().filter(|(account, _)| account.is_of_a_period()).collect()
            };
            let within = entries.iter().filter(|entry| period.contains(entry.date));
            assert_eq!(of_period(balances(&found)), of_period(balances(within)), "seed {seed}, {month}");
            openings += found.iter().filter(|entry| entry.what == What::Opening).count();
        }
    }
    assert!(openings > 200, "no period had anything before it: {openings}");
}
