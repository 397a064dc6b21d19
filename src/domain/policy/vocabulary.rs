//! The words that a policy fixes for events: forms of telling, roles, notes, departments.

use super::{Choice, Draft, Space};
use crate::domain::section::Section;
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

impl Vocabulary {
    /// Reads the lists `[[form]]`, `[[role]]`, `[[note]]` and `[[department]]` of the whole policy.
    pub fn read(policy: &Section, draft: &mut Draft) -> Self {
        let mut choices = |key, space: Space| -> Vec<Choice> {
            policy.sections(key).into_iter().map(|each| Choice::read(each, draft, space.clone())).collect()
        };
        let forms = choices("form", Space::Form);
        let roles = choices("role", Space::Role);
        let notes = choices("note", Space::Note);
        let department = |each: &Section| {
            let duties = each.label("duties");
            Department { choice: Choice::read(each, draft, Space::Department), duties }
        };
        Self {
            forms,
            roles,
            notes,
            departments: policy.sections("department").into_iter().map(department).collect(),
        }
    }
}
