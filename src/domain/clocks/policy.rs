//! The policy's section on clocks.

use crate::domain::calendar::term::Term;
use crate::domain::policy::{Choice, Condition};

/// A clock of the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockRule {
    /// Name, label, source.
    pub choice: Choice,
    /// The event that starts it: a kind, or `kind/qualifier` (`received`, `received/detected`, `escalated/headquarters`).
    pub from: String,
    /// The events that stop it. Closing stops every clock.
    pub until: Vec<String>,
    /// The terms; the first whose condition holds applies, and none when none holds.
    pub terms: Vec<ClockTerm>,
    /// For day terms: due at closing of the last day, or at the same clock time (R7).
    pub end_of_day: bool,
    /// Whether a last day on a rest day rolls to the next working day (R8).
    pub roll: bool,
    /// Whether the clock counts around the clock (`always`) or by the shop's hours and days.
    pub always_open: bool,
    /// Whether pauses stop it (R10). First response never pauses.
    pub pauses: bool,
    /// Law or promise: neither hides the other.
    pub family: ClockFamily,
    /// Warnings before it is due (R11).
    pub warnings: Vec<Warning>,
    /// What a breach does, in order.
    pub on_breach: Vec<BreachStep>,
}

/// One term of a clock.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockTerm {
    /// When this term applies.
    pub when: Condition,
    /// The term; `None` where the policy says outright that there is none.
    pub term: Option<Term>,
    /// The passage of the source document; the clock's own where the term names none.
    pub source: Option<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// Whose clock it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockFamily {
    /// A statutory term.
    Law,
    /// The house's own promise.
    Promise,
}

/// A warning before a clock is due.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    /// This long before.
    Before(Term),
    /// When this many percent of the time from start to due have passed.
    Percent(u32),
}

/// One step that a breach leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct BreachStep {
    /// How long after the due instant; elapsed or by the calendar, like any term.
    pub after: Term,
    /// The escalation level that is reached.
    pub level: String,
    /// The passage of the source document.
    pub source: Option<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}
