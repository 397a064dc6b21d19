//! A charge once, at the moment at which the day passes unpaid.

use rust_decimal::Decimal;

use super::{Cause, Lateness, written};
use crate::domain::case::{counted_moment, standing};
use crate::domain::fines::ledger::{Fine, Part, fines};
use crate::domain::fines::policy::Accrual;
use crate::domain::instant::Instant;
use crate::domain::money::split;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// The charges of all fines whose day has passed at `now`, where they are not on record.
pub(super) fn charges(known: &Record, lateness: &Lateness<'_>, now: &Instant) -> Vec<Event> {
    let events = standing(known, None);
    let charge = |fine: &Fine| charge_of(known, &events, fine, lateness, now);
    fines(events.iter().copied()).iter().filter_map(charge).collect()
}

fn charge_of(
    known: &Record,
    events: &[&Event],
    fine: &Fine,
    lateness: &Lateness<'_>,
    now: &Instant,
) -> Option<Event> {
    let pay_by = fine.notice.as_ref()?.pay_by;
    let held = lateness.suspends && fine.open_objection().is_some();
    if pay_by >= *now || held {
        return None;
    }
    let then = as_of_the_day(events, fine, pay_by)?;
    // What was charged for an earlier day is charged once and for all.
    let owing: Vec<&Part> = then.parts.iter().filter(|part| part.charged.is_zero()).collect();
    let owed = |part: &&Part| part.owed().max(Decimal::ZERO);
    let amounts: Vec<Decimal> = match lateness.terms.accrual {
        Accrual::Once(share) => owing.iter().map(|part| share.of(owed(part)).unwrap_or_default()).collect(),
        Accrual::Sum(sum) => split(sum, &owing.iter().map(owed).collect::<Vec<_>>())?,
        Accrual::Daily(_) => return None,
    };
    let limited =
        owing.iter().zip(amounts).map(|(part, amount)| (part.payer.clone(), amount.min(lateness.room(part))));
    let cause = events.iter().rev().find(|event| sets_day(event, fine))?;
    let cause = Cause {
        name: &fine.event,
        key: pay_by,
        at: pay_by.max(cause.at),
        after: cause.n,
        target: &fine.event,
    };
    written(known, &cause, limited.collect(), None)
}

/// The fine without what was paid, or paid back, after its day; what was taken off counts, whenever that was.
fn as_of_the_day(events: &[&Event], fine: &Fine, pay_by: Instant) -> Option<Fine> {
    let is_money = |event: &Event| event.matches(table::PAID.name) || event.matches(table::REPAID.name);
    let in_time = |event: &&&Event| !is_money(event) || counted_moment(event) <= pay_by;
    let then = fines(events.iter().filter(in_time).copied());
    then.into_iter().find(|each| each.event == fine.event)
}

/// Whether `event` said until when the fine is to be paid: its notice, or a ruling that moved the day.
fn sets_day(event: &Event, fine: &Fine) -> bool {
    let is_notice = fine.notice.as_ref().is_some_and(|notice| notice.event == event.id);
    let ruled = |event: &Event| {
        let mut rulings = fine.objections.iter().filter_map(|objection| objection.ruling.as_ref());
        event.fields.text("pay_by").is_some() && rulings.any(|ruling| ruling.event == event.id)
    };
    is_notice || ruled(event)
}
