//! The values of cells, and how formats for machines write them.

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
            Self::Answer(answer) => if *answer { "yes" } else { "no" }.to_owned(),
            Self::Texts(texts) => texts.join(", "),
            Self::Parts(parts) => parts.to_string(),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Answer(answer) => serializer.serialize_bool(*answer),
            Self::Texts(texts) => texts.serialize(serializer),
            Self::Parts(parts) => parts.serialize(serializer),
            Self::Text(_) | Self::Amount(_) | Self::Instant(_) => serializer.serialize_str(&self.to_text()),
        }
    }
}
