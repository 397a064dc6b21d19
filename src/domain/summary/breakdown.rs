//! A period told apart by stores, departments, staff, customers, products: a row for each.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::money::cost_within;
use super::{Change, Compared, Cost, Dimension, Figures, Matter, Scope, Share, received_in};
use crate::domain::record::Record;

/// A period told apart by a dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// By what.
    pub by: Dimension,
    /// A row for each value: stores and people in the order of names (R18), everything else with the most frequent
    /// first; what names nothing last.
    pub rows: Vec<BreakdownRow>,
    /// All complaints of the period, each once.
    pub whole: BreakdownRow,
    /// Whether some complaint counts in several rows: then rows do not add up to the whole.
    pub overlaps: bool,
    /// With which days the period is compared.
    pub compared: Option<Compared>,
}

/// What the complaints of one value add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakdownRow {
    /// The value; `None` for complaints that name none.
    pub name: Option<String>,
    /// How many were received, of all of the period.
    pub share: Share,
    /// How many in the period before, of all then; `None` where nothing was received in it.
    pub before: Option<Share>,
    /// What they add up to.
    pub figures: Figures,
    /// Fines and compensation of the period, whenever the complaint was received.
    pub cost: Cost,
}

impl BreakdownRow {
    /// How it changed; `None` where there is nothing to compare with.
    pub fn change(&self) -> Option<Change> {
        Change::between(self.before?, self.share)
    }
}

/// What belongs to one value.
#[derive(Default)]
struct Part<'a> {
    now: Vec<Matter<'a>>,
    before: usize,
    cost: Cost,
}

/// Tells the complaints of a period apart. `stores` are the stores' own records, with fines for their places.
pub fn breakdown(matters: &[Matter<'_>], stores: &[Record], scope: &Scope, by: &Dimension) -> Breakdown {
    let (_, cohort) = received_in(matters, &scope.period);
    let compared = Compared::of(&scope.period, scope.today());
    let earlier = compared.map(|compared| received_in(matters, &compared.before).1);
    let earlier = earlier.filter(|earlier| !earlier.is_empty());
    let mut parts: BTreeMap<Option<String>, Part<'_>> = BTreeMap::new();
    let mut overlaps = false;
    for matter in &cohort {
        let names = by.values(matter);
        overlaps |= names.len() > 1;
        each(names, |name| parts.entry(name).or_default().now.push(*matter));
    }
    for matter in earlier.iter().flatten() {
        each(by.values(matter), |name| parts.entry(name).or_default().before += 1);
    }
    let mut total = Cost::default();
    for matter in matters {
        let cost = cost_within(matter, scope);
        if !cost.is_nothing() {
            total.take(&cost);
            each(by.values(matter), |name| parts.entry(name).or_default().cost.take(&cost));
        }
    }
    for store in stores {
        let cost = super::money::cost_of_store(store, scope);
        if !cost.is_nothing() {
            total.take(&cost);
            let name = (*by == Dimension::Store).then(|| store.id.clone());
            parts.entry(name).or_default().cost.take(&cost);
        }
    }
    let (of, of_before) = (cohort.len(), earlier.as_ref().map(Vec::len));
    let row = |name: Option<String>, part: Part<'_>| BreakdownRow {
        name,
        share: Share { count: part.now.len(), of },
        before: of_before.map(|of| Share { count: part.before, of }),
        figures: Figures::of(&part.now, &scope.now),
        cost: part.cost,
    };
    let mut rows: Vec<BreakdownRow> = parts.into_iter().map(|(name, part)| row(name, part)).collect();
    rows.sort_by_key(|row| {
        let count = if by.is_of_people() { 0 } else { row.share.count };
        let spent = if by.is_of_people() { Decimal::ZERO } else { row.cost.compensation };
        (row.name.is_none(), std::cmp::Reverse((count, spent)))
    });
    let whole = row(None, Part { now: cohort, before: of_before.unwrap_or(0), cost: total });
    Breakdown { by: by.clone(), rows, whole, overlaps, compared }
}

/// Gives every name to `take`; `None` where there is none.
fn each(names: Vec<String>, mut take: impl FnMut(Option<String>)) {
    if names.is_empty() {
        take(None);
    }
    names.into_iter().for_each(|name| take(Some(name)));
}
