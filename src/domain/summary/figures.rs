//! Shares, changes, medians and percentiles, in whole numbers.

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// The share in tenths of a percent, rounded half up; `None` of nothing.
    pub fn tenths(self) -> Option<usize> {
        (self.of > 0).then(|| (self.count * 2_000 + self.of) / (self.of * 2))
    }

    /// How much larger it is than `before`, in tenths of a percentage point, each rounded first as it is shown; `None`
    /// where either is of nothing.
    pub fn points_over(self, before: Self) -> Option<i64> {
        Some(difference(self.tenths()?, before.tenths()?))
    }

    /// The share in percent with one decimal: `12.5`.
    pub fn percent(self) -> Option<String> {
        self.tenths().map(|tenths| format!("{}.{}", tenths / 10, tenths % 10))
    }
}

/// How a share changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// There was none before.
    New,
    /// There were some before.
    By {
        /// How many more.
        count: i64,
        /// How much larger the share is, in tenths of a percentage point; `None` where either is of nothing.
        points: Option<i64>,
    },
}

impl Change {
    /// The change from `before` to `now`; `None` where there is neither.
    pub fn between(before: Share, now: Share) -> Option<Self> {
        match (before.count, now.count) {
            (0, 0) => None,
            (0, _) => Some(Self::New),
            _ => {
                Some(Self::By { count: difference(now.count, before.count), points: now.points_over(before) })
            }
        }
    }
}

/// How many more `now` is than `before`.
pub fn difference(now: usize, before: usize) -> i64 {
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    whole(now).saturating_sub(whole(before))
}

/// How long something took, over several cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// Over how many cases.
    pub count: usize,
    /// The median in seconds: the middle one, or half way between the two in the middle.
    pub median: i64,
    /// In seconds, the smallest length that at least 90 of 100 do not exceed (nearest rank).
    pub ninetieth: i64,
    /// The longest, in seconds.
    pub longest: i64,
}

impl Spread {
    /// The spread of lengths in seconds; `None` of none.
    pub fn of(mut seconds: Vec<i64>) -> Option<Self> {
        seconds.sort_unstable();
        let count = seconds.len();
        let at = |index: usize| seconds.get(index).copied();
        let (lower, upper) = (at(count.checked_sub(1)? / 2)?, at(count / 2)?);
        let rank = (count * 9).div_ceil(10);
        Some(Self {
            count,
            median: lower + (upper - lower) / 2,
            ninetieth: at(rank - 1)?,
            longest: at(count - 1)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_half_up_and_of_nothing_there_is_none() {
        for (count, of, percent) in [
            (1, 8, Some("12.5")),
            (1, 3, Some("33.3")),
            (2, 3, Some("66.7")),
            (1, 2_000, Some("0.1")),
            (1, 2_001, Some("0.0")),
            (5, 5, Some("100.0")),
            (0, 5, Some("0.0")),
            (0, 0, None),
        ] {
            assert_eq!(Share { count, of }.percent().as_deref(), percent, "{count} of {of}");
        }
    }

    #[test]
    fn a_change_tells_cases_and_points_and_what_is_new() {
        let share = |count, of| Share { count, of };
        for (before, now, change) in [
            (share(0, 10), share(0, 5), None),
            (share(0, 10), share(2, 5), Some(Change::New)),
            (share(0, 0), share(2, 5), Some(Change::New)),
            (share(2, 10), share(3, 5), Some(Change::By { count: 1, points: Some(400) })),
            (share(2, 10), share(0, 5), Some(Change::By { count: -2, points: Some(-200) })),
            (share(2, 10), share(0, 0), Some(Change::By { count: -2, points: None })),
        ] {
            assert_eq!(Change::between(before, now), change, "{before:?} to {now:?}");
        }
    }

    #[test]
    fn medians_and_nearest_ranks() {
        for (seconds, median, ninetieth, longest) in [
            (vec![7], 7, 7, 7),
            (vec![10, 2], 6, 10, 10),
            (vec![3, 1, 2], 2, 3, 3),
            ((1..=10).collect(), 5, 9, 10),
            ((1..=11).collect(), 6, 10, 11),
        ] {
            let count = seconds.len();
            assert_eq!(Spread::of(seconds), Some(Spread { count, median, ninetieth, longest }));
        }
        assert_eq!(Spread::of(Vec::new()), None);
    }
}
