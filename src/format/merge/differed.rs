//! Events `differed`: what one side said and the result does not.
//!
//! Each tells of one version, and follows from it alone: whoever merges, whatever else there is, writes the same bytes.

use std::collections::BTreeSet;

use super::cut::Cut;
use super::piece::{About, Chosen, Loser, Meaning, Piece};
use crate::domain::case::MERGE;
use crate::domain::id::differed_event_id;
use crate::domain::instant::Instant;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, EventKind, Fields, Value};
use crate::format::yaml::event_lines;

/// What a side has found to differ since the base: fields of the header, and ids of events.
#[derive(Debug, Default)]
pub(super) struct Disputed {
    pub(super) fields: BTreeSet<String>,
    pub(super) events: BTreeSet<String>,
}

/// What the merges of `side` have found to differ since the base.
pub(super) fn disputed(base: Option<&Cut<'_>>, side: &Cut<'_>) -> Disputed {
    let mut disputed = Disputed::default();
    for piece in &side.events {
        let Meaning::Event(event) = &piece.meaning else { continue };
        if !event.matches(table::DIFFERED.name) || base.is_some_and(|base| base.event(&piece.name).is_some())
        {
            continue;
        }
        disputed.fields.extend(event.fields.text("field").map(str::to_owned));
        disputed.events.extend(event.fields.text("target").map(str::to_owned));
    }
    disputed
}

/// Where the header's versions belong among the events: behind the first one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beginning {
    pub(super) at: Instant,
    pub(super) n: u32,
}

/// The event that tells of `loser`, as a piece; in the record called `record`, with the dash in column `dash`.
pub(super) fn told(record: &str, loser: &Loser, beginning: Beginning, dash: usize) -> (String, Chosen) {
    let (key, name, at, n) = match &loser.about {
        About::Field(field) => ("field", field.as_str(), beginning.at, beginning.n),
        About::Event { id, at, n } => ("target", id.as_str(), *at, *n),
    };
    let event = Event {
        id: differed_event_id(record, (key, name), &loser.version),
        at,
        by: MERGE.to_owned(),
        n: n.saturating_add(1),
        kind: EventKind::of(table::DIFFERED.name),
        happened: None,
        due: Vec::new(),
        fields: Fields::default().with(key, Value::text(name)).with("version", Value::text(&loser.version)),
    };
    let own: String =
        event_lines(&event, dash, dash + 2).iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    let id = event.id.clone();
    (id, Chosen { above: String::new(), own, meaning: Meaning::Event(Box::new(event)) })
}

/// Where the versions of a header belong: behind the first of `events`; without any, at the beginning of time.
pub(super) fn beginning<'p>(events: impl Iterator<Item = &'p Chosen>) -> Beginning {
    let first = events
        .filter_map(|piece| match &piece.meaning {
            Meaning::Event(event) if !event.matches(table::DIFFERED.name) => Some((event.n, event.at)),
            _ => None,
        })
        .min();
    let (n, at) = first.unwrap_or_default();
    Beginning { at, n }
}

impl Piece<'_> {
    /// The event that the piece is.
    pub(super) fn event(&self) -> Option<&Event> {
        match &self.meaning {
            Meaning::Event(event) => Some(event),
            Meaning::Field(_) => None,
        }
    }
}
