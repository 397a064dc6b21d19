//! The values of cells, and how formats for machines write them.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::domain::instant::{self, Instant};

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing: `null`, or an empty text.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// An amount of money, to the cent as it was written. JSON carries it as text, for readers that know only floats.
    Amount(Decimal),
    /// An instant, as RFC 3339 with offset.
    Instant(Instant),
    /// A day: `2026-11-22`.
    Day(NaiveDate),
    /// Yes or no.
    Answer(bool),
    /// Several texts.
    Texts(Vec<String>),
    /// Something with parts of its own.
    Parts(serde_json::Value),
}

impl Value {
    /// The value as plain text and CSV write it; may hold line ends and worse.
    pub fn to_text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Amount(amount) => amount.to_string(),
            Self::Instant(instant) => instant::format(instant),
            Self::Day(day) => day.to_string(),
            Self::Answer(answer) => if *answer { "yes" } else { "no" }.to_owned(),
            Self::Texts(texts) => texts.join(", "),
            Self::Parts(parts) => flat_rows(parts).unwrap_or_else(|| parts.to_string()),
        }
    }
}

/// A list of objects without parts of their own, as `key=value, key=value; key=value`; `None` for anything deeper.
fn flat_rows(parts: &serde_json::Value) -> Option<String> {
    let rows = parts.as_array()?.iter().map(|row| flat_row(row.as_object()?));
    Some(rows.collect::<Option<Vec<_>>>()?.join("; "))
}

fn flat_row(row: &serde_json::Map<String, serde_json::Value>) -> Option<String> {
    let fields = row.iter().map(|(key, value)| match value {
        serde_json::Value::String(text) => Some(format!("{key}={text}")),
        serde_json::Value::Null => Some(format!("{key}=")),
        serde_json::Value::Bool(_) | serde_json::Value::Number(_) => Some(format!("{key}={value}")),
        serde_json::Value::Array(_) | serde_json::Value::Object(_) => None,
    });
    Some(fields.collect::<Option<Vec<_>>>()?.join(", "))
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Answer(answer) => serializer.serialize_bool(*answer),
            Self::Texts(texts) => texts.serialize(serializer),
            Self::Parts(parts) => parts.serialize(serializer),
            Self::Text(_) | Self::Amount(_) | Self::Instant(_) | Self::Day(_) => {
                serializer.serialize_str(&self.to_text())
            }
        }
    }
}
