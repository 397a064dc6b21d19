//! The proof: the merged text is read strictly, and must say what was chosen, no less and no more.

use std::collections::BTreeMap;

use super::piece::{Chosen, Meaning};
use crate::domain::record::{Event, Value};
use crate::format::yaml::{self, KnownKeys};

/// Whether `text` is a record with the keys `header` and the events `events`, in this order.
pub(super) fn says(text: &str, header: &[(String, Chosen)], events: &[Chosen]) -> bool {
    let Some(record) = yaml::read_strictly("", text.as_bytes(), KnownKeys::any()).record else {
        return false;
    };
    let mut keys: BTreeMap<&str, &Value> = record.header.iter().collect();
    for (name, piece) in header {
        let said = match name.as_str() {
            "record" => same_text(&piece.meaning, record.kind.name()),
            "format" => same_text(&piece.meaning, &record.format.to_string()),
            "id" => same_text(&piece.meaning, &record.id),
            name => keys.remove(name).is_some_and(|value| piece.meaning == Meaning::Field(value.clone())),
        };
        if !said {
            return false;
        }
    }
    let expected = events.iter().map(|piece| match &piece.meaning {
        Meaning::Event(event) => Some(&**event),
        Meaning::Field(_) => None,
    });
    let found: Vec<Option<&Event>> = record.events.iter().map(Some).collect();
    keys.is_empty() && expected.eq(found)
}

fn same_text(meaning: &Meaning, text: &str) -> bool {
    matches!(meaning, Meaning::Field(Value::Text(expected)) if expected == text)
}
