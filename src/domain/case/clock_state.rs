//! A clock of a case as the fold finds it, and how it stands at some instant.

use crate::domain::instant::Instant;
use crate::domain::record::DueAt;

/// A clock of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockState {
    /// The clock's name in the policy.
    pub clock: String,
    /// The round of handling.
    pub round: u32,
    /// When it started.
    pub started: Instant,
    /// When it is due, as last recorded. While a pause holds the clock, the due instant from before.
    pub due: DueAt,
    /// The event (id) that last recorded it.
    pub recorded_by: String,
    /// When that was recorded.
    pub recorded: Instant,
    /// What stops it.
    pub until: Vec<String>,
    /// When it was stopped, if it was.
    pub stopped: Option<Instant>,
    /// The event (id) that stopped it.
    pub stopped_by: Option<String>,
    /// Whether it was stopped by closing or withdrawal instead of what it waits for.
    pub stopped_by_closing: bool,
    /// Whether what stopped it was recorded later than it happened.
    pub late_entry: bool,
    /// The time left in words of the term (`3600s`), while a pause holds it.
    pub paused_left: Option<String>,
    /// Whether a pause, resume or void that orders before it was not known when it was recorded (R9, clones).
    pub to_be_recomputed: bool,
    /// Whether what starts it also stops it, so that it starts anew each time (progress is told every so often).
    pub repeats: bool,
    /// Whether an `extended` event set the due instant.
    pub extended: bool,
    /// The promises that it had before, oldest first (R12).
    pub earlier: Vec<EarlierDue>,
}

/// A promise that was moved.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierDue {
    /// When it was due.
    pub due: DueAt,
    /// The event (id) that recorded it.
    pub recorded_by: String,
    /// When that was recorded.
    pub recorded: Instant,
    /// When another promise, a pause or what it waited for ended it; `None` while it stands.
    pub replaced: Option<Instant>,
    /// Whether it had been wrong: made without knowing of a pause, or from a time of receipt that was corrected.
    pub mistaken: bool,
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

impl ClockState {
    /// How the clock stands at `now`. A due instant is still in time at the instant itself (R1).
    pub fn standing(&self, now: &Instant) -> Standing {
        match (&self.due, &self.stopped) {
            (DueAt::Withdrawn, _) => Standing::Withdrawn,
            (_, None) if self.paused_left.is_some() => Standing::Paused,
            (DueAt::At(due), Some(stopped)) if stopped > due && self.paused_left.is_none() => Standing::Late,
            (_, Some(_)) => Standing::Met,
            (DueAt::Held(_), None) => Standing::Paused,
            (DueAt::Unknown(_), None) => Standing::Unknown,
            (DueAt::At(due), None) if now > due => Standing::Overdue,
            (DueAt::At(_), None) => Standing::Running,
        }
    }

    /// Whether the clock still waits for something.
    pub fn is_running(&self) -> bool {
        self.stopped.is_none() && !matches!(self.due, DueAt::Withdrawn)
    }

    /// The due instant, where there is one and no pause holds the clock.
    pub fn due_at(&self) -> Option<Instant> {
        match (&self.due, &self.paused_left) {
            (DueAt::At(due), None) => Some(*due),
            _ => None,
        }
    }

    /// Every promise that the clock ever had, oldest first, the present one last.
    pub fn promises(&self) -> Vec<EarlierDue> {
        let mut promises = self.earlier.clone();
        if self.paused_left.is_none() {
            promises.push(EarlierDue {
                due: self.due.clone(),
                recorded_by: self.recorded_by.clone(),
                recorded: self.recorded,
                replaced: self.stopped,
                mistaken: false,
            });
        }
        promises
    }

    /// The due instants that passed before the clock was met, moved or paused, oldest first, as of `now`. What came
    /// afterwards (a late answer, an extension, another tier, closing) never erases them.
    pub fn breaches(&self, now: &Instant) -> Vec<Instant> {
        let missed = |promise: &EarlierDue| match promise.due {
            DueAt::At(due) if !promise.mistaken => {
                let passed = due < *now && promise.replaced.is_none_or(|replaced| due < replaced);
                passed.then_some(due)
            }
            _ => None,
        };
        let mut breaches: Vec<Instant> = self.promises().iter().filter_map(missed).collect();
        breaches.dedup();
        breaches
    }
}
