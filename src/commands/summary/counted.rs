//! The hash of the records that a page counted, as they were at its instant.

use sha2::{Digest, Sha256};

use crate::commands::both_cores;
use crate::domain::hexadecimal;
use crate::domain::id::path_of;
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Record};
use crate::format::yaml;

/// A record with those of its events that are not on record: what follows by rule and nobody has recorded yet.
pub(super) struct Counted<'a> {
    pub(super) record: &'a Record,
    pub(super) unrecorded: &'a [Event],
}

/// The SHA-256 of the list that `sha256sum` would print of these records, in the order of their paths, each as plaint writes
/// it with the events that were recorded by `now`.
pub(super) fn hash(records: Vec<Counted<'_>>, now: &Instant) -> String {
    let mut lines = both_cores::map(records, |counted| line(&counted, now));
    lines.sort();
    let mut hasher = Sha256::new();
    for (path, hash) in lines {
        hasher.update(format!("{hash}  {path}\n"));
    }
    hexadecimal::of(&hasher.finalize())
}

fn line(counted: &Counted<'_>, now: &Instant) -> (String, String) {
    let record = counted.record;
    let is_recorded = |event: &&Event| !counted.unrecorded.iter().any(|other| other.id == event.id);
    let events = record.ordered_events().into_iter().filter(|event| event.at <= *now);
    let as_it_was = Record { events: events.filter(is_recorded).cloned().collect(), ..record.clone() };
    let path = path_of(&record.kind, &record.id).unwrap_or_else(|| record.id.clone());
    (path, hexadecimal::sha256(yaml::write_new(&as_it_was)))
}
