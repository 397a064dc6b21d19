//! The story of a case: everything that is known of it, readable without any other document.

mod clocks;
mod events;
mod fields;
mod head;

use crate::domain::case::Case;
use crate::domain::names::Names;
use crate::domain::record::{Event, Record};
use crate::render::cases::Reader;
use crate::render::report::Report;

/// A case as its story is told.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// For whom.
    pub reader: Reader<'a>,
    /// What the policy's names mean.
    pub names: &'a Names,
    /// What the file tells.
    pub record: &'a Record,
    /// What that adds up to, with what is due and not on record yet.
    pub case: &'a Case,
    /// What is due and not on record yet, as it would be recorded.
    pub unrecorded: &'a [Event],
    /// The customer's own record, where this machine has it.
    pub customer: Option<&'a Record>,
    /// Whether telephone numbers are shown in full.
    pub reveal: bool,
}

/// The story.
pub fn story(telling: &Telling<'_>) -> Report {
    let mut report = Report::default();
    head::add(telling, &mut report);
    clocks::add(telling, &mut report);
    events::add(telling, &mut report);
    report
}
