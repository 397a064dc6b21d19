//! Conditions of rules: which facts of a case must hold.
//!
//! In a policy: `when = { urgency = "urgent", scope = ["group"], complainants = ">=3", noted = "!liability" }`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::draft::ConditionSite;
use super::finding;
use crate::domain::money::{parse_amount, parse_number};
use crate::domain::section::{Entry, Section};

/// What is known of a case, by name: header fields, axis values, and the [built-in](super::facts::BUILT_IN) ones.
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
    /// The fact is a number or an amount of at least this and below that. Written `>=200`, `<1000`, or both in a list.
    Within {
        /// The least that passes.
        least: Option<Decimal>,
        /// What no longer passes.
        below: Option<Decimal>,
    },
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
            Self::AnyOf(allowed) => values.iter().any(|value| is_among(value, allowed)),
            Self::NoneOf(barred) => !values.iter().any(|value| is_among(value, barred)),
            Self::Within { least, below } => {
                let within = |number: Decimal| {
                    least.is_none_or(|least| number >= least) && below.is_none_or(|below| number < below)
                };
                values.iter().any(|value| parse_number(value).is_some_and(within))
            }
        }
    }
}

/// Whether `value` is one of `texts`. Of two amounts the sum counts, not how many decimals are written: `12.5` is
/// `12.50`; a number without a point is only itself.
pub fn is_among(value: &str, texts: &[String]) -> bool {
    let sum = || parse_amount(value).ok();
    let is_same = |text: &String| {
        text == value
            || (text.contains('.') || value.contains('.'))
                && sum().is_some_and(|sum| parse_amount(text).is_ok_and(|other| other == sum))
    };
    texts.iter().any(is_same)
}

impl Condition {
    /// Whether all tests pass on `facts`.
    pub fn holds(&self, facts: &Facts) -> bool {
        self.0.iter().all(|(name, test)| test.passes(facts.values(name)))
    }

    /// Reads the key `when` of `section`; without it the condition is empty. The caller notes it in the draft.
    pub fn read(section: &Section) -> ConditionSite {
        let Some(when) = section.section("when") else {
            let (condition, place) = (Self::default(), section.place());
            return ConditionSite { condition, place, parts: Vec::new() };
        };
        let mut site = ConditionSite {
            condition: Self::default(),
            place: section.place_of_key("when"),
            parts: Vec::new(),
        };
        for entry in when.entries() {
            if let Some((test, places)) = read_test(when, entry) {
                site.condition.0.push((entry.key.clone(), test));
                site.parts.push((when.place_of_entry(entry), places));
            }
        }
        site
    }
}

fn read_test(section: &Section, entry: &Entry) -> Option<(Test, Vec<crate::domain::finding::Place>)> {
    let (texts, places): (Vec<String>, Vec<_>) =
        section.texts_of(&entry.key, &entry.value).into_iter().unzip();
    let bad = || section.fault(finding::bad_test(section.place_of(&entry.value), &entry.key));
    match texts.as_slice() {
        [] => None,
        bounds if bounds.iter().all(|text| text.starts_with(['<', '>'])) => match read_bounds(bounds) {
            Some(test) => Some((test, places)),
            None => bad(),
        },
        _ if texts.iter().any(|text| text.starts_with(['>', '<', '='])) => bad(),
        _ if texts.iter().all(|text| text.starts_with('!')) => {
            Some((Test::NoneOf(texts.iter().map(|text| text[1..].to_owned()).collect()), places))
        }
        _ if texts.iter().any(|text| text.starts_with('!')) => bad(),
        _ => Some((Test::AnyOf(texts), places)),
    }
}

/// `>=200`, `<1000`, or one of each. A band that nothing can be in is none.
fn read_bounds(texts: &[String]) -> Option<Test> {
    let (mut least, mut below) = (None, None);
    for text in texts {
        let (side, number) = match (text.strip_prefix(">="), text.strip_prefix('<')) {
            (Some(number), _) => (&mut least, number),
            (None, Some(number)) if !number.starts_with('=') => (&mut below, number),
            _ => return None,
        };
        let number = parse_number(number.trim())?;
        if side.replace(number).is_some() {
            return None;
        }
    }
    let possible = match (least, below) {
        (Some(least), Some(below)) => least < below,
        _ => true,
    };
    possible.then_some(Test::Within { least, below })
}
