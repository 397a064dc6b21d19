//! What a period cost: fines, and beside them what customers were given.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Compared, Matter, Scope};
use crate::domain::books::{Account, Booked, Settling, What, entries};
use crate::domain::calendar::Zone;
use crate::domain::case;
use crate::domain::filter::Period;
use crate::domain::fines::ledger::{Sums, fines};
use crate::domain::instant::Instant;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// Fines and compensation of a period: what was fined and agreed in it, as it stands now.
///
/// Whenever a complaint was received, its fine belongs to the day on which it became true or was decided (as in
/// `fine list`), and what its customer was given to the day of the agreement (as in the books).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Money {
    /// In all.
    pub total: Cost,
    /// The fines by rule, in the order of names.
    pub rules: BTreeMap<String, Sums>,
    /// In all, in the period before; `None` where there is nothing to compare with.
    pub before: Option<Cost>,
    /// By store, in the order of names: no ranking. Complaints about no store stand under `None`.
    pub stores: BTreeMap<Option<String>, Cost>,
}

/// What fines come to, and what customers were given.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cost {
    /// The fines and fees.
    pub fines: Sums,
    /// What was agreed with customers, less what a later agreement replaced.
    pub compensation: Decimal,
}

impl Cost {
    /// Whether there was neither a fine nor compensation.
    pub fn is_nothing(&self) -> bool {
        self.fines.count == 0 && self.compensation.is_zero()
    }
}

/// Adds up the money of `matters`, and of the stores' own records: fines for places in a ranking.
pub fn money(matters: &[Matter<'_>], stores: &[Record], scope: &Scope) -> Money {
    let compared = Compared::of(&scope.period, scope.today());
    let before = compared.map(|compared| {
        let before = Scope { period: compared.before, ..*scope };
        added_up(matters, stores, &before).total
    });
    Money { before, ..added_up(matters, stores, scope) }
}

fn added_up(matters: &[Matter<'_>], stores: &[Record], scope: &Scope) -> Money {
    let mut money = Money::default();
    for matter in matters.iter().filter(|matter| may_cost_within(matter, scope)) {
        let (record, store) = (&matter.case.id, matter.case.store.as_deref());
        money.add(matter.record, (record, store), scope);
    }
    for record in stores {
        money.add(record, (&record.id, Some(&record.id)), scope);
    }
    money
}

/// What one case cost in the period.
pub(super) fn cost_within(matter: &Matter<'_>, scope: &Scope) -> Cost {
    if !may_cost_within(matter, scope) {
        return Cost::default();
    }
    let mut money = Money::default();
    money.add(matter.record, (&matter.case.id, matter.case.store.as_deref()), scope);
    money.total
}

/// What a store's own record cost in the period.
pub(super) fn cost_of_store(record: &Record, scope: &Scope) -> Cost {
    let mut money = Money::default();
    money.add(record, (&record.id, Some(&record.id)), scope);
    money.total
}

/// Whether a case has money in the period at all: most have none, and making entries of them would take most of the time.
fn may_cost_within(matter: &Matter<'_>, scope: &Scope) -> bool {
    let mut of_money = matter.record.events.iter().filter(|event| is_of_money(event));
    of_money.any(|event| {
        let in_period = |moment: &Instant| scope.period.contains(scope.zone.shown(moment).date_naive());
        in_period(&event.at) || in_period(&event.moment())
    })
}

/// What one case cost up to `now`, days counted in `zone`.
pub fn cost_of(matter: &Matter<'_>, (zone, now): (Zone, &Instant)) -> Cost {
    let period = Period { first: NaiveDate::MIN, last: NaiveDate::MAX };
    cost_within(matter, &Scope { period, zone, now: *now })
}

fn is_of_money(event: &Event) -> bool {
    event.matches(table::FINED.name) || event.matches(table::ACCEPTED.name)
}

impl Money {
    fn add(&mut self, record: &Record, (id, store): (&str, Option<&str>), scope: &Scope) {
        let is_in = |day| scope.period.contains(day);
        let events = case::standing(record, Some(&scope.now));
        let booked = Booked { record: id, store, subject: "", events: &events, zone: scope.zone };
        let mut cost = Cost::default();
        for fine in fines(events.iter().copied()) {
            if is_in(scope.zone.shown(&fine.at).date_naive()) {
                cost.fines.add(&fine);
                self.total.fines.add(&fine);
                self.rules.entry(fine.rule.clone()).or_default().add(&fine);
            }
        }
        // With what a remedy is settled does not change what it costs.
        let booked = entries(&booked, &|_| Settling::Money).entries.into_iter();
        let agreed = |what| matches!(what, What::Agreed | What::Replaced);
        for entry in booked.filter(|entry| agreed(entry.what) && is_in(entry.date)) {
            let spent = entry.postings().filter(|each| matches!(each.account, Account::Compensation(..)));
            cost.compensation += spent.map(|each| each.amount).sum::<Decimal>();
        }
        self.total.compensation += cost.compensation;
        if !cost.is_nothing() {
            self.stores.entry(store.map(str::to_owned)).or_default().take(&cost);
        }
    }
}

impl Cost {
    /// Adds what something else cost.
    pub(super) fn take(&mut self, other: &Self) {
        self.fines.take(&other.fines);
        self.compensation += other.compensation;
    }
}
