//! Improvement measures of a period, counted.

use super::Scope;
use crate::domain::case::Standing;
use crate::domain::instant::Instant;
use crate::domain::measures::Measure;

/// How many of the measures that concern a period did what in it, and how they stand now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MeasureCounts {
    /// Planned in the period.
    pub planned: usize,
    /// Carried out in the period.
    pub carried_out: usize,
    /// Reviewed in the period.
    pub reviewed: usize,
    /// Given up in the period.
    pub dropped: usize,
    /// For which somebody still has to do something, now.
    pub open: usize,
    /// Of these: past the due instant, now.
    pub overdue: usize,
}

impl MeasureCounts {
    /// The counts of `measures`, those that concern the period of `scope`.
    pub fn of<'a>(measures: impl IntoIterator<Item = &'a Measure>, scope: &Scope) -> Self {
        let day = |instant: &Instant| scope.zone.shown(instant).date_naive();
        let within = |instant: &Instant| usize::from(scope.period.contains(day(instant)));
        let mut counts = Self::default();
        for measure in measures {
            counts.planned += within(&measure.planned);
            counts.carried_out += measure.carried_out.as_ref().map_or(0, within);
            counts.reviewed += measure.review.as_ref().map_or(0, |review| within(&review.at));
            counts.dropped += measure.dropped.as_ref().map_or(0, |(at, _)| within(at));
            counts.open += usize::from(measure.is_open());
            let standing = measure.next_clock().map(|clock| clock.standing(&scope.now));
            counts.overdue += usize::from(measure.is_open() && standing == Some(Standing::Overdue));
        }
        counts
    }
}
