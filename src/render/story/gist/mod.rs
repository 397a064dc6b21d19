//! What an event says, in a line or two: the way from evidence to settlement told so that nobody has to read keys.

mod differed;
mod fines;
mod inquiry;
mod measures;
mod media;
mod offer;
mod settlement;

pub(super) use fines::fine_by_name;
pub(in crate::render::story) use inquiry::answerable;
pub(in crate::render) use inquiry::cause;
pub(in crate::render) use offer::{cost, remedies_in_words};
pub(super) use offer::{cost_said, known_again, place};

use super::Telling;
use crate::domain::record::Event;

/// What an event says.
#[derive(Debug, Default)]
pub(super) struct Gist {
    /// The lines; the first tells the most.
    pub(super) lines: Vec<String>,
    /// The keys that they tell.
    pub(super) told: &'static [&'static str],
}

impl Gist {
    fn new(told: &'static [&'static str], lines: Vec<String>) -> Self {
        Self { lines: lines.into_iter().filter(|line| !line.is_empty()).collect(), told }
    }
}

/// What `event` says. Kinds whose keys speak for themselves have no gist.
pub(super) fn gist(telling: &Telling<'_>, event: &Event) -> Gist {
    match event.kind.name() {
        "statement" => inquiry::statement(telling, event),
        "evidence" => inquiry::evidence(telling, event),
        "assessed" => inquiry::assessed(telling, event),
        "determined" => inquiry::determined(telling, event),
        "weighed" => inquiry::weighed(telling, event),
        "offered" => offer::offered(telling, event),
        "approved" | "disapproved" => offer::approval(telling, event),
        "accepted" | "refused" => offer::answer(telling, event),
        "document" => settlement::document(telling, event),
        "action" => settlement::action(telling, event),
        "done" => settlement::done(telling, event),
        "called-back" => settlement::called_back(telling, event),
        "exposed" => media::exposed(telling, event),
        "clarified" => media::clarified(telling, event),
        "verified" => media::verified(telling, event),
        "retracted" => media::retracted(telling, event),
        "fined" => fines::fined(telling, event),
        "noticed" => fines::noticed(telling, event),
        "paid" | "late-charged" | "waived" | "repaid" | "distributed" => fines::money(telling, event),
        "objected" => fines::objected(telling, event),
        "ruled" => fines::ruled(telling, event),
        "sanctioned" => fines::sanctioned(telling, event),
        "linked" => settlement::linked(telling, event),
        "planned" => measures::planned(telling, event),
        "carried-out" => measures::carried_out(telling, event),
        "reviewed" => measures::reviewed(telling, event),
        "dropped" => measures::dropped(telling, event),
        "merged" | "absorbed" | "split" => settlement::joined(telling, event),
        "differed" => differed::differed(telling, event),
        "renumbered" => settlement::renumbered(telling, event),
        "lesson" => Gist::new(&["lesson"], vec![telling.field(event, "lesson").unwrap_or_default()]),
        _ => Gist::default(),
    }
}
