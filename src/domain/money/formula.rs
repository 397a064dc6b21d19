//! Formulas of policies and laws: typed values, no expression language (design §12.14).

use rust_decimal::Decimal;

use super::{finding, parse_amount, to_the_cent, too_large};
use crate::domain::policy::{Draft, Facts};
use crate::domain::section::Section;

/// How an amount follows from the facts of a case: `{ times = "3", of = "price", at_least = "500" }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// What the amount starts from.
    pub base: Base,
    /// It is never less than this.
    pub at_least: Option<Decimal>,
    /// It is never more than this.
    pub at_most: Option<Decimal>,
}

/// What an amount starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// A fixed amount.
    Fixed(Decimal),
    /// So many times an amount that the case tells (`price`, `loss`).
    Times {
        /// How many times.
        times: Decimal,
        /// The fact that holds the amount.
        of: String,
    },
    /// The highest of several; those whose facts are not known do not count.
    Highest(Vec<Formula>),
}

impl Formula {
    /// The amount for these facts, to the cent; `None` when a fact that it needs is not known, or when it is larger than
    /// records can keep.
    pub fn amount(&self, facts: &Facts) -> Option<Decimal> {
        let plain = match &self.base {
            Base::Fixed(amount) => *amount,
            Base::Times { times, of } => known(facts, of)?.checked_mul(*times)?,
            Base::Highest(several) => several.iter().filter_map(|each| each.amount(facts)).max()?,
        };
        let raised = self.at_least.map_or(plain, |least| plain.max(least));
        let amount = to_the_cent(self.at_most.map_or(raised, |most| raised.min(most)));
        (amount < too_large()).then_some(amount)
    }
}

impl Formula {
    /// The facts that the amount needs and that these do not tell, each once. Of several of which the highest counts,
    /// one that can be computed is enough.
    pub fn unknown(&self, facts: &Facts) -> Vec<String> {
        match &self.base {
            Base::Fixed(_) => Vec::new(),
            Base::Times { of, .. } if known(facts, of).is_some() => Vec::new(),
            Base::Times { of, .. } => vec![of.clone()],
            Base::Highest(several) if several.iter().any(|each| each.amount(facts).is_some()) => Vec::new(),
            Base::Highest(several) => {
                let mut missing: Vec<String> = several.iter().flat_map(|each| each.unknown(facts)).collect();
                missing.sort();
                missing.dedup();
                missing
            }
        }
    }
}

fn known(facts: &Facts, name: &str) -> Option<Decimal> {
    facts.values(name).first().and_then(|text| parse_amount(text).ok())
}

impl Default for Formula {
    fn default() -> Self {
        Self { base: Base::Fixed(Decimal::ZERO), at_least: None, at_most: None }
    }
}

impl Formula {
    /// Reads `{ fixed = "500" }`, `{ times = "3", of = "price" }` or `{ highest = [{ … }, { … }] }`, each with
    /// `at-least` and `at-most`, and notes the facts that it takes amounts from. What is missing or wrong has been
    /// noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let base = match (section.get("fixed").is_some(), section.sections("highest")) {
            (true, _) => Base::Fixed(section.amount("fixed").unwrap_or_default()),
            (false, several) if !several.is_empty() => {
                Base::Highest(several.into_iter().map(|each| Self::read(each, draft)).collect())
            }
            _ => {
                let times = section.need_amount("times").unwrap_or_default();
                let of = section.need_text("of").unwrap_or_default();
                draft.amount_of(&of, section.place_of_key("of"));
                Base::Times { times, of }
            }
        };
        let (at_least, at_most) = (section.amount("at-least"), section.amount("at-most"));
        if let (Some(least), Some(most)) = (at_least, at_most)
            && least > most
        {
            section.report(finding::least_above_most(section.place_of_key("at-least"), least, most));
        }
        Self { base, at_least, at_most }
    }
}
