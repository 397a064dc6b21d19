//! Events: what happened to a record, never changed, only answered by another event.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};

use super::due::{Due, Dues, clock_rule_name};
use super::kind::EventKind;
use super::value::Fields;
use crate::domain::instant::{self, Instant};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The event's own id, unique in its record; starts with a letter.
    pub id: String,
    /// When it was recorded. For events of `sweep`: when it became true.
    pub at: Instant,
    /// Who recorded it: a staff name of `shop.toml`, or `sweep`.
    pub by: String,
    /// One more than the highest `n` that its writer could see.
    pub n: u32,
    /// What happened.
    pub kind: EventKind,
    /// When it happened, where that is earlier than `at`.
    pub happened: Option<Instant>,
    /// The promises that this event starts, moves or withdraws.
    pub due: Vec<Due>,
    /// All other keys, in the order of the file.
    pub fields: Fields,
}

impl Event {
    /// When it happened: `happened`, or else `at`.
    pub fn moment(&self) -> Instant {
        self.happened.unwrap_or(self.at)
    }

    /// The value of the key that distinguishes events of this kind (`form` of `informed`, `role` of `assigned`).
    pub fn qualifier(&self) -> Option<&str> {
        self.fields.text(self.kind.spec()?.qualifier?)
    }

    /// Whether the event is meant by `pattern`: its kind (`informed`), or kind and qualifier (`informed/written`); a
    /// clock's name means also the clocks that each event has for itself (`extended/action`). What stops such a clock
    /// may name the event that is answered as well (`clarified/newspaper/e3f7k2`), with `*` for any qualifier.
    pub fn matches(&self, pattern: &str) -> bool {
        // Most patterns name another kind, which their beginning tells: every event is asked about many patterns.
        if !pattern.starts_with(self.kind.name()) {
            return false;
        }
        match pattern.split_once('/') {
            None => self.kind.name() == pattern,
            Some((kind, qualifier)) => {
                let own = |found: &str| found == qualifier || clock_rule_name(found) == qualifier;
                self.kind.name() == kind && (self.qualifier().is_some_and(own) || self.answers(qualifier))
            }
        }
    }

    /// Whether the event answers the one that `pattern` names behind a qualifier.
    fn answers(&self, pattern: &str) -> bool {
        pattern.split_once('/').is_some_and(|(qualifier, target)| {
            self.fields.text("target") == Some(target)
                && (qualifier == "*" || self.qualifier() == Some(qualifier))
        })
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EventVisitor)
    }
}

struct EventVisitor;

impl<'de> Visitor<'de> for EventVisitor {
    type Value = Event;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an event: keys `id`, `at`, `by`, `n`, `event`, …")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Event, A::Error> {
        let (mut id, mut at, mut by, mut n, mut kind) = (None, None, None, None, None::<String>);
        let (mut happened, mut due, mut fields) = (None, None::<Dues>, Fields::default());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "id" if id.is_none() => id = Some(map.next_value()?),
                "at" if at.is_none() => at = Some(map.next_value::<InstantText>()?.0),
                "by" if by.is_none() => by = Some(map.next_value()?),
                "n" if n.is_none() => n = Some(map.next_value()?),
                "event" if kind.is_none() => kind = Some(map.next_value()?),
                "happened" if happened.is_none() => happened = Some(map.next_value::<InstantText>()?.0),
                "due" if due.is_none() => due = Some(map.next_value()?),
                _ => fields.push(key, map.next_value()?),
            }
        }
        fields.refuse_duplicates(&["id", "at", "by", "n", "event", "happened", "due"])?;
        let missing = serde::de::Error::missing_field;
        Ok(Event {
            id: id.ok_or_else(|| missing("id"))?,
            at: at.ok_or_else(|| missing("at"))?,
            by: by.ok_or_else(|| missing("by"))?,
            n: n.ok_or_else(|| missing("n"))?,
            kind: EventKind::of(&kind.ok_or_else(|| missing("event"))?),
            happened,
            due: due.unwrap_or_default().0,
            fields,
        })
    }
}

struct InstantText(Instant);

impl<'de> Deserialize<'de> for InstantText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        instant::parse(&text).map(Self).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is not an instant like 2026-11-22T10:05:00+08:00"))
        })
    }
}
