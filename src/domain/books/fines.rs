//! Entries of fines and of everything that answers them.

use rust_decimal::Decimal;

use super::account::{Account, Heading, Purpose};
use super::entry::{Entry, What};
use super::finding::Reason;
use super::{Booked, Entries, Omission};
use crate::domain::fines::ledger::{Party, parties};
use crate::domain::fines::policy::Payee;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Value};

/// A fine that was met on the way through the events.
struct Known<'a> {
    event: &'a str,
    rule: &'a str,
    purpose: Purpose,
    payers: Vec<Party>,
    /// The objections to it, by event id: rulings answer them.
    objections: Vec<&'a str>,
    /// Whether it is in the books. What answers one that is not is left out too.
    booked: bool,
}

impl Known<'_> {
    /// Says in `entry` what it is about.
    fn name(&self, entry: &mut Entry) {
        entry.names = vec![self.rule.to_owned()];
        entry.fee = self.purpose == Purpose::Fee;
    }
}

/// The entries of the fines of a record.
pub(super) fn entries(booked: &Booked<'_>) -> Entries {
    let mut walk = Walk { booked, known: Vec::new(), entries: Entries::default() };
    for event in booked.events {
        walk.take(event);
    }
    walk.entries
}

struct Walk<'a> {
    booked: &'a Booked<'a>,
    known: Vec<Known<'a>>,
    entries: Entries,
}

impl<'a> Walk<'a> {
    fn take(&mut self, event: &'a Event) {
        if event.matches(table::FINED.name) {
            return self.impose(event);
        }
        let target = event.fields.text("target").unwrap_or_default();
        let meant = |known: &Known<'_>| known.event == target || known.objections.contains(&target);
        let known = self.known.iter().position(meant);
        if event.matches(table::OBJECTED.name) {
            if let Some(fine) = known.and_then(|index| self.known.get_mut(index)) {
                fine.objections.push(&event.id);
            }
            return;
        }
        let Some(what) = what_of(event) else { return };
        // A ruling that takes nothing off moves no money.
        if what == What::Ruled && event.fields.get("amount").is_none() && event.fields.get("payers").is_none()
        {
            return;
        }
        let made = match known.and_then(|index| self.known.get(index)) {
            Some(fine) if fine.booked => answer(self.booked, fine, event, what),
            Some(_) => Err(Reason::FineOmitted(target.to_owned())),
            None => Err(Reason::NoSuchFine(target.to_owned())),
        };
        self.add(event, made);
    }

    fn impose(&mut self, event: &'a Event) {
        // Of one id only the first counts: a merge must not charge twice.
        if self.known.iter().any(|fine| fine.event == event.id) {
            return;
        }
        let text = |key: &str| event.fields.text(key).unwrap_or_default();
        let parts = adding_up(event, "payers");
        let fine = Known {
            event: &event.id,
            rule: event.fields.text("rule").unwrap_or_default(),
            purpose: Purpose::of(Payee::of(text("payee")), text("fee") == "yes"),
            payers: parties(event, "payers").into_iter().map(|(payer, _)| payer).collect(),
            objections: Vec::new(),
            booked: parts.is_ok(),
        };
        let made = parts.map(|parts| {
            let mut entry = Entry::of(self.booked, event, What::Fined);
            fine.name(&mut entry);
            for (payer, amount) in parts {
                let from = Account::Fines(fine.purpose, Heading::Imposed);
                entry.transfer(Account::Receivable(payer), from, amount);
            }
            entry
        });
        self.known.push(fine);
        self.add(event, made);
    }

    fn add(&mut self, event: &Event, made: Result<Entry, Reason>) {
        match made {
            Ok(entry) if entry.is_empty() => {}
            Ok(entry) => self.entries.entries.push(entry),
            Err(reason) => self.entries.omitted.push(Omission::new(self.booked, event, reason)),
        }
    }
}

/// What an event that answers a fine does to the books; `None` for events that move no money.
fn what_of(event: &Event) -> Option<What> {
    match event.kind.name() {
        "paid" => Some(What::Paid),
        "late-charged" => Some(What::LateCharged),
        "waived" => Some(What::Waived),
        "ruled" => Some(What::Ruled),
        "repaid" => Some(What::Repaid),
        "distributed" => Some(What::Distributed),
        _ => None,
    }
}

/// The entry of an event that answers `fine`.
fn answer(booked: &Booked<'_>, fine: &Known<'_>, event: &Event, what: What) -> Result<Entry, Reason> {
    let key = if what == What::Distributed { "payees" } else { "payers" };
    let parts = adding_up(event, key)?;
    if what != What::Distributed
        && let Some((stranger, _)) = parts.iter().find(|(payer, _)| !fine.payers.contains(payer))
    {
        return Err(Reason::NoPayer(stranger.to_string()));
    }
    let mut entry = Entry::of(booked, event, what);
    fine.name(&mut entry);
    let under = |heading: Heading| Account::Fines(fine.purpose, heading);
    for (party, amount) in parts {
        let (debit, credit) = match what {
            What::Paid => (Account::Finance, Account::Receivable(party)),
            What::LateCharged => (Account::Receivable(party), under(Heading::LateCharges)),
            What::Repaid => (Account::Receivable(party), Account::Finance),
            What::Distributed => (under(Heading::Distributed(party)), Account::Finance),
            _ => (under(Heading::TakenOff), Account::Receivable(party)),
        };
        entry.transfer(debit, credit, amount);
    }
    Ok(entry)
}

/// The parties that `event` lists under `key`.
///
/// # Errors
/// One of them cannot be read, or together they are not the event's amount.
fn adding_up(event: &Event, key: &'static str) -> Result<Vec<(Party, Decimal)>, Reason> {
    let listed = match event.fields.get(key) {
        Some(Value::List(items)) => items.len(),
        Some(_) => return Err(Reason::Unreadable(key)),
        None => 0,
    };
    let parts = parties(event, key);
    if parts.len() != listed {
        return Err(Reason::Unreadable(key));
    }
    let Some(amount) = event.fields.amount("amount") else {
        return Err(Reason::Unreadable("amount"));
    };
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (_, amount)| sum.checked_add(*amount));
    match sum {
        Some(sum) if sum == amount => Ok(parts),
        sum => Err(Reason::Differs { parts: sum.unwrap_or_default(), whole: amount }),
    }
}
