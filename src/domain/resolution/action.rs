//! Actions: what was agreed to be done, and whether it was.

use crate::domain::instant::Instant;
use crate::domain::record::Event;

/// An action that was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionState {
    /// The event's id.
    pub event: String,
    /// The round of handling.
    pub round: u32,
    /// What is to be done.
    pub what: String,
    /// Who owns it.
    pub owner: String,
    /// The kind of remedy that it carries out, where it does.
    pub remedy: Option<String>,
    /// The offer that it belongs to.
    pub target: Option<String>,
    /// The member of staff whom it is about.
    pub against: Option<String>,
    /// When it was done.
    pub done: Option<Instant>,
    /// The event (id) that says so.
    pub done_by: Option<String>,
}

impl ActionState {
    /// Whether it carries out a kind of remedy that no customer had to agree to: it belongs to no offer.
    pub fn is_of_the_house_alone(&self) -> bool {
        self.remedy.is_some() && self.target.is_none()
    }

    pub(super) fn of(event: &Event, round: u32) -> Self {
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        Self {
            event: event.id.clone(),
            round,
            what: text("what").unwrap_or_default(),
            owner: text("owner").unwrap_or_default(),
            remedy: text("remedy"),
            target: text("target"),
            against: text("against"),
            done: None,
            done_by: None,
        }
    }
}
