//! The probability of a count, against scipy 1.x: `binom.sf(count - 1, count + before, e / (1 + e))`, and with scatter
//! `max` of it and `nbinom.sf(count - 1, r, 1 / v)` with `v = scatter * (1 + e)` and `r = (before + 1) * e / (v - 1)`.

use plaint::domain::systemic::{Usual, scatter};

/// In the window, before, exposure, scatter, probability.
const SCIPY: &[(usize, usize, f64, f64, f64)] = &[
    (3, 0, 1.0 / 12.0, 1.0, 4.551661356395e-04),
    (3, 1, 1.0 / 12.0, 1.0, 1.715626203564e-03),
    (5, 12, 1.0 / 12.0, 1.0, 7.596061645879e-03),
    (10, 12, 1.0 / 12.0, 1.0, 1.971596908044e-06),
    (4, 0, 0.2, 1.0, 7.716049382716e-04),
    (30, 240, 1.0 / 12.0, 1.0, 2.776353028561e-02),
    (7, 3, 0.5, 1.0, 1.966163694559e-02),
    (1, 0, 1.0 / 12.0, 1.0, 7.692307692308e-02),
    (2, 40, 1.0 / 12.0, 1.0, 8.439714577789e-01),
    (12, 5, 0.09, 1.0, 4.181856794733e-10),
    (5, 12, 1.0 / 12.0, 2.5, 5.064735141762e-02),
    (10, 12, 1.0 / 12.0, 1.7, 7.466176068469e-04),
    (3, 1, 1.0 / 12.0, 1.4, 8.007097742099e-03),
    (30, 240, 1.0 / 12.0, 3.0, 1.250616578294e-01),
    (12, 5, 0.09, 2.0, 1.226464552585e-04),
];

#[test]
fn probabilities_are_those_of_an_independent_calculation() {
    for (now, before, exposure, scatter, expected) in SCIPY {
        let usual = Usual { count: *before, exposure: *exposure, scatter: *scatter };
        let found = usual.tail(*now);
        assert!((found / expected - 1.0).abs() < 1e-9, "{now} after {before}: {found:e}, not {expected:e}");
    }
}

#[test]
fn more_is_more_surprising_and_nothing_is_no_surprise() {
    for before in [0, 1, 7, 120] {
        for scatter in [1.0, 1.8] {
            let usual = Usual { count: before, exposure: 1.0 / 12.0, scatter };
            assert!((usual.tail(0) - 1.0).abs() < 1e-12);
            let tails: Vec<f64> = (0..60).map(|count| usual.tail(count)).collect();
            assert!(tails.windows(2).all(|pair| pair[1] < pair[0]), "{before} {scatter}: {tails:?}");
            assert!(tails.iter().all(|tail| (0.0..=1.0).contains(tail)), "{tails:?}");
        }
    }
    let many = Usual { count: 50_000, exposure: 1.0 / 12.0, scatter: 1.0 };
    assert!(many.tail(4_167) > 0.4 && many.tail(4_167) < 0.6, "{}", many.tail(4_167));
    assert!(many.tail(6_000) < 1e-100);
}

#[test]
fn scatter_is_pearsons_and_at_least_one() {
    let equal = |counts: &[usize]| counts.iter().map(|count| (*count, 30.0)).collect::<Vec<_>>();
    assert!((scatter(&equal(&[2, 2, 2, 2])) - 1.0).abs() < 1e-12);
    assert!((scatter(&equal(&[0, 0, 8, 0])) - 8.0).abs() < 1e-12, "24 / 2 over three degrees of freedom");
    assert!(
        (scatter(&[(1, 10.0), (2, 20.0), (3, 30.0)]) - 1.0).abs() < 1e-12,
        "as many as there was business"
    );
    assert!((scatter(&[(9, 30.0)]) - 1.0).abs() < 1e-12, "one stretch tells nothing of scatter");
    assert!((scatter(&[]) - 1.0).abs() < 1e-12);
}
