//! A case: what the events of a complaint add up to.
//!
//! The fold computes it; nothing of it is ever stored.

use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::DueAt;

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Received, nobody has done anything.
    New,
    /// Being handled.
    Open,
    /// The clocks that may be paused are.
    Paused,
    /// The customer took the complaint back.
    Withdrawn,
    /// Closed.
    Closed,
}

/// The state of a complaint at some instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The id.
    pub id: String,
    /// When it was received.
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
    /// The highest-standing escalation: the `level` of the last one.
    pub level: Option<String>,
    /// Every clock that was ever started, in the order of starting.
    pub clocks: Vec<ClockState>,
    /// The pauses: from, until (open when `None`), reason.
    pub pauses: Vec<PauseState>,
    /// Everything that conditions can ask about.
    pub facts: Facts,
    /// The first closing of all, where there was one.
    pub first_closed: Option<Instant>,
    /// The last closing, while it stands.
    pub closed: Option<Instant>,
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

/// A clock of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockState {
    /// The clock's name in the policy.
    pub clock: String,
    /// The round of handling.
    pub round: u32,
    /// When it started: the moment of the event that first recorded it.
    pub started: Instant,
    /// When it is due, as last recorded.
    pub due: DueAt,
    /// The event (id) that last recorded it.
    pub recorded_by: String,
    /// What stops it.
    pub until: Vec<String>,
    /// When it was stopped, if it was.
    pub stopped: Option<Instant>,
    /// Whether it was stopped by closing or withdrawal instead of what it waits for.
    pub stopped_by_closing: bool,
    /// The time left in words of the term (`3600s`, `2 workdays`), while a pause holds it.
    pub paused_left: Option<String>,
    /// Whether a pause, resume or void that orders before it was not known when it was recorded (R9, clones).
    pub to_be_recomputed: bool,
    /// Dues that it had before, oldest first: (recorded at, due).
    pub earlier: Vec<(Instant, DueAt)>,
}

/// A pause of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct PauseState {
    /// When it began.
    pub from: Instant,
    /// When it ended; `None` while it lasts.
    pub until: Option<Instant>,
    /// Why.
    pub reason: String,
    /// The clocks that it holds.
    pub clocks: Vec<String>,
}

/// How a clock stands at some instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Running, not yet due.
    Running,
    /// Running and past due.
    Overdue,
    /// Held by a pause.
    Paused,
    /// Stopped in time.
    Met,
    /// Stopped after it was due; closing never erases it.
    Late,
    /// Has no due instant yet that could be computed.
    Unknown,
    /// No longer applies.
    Withdrawn,
}

impl Case {
    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        !matches!(self.status, Status::Closed | Status::Withdrawn)
    }
}

impl ClockState {
    /// How the clock stands at `now`. A due instant is still in time at the instant itself (R1).
    pub fn standing(&self, now: &Instant) -> Standing {
        match (&self.due, &self.stopped) {
            (DueAt::Withdrawn, _) => Standing::Withdrawn,
            (DueAt::At(due), Some(stopped)) if stopped > due => Standing::Late,
            (_, Some(_)) => Standing::Met,
            _ if self.paused_left.is_some() => Standing::Paused,
            (DueAt::Unknown(_), None) => Standing::Unknown,
            (DueAt::At(due), None) if now > due => Standing::Overdue,
            (DueAt::At(_), None) => Standing::Running,
        }
    }
}
