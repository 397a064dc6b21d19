//! What one commit tells: which records, which events, by whom. No names of customers, no free text.

use serde::{Deserialize, Serialize};

use crate::domain::id::is_name;

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What was done, in order; at least one.
    pub acts: Vec<Act>,
    /// Who did it: a staff name of `shop.toml`, `sweep`, or the like.
    pub by: String,
    /// Who else did something of it, where several commands had to wait for one commit.
    #[serde(default)]
    pub others: Vec<String>,
    /// Whether the commit had to wait, so that it is younger than what it holds.
    #[serde(default)]
    pub waited: bool,
}

/// One thing that was done to one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// The record's id, or the file's name where it has none (`shop.toml`).
    pub record: String,
    /// The kind of event, or what was done (`created`).
    pub event: String,
    /// The event's id; empty where there is no event.
    pub event_id: String,
}

/// A file as it must stand in a commit.
#[derive(Debug, Clone, Copy)]
pub struct FileState<'a> {
    /// The path, relative to the workspace and with `/`.
    pub path: &'a str,
    /// What the command found before it wrote.
    pub before: Before<'a>,
    /// What stands there now; `None` where the file is gone.
    pub after: Option<&'a [u8]>,
}

/// What a command found before it wrote a file. Where the last commit has something else, somebody edited by hand.
#[derive(Debug, Clone, Copy)]
pub enum Before<'a> {
    /// These bytes; `None` when there was no file.
    Was(Option<&'a [u8]>),
    /// Not known, or of no concern.
    Any,
}

/// How many acts are told one by one.
const TOLD: usize = 200;

impl Act {
    /// An event that was added to a record.
    pub fn event(record: &str, event: &str, event_id: &str) -> Self {
        Self { record: record.to_owned(), event: event.to_owned(), event_id: event_id.to_owned() }
    }

    /// Something done to a file without events.
    pub fn file(record: &str, what: &str) -> Self {
        Self::event(record, what, "")
    }
}

impl Entry {
    /// The entry of one act.
    pub fn of(act: Act, by: &str) -> Self {
        Self::of_acts(vec![act], by)
    }

    /// The entry of several acts.
    pub fn of_acts(acts: Vec<Act>, by: &str) -> Self {
        Self { acts, by: by.to_owned(), others: Vec::new(), waited: false }
    }

    /// Several entries as one, for a commit that had to wait: by the last one's author, and the others are named.
    pub(crate) fn joined(entries: Vec<Self>) -> Option<Self> {
        let by = entries.last()?.by.clone();
        let mut others: Vec<String> =
            entries.iter().flat_map(|entry| entry.others.iter().chain([&entry.by])).cloned().collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|other| *other != by);
        let acts = entries.into_iter().flat_map(|entry| entry.acts).collect();
        Some(Self { acts, by, others, waited: true })
    }

    /// `<id>: <event kind>` and trailers `Case:`, `Event:`, `By:`.
    pub(super) fn message(&self) -> String {
        let mut records: Vec<&str> = self.acts.iter().map(|act| safe(&act.record)).collect();
        let mut events: Vec<&str> = self.acts.iter().map(|act| safe(&act.event)).collect();
        for list in [&mut records, &mut events] {
            let mut seen = std::collections::BTreeSet::new();
            list.retain(|text| seen.insert(*text));
        }
        let subject = match records[..] {
            [only] => only.to_owned(),
            _ => format!("{} records", records.len()),
        };
        let mut message = format!("{subject}: {}\n\n", events.join(", "));
        for act in self.acts.iter().filter(|act| !act.event_id.is_empty()).take(TOLD) {
            let (record, event, id) = (safe(&act.record), safe(&act.event), safe(&act.event_id));
            message.push_str(&format!("Case: {record}\nEvent: {event} {id}\n"));
        }
        let others = self.others.iter().map(String::as_str).filter(|other| is_name(other));
        for by in [self.author()].into_iter().chain(others) {
            message.push_str(&format!("By: {by}\n"));
        }
        message + if self.waited { "Waited: yes\n" } else { "" }
    }

    /// The author's name as commits show it.
    pub(super) fn author(&self) -> &str {
        if is_name(&self.by) { &self.by } else { "unknown" }
    }
}

/// The text if it is one word that a message may hold: ids, kinds and names of files are.
fn safe(text: &str) -> &str {
    let allowed = |sign: char| sign.is_ascii_alphanumeric() || "-_./".contains(sign);
    if text.len() <= 80 && text.chars().all(allowed) { text } else { "unnamed" }
}

#[cfg(test)]
mod tests {
    use super::{Act, Entry};

    #[test]
    fn a_message_names_record_event_and_author() {
        let entry = Entry::of(Act::event("261122-k7qm", "responded", "e3f7k2"), "li");
        assert_eq!(
            entry.message(),
            "261122-k7qm: responded\n\nCase: 261122-k7qm\nEvent: responded e3f7k2\nBy: li\n"
        );
    }

    #[test]
    fn several_acts_share_a_subject() {
        let one = Act::event("261122-k7qm", "escalated", "s1");
        let other = Act::event("261122-k7qn", "escalated", "s2");
        let entry = Entry::of_acts(vec![one, other], "sweep");
        assert!(
            entry.message().starts_with("2 records: escalated\n\nCase: 261122-k7qm\n"),
            "{}",
            entry.message()
        );
    }

    #[test]
    fn no_free_text_comes_in() {
        let entry =
            Entry::of(Act::event("261122-k7qm", "陈先生 13800138000", "e1\nBy: wang"), "li\nBy: wang");
        assert_eq!(
            entry.message(),
            "261122-k7qm: unnamed\n\nCase: 261122-k7qm\nEvent: unnamed unnamed\nBy: unknown\n"
        );
    }
}
