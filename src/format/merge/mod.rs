//! Merging three texts of one record into one: what both had, what either added, and what they cannot agree on.
//!
//! Pure: git's driver, `resolve` and `sync` all end here, so the bytes that come out do not hang on who merged.
//! Each text is cut into pieces ([`cut`]); pieces are chosen three-way ([`header`], [`events`]) and their bytes copied.
//! What both sides changed differently stays as it was before both, and each version stands in an event `differed`
//! ([`differed`]). The result is read strictly and must say what was chosen ([`proof`]); else there are only markers.

mod comments;
mod cut;
mod differed;
mod erased;
mod events;
mod form;
mod header;
mod marked;
mod piece;
mod proof;
mod spans;
mod taken_along;
mod value;
mod whole;

use self::marked::marked;
use crate::domain::audit::History;
use crate::domain::record::{Event, Record, Value};
use crate::format::yaml;

/// The names of the sides, for conflict markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides<'a> {
    /// Our side, like `HEAD`.
    pub ours: &'a str,
    /// The common ancestor.
    pub base: &'a str,
    /// Their side, like `origin/main`.
    pub theirs: &'a str,
    /// How many signs a marker has (git's default is 7).
    pub marker: usize,
}

/// What came of merging.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    /// One record that holds what it must.
    Whole(String),
    /// A text with conflict markers, and why.
    Marked(String, Refusal),
}

/// Why three texts cannot be one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// This side is no record, or one of a newer format.
    NoRecord(String),
    /// Two different complaints have the same id, which is this one.
    Clash(String),
    /// The sides are records, but written so that their pieces cannot be told apart, or do not fit into one text.
    Entangled,
}

/// Merges the texts of one record; `base` is `None` where the sides have no common ancestor of it.
///
/// Symmetric but for the names in markers: with the sides exchanged the same bytes come out.
pub fn merge(base: Option<&str>, ours: &str, theirs: &str, sides: Sides<'_>) -> Merged {
    if ours == theirs || base == Some(theirs) {
        return Merged::Whole(ours.to_owned());
    }
    if base == Some(ours) {
        return Merged::Whole(theirs.to_owned());
    }
    match whole::whole(base, ours, theirs, sides) {
        Ok(text) => Merged::Whole(text),
        Err(refusal) => Merged::Marked(marked(ours, theirs, sides), refusal),
    }
}

/// Versions as events `differed` keep them, for those who know no earlier texts of the record: to them, what stands may
/// always have stood.
#[derive(Debug, Clone, Copy)]
pub struct Versions;

impl History for Versions {
    fn event_of(&self, version: &str) -> Option<Event> {
        event_of_version(version)
    }

    fn text_of(&self, path: &str, value: &Value) -> String {
        value::version(path, value)
    }

    fn stood(&self, _holds: &dyn Fn(&Record) -> bool) -> bool {
        true
    }
}

/// The event that a `version` of an event `differed` holds; `None` where it holds no event.
pub fn event_of_version(version: &str) -> Option<Event> {
    let record = yaml::read(&format!("record: store\nformat: 1\nid: version\nevents:\n{version}\n")).ok()?;
    let [event] = <[Event; 1]>::try_from(record.events).ok()?;
    Some(event)
}
