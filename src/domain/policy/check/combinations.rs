//! The cases that conditions can tell apart: every combination of the values of the facts that they ask about.
//!
//! A combination is a list of indices, one into the values of each fact; conditions are compiled to tables of which
//! values pass. So hundreds of thousands of combinations cost milliseconds, each time a policy is read.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::conditions::{Domain, domain};
use crate::domain::policy::draft::{Draft, Space};
use crate::domain::policy::{Condition, Facts, Policy, Test};

/// No more combinations than this are tried; fewer where many conditions are compared with each other.
const MOST: usize = 200_000;

/// About how often conditions may be evaluated, so that no policy, however odd, takes a second to read.
const MOST_EVALUATIONS: usize = 40_000_000;

/// The values of the facts that some conditions ask about.
pub(super) struct Grid {
    axes: Vec<Axis>,
    tiers: Option<Tiers>,
}

/// A fact with every value that some test tells from another; `None` for a fact that is not known.
struct Axis {
    fact: String,
    values: Vec<Option<String>>,
}

/// The fact `tier`, which follows from the others: always the last axis.
struct Tiers {
    /// The tiers in the order in which triage tries them, each with its index among the values.
    rules: Vec<(Compiled, usize)>,
    /// The values that a case can have whatever triage said: those of the upgrades, and none.
    always: Vec<usize>,
}

/// A condition as a table: for each axis that it asks about, which values pass.
pub(super) struct Compiled(Vec<(usize, Vec<bool>)>);

impl Compiled {
    /// Whether the condition holds in this combination.
    pub(super) fn holds(&self, combination: &[usize]) -> bool {
        self.0.iter().all(|(axis, passes)| {
            let value = combination.get(*axis).copied().unwrap_or_default();
            passes.get(value).copied().unwrap_or_default()
        })
    }
}

impl Grid {
    /// Every combination of the facts that `conditions` ask about, or how many there would be when that is too many.
    ///
    /// Facts that triage always answers (axes) have a value in each combination when `triaged`; other facts are also
    /// unknown in turn. A combination with a tier has one that its other facts can lead to.
    pub(super) fn of(
        policy: &Policy,
        draft: &Draft,
        conditions: &[&Condition],
        triaged: bool,
    ) -> Result<Self, usize> {
        let mut asked: BTreeMap<&str, Vec<&Test>> = BTreeMap::new();
        for (fact, test) in conditions.iter().flat_map(|condition| &condition.0) {
            asked.entry(fact).or_default().push(test);
        }
        let with_tier = asked.remove("tier").is_some();
        if with_tier {
            for (fact, test) in policy.triage.tiers.iter().flat_map(|tier| &tier.when.0) {
                asked.entry(fact).or_default().push(test);
            }
            asked.remove("tier");
        }
        let axis = |(fact, tests): (&str, Vec<&Test>)| Axis {
            fact: fact.to_owned(),
            values: values(policy, draft, fact, &tests, triaged),
        };
        let mut grid = Self { axes: asked.into_iter().map(axis).collect(), tiers: None };
        if with_tier {
            grid.tiers = Some(grid.with_tiers(policy));
        }
        let count = grid.axes.iter().try_fold(1_usize, |count, axis| count.checked_mul(axis.values.len()));
        match count {
            Some(count) if count <= most(conditions.len()) => Ok(grid),
            other => Err(other.unwrap_or(usize::MAX)),
        }
    }

    /// The condition as a table.
    pub(super) fn compile(&self, condition: &Condition) -> Compiled {
        let table = |(fact, test): &(String, Test)| {
            let axis = self.axes.iter().position(|axis| axis.fact == *fact)?;
            let passes = |value: &Option<String>| test.passes(value.as_slice());
            Some((axis, self.axes[axis].values.iter().map(passes).collect()))
        };
        Compiled(condition.0.iter().filter_map(table).collect())
    }

    /// Gives every combination to `visit`, until it returns `false`.
    pub(super) fn visit(&self, mut visit: impl FnMut(&[usize]) -> bool) {
        let free = self.axes.len() - usize::from(self.tiers.is_some());
        let mut combination = vec![0; self.axes.len()];
        loop {
            let go_on = match &self.tiers {
                None => visit(&combination),
                Some(tiers) => tiers.of(&combination).into_iter().all(|tier| {
                    combination[free] = tier;
                    visit(&combination)
                }),
            };
            if !go_on || !self.next(&mut combination[..free]) {
                return;
            }
        }
    }

