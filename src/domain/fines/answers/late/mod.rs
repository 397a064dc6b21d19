//! What paying late costs: a charge once, when the day passes, or for each day, when something is paid late.
//!
//! The events are pure functions of earlier facts, so every machine writes the same ones: keyed by the day that passed,
//! or by the payment that was late.

mod daily;
mod once;

use chrono::{Days, NaiveDate, TimeDelta};
use rust_decimal::Decimal;

use crate::domain::calendar::Zone;
use crate::domain::case::SWEEP;
use crate::domain::fines::ledger::{Fine, Objection, Part, Shares, parties_value, total};
use crate::domain::fines::policy::{Accrual, FinesPolicy, LateCharge};
use crate::domain::id::{Promise, sweep_event_id};
use crate::domain::instant::Instant;
use crate::domain::money::format_amount;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, EventKind, Fields, Record, Value};

pub use daily::{charge_id, charge_of_payment};

/// By what rule late payments are charged.
#[derive(Debug, Clone, Copy)]
pub struct Lateness<'a> {
    terms: &'a LateCharge,
    suspends: bool,
    zone: Zone,
}

impl<'a> Lateness<'a> {
    /// By the policy, with days as clocks in `zone` show them; `None` where paying late costs nothing.
    pub fn of(policy: &'a FinesPolicy, zone: Zone) -> Option<Self> {
        let suspends = policy.objections_suspend();
        policy.late_charge.as_ref().map(|terms| Self { terms, suspends, zone })
    }

    /// The days after the last one on which the fine was to be paid, up to and with that of `at`; those on which an
    /// objection held it are not among them. None before the notice.
    pub fn days(&self, fine: &Fine, at: Instant) -> u32 {
        let Some(notice) = fine.notice.as_ref().filter(|notice| notice.pay_by < at) else { return 0 };
        let day = |instant: &Instant| self.zone.shown(instant).date_naive();
        let (last, today) = (day(&(notice.pay_by - TimeDelta::seconds(1))), day(&at));
        let is_held = |date: NaiveDate| {
            let holds = |objection: &Objection| {
                let ended = objection.ruling.as_ref().map(|ruling| day(&ruling.at));
                day(&objection.at) < date && ended.is_none_or(|ended| date <= ended)
            };
            self.suspends && fine.objections.iter().any(holds)
        };
        let mut days = 0;
        let mut date = last;
        while date < today {
            let Some(next) = date.checked_add_days(Days::new(1)) else { break };
            date = next;
            days += u32::from(!is_held(date));
        }
        days
    }

    /// What is charged where `paid` of `part` is paid at `at`; nothing unless the charge grows by the day. Money pays the
    /// fine first and then what was charged, so no charge is charged for.
    pub fn charge(&self, fine: &Fine, part: &Part, paid: Decimal, at: Instant) -> Decimal {
        let Accrual::Daily(share) = self.terms.accrual else { return Decimal::ZERO };
        let base = paid.min(part.principal_left()).max(Decimal::ZERO);
        let grown = base.checked_mul(Decimal::from(self.days(fine, at)));
        let charge = grown.and_then(|grown| share.of(grown)).unwrap_or_default();
        charge.min(self.room(part))
    }

    /// What `part` comes to if all of it is paid at `at`: what is owed, and what is charged for paying it then.
    pub fn payable(&self, fine: &Fine, part: &Part, at: Instant) -> Decimal {
        part.owed() + self.charge(fine, part, part.principal_left(), at)
    }

    /// How much may still be charged for `part`.
    fn room(&self, part: &Part) -> Decimal {
        let most = self.terms.at_most.and_then(|share| share.of(part.amount - part.taken_off));
        most.map_or(Decimal::MAX, |most| (most - part.charged).max(Decimal::ZERO))
    }
}

/// The charges that are due at `now` and not on record: once where the day passed unpaid, or for each late payment.
/// They belong into the record at their place in fold order. Only what was recorded by `now` counts.
pub fn due_charges(record: &Record, policy: &FinesPolicy, zone: Zone, now: &Instant) -> Vec<Event> {
    let Some(lateness) = Lateness::of(policy, zone) else { return Vec::new() };
    if !record.events.iter().any(|event| event.matches(table::NOTICED.name)) {
        return Vec::new();
    }
    let mut known = record.clone();
    known.events.retain(|event| event.at <= *now);
    match lateness.terms.accrual {
        Accrual::Daily(_) => daily::charges(known, &lateness),
        Accrual::Sum(_) | Accrual::Once(_) => once::charges(&known, &lateness, now),
    }
}

impl Part {
    /// What is left of the fine itself: money pays it before what was charged, and what is taken off is taken off it
    /// first. Where a charge was waived, that counts for whoever pays.
    fn principal_left(&self) -> Decimal {
        (self.amount - self.taken_off - self.paid + self.repaid).max(Decimal::ZERO)
    }
}

/// From what a charge follows.
struct Cause<'a> {
    /// What names it: the fine, or the payment.
    name: &'a str,
    /// The instant that distinguishes it.
    key: Instant,
    /// When it became true.
    at: Instant,
    /// The `n` of the event that it follows from.
    after: u32,
    /// The fine.
    target: &'a str,
}

/// The id of the charge that follows from the fine or the payment `name`.
fn id_of(record: &Record, name: &str, key: Instant) -> String {
    let step = table::LATE_CHARGED.name;
    sweep_event_id(Promise { case: record.first_id(), clock: name, round: 1, step, due: key })
}

/// The charge; `None` where there is nothing to charge, or it is on record, be it taken back.
fn written(record: &Record, cause: &Cause<'_>, shares: Shares, days: Option<u32>) -> Option<Event> {
    let shares: Shares = shares.into_iter().filter(|(_, amount)| *amount > Decimal::ZERO).collect();
    let id = id_of(record, cause.name, cause.key);
    if shares.is_empty() || record.events.iter().any(|event| event.id == id) {
        return None;
    }
    let amount = total(&shares);
    let mut fields = Fields::default()
        .with("target", Value::text(cause.target))
        .with("amount", Value::text(format_amount(amount)))
        .with("payers", parties_value(&shares));
    if let Some(days) = days {
        fields.push("days", Value::text(days.to_string()));
    }
    Some(Event {
        id,
        at: cause.at,
        by: SWEEP.to_owned(),
        n: cause.after.saturating_add(1),
        kind: EventKind::Known(&table::LATE_CHARGED),
        happened: None,
        due: Vec::new(),
        fields,
    })
}
