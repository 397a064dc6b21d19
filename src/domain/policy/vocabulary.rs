//! The words that a policy fixes for events: forms of telling, roles, notes, departments.

use super::Choice;
use crate::words::Said;

/// The words that a policy fixes for events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    /// The ways in which the customer is told something: the `form` of `responded` and `informed`.
    pub forms: Vec<Choice>,
    /// The roles to which a case is assigned: the `role` of `assigned`, and of escalation levels.
    pub roles: Vec<Choice>,
    /// What notes may be about when rules or clocks ask for them: the `about` of `note`.
    pub notes: Vec<Choice>,
    /// The departments that are responsible for categories.
    pub departments: Vec<Department>,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Name, label, source.
    pub choice: Choice,
    /// What it is there for.
    pub duties: Option<Said>,
}
