//! How much chance there is in small numbers: the range in which the true figure lies in 95 of 100 cases.
//!
//! Statistics, not money: floating point is right here.

use crate::domain::count::as_float;

/// The standard normal deviate of a 95 % range.
const DEVIATE: f64 = 1.959_964;

/// A range of plausible values around a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lowest plausible value.
    pub low: f64,
    /// The highest plausible value.
    pub high: f64,
}

impl Range {
    /// Whether the two have values in common: then the order of the figures may be chance.
    pub fn overlaps(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// The same range, each end times `factor`.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

/// The range of a count of independent events: Byar's approximation of the Poisson limits (Breslow and Day 1987, §2.3).
pub fn range_of_count(count: usize) -> Range {
    let limit = |count: f64, sign: f64| {
        count * (1.0 - 1.0 / (9.0 * count) + sign * DEVIATE / (3.0 * count.sqrt())).powi(3)
    };
    let number = as_float(count);
    let low = if count == 0 { 0.0 } else { limit(number, -1.0).max(0.0) };
    Range { low, high: limit(number + 1.0, 1.0) }
}

/// The range of a share: Wilson's score interval (1927). The whole from nothing to all when nobody was asked.
pub fn range_of_share(count: usize, of: usize) -> Range {
    if of == 0 {
        return Range { low: 0.0, high: 1.0 };
    }
    let (count, of) = (as_float(count), as_float(of));
    let (share, square) = (count / of, DEVIATE * DEVIATE);
    let middle = share + square / (2.0 * of);
    let spread = DEVIATE * (share * (1.0 - share) / of + square / (4.0 * of * of)).sqrt();
    let whole = 1.0 + square / of;
    Range { low: ((middle - spread) / whole).max(0.0), high: ((middle + spread) / whole).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::{range_of_count, range_of_share};

    /// Exact Poisson limits (Garwood 1936) as tables of statistics print them.
    #[test]
    fn ranges_of_counts_are_near_the_exact_ones() {
        for (count, low, high) in
            [(1, 0.025, 5.572), (5, 1.624, 11.668), (10, 4.795, 18.390), (50, 37.111, 65.919)]
        {
            let range = range_of_count(count);
            assert!((range.low - low).abs() < 0.02, "{count}: {range:?}");
            assert!((range.high - high).abs() < 0.02, "{count}: {range:?}");
        }
        let none = range_of_count(0);
        assert!(none.low.abs() < f64::EPSILON && (none.high - 3.689).abs() < 0.05, "{none:?}");
    }

    #[test]
    fn ranges_of_shares_are_wilsons() {
        for (count, of, low, high) in
            [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (1, 2, 0.095, 0.905)]
        {
            let range = range_of_share(count, of);
            assert!(
                (range.low - low).abs() < 0.001 && (range.high - high).abs() < 0.001,
                "{count}/{of}: {range:?}"
            );
        }
        assert!(range_of_share(3, 4).overlaps(range_of_share(1, 4)));
        assert!(!range_of_share(90, 100).overlaps(range_of_share(10, 100)));
    }
}
