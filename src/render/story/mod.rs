//! The story of a case: everything that is known of it, readable without any other document.

mod ahead;
mod clocks;
mod demands;
mod events;
mod fields;
mod fines;
mod gist;
mod head;
mod inquiry;
mod media;
mod settlement;

pub use ahead::StillMissing;
pub(super) use demands::add_demands;
pub(super) use gist::{cause, cost, remedies_in_words};

use crate::domain::case::Case;
use crate::domain::names::Names;
use crate::domain::record::{Event, Record};
use crate::render::cases::Reader;
use crate::render::report::Report;
use crate::words::Label;

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
    /// The gates that the case still has before it.
    pub ahead: &'a [StillMissing],
    /// The customer's own record, where this machine has it.
    pub customer: Option<&'a Record>,
    /// Whether telephone numbers are shown in full.
    pub reveal: bool,
}

/// What an event says, in a line; `None` where its kind says it all. An offer tells what it costs, and evidence where it
/// is.
pub fn in_one_line(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let mut lines = gist::gist(telling, event).lines;
    lines.truncate(if event.matches("offered") || event.matches("evidence") { 2 } else { 1 });
    let line = lines.join(telling.reader.face.label(Label::new("; ", "；")));
    (!line.is_empty()).then_some(line)
}

/// The story.
pub fn story(telling: &Telling<'_>) -> Report {
    let mut report = Report::default();
    head::add(telling, &mut report);
    clocks::add(telling, &mut report);
    media::add(telling, &mut report);
    inquiry::add(telling, &mut report);
    demands::add(telling, &mut report);
    settlement::add(telling, &mut report);
    fines::add(telling, &mut report);
    ahead::add(telling, &mut report);
    events::add(telling, &mut report);
    report
}

/// What the record of a store holds: its fines, and what happened.
pub fn story_of_store(telling: &Telling<'_>, report: &mut Report) {
    fines::add(telling, report);
    events::add(telling, report);
}

/// What the record of a measure holds: its clocks, and what happened.
pub fn story_of_measure(telling: &Telling<'_>, report: &mut Report) {
    clocks::add(telling, report);
    events::add(telling, report);
}

impl<'a> Telling<'a> {
    /// Whether the event was recorded by then.
    fn is_seen(&self, event: &Event) -> bool {
        event.at <= self.case.last_event
    }

    /// The events that were recorded by then and not taken back, in the order of the fold.
    pub(super) fn all_standing(&self) -> Vec<&'a Event> {
        self.case.standing_events(self.record)
    }

    /// Those of one kind.
    pub(super) fn standing(&self, kind: &str) -> Vec<&'a Event> {
        let mut events = self.all_standing();
        events.retain(|event| event.matches(kind));
        events
    }
}
