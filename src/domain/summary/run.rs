//! A run over time: what came in, what was closed and what was open, period by period.

use super::flow::{closings, end_of, open_at};
use super::{Matter, Scope};
use crate::domain::case::Status;
use crate::domain::filter::Period;

/// One period of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The days.
    pub period: Period,
    /// Complaints received in it, without those merged into others.
    pub received: usize,
    /// Closings in it, whenever the complaint was received.
    pub closed: usize,
    /// Open when it ended, or now where it has not, as it was recorded then.
    pub open: usize,
}

/// The run up to the period of `scope`, the earliest first, from the first period in which anything was received.
/// Empty for a period without beginning or end.
pub(super) fn run(matters: &[Matter<'_>], scope: &Scope) -> Vec<Step> {
    let mut periods = vec![scope.period];
    while let Some(previous) = periods.last().and_then(Period::previous)
        && periods.len() < scope.period.usual_run()
    {
        periods.push(previous);
    }
    if scope.period.previous().is_none() {
        return Vec::new();
    }
    periods.reverse();
    let first = matters.iter().map(|matter| matter.received_on).min();
    periods.retain(|period| first.is_some_and(|first| period.last >= first));
    periods.into_iter().map(|period| step(matters, period, scope)).collect()
}

fn step(matters: &[Matter<'_>], period: Period, scope: &Scope) -> Step {
    let counts =
        |matter: &&Matter<'_>| period.contains(matter.received_on) && matter.case.status != Status::Merged;
    Step {
        period,
        received: matters.iter().filter(counts).count(),
        closed: closings(matters, &period, scope.zone),
        open: open_at(matters, end_of(&period, scope.zone).as_ref(), &scope.now),
    }
}