    /// The first combination on which `found` is true.
    pub(super) fn find(&self, mut found: impl FnMut(&[usize]) -> bool) -> Option<Vec<usize>> {
        let mut first = None;
        self.visit(|combination| {
            if found(combination) {
                first = Some(combination.to_vec());
            }
            first.is_none()
        });
        first
    }

    /// The combination as facts.
    pub(super) fn facts(&self, combination: &[usize]) -> Facts {
        let mut facts = Facts::default();
        for (axis, value) in self.axes.iter().zip(combination) {
            if let Some(Some(value)) = axis.values.get(*value) {
                facts.set(axis.fact.clone(), value.clone());
            }
        }
        facts
    }

    fn next(&self, combination: &mut [usize]) -> bool {
        for (index, axis) in combination.iter_mut().zip(&self.axes) {
            *index += 1;
            if *index < axis.values.len() {
                return true;
            }
            *index = 0;
        }
        false
    }

    /// Adds the axis of tiers, and says which of them the other facts lead to.
    fn with_tiers(&mut self, policy: &Policy) -> Tiers {
        let names: Vec<&str> = policy.triage.tiers.iter().map(|tier| tier.choice.name.as_str()).collect();
        let rules = policy.triage.tiers.iter().enumerate();
        let rules = rules.map(|(index, tier)| (self.compile(&tier.when), index)).collect();
        let upgrades = policy.triage.upgrades.iter().map(|upgrade| upgrade.to.as_str());
        let mut always: Vec<usize> =
            upgrades.filter_map(|to| names.iter().position(|name| *name == to)).collect();
        always.push(names.len());
        let values = names.iter().map(|name| Some((*name).to_owned())).chain([None]).collect();
        self.axes.push(Axis { fact: String::from("tier"), values });
        Tiers { rules, always }
    }
}

impl Tiers {
    /// The tiers that a case of this combination can have: the one that triage gives, and those it can have anyway.
    fn of(&self, combination: &[usize]) -> BTreeSet<usize> {
        let given = self.rules.iter().find(|(rule, _)| rule.holds(combination)).map(|(_, tier)| *tier);
        self.always.iter().copied().chain(given).collect()
    }
}

/// The most combinations for so many conditions, each of which is compared with each other.
fn most(conditions: usize) -> usize {
    let pairs = conditions.saturating_mul(conditions).max(1);
    MOST.min(MOST_EVALUATIONS / pairs)
}

fn values(policy: &Policy, draft: &Draft, fact: &str, tests: &[&Test], triaged: bool) -> Vec<Option<String>> {
    let mut values: Vec<Option<String>> = match domain(fact, &policy.intake.fields, draft) {
        Some(Domain::Few(names)) => distinct(names, tests).into_iter().map(Some).collect(),
        Some(Domain::Number | Domain::Amount) => {
            numbers(tests).into_iter().map(|number| Some(number.to_string())).collect()
        }
        Some(Domain::Free) | None => {
            let named = tests.iter().filter_map(|test| match test {
                Test::AnyOf(texts) | Test::NoneOf(texts) => Some(texts),
                Test::Within { .. } => None,
            });
            let other = String::from("…");
            named.flatten().cloned().chain([other]).collect::<BTreeSet<_>>().into_iter().map(Some).collect()
        }
    };
    let always_known = triaged && draft.names(&Space::Axis).any(|axis| axis == fact);
    if !always_known {
        values.push(None);
    }
    values
}

/// The values that some test names, and one of the others to stand for all of them: no test tells those apart.
fn distinct(mut names: Vec<String>, tests: &[&Test]) -> Vec<String> {
    let named = |name: &String| {
        tests.iter().any(|test| match test {
            Test::AnyOf(texts) | Test::NoneOf(texts) => texts.contains(name),
            Test::Within { .. } => false,
        })
    };
    let other = names.iter().find(|name| !named(name)).cloned();
    names.retain(|name| named(name) || Some(name) == other.as_ref());
    names
}

/// The numbers at which some test changes its answer.
fn numbers(tests: &[&Test]) -> BTreeSet<Decimal> {
    let cent = Decimal::new(1, 2);
    let mut numbers = BTreeSet::from([Decimal::ZERO]);
    for test in tests {
        match test {
            Test::Within { least, below } => {
                for edge in [least, below].into_iter().flatten() {
                    numbers.extend([(*edge - cent).max(Decimal::ZERO), *edge]);
                }
            }
            Test::AnyOf(texts) | Test::NoneOf(texts) => {
                numbers.extend(texts.iter().filter_map(|text| Decimal::from_str_exact(text).ok()));
            }
        }
    }
    numbers
}
