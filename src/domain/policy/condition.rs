//! Conditions of rules: which facts of a case must hold.

use std::collections::BTreeMap;

/// What is known of a case, by name: header fields, axis values, `tier`, `category`, `satisfied`, `round`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts(pub BTreeMap<String, Vec<String>>);

/// A conjunction of tests, each on one fact. Empty: always true.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition(pub Vec<(String, Test)>);

/// A test on the values of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// One of the fact's values is one of these.
    AnyOf(Vec<String>),
    /// None of the fact's values is one of these; an unknown fact passes. Written with `!`.
    NoneOf(Vec<String>),
    /// The fact is a number of at least this much.
    AtLeast(u64),
}

impl Facts {
    /// Sets a fact to one value.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), vec![value.into()]);
    }

    /// The values of a fact; empty when it is not known.
    pub fn values(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

impl Test {
    /// Whether the values pass.
    pub fn passes(&self, values: &[String]) -> bool {
        match self {
            Self::AnyOf(allowed) => values.iter().any(|value| allowed.contains(value)),
            Self::NoneOf(barred) => !values.iter().any(|value| barred.contains(value)),
            Self::AtLeast(least) => {
                values.iter().any(|value| value.parse::<u64>().is_ok_and(|number| number >= *least))
            }
        }
    }
}

impl Condition {
    /// Whether all tests pass on `facts`.
    pub fn holds(&self, facts: &Facts) -> bool {
        self.0.iter().all(|(name, test)| test.passes(facts.values(name)))
    }
}
