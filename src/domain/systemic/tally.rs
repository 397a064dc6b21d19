//! Counting: for each value that is watched, how many complained in each stretch of days.

use std::collections::{BTreeMap, BTreeSet};

use super::policy::Watch;
use super::span::Span;
use crate::domain::filter::folded;
use crate::domain::ranking::{Asked, names};
use crate::domain::summary::Matter;

/// What was counted of one value.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    /// The value, as records write it first: one name for each that the watch has.
    pub(super) names: Vec<String>,
    /// The complaints in the window, in the order of receipt.
    pub(super) cases: Vec<Matter<'a>>,
    /// Who complained: in the window, then in each earlier stretch.
    complainants: Vec<BTreeSet<&'a str>>,
}

impl Tally<'_> {
    /// How many complained in the window, then in each earlier stretch.
    pub(super) fn counts(&self) -> Vec<usize> {
        self.complainants.iter().map(BTreeSet::len).collect()
    }
}

/// The tallies of `watch`, by the folded names.
pub(super) fn tally<'a>(
    watch: &Watch,
    complaints: &[Asked<'a>],
    span: &Span,
) -> BTreeMap<Vec<String>, Tally<'a>> {
    let mut tallies: BTreeMap<Vec<String>, Tally<'a>> = BTreeMap::new();
    for asked in complaints {
        let Some(place) = span.place(asked.0.received_on) else { continue };
        for value in values(watch, asked) {
            let tally = tallies.entry(key(&value)).or_insert_with(|| Tally {
                names: value,
                cases: Vec::new(),
                complainants: vec![BTreeSet::new(); span.earlier.len() + 1],
            });
            if let Some(complainants) = tally.complainants.get_mut(place) {
                complainants.insert(complainant(&asked.0));
            }
            if place == 0 {
                tally.cases.push(asked.0);
            }
        }
    }
    tallies
}

/// The values of a complaint under `watch`: each name, or each pair of names.
pub(super) fn values(watch: &Watch, (matter, _): &Asked<'_>) -> Vec<Vec<String>> {
    let mut values = vec![Vec::new()];
    for by in &watch.by {
        let names = names(matter, by);
        let longer = |value: &Vec<String>| {
            let each = |name: &String| value.iter().cloned().chain([name.trim().to_owned()]).collect();
            names.iter().filter(|name| !name.trim().is_empty()).map(each).collect::<Vec<Vec<String>>>()
        };
        values = values.iter().flat_map(longer).collect();
    }
    values
}

/// A value as it is compared: in any case and width, spaces left out.
pub(super) fn key(value: &[String]) -> Vec<String> {
    value.iter().map(|name| folded(name).split_whitespace().collect()).collect()
}

/// Who complained: the same customer counts once in a stretch of days, however often they complain.
fn complainant<'a>(matter: &Matter<'a>) -> &'a str {
    matter.case.facts.values("customer").first().unwrap_or(&matter.case.id)
}
