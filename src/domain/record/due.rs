//! Promises: due instants, recorded in the event that starts (or moves) their clock.
//!
//! ```yaml
//! due:
//!   respond: {at: "2026-11-22T10:20:00+08:00", until: [responded]}
//! ```

use serde::Deserialize;

use super::value::{Fields, Value};
use crate::domain::instant::{self, Instant};

/// One recorded promise.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The clock's name in the policy; of a clock that each event has for itself, with the event: `action/e3f7k2`.
    pub clock: String,
    /// Which round of handling the promise belongs to: 1, and one more after each reopening.
    pub round: u32,
    /// When it is due.
    pub at: DueAt,
    /// What stops the clock: event kinds, or `kind/qualifier` (`informed/written`). So `overdue` needs no policy.
    pub until: Vec<String>,
    /// When the clock started, where that is not the moment of the event that carries the promise (triage changes
    /// the term of a clock that runs since receipt, R12).
    pub from: Option<Instant>,
}

/// When a promise is due.
#[derive(Debug, Clone, PartialEq)]
pub enum DueAt {
    /// At this instant.
    At(Instant),
    /// It could not be computed, for this reason (holidays of that year not published); `sweep` records it later.
    Unknown(String),
    /// A pause holds it, so there is no due instant (R9): this much is left, in seconds of the clock's own time (`3600s`).
    Held(String),
    /// The clock no longer applies (the tier changed).
    Withdrawn,
}

/// The name that the policy gives the clock called `clock`: of the clock of one event (`action/e3f7k2`) the part before
/// the `/`.
pub fn clock_rule_name(clock: &str) -> &str {
    clock.split_once('/').map_or(clock, |(name, _)| name)
}

/// The id of the event that the clock called `clock` belongs to, where it is one of an event.
pub fn own_event_id(clock: &str) -> Option<&str> {
    clock.split_once('/').map(|(_, event)| event)
}

impl Due {
    /// The promise as the event's `due` map keeps it: (clock, value).
    pub fn to_field(&self) -> (String, Value) {
        let mut fields = match &self.at {
            DueAt::At(at) => Fields::default().with("at", Value::text(instant::format(at))),
            DueAt::Unknown(reason) => Fields::default().with("unknown", Value::text(reason)),
            DueAt::Held(left) => Fields::default().with("left", Value::text(left)),
            DueAt::Withdrawn => Fields::default().with("withdrawn", Value::text("true")),
        };
        if !self.until.is_empty() {
            fields.push("until", Value::texts(&self.until));
        }
        if let Some(from) = &self.from {
            fields.push("from", Value::text(instant::format(from)));
        }
        if self.round != 1 {
            fields.push("round", Value::text(self.round.to_string()));
        }
        (self.clock.clone(), Value::Map(fields))
    }
}

/// The `due` map of an event, read into promises.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dues(pub(super) Vec<Due>);

impl<'de> Deserialize<'de> for Dues {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::deserialize(deserializer)?;
        fields.0.into_iter().map(|(clock, value)| due(clock, &value)).collect::<Result<_, _>>().map(Self)
    }
}

fn due<E: serde::de::Error>(clock: String, value: &Value) -> Result<Due, E> {
    let bad = |what: &str| E::custom(format!("due `{clock}`: {what}"));
    let read = |text: &str| instant::parse(text).ok_or_else(|| bad("not an instant with an offset"));
    let fields = match value {
        Value::Map(fields) => fields,
        other => {
            let at = DueAt::At(read(other.as_text().ok_or_else(|| bad("expected an instant or a map"))?)?);
            return Ok(Due { clock, round: 1, at, until: Vec::new(), from: None });
        }
    };
    let given = ["at", "unknown", "left", "withdrawn"].map(|key| fields.text(key));
    let at = match given {
        [Some(text), None, None, None] => DueAt::At(read(text)?),
        [None, Some(reason), None, None] => DueAt::Unknown(reason.to_owned()),
        [None, None, Some(left), None] => DueAt::Held(left.to_owned()),
        [None, None, None, Some(_)] => DueAt::Withdrawn,
        _ => return Err(bad("expected one of `at`, `unknown`, `left`, `withdrawn`")),
    };
    let from = fields.text("from").map(read).transpose()?;
    let round = fields
        .text("round")
        .map_or(Ok(1), |text| text.parse().map_err(|_| bad("`round` is not a number")))?;
    let until = fields.texts("until").into_iter().map(str::to_owned).collect();
    Ok(Due { clock, round, at, until, from })
}
