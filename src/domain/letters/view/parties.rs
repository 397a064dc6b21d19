//! The letter itself, who writes it, and to whom.

use serde::Serialize;

/// The letter itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LetterHead {
    /// Its name in the policy.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// When it is written.
    pub date: Moment,
    /// The beginning of the tip of the history, where there is one.
    pub tip: Option<String>,
    /// Outside bodies to which one may turn.
    pub recourse: Vec<String>,
    /// The reasons in words for who reads it, where somebody gave them.
    pub because: Option<String>,
}

/// A point in time, in the shop's zone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moment {
    /// The day in words: `22 November 2026`, `2026年11月22日`.
    pub day: String,
    /// The time of day: `10:05`.
    pub time: String,
    /// Day and time.
    pub full: String,
    /// As records keep it.
    pub iso: String,
}

/// Who writes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Author {
    /// The name, where somebody is known to write.
    pub name: Option<String>,
    /// The role in words.
    pub role: Option<String>,
}

/// The customer. Name, telephone and address only in letters to the customer, and only when asked to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Customer {
    /// How they are addressed.
    pub called: Option<String>,
    /// The full name.
    pub name: Option<String>,
    /// The telephone number.
    pub telephone: Option<String>,
    /// The address.
    pub address: Option<String>,
}
