//! A look at what is watched: what rises above its usual rate, and how surprising that is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::exposure::{Measured, measure};
use super::policy::{SystemicPolicy, Watch};
use super::span::Span;
use super::tally::{Tally, tally};
use super::weigh::{Counts, Flag, Weighed, weigh};
use crate::domain::filter::Period;
use crate::domain::ranking::policy::By;
use crate::domain::ranking::{Asked, Volume};
use crate::domain::summary::Matter;

/// What is known beside the complaints themselves.
#[derive(Debug, Clone, Default)]
pub struct Background<'a> {
    /// The day of the first complaint on record: of each store, and of all under `None`.
    pub since: BTreeMap<Option<String>, NaiveDate>,
    /// The transactions of each store, as far as they are told.
    pub volumes: BTreeMap<String, &'a [Volume]>,
}

/// What a look found.
#[derive(Debug, Clone)]
pub struct Look<'a> {
    /// The days.
    pub span: Span,
    /// Since when the usual rate is known: as far as the policy looks back and there are records.
    pub since: NaiveDate,
    /// Every value with a complaint in the window: those that are told first, then the most surprising first.
    pub problems: Vec<Problem<'a>>,
    /// How many values could have stood out.
    pub examined: usize,
    /// How many complaints counted in the window.
    pub counted: usize,
}

/// A value that is watched, with what was counted.
#[derive(Debug, Clone)]
pub struct Problem<'a> {
    /// By what it was counted.
    pub watch: Watch,
    /// The value: one name for each that the watch has, as records write it.
    pub names: Vec<String>,
    /// How many complained in the window; the same customer counts once.
    pub count: usize,
    /// How many complained in each earlier stretch that is on record, the latest first.
    pub earlier: Vec<(Period, usize)>,
    /// By what the stretches are compared.
    pub measured: Measured,
    /// How surprising it is.
    pub weighed: Weighed,
    /// The complaints in the window, in the order of receipt.
    pub cases: Vec<Matter<'a>>,
    /// Where in the list the first problem stands, told too, that holds all complaints of this one.
    pub part_of: Option<usize>,
}

impl Problem<'_> {
    /// How many are to be expected in the window at the usual rate.
    pub fn expected(&self) -> Option<f64> {
        self.weighed.usual.map(|usual| usual.expected())
    }
}

/// Looks at `complaints`, those of one policy that count.
pub fn look<'a>(
    policy: &SystemicPolicy,
    complaints: &[Asked<'a>],
    span: Span,
    background: &Background<'_>,
) -> Look<'a> {
    let mut counted = Vec::new();
    for watch in &policy.watches {
        for tally in tally(watch, complaints, &span).into_values() {
            let (measured, counts, earlier) = counts_of(watch, &tally, &span, background);
            counted.push((watch, tally, measured, counts, earlier));
        }
    }
    let counts: Vec<Counts> = counted.iter().map(|(_, _, _, counts, _)| counts.clone()).collect();
    let (weighed, examined) = weigh(&counts, policy);
    let problems = counted.into_iter().zip(weighed);
    let mut problems: Vec<Problem<'a>> = problems
        .filter(|((_, tally, ..), _)| !tally.cases.is_empty())
        .map(|((watch, tally, measured, counts, earlier), weighed)| Problem {
            watch: watch.clone(),
            names: tally.names,
            count: counts.now,
            earlier,
            measured,
            weighed,
            cases: tally.cases,
            part_of: None,
        })
        .collect();
    problems.sort_by(order);
    mark_parts(&mut problems);
    let in_window = complaints.iter().filter(|(matter, _)| span.window.contains(matter.received_on));
    let known = background.since.get(&None).copied().unwrap_or(span.window.first);
    let since = span.since(known).last().map_or(span.window.first, |period| period.first);
    Look { counted: in_window.count(), since, span, problems, examined }
}

type Counted = (Measured, Counts, Vec<(Period, usize)>);

/// What was counted, as far back as there is a record: of its store, where the watch asks for one.
fn counts_of(watch: &Watch, tally: &Tally<'_>, span: &Span, background: &Background<'_>) -> Counted {
    let at_store = watch.by.iter().position(|by| *by == By::Store);
    let store = at_store.and_then(|place| tally.names.get(place));
    let since = background.since.get(&store.cloned()).or_else(|| background.since.get(&None));
    let earlier = since.map(|since| span.since(*since)).unwrap_or_default();
    let volumes: Vec<&[Volume]> = match store {
        Some(store) => background.volumes.get(store).copied().into_iter().collect(),
        None => background.volumes.values().copied().collect(),
    };
    let (measured, exposed, before) = measure(&volumes, &span.window, earlier);
    let mut counts = tally.counts().into_iter();
    let now = counts.next().unwrap_or_default();
    let shown: Vec<(Period, usize)> = earlier.iter().copied().zip(counts).collect();
    let counts = shown.iter().map(|(_, count)| *count).zip(before).collect();
    (measured, Counts { now, exposed, earlier: counts, new: watch.new }, shown)
}

/// What is told comes first, then what is more surprising, then more complaints, then the names.
fn order(left: &Problem<'_>, right: &Problem<'_>) -> std::cmp::Ordering {
    let rank = |problem: &Problem<'_>| match problem.weighed.flag {
        Some(Flag::Rising) => 0,
        Some(Flag::New) => 1,
        None => 2,
    };
    let chance = |problem: &Problem<'_>| problem.weighed.probability.unwrap_or(1.0);
    rank(left)
        .cmp(&rank(right))
        .then_with(|| chance(left).total_cmp(&chance(right)))
        .then_with(|| right.count.cmp(&left.count))
        .then_with(|| left.names.cmp(&right.names))
        .then_with(|| left.watch.name().cmp(&right.watch.name()))
}

/// Says of each problem that is told which earlier one holds all its complaints: it may be the same problem.
fn mark_parts(problems: &mut [Problem<'_>]) {
    let mut told: Vec<(usize, BTreeSet<String>)> = Vec::new();
    for (index, problem) in problems.iter_mut().enumerate() {
        if problem.weighed.flag.is_none() {
            return;
        }
        let cases: BTreeSet<String> = problem.cases.iter().map(|matter| matter.case.id.clone()).collect();
        problem.part_of = told.iter().find(|(_, whole)| cases.is_subset(whole)).map(|(place, _)| *place);
        if problem.part_of.is_none() {
            told.push((index, cases));
        }
    }
}
