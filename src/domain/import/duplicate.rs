//! Which rows are there already, and which look like others.

use std::collections::{BTreeMap, HashMap};

use super::complaint::Complaint;
use crate::domain::instant::Instant;
use crate::domain::record::{Fields, Record};
use crate::domain::shop::Shop;

/// What is known of the complaints that are there: those of the workspace, and those of the rows before.
#[derive(Debug, Default)]
pub struct Known {
    /// By `imported_from`.
    imported: HashMap<String, Trace>,
    /// By customer, day and subject.
    alike: BTreeMap<(String, String, String), String>,
}

/// What is compared of a complaint that was imported before.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Trace {
    /// The record's id, or the place of the row.
    called: String,
    received: i64,
    subject: String,
}

/// What a row turns out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Not seen before.
    New,
    /// New, and like this one: same customer, same day, same subject.
    Like(String),
    /// Imported already, as this complaint.
    There(String),
    /// Something else was imported from there, as this complaint: the file is another one, or was changed.
    Other(String),
}

impl Known {
    /// Takes note of a complaint of the workspace. What was corrected since counts as it was imported.
    pub fn note(&mut self, record: &Record, shop: &Shop) {
        let header = &record.header;
        let Some(received) = header.text("received").and_then(crate::domain::instant::parse) else { return };
        let subject = header.text("subject").unwrap_or_default();
        if let Some(key) = header.text("imported_from") {
            let trace = Trace {
                called: record.id.clone(),
                received: received.timestamp(),
                subject: subject.to_owned(),
            };
            self.imported.insert(key.to_owned(), trace);
        }
        if let Some(alike) = alike(header, header.text("customer"), &received, shop) {
            self.alike.entry(alike).or_insert_with(|| record.id.clone());
        }
    }

    /// What `complaint` of `customer` is, and takes note of it where it is new.
    pub fn look(&mut self, complaint: &Complaint, customer: Option<&str>, shop: &Shop) -> Seen {
        let received = complaint.received.timestamp();
        let subject = complaint.header.text("subject").unwrap_or_default();
        if let Some(trace) = self.imported.get(&complaint.key) {
            let same = trace.received == received && trace.subject == subject;
            return if same { Seen::There(trace.called.clone()) } else { Seen::Other(trace.called.clone()) };
        }
        let trace = Trace { called: complaint.place.clone(), received, subject: subject.to_owned() };
        self.imported.insert(complaint.key.clone(), trace);
        let Some(alike) = alike(&complaint.header, customer, &complaint.received, shop) else {
            return Seen::New;
        };
        match self.alike.get(&alike) {
            Some(other) => Seen::Like(other.clone()),
            None => {
                self.alike.insert(alike, complaint.place.clone());
                Seen::New
            }
        }
    }
}

/// What two entries of one complaint have in common.
fn alike(
    header: &Fields,
    customer: Option<&str>,
    received: &Instant,
    shop: &Shop,
) -> Option<(String, String, String)> {
    let customer = customer.or_else(|| header.text("called"))?;
    let day = shop.local(received).date_naive();
    Some((customer.to_owned(), day.to_string(), header.text("subject")?.trim().to_owned()))
}
