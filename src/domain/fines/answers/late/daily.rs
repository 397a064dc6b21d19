//! Charges for each day, of what is paid late.

use rust_decimal::Decimal;

use super::{Cause, Lateness, id_of, written};
use crate::domain::case::{counted_moment, standing};
use crate::domain::fines::ledger::{Party, fines, parties};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// The charges of all late payments that are not on record, each after what it follows from.
pub(super) fn charges(mut known: Record, lateness: &Lateness<'_>) -> Vec<Event> {
    let is_payment = |event: &&Event| event.matches(table::PAID.name);
    let payments: Vec<Event> = standing(&known, None).into_iter().filter(is_payment).cloned().collect();
    let mut charges = Vec::new();
    for payment in &payments {
        if let Some(charge) = charge_of_payment(&known, payment, lateness) {
            // An earlier charge leaves less room for later ones.
            known.events.push(charge.clone());
            charges.push(charge);
        }
    }
    charges
}

/// The charge that follows from `payment`, an event of `record`; `None` where it was in time or is charged already.
pub fn charge_of_payment(record: &Record, payment: &Event, lateness: &Lateness<'_>) -> Option<Event> {
    let target = payment.fields.text("target")?;
    let before = standing(record, None).into_iter().take_while(|event| event.id != payment.id);
    let fine = fines(before).into_iter().find(|fine| fine.event == target)?;
    let at = counted_moment(payment);
    let days = lateness.days(&fine, at);
    let charge = |(payer, paid): (Party, Decimal)| {
        let part = fine.parts.iter().find(|part| part.payer == payer)?;
        let amount = lateness.charge(&fine, part, paid, at);
        Some((payer, amount))
    };
    let shares = parties(payment, "payers").into_iter().filter_map(charge).collect();
    let cause = Cause { name: &payment.id, key: at, at: payment.at, after: payment.n, target };
    written(record, &cause, shares, Some(days))
}

/// The id of the charge that follows from `payment`, an event of `record`.
pub fn charge_id(record: &Record, payment: &Event) -> String {
    id_of(record, &payment.id, counted_moment(payment))
}
