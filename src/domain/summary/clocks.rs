//! Clocks met and missed. Closing never erases a breach, and law and promise are never added up.

use std::collections::BTreeMap;

use super::Matter;
use crate::domain::case::{ClockState, Standing};
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::instant::Instant;
use crate::domain::record::clock_rule_name;

/// What became of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClockVerdict {
    /// What it waited for came in time.
    Met,
    /// A due instant passed first; whether it was answered later does not matter.
    Missed,
    /// The case ended in time without what the clock waited for.
    Ended,
    /// It runs and is not due yet.
    Running,
    /// A pause holds it.
    Paused,
    /// Its due instant could not be computed.
    Unknown,
}

/// How the clocks of one name and family stand, in cases of one tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockCount {
    /// The clock.
    pub clock: String,
    /// Law or promise, where the policy says.
    pub family: Option<ClockFamily>,
    /// The tier of the cases; `None` for those without one.
    pub tier: Option<String>,
    /// How many are met.
    pub met: usize,
    /// How many are missed.
    pub missed: usize,
    /// How many of those missed are not answered yet.
    pub overdue: usize,
    /// How many ended with the case.
    pub ended: usize,
    /// How many are running.
    pub running: usize,
    /// How many are paused.
    pub paused: usize,
    /// How many have no due instant.
    pub unknown: usize,
}

/// What became of the clock by `now`; `None` where it no longer applies and no due instant of it ever passed.
pub fn verdict(clock: &ClockState, now: &Instant) -> Option<ClockVerdict> {
    if !clock.breaches(now).is_empty() {
        return Some(ClockVerdict::Missed);
    }
    match clock.standing(now) {
        Standing::Overdue | Standing::Late => Some(ClockVerdict::Missed),
        Standing::Met if clock.stopped_by_closing => Some(ClockVerdict::Ended),
        Standing::Met => Some(ClockVerdict::Met),
        Standing::Running => Some(ClockVerdict::Running),
        Standing::Paused => Some(ClockVerdict::Paused),
        Standing::Unknown => Some(ClockVerdict::Unknown),
        Standing::Withdrawn => None,
    }
}

/// Counts the clocks of `matters`: law before promises, then by clock, then the gravest tier first.
pub(super) fn count(matters: &[Matter<'_>], now: &Instant) -> Vec<ClockCount> {
    let mut counts: BTreeMap<(u8, String, u32, Option<String>), ClockCount> = BTreeMap::new();
    for matter in matters {
        let tier = matter.case.tier.clone();
        let rank = tier.as_deref().and_then(|tier| matter.names.rank(tier)).unwrap_or(u32::MAX);
        for clock in &matter.case.clocks {
            let Some(verdict) = verdict(clock, now) else { continue };
            let family = matter.names.clock_family(&clock.clock);
            let name = clock_rule_name(&clock.clock);
            let key = (order(family), name.to_owned(), rank, tier.clone());
            let count = counts.entry(key).or_insert_with(|| empty(name, family, tier.clone()));
            count.add(verdict, clock.standing(now));
        }
    }
    counts.into_values().collect()
}

/// The counts of each clock over all tiers: law before promises, then the most often missed first.
pub fn over_tiers(counts: &[ClockCount]) -> Vec<ClockCount> {
    let mut sums: Vec<ClockCount> = Vec::new();
    for count in counts {
        match sums.iter_mut().find(|sum| sum.clock == count.clock && sum.family == count.family) {
            Some(sum) => sum.add_all(count),
            None => sums.push(ClockCount { tier: None, ..count.clone() }),
        }
    }
    sums.sort_by_key(|sum| (order(sum.family), std::cmp::Reverse(sum.missed)));
    sums
}

fn order(family: Option<ClockFamily>) -> u8 {
    match family {
        Some(ClockFamily::Law) => 0,
        Some(ClockFamily::Promise) => 1,
        None => 2,
    }
}

fn empty(clock: &str, family: Option<ClockFamily>, tier: Option<String>) -> ClockCount {
    ClockCount {
        clock: clock.to_owned(),
        family,
        tier,
        met: 0,
        missed: 0,
        overdue: 0,
        ended: 0,
        running: 0,
        paused: 0,
        unknown: 0,
    }
}

impl ClockCount {
    fn add(&mut self, verdict: ClockVerdict, standing: Standing) {
        match verdict {
            ClockVerdict::Met => self.met += 1,
            ClockVerdict::Missed => self.missed += 1,
            ClockVerdict::Ended => self.ended += 1,
            ClockVerdict::Running => self.running += 1,
            ClockVerdict::Paused => self.paused += 1,
            ClockVerdict::Unknown => self.unknown += 1,
        }
        self.overdue += usize::from(standing == Standing::Overdue);
    }

    fn add_all(&mut self, other: &Self) {
        self.met += other.met;
        self.missed += other.missed;
        self.overdue += other.overdue;
        self.ended += other.ended;
        self.running += other.running;
        self.paused += other.paused;
        self.unknown += other.unknown;
    }

    /// How many were decided: met or missed.
    pub fn decided(&self) -> usize {
        self.met + self.missed
    }
}
