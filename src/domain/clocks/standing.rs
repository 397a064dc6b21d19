//! What is late: clocks that are overdue, and every breach that ever was.

use super::own::rule_of;
use super::policy::ClockFamily;
use crate::domain::case::{Case, ClockState, Standing};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

/// A due instant that passed before its clock was met, moved or paused.
#[derive(Debug, Clone, PartialEq)]
pub struct Breach<'a> {
    /// The clock.
    pub clock: &'a ClockState,
    /// The due instant that was missed.
    pub due: Instant,
    /// When what it waits for came, if it came; `None` while it is overdue, or when closing ended it.
    pub met: Option<Instant>,
}

/// The clocks that are past due and still wait, the longest overdue first.
pub fn overdue<'a>(case: &'a Case, now: &Instant) -> Vec<&'a ClockState> {
    let mut clocks: Vec<&ClockState> =
        case.clocks.iter().filter(|clock| clock.standing(now) == Standing::Overdue).collect();
    clocks.sort_by_key(|clock| clock.due_at());
    clocks
}

/// Every breach up to `now`, the earliest first: also of clocks that were met late, extended afterwards, or ended by
/// closing. Nothing erases a breach.
pub fn breaches<'a>(case: &'a Case, now: &Instant) -> Vec<Breach<'a>> {
    let of_clock = |clock: &'a ClockState| {
        let met = clock.stopped.filter(|_| !clock.stopped_by_closing);
        clock.breaches(now).into_iter().map(move |due| Breach { clock, due, met })
    };
    let mut breaches: Vec<Breach<'a>> = case.clocks.iter().flat_map(of_clock).collect();
    breaches.sort_by_key(|breach| breach.due);
    breaches
}

/// Whose clock it is, law or promise: neither hides the other. A clock that the policy no longer has is a promise.
pub fn family_of(policy: &Policy, clock: &str) -> ClockFamily {
    rule_of(policy, clock).map_or(ClockFamily::Promise, |rule| rule.family)
}
