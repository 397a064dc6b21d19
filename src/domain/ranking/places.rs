//! The places of a ranking.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::chance::{Range, range_of_count, range_of_share};
use super::policy::{By, Measure, RankingRule, Ties};
use crate::domain::count::as_float;
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::summary::{ClockVerdict, Dimension, Matter, Share, verdict};

/// A ranking of everybody who was complained about in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Those with a place, the first place first, down to the last that the rule tells.
    pub places: Vec<Ranked>,
    /// Those without one: too few complaints, or no figure.
    pub unplaced: Vec<Ranked>,
    /// How many complaints counted.
    pub counted: usize,
    /// How many of the period did not count, because the rule's condition did not hold (malicious ones).
    pub excluded: usize,
    /// How many counted but name nobody.
    pub unnamed: usize,
}

/// Somebody in a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The place from 1; `None` for those who have none.
    pub place: Option<u32>,
    /// Who or what: a name as records write it.
    pub name: String,
    /// How many complaints count.
    pub complaints: usize,
    /// Of how many answers or clocks how many were good, for the measures that ask for it.
    pub good: Option<Share>,
    /// How many transactions there were, where that is known.
    pub transactions: Option<u64>,
    /// The figure: complaints, complaints for each thousand transactions, or a share from 0 to 1.
    pub figure: Option<f64>,
    /// The range in which the true figure plausibly lies.
    pub range: Option<Range>,
    /// When the last complaint that counts was received.
    pub reached: Instant,
}

/// A complaint with what conditions can ask about it.
pub type Asked<'a> = (Matter<'a>, Facts);

/// Ranks the complaints of a period by `rule`. `volume` tells how many transactions somebody had in it.
pub fn rank(
    complaints: &[Asked<'_>],
    rule: &RankingRule,
    now: &Instant,
    volume: &dyn Fn(&str) -> Option<u64>,
) -> Ranking {
    let counting: Vec<&Asked<'_>> = complaints.iter().filter(|(_, facts)| rule.when.holds(facts)).collect();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut unnamed = 0;
    for (matter, _) in &counting {
        let names = names(matter, &rule.by);
        unnamed += usize::from(names.is_empty());
        for name in names {
            tallies.entry(name).or_insert_with(|| Tally::new(matter.case.received)).add(matter, now);
        }
    }
    let everybody = tallies.into_iter().map(|(name, tally)| tally.ranked(name, rule, volume));
    let least = usize::try_from(rule.minimum).unwrap_or(usize::MAX);
    let (mut placed, unplaced): (Vec<Ranked>, Vec<Ranked>) =
        everybody.partition(|each| each.figure.is_some() && each.complaints >= least);
    placed.sort_by(|left, right| order(left, right, rule.ties).then_with(|| left.name.cmp(&right.name)));
    give_places(&mut placed, rule.ties);
    let last = usize::try_from(rule.top).unwrap_or(usize::MAX);
    placed.retain(|each| {
        each.place.is_some_and(|place| usize::try_from(place).is_ok_and(|place| place <= last))
    });
    let (counted, excluded) = (counting.len(), complaints.len() - counting.len());
    Ranking { places: placed, unplaced, counted, excluded, unnamed }
}

/// What somebody's complaints add up to.
struct Tally {
    complaints: usize,
    satisfied: Share,
    in_time: Share,
    reached: Instant,
}

impl Tally {
    fn new(received: Instant) -> Self {
        let nothing = Share { count: 0, of: 0 };
        Self { complaints: 0, satisfied: nothing, in_time: nothing, reached: received }
    }

    fn add(&mut self, matter: &Matter<'_>, now: &Instant) {
        self.complaints += 1;
        self.reached = self.reached.max(matter.case.received);
        if let Some(satisfied) = matter.case.facts.values("satisfied").first() {
            self.satisfied.of += 1;
            self.satisfied.count += usize::from(satisfied == "yes");
        }
        for clock in &matter.case.clocks {
            let met = match verdict(clock, now) {
                Some(ClockVerdict::Met) => true,
                Some(ClockVerdict::Missed) => false,
                _ => continue,
            };
            self.in_time.of += 1;
            self.in_time.count += usize::from(met);
        }
    }

    fn ranked(self, name: String, rule: &RankingRule, volume: &dyn Fn(&str) -> Option<u64>) -> Ranked {
        let transactions = (rule.by == By::Store).then(|| volume(&name)).flatten();
        let good = match rule.measure {
            Measure::Satisfied => Some(self.satisfied),
            Measure::InTime => Some(self.in_time),
            Measure::Complaints | Measure::PerThousand => None,
        };
        let thousands = transactions.filter(|number| *number > 0).and_then(thousands);
        let (figure, range) = match (rule.measure, good) {
            (Measure::Complaints, _) => {
                (Some(as_float(self.complaints)), Some(range_of_count(self.complaints)))
            }
            (_, Some(share)) if share.of > 0 => {
                let range = range_of_share(share.count, share.of);
                (Some(as_float(share.count) / as_float(share.of)), Some(range))
            }
            (Measure::PerThousand, _) => (
                thousands.map(|thousands| as_float(self.complaints) / thousands),
                thousands.map(|thousands| range_of_count(self.complaints).times(1.0 / thousands)),
            ),
            (_, _) => (None, None),
        };
        let (complaints, reached) = (self.complaints, self.reached);
        Ranked { place: None, name, complaints, good, transactions, figure, range, reached }
    }
}

fn thousands(transactions: u64) -> Option<f64> {
    u32::try_from(transactions).ok().map(|number| f64::from(number) / 1000.0)
}

impl Ranked {
    /// Complaints for each thousand transactions, where those are known.
    fn rate(&self) -> Option<f64> {
        let thousands = self.transactions.filter(|number| *number > 0).and_then(thousands)?;
        Some(as_float(self.complaints) / thousands)
    }
}

/// Who comes first: the higher figure, then what the rule says of equal ones.
fn order(left: &Ranked, right: &Ranked, ties: Ties) -> Ordering {
    let higher = |left: Option<f64>, right: Option<f64>| right.partial_cmp(&left).unwrap_or(Ordering::Equal);
    higher(left.figure, right.figure).then_with(|| match ties {
        Ties::SamePlace => Ordering::Equal,
        Ties::HigherRate => match (left.rate(), right.rate()) {
            (Some(left), Some(right)) => higher(Some(left), Some(right)),
            _ => Ordering::Equal,
        },
        Ties::ReachedFirst => left.reached.cmp(&right.reached),
    })
}

/// Equal ones share a place; the places after it stay empty.
fn give_places(placed: &mut [Ranked], ties: Ties) {
    let (mut place, mut number, mut before): (u32, u32, Option<Ranked>) = (0, 0, None);
    for each in placed {
        number += 1;
        let equal = before.as_ref().is_some_and(|before| order(before, each, ties) == Ordering::Equal);
        place = if equal { place } else { number };
        each.place = Some(place);
        before = Some(each.clone());
    }
}

/// Whom or what a complaint counts for, each once, by names as records write them.
pub fn names(matter: &Matter<'_>, by: &By) -> Vec<String> {
    Dimension::of(by.name()).values(matter)
}
