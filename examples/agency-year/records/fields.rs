//! The fields of events and headers.

use plaint::domain::record::{Fields, Value};

/// Fields with texts.
pub(super) fn texts(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().fold(Fields::default(), |fields, (key, text)| fields.with(*key, Value::text(*text)))
}

/// A list of texts.
pub(super) fn list(items: &[impl AsRef<str>]) -> Value {
    Value::texts(items.iter().map(|item| item.as_ref()))
}
