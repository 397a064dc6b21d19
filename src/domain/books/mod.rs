//! Books: what fines, compensation and payments are as entries of double-entry bookkeeping.
//!
//! The books are those of the house, which collects fines and compensates customers; stores, departments, staff, the
//! fund and customers are whom it owes or who owe it. `docs/books.md` has the chart of accounts with its reasons. An
//! entry is made of transfers from one account to another, so it balances however it is put together; an event whose
//! parties do not add up gives no entry, and is told.

mod account;
mod compensation;
mod entry;
pub mod finding;
mod fines;
mod part;
mod period;

pub use account::{Account, Heading, Purpose};
pub use compensation::Settling;
pub use entry::{Entry, Posting, What};
pub use finding::Omission;
pub use period::in_period;

use crate::domain::calendar::Zone;
use crate::domain::record::Event;

/// A record whose events are booked.
#[derive(Debug, Clone, Copy)]
pub struct Booked<'a> {
    /// The id: of a complaint, or of a store for what stands in the store's own record.
    pub record: &'a str,
    /// The store.
    pub store: Option<&'a str>,
    /// The subject of the complaint; empty for a store's own record.
    pub subject: &'a str,
    /// The events that stand, in the order of the fold.
    pub events: &'a [&'a Event],
    /// The zone in which days are counted.
    pub zone: Zone,
}

/// The entries of one record, and the events that are left out of the books.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entries {
    /// The entries, in the order of the events.
    pub entries: Vec<Entry>,
    /// What is left out, and why.
    pub omitted: Vec<Omission>,
}

/// The entries of a record. `settling` says with what a kind of remedy is settled.
pub fn entries(booked: &Booked<'_>, settling: &dyn Fn(&str) -> Settling) -> Entries {
    let mut entries = fines::entries(booked);
    let compensation = compensation::entries(booked, settling);
    entries.entries.extend(compensation.entries);
    entries.omitted.extend(compensation.omitted);
    entries
}

/// Puts the entries of all records in the order of a journal: by moment, and of one moment by record.
pub fn in_order(entries: &mut [Entry]) {
    entries.sort_by(|left, right| {
        (left.date, left.moment, &left.record).cmp(&(right.date, right.moment, &right.record))
    });
}
