//! How far an exposure has come, and what of that follows from time alone.

use super::{Clarification, Exposure};
use crate::domain::case::{Case, ClockState};
use crate::domain::instant::Instant;
use crate::domain::record::kind::table;
use crate::domain::record::own_event_id;

/// How far an exposure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Nothing counts yet.
    Pending,
    /// Clarified in time, in the same or an equal medium.
    Clarified,
    /// Looked into, and true.
    True,
    /// Looked into, and untrue. Where days for a clarification run, they go on running.
    Untrue,
    /// Counts as true: the days for a clarification passed without one that counts.
    DeemedTrue,
    /// Taken back by who published it.
    Retracted,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Clarified, Self::True, Self::Untrue, Self::DeemedTrue, Self::Retracted];

    /// The name in conditions and in output for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Clarified => "clarified",
            Self::True => "true",
            Self::Untrue => "untrue",
            Self::DeemedTrue => "deemed-true",
            Self::Retracted => "retracted",
        }
    }

    /// Whether what was published counts as true.
    pub fn counts_as_true(self) -> bool {
        matches!(self, Self::True | Self::DeemedTrue)
    }
}

impl Exposure {
    /// How far it has come at `now`; `case` is the one that it belongs to.
    ///
    /// What was verified as true stays so, whatever is published against it. Else, days that passed without a
    /// clarification weigh more than a finding that it is untrue: what is untrue must be clarified in time. What the
    /// author took back decides nothing; it is only told where nothing else is. That the case was closed meanwhile
    /// does not stop the days.
    pub fn stage(&self, case: &Case, now: &Instant) -> Stage {
        let verified = self.verified.as_ref().map(|verified| verified.is_true);
        match verified {
            Some(true) => Stage::True,
            _ if self.deemed_true_since(case, now).is_some() => Stage::DeemedTrue,
            Some(false) => Stage::Untrue,
            None if self.counting(case).is_some() => Stage::Clarified,
            None if self.retracted.is_some() => Stage::Retracted,
            None => Stage::Pending,
        }
    }

    /// The clock that waits for its clarification, where the policy had one when it was recorded.
    pub fn clarification_clock<'a>(&self, case: &'a Case) -> Option<&'a ClockState> {
        case.clocks.iter().rev().find(|clock| {
            own_event_id(&clock.clock) == Some(self.event.as_str())
                && clock.until.iter().any(|pattern| is_clarification(pattern))
        })
    }

    /// Until when it has to be clarified; `None` without a clock for it, and while that is held.
    pub fn clarify_by(&self, case: &Case) -> Option<Instant> {
        self.clarification_clock(case)?.due_at()
    }

    /// The media in which a clarification counts: those that the promise names; without a promise, the same one.
    pub fn media_that_count<'a>(&'a self, case: &'a Case) -> Vec<&'a str> {
        let Some(clock) = self.clarification_clock(case) else { return vec![&self.medium] };
        let own = clock.until.iter().filter(|pattern| is_clarification(pattern));
        own.filter_map(|pattern| pattern.split('/').nth(1)).collect()
    }

    /// Whether a clarification counts, in whatever time: it is in the same or an equal medium. Those are the media that
    /// the promise names; without a promise, the same one.
    pub fn is_equal(&self, clarification: &Clarification, case: &Case) -> bool {
        let medium = &clarification.medium;
        match self.clarification_clock(case) {
            Some(clock) => clock.until.contains(&answer(table::CLARIFIED.name, medium, &self.event)),
            None => *medium == self.medium,
        }
    }

    /// The first clarification that counts and is in time; at the due instant itself it still is.
    pub fn counting(&self, case: &Case) -> Option<&Clarification> {
        let due = self.clarify_by(case);
        let counts = |clarification: &&Clarification| {
            self.is_equal(clarification, case) && due.is_none_or(|due| clarification.at <= due)
        };
        self.clarifications.iter().filter(counts).min_by_key(|clarification| clarification.at)
    }

    /// Since when it counts as true for want of a clarification; `None` while or where it does not.
    pub fn deemed_true_since(&self, case: &Case, now: &Instant) -> Option<Instant> {
        let clock = self.clarification_clock(case)?;
        let due = clock.due_at().filter(|due| due < now)?;
        let otherwise = || {
            let by_policy = |kind: &str, what: &str| clock.until.contains(&answer(kind, what, &self.event));
            let retracted = self.retracted.as_ref().filter(|retracted| {
                by_policy(table::RETRACTED.name, &retracted.how) || by_policy(table::RETRACTED.name, "*")
            });
            retracted.is_some_and(|retracted| retracted.at <= due)
        };
        (self.counting(case).is_none() && !otherwise()).then_some(due)
    }
}

/// How a promise names an answer to one exposure: kind, what distinguishes it, the exposure.
pub(in crate::domain) fn answer(kind: &str, qualifier: &str, exposure: &str) -> String {
    format!("{kind}/{qualifier}/{exposure}")
}

fn is_clarification(pattern: &str) -> bool {
    pattern.split('/').next() == Some(table::CLARIFIED.name)
}
