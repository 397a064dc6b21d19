//! Which of many counts stand out, when so many were looked at.

use super::chance::{Usual, scatter};
use super::policy::SystemicPolicy;
use crate::domain::count::as_float;

/// What was counted of one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    /// How many in the window.
    pub now: usize,
    /// How much was exposed in it (transactions or days).
    pub exposed: f64,
    /// How many in each earlier stretch, the latest first, with how much was exposed in it.
    pub earlier: Vec<(usize, f64)>,
    /// So many are told of a value that had none before; `None` where that is not asked for.
    pub new: Option<u32>,
}

/// A count with how surprising it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// What the earlier stretches tell; `None` where there are none.
    pub usual: Option<Usual>,
    /// The probability of as many or more, if the rate is what it was.
    pub probability: Option<f64>,
    /// How many values as surprising as this chance alone brings forth in one look, on average: the probability times
    /// how many were looked at, at most 1.
    pub by_chance: Option<f64>,
    /// Whether it is told, and why.
    pub flag: Option<Flag>,
}

/// Why something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// More than its usual rate explains.
    Rising,
    /// The first complaints about a value that had none before, as many as the policy asks for.
    New,
}

impl Flag {
    /// The name in output for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::New => "new",
        }
    }
}

/// Weighs all counts of one look together; gives them in the same order, and how many were looked at.
///
/// Looked at are those of which the window and the earlier stretches together hold as many complaints as the policy
/// asks for at least: only they could stand out, and their sum tells nothing about the window. The level is divided
/// among them (Bonferroni): that holds however the values depend on each other, and the same complaint counts for its
/// category, its cause and its place.
pub fn weigh(counts: &[Counts], policy: &SystemicPolicy) -> (Vec<Weighed>, usize) {
    let least = usize::try_from(policy.least).unwrap_or(usize::MAX);
    let is_examined = |each: &&Counts| !each.earlier.is_empty() && each.total() >= least;
    let examined = counts.iter().filter(is_examined).count();
    let level = 1.0 / f64::from(policy.once_in.max(1));
    let weighed = counts.iter().map(|each| {
        let usual = each.usual();
        let probability = usual.map(|usual| usual.tail(each.now));
        let many = as_float(examined.max(1));
        let by_chance = probability.map(|probability| (probability * many).min(1.0));
        let rises = each.now >= least && by_chance.is_some_and(|by_chance| by_chance <= level);
        let flag = match rises {
            true => Some(Flag::Rising),
            false => each.is_new().then_some(Flag::New),
        };
        Weighed { usual, probability, by_chance, flag }
    });
    (weighed.collect(), examined)
}

impl Counts {
    fn before(&self) -> usize {
        self.earlier.iter().map(|(count, _)| count).sum()
    }

    fn total(&self) -> usize {
        self.now + self.before()
    }

    fn usual(&self) -> Option<Usual> {
        let exposed: f64 = self.earlier.iter().map(|(_, exposed)| exposed).sum();
        (exposed > 0.0).then(|| Usual {
            count: self.before(),
            exposure: self.exposed / exposed,
            scatter: scatter(&self.earlier),
        })
    }

    fn is_new(&self) -> bool {
        let enough = |new: u32| usize::try_from(new).is_ok_and(|new| self.now >= new);
        self.before() == 0 && self.new.is_some_and(enough)
    }
}
