//! Quiet chains stay quiet as often as the policy says, and what is planted is found.

use plaint::domain::systemic::{Counts, Flag, SystemicPolicy, weigh};

/// A generator of random numbers that is the same everywhere (SplitMix64).
struct Dice(u64);

impl Dice {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        f64::from(u32::try_from(mixed >> 32).unwrap()) / f64::from(u32::MAX)
    }

    /// A count of independent events (Knuth).
    fn poisson(&mut self, mean: f64) -> usize {
        let (limit, mut product, mut count) = ((-mean).exp(), 1.0, 0);
        loop {
            product *= self.share();
            if product <= limit {
                return count;
            }
            count += 1;
        }
    }
}

/// Forty values with rates from rare to five in a stretch, over a year and a window, `unrest` times as restless.
fn chain(dice: &mut Dice, unrest: bool) -> Vec<Counts> {
    let value = |dice: &mut Dice| {
        let rate = 0.02 + 5.0 * dice.share().powi(3);
        let draw = |dice: &mut Dice| {
            // Every tenth stretch has three times the rate: bad weather, a busy season.
            let factor = if unrest && dice.share() < 0.1 { 3.0 } else { 1.0 };
            dice.poisson(rate * factor)
        };
        let earlier = (0..12).map(|_| (draw(dice), 30.0)).collect();
        Counts { now: draw(dice), exposed: 30.0, earlier, new: None }
    };
    (0..40).map(|_| value(dice)).collect()
}

fn alarms(unrest: bool) -> usize {
    let policy = SystemicPolicy::default();
    let mut dice = Dice(20_261_122);
    let is_alarmed = |counts: &Vec<Counts>| weigh(counts, &policy).0.iter().any(|each| each.flag.is_some());
    (0..1_000).map(|_| chain(&mut dice, unrest)).filter(is_alarmed).count()
}

#[test]
fn of_a_thousand_quiet_chains_at_most_one_in_twenty_is_alarmed() {
    let alarmed = alarms(false);
    assert!(alarmed <= 50, "{alarmed} of 1,000");
    assert!(alarmed > 0, "a test that never alarms would find nothing");
}

#[test]
fn what_is_planted_is_found_and_nothing_else_in_its_place() {
    let policy = SystemicPolicy::default();
    let mut dice = Dice(7);
    let mut found = 0;
    for _ in 0..300 {
        let mut counts = chain(&mut dice, false);
        let earlier = (0..12).map(|_| (dice.poisson(0.3), 30.0)).collect();
        counts.push(Counts { now: 8 + dice.poisson(0.3), exposed: 30.0, earlier, new: None });
        let (weighed, examined) = weigh(&counts, &policy);
        assert!((10..=41).contains(&examined), "{examined}");
        found += usize::from(weighed.last().unwrap().flag == Some(Flag::Rising));
    }
    assert!(found >= 285, "{found} of 300");
}

#[test]
fn without_the_correction_for_how_many_were_looked_at_far_more_chains_would_alarm() {
    let lenient = SystemicPolicy { once_in: 1, ..SystemicPolicy::default() };
    let mut dice = Dice(3);
    let mut uncorrected = 0;
    for _ in 0..300 {
        let (weighed, _) = weigh(&chain(&mut dice, false), &lenient);
        uncorrected +=
            usize::from(weighed.iter().any(|each| each.probability.is_some_and(|chance| chance <= 0.05)));
    }
    assert!(
        uncorrected > 60,
        "{uncorrected} of 300, where 15 are promised: that is why the level is divided among them"
    );
}

#[test]
fn restless_chains_alarm_more_often_but_far_less_than_without_looking_at_scatter() {
    let policy = SystemicPolicy::default();
    let mut dice = Dice(11);
    let (mut with, mut without) = (0, 0);
    for _ in 0..500 {
        let counts = chain(&mut dice, true);
        let (weighed, examined) = weigh(&counts, &policy);
        with += usize::from(weighed.iter().any(|each| each.flag.is_some()));
        let level = 0.05 / f64::from(u32::try_from(examined).unwrap());
        let calm = |each: &plaint::domain::systemic::Weighed, now: usize| {
            each.usual.map(|usual| plaint::domain::systemic::Usual { scatter: 1.0, ..usual }.tail(now))
        };
        let pairs = weighed.iter().zip(&counts);
        without += usize::from(pairs.into_iter().any(|(each, counts)| {
            counts.now >= 3 && calm(each, counts.now).is_some_and(|chance| chance <= level)
        }));
    }
    assert!(with < without, "{with} against {without} of 500");
}

#[test]
fn the_first_complaints_about_something_new_are_told_where_the_policy_asks_for_it() {
    let policy = SystemicPolicy::default();
    let counts = |now, earlier: &[usize], new| Counts {
        now,
        exposed: 30.0,
        earlier: earlier.iter().map(|count| (*count, 30.0)).collect(),
        new,
    };
    for (now, earlier, new, expected) in [
        (2, &[0, 0, 0][..], Some(2), Some(Flag::New)),
        (1, &[0, 0, 0], Some(2), None),
        (2, &[0, 1, 0], Some(2), None),
        (2, &[0, 0, 0], None, None),
        (2, &[], Some(2), Some(Flag::New)),
        (9, &[], None, None),
        (4, &[0; 12], None, Some(Flag::Rising)),
        (4, &[0; 12], Some(2), Some(Flag::Rising)),
        (2, &[0; 12], None, None),
    ] {
        let (weighed, _) = weigh(&[counts(now, earlier, new)], &policy);
        assert_eq!(weighed[0].flag, expected, "{now} after {earlier:?}");
        assert_eq!(weighed[0].probability.is_none(), earlier.is_empty(), "no history, no probability");
    }
}
