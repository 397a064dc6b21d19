//! Pauses: intervals in which a clock does not run (R9, R10).

use crate::domain::instant::Instant;

/// One pause of a clock, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When it began.
    pub from: Instant,
    /// When it ended; `None` while it is open.
    pub until: Option<Instant>,
}

impl Pause {
    /// A pause that has ended.
    pub fn new(from: Instant, until: Instant) -> Self {
        Self { from, until: Some(until) }
    }

    /// A pause that is still open.
    pub fn open(from: Instant) -> Self {
        Self { from, until: None }
    }
}

/// The union of some pauses: in order, apart from each other; in seconds since 1970 UTC.
/// A pause that ends before it begins is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pauses(Vec<(i64, i64)>);

/// The end of a pause that is still open.
pub(super) const STILL_OPEN: i64 = i64::MAX;

impl Pauses {
    pub(super) fn new(pauses: &[Pause]) -> Self {
        let end = |pause: &Pause| pause.until.map_or(STILL_OPEN, |until| until.timestamp());
        let mut intervals: Vec<(i64, i64)> =
            pauses.iter().map(|pause| (pause.from.timestamp(), end(pause))).collect();
        intervals.retain(|(from, until)| from < until);
        intervals.sort_unstable();
        let mut union: Vec<(i64, i64)> = Vec::with_capacity(intervals.len());
        for (from, until) in intervals {
            match union.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ => union.push((from, until)),
            }
        }
        Self(union)
    }

    /// The intervals.
    pub(super) fn intervals(&self) -> &[(i64, i64)] {
        &self.0
    }

    /// The parts of `from..until` that are not paused, in order.
    pub(super) fn running(&self, from: i64, until: i64) -> impl DoubleEndedIterator<Item = (i64, i64)> + '_ {
        let first = self.0.partition_point(|pause| pause.1 <= from);
        let last = first.max(self.0.partition_point(|pause| pause.0 < until));
        let touching = &self.0[first..last];
        (0..=touching.len()).filter_map(move |index| {
            let begin = index.checked_sub(1).map_or(from, |before| touching[before].1);
            let end = touching.get(index).map_or(until, |pause| pause.0);
            (begin < end).then_some((begin.max(from), end.min(until)))
        })
    }

    /// The parts of `from..until` that are paused, in order.
    pub(super) fn within(&self, from: i64, until: i64) -> impl Iterator<Item = (i64, i64)> + '_ {
        let clipped = self.0.iter().map(move |pause| (pause.0.max(from), pause.1.min(until)));
        clipped.filter(|(begin, end)| begin < end)
    }
}
