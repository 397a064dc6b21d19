//! The policy's section on intake: channels, fields, categories.

use crate::domain::policy::Choice;
use crate::words::Said;

/// What the policy says about intake.
#[derive(Debug, Clone, PartialEq)]
pub struct IntakePolicy {
    /// The ways in which complaints come.
    pub channels: Vec<Channel>,
    /// The record's own fields in this trade.
    pub fields: Vec<FieldRule>,
    /// The groups that categories are summed up by.
    pub groups: Vec<Choice>,
    /// The root causes to which categories point as a rule.
    pub causes: Vec<Choice>,
    /// What complaints are about.
    pub categories: Vec<Category>,
    /// The outcomes with which a case may be closed.
    pub outcomes: Vec<Choice>,
}

/// A way in which complaints come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Name, label, source.
    pub choice: Choice,
    /// The family that channels are summed up by.
    pub family: String,
    /// `submitted` by the customer, or `detected` by the house itself.
    pub intake: String,
}

/// A field of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRule {
    /// Name, label, source.
    pub choice: Choice,
    /// What it holds.
    pub shape: FieldKind,
    /// Whether `new` asks for it and `check` misses it.
    pub required: bool,
    /// What it may be, when it is one of few things.
    pub choices: Vec<Choice>,
    /// A hint for the person who types it.
    pub hint: Option<Said>,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A text.
    Text,
    /// One of the choices.
    Choice,
    /// Several of the choices.
    Choices,
    /// An amount of money, in quotes.
    Amount,
    /// A whole number.
    Number,
    /// A day.
    Day,
    /// `yes` or `no`.
    Answer,
}

/// What complaints are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Name, label, words, source.
    pub choice: Choice,
    /// The group that it is summed up by.
    pub group: Option<String>,
    /// The root cause to which it points as a rule; the investigation decides.
    pub cause: Option<String>,
    /// The department that is responsible as a rule.
    pub department: Option<String>,
    /// Axis values that follow from the category.
    pub implies: Vec<(String, String)>,
    /// Examples that the source gives.
    pub examples: Vec<Said>,
}
