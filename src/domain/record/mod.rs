//! Records: a header of facts and the events that happened, in the order in which they are told.
//!
//! One [`Record`] type serves complaints, stores, customers and measures. What a record *means* (status, tier, what
//! is due) is never stored; the folds of the stages compute it.

mod due;
mod event;
pub mod kind;
mod route;
mod value;

pub use due::{Due, DueAt, clock_rule_name, own_event_id};
pub use event::Event;
pub use kind::{EventKind, FieldShape, FieldSpec, KindSpec};
pub use route::Route;
pub use value::{Fields, Value};

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};

/// What a record is about, told by its first key `record`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordKind {
    /// A complaint, under `cases/`.
    Complaint,
    /// A store with events of its own, under `stores/`.
    Store,
    /// A customer, under `customers/`.
    Customer,
    /// An improvement measure, under `measures/`.
    Measure,
    /// A kind that this version does not know: shown, never written to.
    Unknown(String),
}

/// The newest record format that this version writes.
pub const FORMAT: u32 = 1;

/// A record as its file tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What the record is about.
    pub kind: RecordKind,
    /// The format of the file; a number above [`FORMAT`] is shown and never written to.
    pub format: u32,
    /// The id, from which the path follows.
    pub id: String,
    /// All other header keys, in the order of the file.
    pub header: Fields,
    /// The events in the order of the file.
    pub events: Vec<Event>,
}

impl RecordKind {
    /// The kind that `name` names.
    pub fn of(name: &str) -> Self {
        match name {
            "complaint" => Self::Complaint,
            "store" => Self::Store,
            "customer" => Self::Customer,
            "measure" => Self::Measure,
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// The name as the file writes it.
    pub fn name(&self) -> &str {
        match self {
            Self::Complaint => "complaint",
            Self::Store => "store",
            Self::Customer => "customer",
            Self::Measure => "measure",
            Self::Unknown(name) => name,
        }
    }
}

impl Record {
    /// The events in the order in which every clone folds them: by (`n`, `at`, `id`), whatever was merged first.
    pub fn ordered_events(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.events.iter().collect();
        events.sort_by(|left, right| (left.n, left.at, &left.id).cmp(&(right.n, right.at, &right.id)));
        events
    }

    /// The id that the record had first: what follows from it by rule (ids of what `sweep` records) stays the same when the
    /// record is given another one.
    pub fn first_id(&self) -> &str {
        let renumbered = self.events.iter().filter(|event| event.matches(kind::table::RENUMBERED.name));
        let first = renumbered.min_by_key(|event| (event.n, event.at));
        first.and_then(|event| event.fields.text("was")).unwrap_or(&self.id)
    }

    /// The `n` for the next event: one more than the highest in the file.
    pub fn next_n(&self) -> u32 {
        self.events.iter().map(|event| event.n).max().unwrap_or(0).saturating_add(1)
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Record;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record: keys `record`, `format`, `id`, …, `events`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let (mut kind, mut format, mut id, mut events) = (None::<String>, None, None, None);
        let mut header = Fields::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "record" if kind.is_none() => kind = Some(map.next_value()?),
                "format" if format.is_none() => format = Some(map.next_value()?),
                "id" if id.is_none() => id = Some(map.next_value()?),
                "events" if events.is_none() => {
                    events = Some(map.next_value::<Option<Vec<Event>>>()?.unwrap_or_default())
                }
                _ => header.push(key, map.next_value()?),
            }
        }
        header.refuse_duplicates(&["record", "format", "id", "events"])?;
        let missing = serde::de::Error::missing_field;
        Ok(Record {
            kind: RecordKind::of(&kind.ok_or_else(|| missing("record"))?),
            format: format.ok_or_else(|| missing("format"))?,
            id: id.ok_or_else(|| missing("id"))?,
            header,
            events: events.ok_or_else(|| missing("events"))?,
        })
    }
}
