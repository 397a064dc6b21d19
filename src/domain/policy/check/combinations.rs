//! The cases that conditions can tell apart: every combination of the values of the facts that they ask about.

use std::collections::{BTreeMap, BTreeSet};

use super::conditions::{Domain, domain};
use crate::domain::policy::draft::{Draft, Space};
use crate::domain::policy::{Condition, Facts, Policy, Test};

/// No more combinations than this are tried.
pub(super) const MOST: usize = 200_000;

/// Every combination of the facts that `conditions` ask about, or how many there would be when that is too many.
///
/// Facts that triage always answers (axes) have a value in each combination when `triaged`; other facts are also
/// unknown in turn. A combination with a tier has one that its other facts can lead to.
pub(super) fn combinations(
    policy: &Policy,
    draft: &Draft,
    conditions: &[&Condition],
    triaged: bool,
) -> Result<Vec<Facts>, usize> {
    let mut asked: BTreeMap<String, Vec<&Test>> = BTreeMap::new();
    for (fact, test) in conditions.iter().flat_map(|condition| &condition.0) {
        asked.entry(fact.clone()).or_default().push(test);
    }
    let with_tier = asked.remove("tier").is_some();
    if with_tier {
        let tests = policy.triage.tiers.iter().flat_map(|tier| &tier.when.0);
        for (fact, test) in tests.filter(|(fact, _)| fact != "tier") {
            asked.entry(fact.clone()).or_default().push(test);
        }
    }
    let values: Vec<(String, Vec<Option<String>>)> = asked
        .into_iter()
        .map(|(fact, tests)| {
            let values = values(policy, draft, &fact, &tests, triaged);
            (fact, values)
        })
        .collect();
    let count = values.iter().try_fold(1_usize, |count, (_, values)| count.checked_mul(values.len()));
    match count {
        Some(count) if count <= MOST => Ok(with_tiers(policy, product(&values), with_tier)),
        other => Err(other.unwrap_or(usize::MAX)),
    }
}

fn values(policy: &Policy, draft: &Draft, fact: &str, tests: &[&Test], triaged: bool) -> Vec<Option<String>> {
    let mut values: Vec<Option<String>> = match domain(fact, &policy.intake.fields, draft) {
        Some(Domain::Few(names)) => distinct(names, tests).into_iter().map(Some).collect(),
        Some(Domain::Number) => numbers(tests).into_iter().map(|number| Some(number.to_string())).collect(),
        Some(Domain::Free | Domain::Amount) | None => {
            let mut named: BTreeSet<String> = BTreeSet::from([String::from("\u{0}")]);
            for test in tests {
                if let Test::AnyOf(texts) | Test::NoneOf(texts) = test {
                    named.extend(texts.iter().cloned());
                }
            }
            named.into_iter().map(Some).collect()
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
            Test::AtLeast(_) => false,
        })
    };
    let other = names.iter().find(|name| !named(name)).cloned();
    names.retain(|name| named(name) || Some(name) == other.as_ref());
    names
}

/// The numbers at which some test changes its answer.
fn numbers(tests: &[&Test]) -> BTreeSet<u64> {
    let mut numbers = BTreeSet::from([0]);
    for test in tests {
        match test {
            Test::AtLeast(least) => numbers.extend([least.saturating_sub(1), *least]),
            Test::AnyOf(texts) | Test::NoneOf(texts) => {
                numbers.extend(texts.iter().filter_map(|text| text.parse::<u64>().ok()));
            }
        }
    }
    numbers
}

fn product(values: &[(String, Vec<Option<String>>)]) -> Vec<Facts> {
    let mut all = vec![Facts::default()];
    for (fact, values) in values {
        all = all
            .iter()
            .flat_map(|facts| {
                values.iter().map(move |value| {
                    let mut facts = facts.clone();
                    if let Some(value) = value {
                        facts.set(fact.clone(), value.clone());
                    }
                    facts
                })
            })
            .collect();
    }
    all
}

/// Each combination with every tier that a case of it can have: the one that triage gives, those of the upgrades, and
/// none before triage.
fn with_tiers(policy: &Policy, all: Vec<Facts>, with_tier: bool) -> Vec<Facts> {
    if !with_tier {
        return all;
    }
    let tiers_of = |facts: &Facts| {
        let first = policy.triage.tiers.iter().find(|tier| tier.when.holds(facts));
        let mut tiers: BTreeSet<&str> = first.map(|tier| tier.choice.name.as_str()).into_iter().collect();
        tiers.extend(policy.triage.upgrades.iter().map(|upgrade| upgrade.to.as_str()));
        tiers.into_iter().map(|tier| Some(tier.to_owned())).chain([None]).collect::<Vec<_>>()
    };
    all.into_iter()
        .flat_map(|facts| {
            tiers_of(&facts).into_iter().map(move |tier| {
                let mut facts = facts.clone();
                if let Some(tier) = tier {
                    facts.set("tier", tier);
                }
                facts
            })
        })
        .collect()
}
