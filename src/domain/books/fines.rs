//! Entries of fines and of everything that answers them.

use rust_decimal::Decimal;

use super::account::{Account, Heading, Purpose};
use super::entry::{Entry, What};
use super::finding::Reason;
use super::{Booked, Entries, Omission};
use crate::domain::fines::ledger::{Fine, Ledger, Party, Shares, parties, parties_key};
use crate::domain::fines::policy::Payee;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Value};

/// The entries of the fines of a record.
pub(super) fn entries(booked: &Booked<'_>) -> Entries {
    let mut walk =
        Walk { booked, ledger: Ledger::default(), omitted: Vec::new(), entries: Entries::default() };
    for event in booked.events {
        walk.take(event);
    }
    walk.entries
}

struct Walk<'a> {
    booked: &'a Booked<'a>,
    /// The fines that were met on the way.
    ledger: Ledger,
    /// The fines that are not in the books, by event id. What answers one of them is left out too.
    omitted: Vec<&'a str>,
    entries: Entries,
}

impl<'a> Walk<'a> {
    fn take(&mut self, event: &'a Event) {
        let target = event.fields.text("target").unwrap_or_default();
        let before = self.ledger.meant_by(target).cloned();
        // Of one id only the first counts: a merge must not charge twice.
        let again = event.matches(table::FINED.name) && self.ledger.meant_by(&event.id).is_some();
        self.ledger.take(event);
        let made = what_of(event).filter(|_| !again).map(|what| match (what, before) {
            (What::Fined, _) => impose(self.booked, event),
            (_, None) => Err(Reason::NoSuchFine(target.to_owned())),
            (_, Some(fine)) if self.omitted.contains(&fine.event.as_str()) => {
                Err(Reason::FineOmitted(target.to_owned()))
            }
            (what, Some(fine)) => answer(self.booked, (&fine, self.ledger.meant_by(target)), event, what),
        });
        match made {
            None => {}
            Some(Ok(entry)) if entry.is_empty() => {}
            Some(Ok(entry)) => self.entries.entries.push(entry),
            Some(Err(reason)) => {
                if event.matches(table::FINED.name) {
                    self.omitted.push(&event.id);
                }
                self.entries.omitted.push(Omission::new(self.booked, event, reason));
            }
        }
    }
}

/// The entry of a fine.
fn impose(booked: &Booked<'_>, event: &Event) -> Result<Entry, Reason> {
    let text = |key: &str| event.fields.text(key).unwrap_or_default();
    let purpose = Purpose::of(Payee::of(text("payee")), text("fee") == "yes");
    let mut entry = about(booked, event, What::Fined, (text("rule"), purpose));
    for (payer, amount) in adding_up(event)? {
        entry.transfer(Account::Receivable(payer), Account::Fines(purpose, Heading::Imposed), amount);
    }
    Ok(entry)
}

/// An entry without postings about a fine by `rule`.
fn about(booked: &Booked<'_>, event: &Event, what: What, (rule, purpose): (&str, Purpose)) -> Entry {
    let mut entry = Entry::of(booked, event, what);
    entry.names = vec![rule.to_owned()];
    entry.fee = purpose == Purpose::Fee;
    entry
}

/// What an event of fines does to the books; `None` for events that move no money.
fn what_of(event: &Event) -> Option<What> {
    match event.kind.name() {
        "fined" => Some(What::Fined),
        "paid" => Some(What::Paid),
        "late-charged" => Some(What::LateCharged),
        "waived" => Some(What::Waived),
        // A ruling that takes nothing off moves no money.
        "ruled" if event.fields.get("amount").is_none() && event.fields.get("payers").is_none() => None,
        "ruled" => Some(What::Ruled),
        "repaid" => Some(What::Repaid),
        "distributed" => Some(What::Distributed),
        _ => None,
    }
}

/// The entry of an event that answers a fine, which it changed from `fine` to `after`.
fn answer(
    booked: &Booked<'_>,
    (fine, after): (&Fine, Option<&Fine>),
    event: &Event,
    what: What,
) -> Result<Entry, Reason> {
    let parts = adding_up(event)?;
    let pays = |party: &Party| fine.parts.iter().any(|part| part.payer == *party);
    if what != What::Distributed
        && let Some((stranger, _)) = parts.iter().find(|(payer, _)| !pays(payer))
    {
        return Err(Reason::NoPayer(stranger.to_string()));
    }
    let purpose = Purpose::of(fine.payee, fine.fee);
    let mut entry = about(booked, event, what, (&fine.rule, purpose));
    let under = |heading: Heading| Account::Fines(purpose, heading);
    for (party, amount) in parts {
        let (debit, credit) = match what {
            What::Paid => (Account::Finance, Account::Receivable(party)),
            What::LateCharged => (Account::Receivable(party), under(Heading::LateCharges)),
            What::Repaid => (Account::Receivable(party), Account::Finance),
            What::Distributed => (under(Heading::Distributed(party)), Account::Finance),
            What::Waived | What::Ruled | What::Opening | What::Fined => continue,
            What::Agreed | What::CarriedOut | What::Replaced => continue,
        };
        entry.transfer(debit, credit, amount);
    }
    // What is taken off goes by what there is to pay: two machines may both have taken it off.
    for (part, after) in fine.parts.iter().zip(after.into_iter().flat_map(|after| &after.parts)) {
        let off = after.relief() - part.relief();
        entry.transfer(under(Heading::TakenOff), Account::Receivable(part.payer.clone()), off);
    }
    Ok(entry)
}

/// The parties that `event` lists.
///
/// # Errors
/// One of them cannot be read, or together they are not the event's amount.
fn adding_up(event: &Event) -> Result<Shares, Reason> {
    let key = parties_key(event);
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
