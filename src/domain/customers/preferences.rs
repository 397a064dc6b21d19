//! What a customer prefers, with what a policy says that it means.

use super::Preference;
use crate::domain::record::Record;

/// The key of a customer's record that holds their preferences: names that a policy explains, or any words.
pub const PREFERS: &str = "prefers";

/// A preference of a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefers {
    /// As the record has it.
    pub text: String,
    /// The kind that a policy knows by this name.
    pub kind: Option<Preference>,
}

/// The preferences that the customer's `record` holds; `known` are those that the policies of the house explain.
pub fn prefers(record: &Record, known: &[Preference]) -> Vec<Prefers> {
    let texts = record.header.texts(PREFERS).into_iter();
    let prefers = texts.map(|text| Prefers {
        text: text.to_owned(),
        kind: known.iter().find(|preference| preference.choice.name == text).cloned(),
    });
    prefers.collect()
}
