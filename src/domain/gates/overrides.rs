//! What a named authority set aside, as events keep it: `overrides: [{what: …, reason: …}]`.

use crate::domain::record::{Event, Fields, Value};

/// The key of events that holds what was set aside.
pub const OVERRIDES: &str = "overrides";

/// A gate, a separation or a bound that was set aside, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The name of the gate, the separation or the bound in the policy.
    pub what: String,
    /// Why.
    pub reason: String,
}

impl Override {
    /// What was set aside as `event` was recorded.
    pub fn of(event: &Event) -> Vec<Self> {
        let Some(Value::List(items)) = event.fields.get(OVERRIDES) else { return Vec::new() };
        let read = |item: &Value| {
            let Value::Map(fields) = item else { return None };
            Some(Self { what: fields.text("what")?.to_owned(), reason: fields.text("reason")?.to_owned() })
        };
        items.iter().filter_map(read).collect()
    }

    /// The value under [`OVERRIDES`].
    pub fn to_value(overrides: &[Self]) -> Value {
        let one = |each: &Self| {
            let fields = Fields::default().with("what", Value::text(&each.what));
            Value::Map(fields.with("reason", Value::text(&each.reason)))
        };
        Value::List(overrides.iter().map(one).collect())
    }
}
