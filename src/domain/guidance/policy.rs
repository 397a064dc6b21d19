//! The policy's section on guidance.

use crate::domain::policy::Condition;
use crate::words::Said;

/// What the policy says to the person at the desk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guidance {
    /// Wording to use and never to use.
    pub wording: Vec<Wording>,
    /// What to do, stage by stage.
    pub checklists: Vec<Checklist>,
}

/// A wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Whether they must never be used.
    pub never: bool,
    /// When they may be said (`before the facts are clear`), in conditions on the case.
    pub when: Condition,
    /// Why, or when.
    pub reason: Option<Said>,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// What to do at a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The stage: `intake`, `triage`, `investigation`, `resolution`, `execution`, `closing`, `summary`.
    pub stage: String,
    /// For which cases.
    pub when: Condition,
    /// The items, in order.
    pub items: Vec<Said>,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}
