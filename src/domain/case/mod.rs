//! A case: what the events of a complaint add up to.
//!
//! The fold computes it; nothing of it is ever stored.

mod clock_fold;
mod clock_state;
mod corrections;
mod dependents;
mod differing;
mod facts;
mod fold;
mod holds;
mod joint;

pub(crate) use clock_fold::counted_moment;
pub use clock_state::{ClockState, EarlierDue, Standing};
pub use corrections::header_now;
pub use dependents::dependents;
pub use differing::differences;
pub(crate) use facts::OF_FINDING;
pub use facts::learn_offer;
pub(crate) use fold::fold_events;
pub use fold::{fold, standing};
pub(crate) use holds::{is_hold, open_pause};
pub use joint::{JOINT, LINKS, counterpart, joining};

use crate::domain::instant::Instant;
use crate::domain::media::Exposure;
use crate::domain::policy::Facts;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// Who records what follows from the policy: `by` of such events.
pub const SWEEP: &str = "sweep";
/// Who records what the sides of a merge could not agree on: `by` of events `differed`.
pub const MERGE: &str = "merge";
/// The key with which an event tells how many events of the other sort its writer had seen (see [`fold`]).
pub const SEEN: &str = "seen";
/// The key with which a `paused` names the running clocks that no pause touches.
pub const RUNS_ON: &str = "runs_on";
/// The key of an event whose `happened` lies too far back to count; its clocks stop at `at` (design §12.7).
pub const LATE_ENTRY: &str = "late_entry";
/// The value of [`LATE_ENTRY`] of what was entered too late to count from when it happened.
pub const BEYOND_LIMIT: &str = "beyond-limit";
/// The value of [`LATE_ENTRY`] of what another system kept, and an import brought in: it counts from when it happened,
/// however long ago, for it was recorded then.
pub const IMPORTED: &str = "imported";

/// Whether `by` names no person: what `sweep` or a merge records follows from what people recorded, and is the same in
/// every clone.
pub fn is_by_rule(by: &str) -> bool {
    by == SWEEP || by == MERGE
}

/// Whether nobody recorded `event`, since it follows by rule: what `sweep` writes, and a merge's `differed`.
pub fn follows_by_rule(event: &Event) -> bool {
    event.by == SWEEP || (event.by == MERGE && event.matches(table::DIFFERED.name))
}

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Received and perhaps sorted, but nobody has done anything.
    New,
    /// Being handled.
    Open,
    /// The clocks that may be paused are.
    Paused,
    /// The customer took the complaint back.
    Withdrawn,
    /// Merged into another case, which is handled in its stead.
    Merged,
    /// Closed.
    Closed,
}

impl Status {
    /// The name in conditions and in output for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Withdrawn => "withdrawn",
            Self::Merged => "merged",
            Self::Closed => "closed",
        }
    }
}

/// The state of a complaint at some instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The id.
    pub id: String,
    /// When it was received, with corrections applied.
    pub received: Instant,
    /// The subject in the customer's matter.
    pub subject: String,
    /// The store's id, where one is named.
    pub store: Option<String>,
    /// How far it has come.
    pub status: Status,
    /// The round of handling: 1, and one more after each reopening.
    pub round: u32,
    /// The tier, once triaged.
    pub tier: Option<String>,
    /// The category, once named.
    pub category: Option<String>,
    /// Who has it: the `to` of the last assignment.
    pub owner: Option<String>,
    /// The level of the last escalation.
    pub level: Option<String>,
    /// Every escalation on record, in order.
    pub escalations: Vec<EscalationState>,
    /// Every clock that was ever started, in the order of starting.
    pub clocks: Vec<ClockState>,
    /// The pauses, in order.
    pub pauses: Vec<PauseState>,
    /// What was published about the house, in the order of the fold.
    pub exposures: Vec<Exposure>,
    /// Everything that conditions can ask about.
    pub facts: Facts,
    /// The first closing of all, where there was one.
    pub first_closed: Option<Instant>,
    /// The last closing, while it stands.
    pub closed: Option<Instant>,
    /// When the customer took it back, while that stands.
    pub withdrawn: Option<Instant>,
    /// The case into which this one was merged, while that stands.
    pub merged_into: Option<String>,
    /// The outcome of the last closing.
    pub outcome: Option<String>,
    /// When the customer was last told something.
    pub last_informed: Option<Instant>,
    /// When anything was last recorded.
    pub last_event: Instant,
    /// Events of kinds that this version does not know: the state may be incomplete.
    pub unknown_events: usize,
    /// Ids of the events that a `void` took back.
    pub voided: Vec<String>,
}

/// An escalation of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationState {
    /// The event's id.
    pub event: String,
    /// When it became true, or was recorded by a person.
    pub at: Instant,
    /// Who recorded it; `sweep` for those that follow from the policy.
    pub by: String,
    /// The level that was reached.
    pub level: String,
    /// The clock whose breach led to it, and its round.
    pub clock: Option<(String, u32)>,
    /// The policy's rule that led to it at once.
    pub rule: Option<String>,
    /// Whether it stands although the clock was met: the answer was given in time, but was not yet known where the
    /// escalation was recorded (design §12.5).
    pub answered_in_time: bool,
}

/// A pause of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct PauseState {
    /// The event (id) that began it.
    pub event: String,
    /// When it began.
    pub from: Instant,
    /// When it ended; `None` while it lasts.
    pub until: Option<Instant>,
    /// When it shall end at the latest, where that was said; `sweep` resumes the case then.
    pub planned_until: Option<Instant>,
    /// Why.
    pub reason: String,
    /// The clocks that it holds.
    pub clocks: Vec<String>,
}

impl Case {
    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        !matches!(self.status, Status::Closed | Status::Withdrawn | Status::Merged)
    }

    /// The clock called `name` of the current round: the one that was started last.
    pub fn clock(&self, name: &str) -> Option<&ClockState> {
        self.clocks.iter().rev().find(|clock| clock.clock == name && clock.round == self.round)
    }

    /// Whether `event` counts in this state: it was recorded by then and not taken back.
    pub fn counts(&self, event: &Event) -> bool {
        event.at <= self.last_event && !self.voided.contains(&event.id)
    }

    /// The events of `record`, of which this is the state, that [count](Self::counts), in the order of the fold.
    pub fn standing_events<'a>(&self, record: &'a Record) -> Vec<&'a Event> {
        let mut events = record.ordered_events();
        events.retain(|event| self.counts(event));
        events
    }

    /// Whether any promise has to be computed anew because a pause, resume or void was not known to its writer.
    pub fn to_be_recomputed(&self) -> bool {
        self.clocks.iter().any(|clock| clock.to_be_recomputed)
    }
}
