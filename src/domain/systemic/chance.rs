//! How surprising a count is, given what was counted before.
//!
//! Statistics, not money: floating point is right here.

use crate::domain::count::as_float;

/// What earlier periods tell of a rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// How many there were in all earlier periods.
    pub count: usize,
    /// How much was exposed in the period that is looked at, as a multiple of all earlier periods together.
    pub exposure: f64,
    /// How much more the earlier counts scatter than chance would have it; 1 where they do not.
    pub scatter: f64,
}

impl Usual {
    /// How many are to be expected in the period that is looked at.
    pub fn expected(&self) -> f64 {
        as_float(self.count) * self.exposure
    }

    /// The probability of `count` or more, if the rate is what it was.
    ///
    /// Without scatter this is the exact test of two Poisson rates given their sum (Przyborowski and Wilenski 1940):
    /// `P(Binomial(count + before, e / (1 + e)) ≥ count)`, which equals the tail of a negative binomial distribution
    /// with `before + 1` failures. So the rate is never taken for better known than the earlier counts tell it, and no
    /// earlier count at all is no special case. With scatter the negative binomial has the same mean and as many times
    /// the variance; the probability is never less than the exact one.
    pub fn tail(&self, count: usize) -> f64 {
        let failures = as_float(self.count) + 1.0;
        let odds = self.exposure;
        let exact = tail(count, failures, odds / (1.0 + odds));
        let spread = self.scatter * (1.0 + odds);
        if self.scatter <= 1.0 {
            return exact;
        }
        exact.max(tail(count, failures * odds / (spread - 1.0), 1.0 - 1.0 / spread))
    }
}

/// How much more the counts scatter than a Poisson process of these exposures: Pearson's statistic over its degrees of
/// freedom, at least 1. With fewer than two periods, or nothing counted, it is 1.
pub fn scatter(counts: &[(usize, f64)]) -> f64 {
    let (total, exposed) = counts.iter().fold((0.0, 0.0), |(total, exposed), (count, exposure)| {
        (total + as_float(*count), exposed + exposure)
    });
    if counts.len() < 2 || total <= 0.0 || exposed <= 0.0 {
        return 1.0;
    }
    let square = |(count, exposure): &(usize, f64)| {
        let expected = total * exposure / exposed;
        if expected > 0.0 { (as_float(*count) - expected).powi(2) / expected } else { 0.0 }
    };
    (counts.iter().map(square).sum::<f64>() / as_float(counts.len() - 1)).max(1.0)
}

/// `P(X ≥ count)` for the number `X` of successes, each of probability `success`, before as many `failures`, which need
/// not be a whole number. The terms are added upwards, so that small probabilities keep their digits.
fn tail(count: usize, failures: f64, success: f64) -> f64 {
    if count == 0 {
        return 1.0;
    }
    if success <= 0.0 {
        return 0.0;
    }
    let mut logarithm = failures * (1.0 - success).ln();
    for step in 0..count {
        logarithm += ((failures + as_float(step)) / as_float(step + 1)).ln() + success.ln();
    }
    let (mut term, mut sum, mut step) = (logarithm.exp(), 0.0, count);
    // The ratio of one term to the one before falls towards `success`; what follows is then a geometric series at most.
    loop {
        sum += term;
        let ratio = (failures + as_float(step)) / as_float(step + 1) * success;
        if term <= 0.0 || (ratio < 1.0 && term * ratio / (1.0 - ratio) < sum * 1e-15) {
            return sum.min(1.0);
        }
        term *= ratio;
        step += 1;
    }
}
