//! Whether a change in a count of complaints is more than chance: the exact conditional test of two Poisson counts.
//!
//! If nothing had changed, each of the complaints before and after would have fallen into the time after with the
//! probability `after / (before + after)` of the two exposures (days, or transactions). So the count after is binomial,
//! whatever the true rate (Przyborowski and Wileński 1940). Statistics, not money: floating point is right here.

use crate::domain::count::as_float;

/// The probability that, had nothing changed, `after` or fewer of the complaints would have come after.
/// `share` is the part of the whole exposure that lies after, between 0 and 1.
pub(super) fn as_few(before: usize, after: usize, share: f64) -> f64 {
    sum(before + after, 0, after, share)
}

/// The probability that, had nothing changed, `after` or more of the complaints would have come after.
pub(super) fn as_many(before: usize, after: usize, share: f64) -> f64 {
    sum(before + after, after, before + after, share)
}

/// The probabilities of `first` to `last` successes among `trials`, added.
fn sum(trials: usize, first: usize, last: usize, share: f64) -> f64 {
    let (mut total, mut binomial) = (0.0, 0.0);
    let (success, failure) = (share.ln(), (1.0 - share).ln());
    for successes in 0..=last {
        if successes > 0 {
            binomial += (as_float(trials - successes + 1) / as_float(successes)).ln();
        }
        if successes >= first {
            total +=
                (binomial + as_float(successes) * success + as_float(trials - successes) * failure).exp();
        }
    }
    total.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::{as_few, as_many};

    /// Values of R's `poisson.test(c(after, before), c(share, 1 - share), alternative = "less")` and `"greater"`.
    #[test]
    fn the_probabilities_are_the_binomial_ones() {
        for (before, after, share, few, many) in [
            (6, 1, 0.5, 0.0625, 0.992_187_5),
            (0, 0, 0.5, 1.0, 1.0),
            (5, 0, 0.5, 0.031_25, 1.0),
            (20, 5, 0.5, 0.002_038_657, 0.999_544_7),
            (9, 1, 0.25, 0.244_025_2, 0.943_686_5),
        ] {
            assert!((as_few(before, after, share) - few).abs() < 1e-6, "{before} {after}: {few}");
            assert!((as_many(before, after, share) - many).abs() < 1e-6, "{before} {after}: {many}");
        }
    }

    #[test]
    fn many_complaints_make_no_trouble() {
        let chance = as_few(30_000, 20_000, 0.5);
        assert!((0.0..1e-9).contains(&chance), "{chance}");
        assert!(as_few(25_000, 25_000, 0.5) > 0.49);
    }
}
