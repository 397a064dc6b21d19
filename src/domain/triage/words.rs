//! Key words of the policy in a customer's text.
//!
//! Words are taken as they stand, the longest first: `food poisoning` is not also `food`. A Latin word counts only as
//! a whole word. Negation is not guessed: "nobody was hurt" mentions `hurt`, and a person reads it.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::domain::policy::{Choice, Policy};

/// What a key word hints at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// A category.
    Category(String),
    /// An answer on an axis.
    Answer {
        /// The axis.
        axis: String,
        /// The answer.
        value: String,
    },
    /// A tier.
    Tier(String),
    /// A choice of a field of the record (the customer's mood).
    Field {
        /// The field.
        field: String,
        /// The choice.
        value: String,
    },
}

/// A key word that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The word as the policy has it.
    pub word: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    /// Everything it hints at.
    pub hints: Vec<Hint>,
}

/// The key words of a policy, ready to be looked for in many texts.
#[derive(Debug, Clone)]
pub struct KeyWords {
    words: Vec<(String, Vec<Hint>)>,
    automaton: Option<AhoCorasick>,
}

impl KeyWords {
    /// The key words of `policy`.
    pub fn of(policy: &Policy) -> Self {
        let words = key_words(policy);
        let patterns: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(&patterns).ok();
        Self { words, automaton }
    }

    /// Those in `text`, in its order.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut found: Vec<(Range<usize>, usize)> = automaton
            .find_overlapping_iter(text)
            .map(|found| (found.range(), found.pattern().as_usize()))
            .filter(|(place, _)| is_whole(text, place))
            .collect();
        found.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
        let mut end = 0;
        found.retain(|(place, _)| {
            let longest = place.end > end;
            end = end.max(place.end);
            longest
        });
        found
            .into_iter()
            .filter_map(|(place, index)| {
                let (word, hints) = self.words.get(index)?;
                Some(Mention { word: word.clone(), place, hints: hints.clone() })
            })
            .collect()
    }
}

/// The key words of `policy` in `text`, in the order of the text.
pub fn mentions(text: &str, policy: &Policy) -> Vec<Mention> {
    KeyWords::of(policy).mentions(text)
}

/// Every key word with all that it hints at.
fn key_words(policy: &Policy) -> Vec<(String, Vec<Hint>)> {
    let mut words: Vec<(String, Vec<Hint>)> = Vec::new();
    let mut take = |choice: &Choice, hint: &dyn Fn() -> Hint| {
        for word in choice.words.iter().filter(|word| !word.trim().is_empty()) {
            match words.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(word)) {
                Some((_, hints)) => hints.push(hint()),
                None => words.push((word.clone(), vec![hint()])),
            }
        }
    };
    for category in &policy.intake.categories {
        take(&category.choice, &|| Hint::Category(category.choice.name.clone()));
    }
    for axis in &policy.triage.axes {
        for value in &axis.values {
            let hint = || Hint::Answer { axis: axis.choice.name.clone(), value: value.name.clone() };
            take(value, &hint);
        }
    }
    for tier in &policy.triage.tiers {
        take(&tier.choice, &|| Hint::Tier(tier.choice.name.clone()));
    }
    for field in &policy.intake.fields {
        for value in &field.choices {
            let hint = || Hint::Field { field: field.choice.name.clone(), value: value.name.clone() };
            take(value, &hint);
        }
    }
    words
}

/// Whether the place is not the inside of a longer Latin word.
fn is_whole(text: &str, place: &Range<usize>) -> bool {
    let latin =
        |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphanumeric());
    let word = text.get(place.clone()).unwrap_or_default();
    let before = text.get(..place.start).and_then(|before| before.chars().next_back());
    let after = text.get(place.end..).and_then(|after| after.chars().next());
    !(latin(before) && latin(word.chars().next()) || latin(after) && latin(word.chars().next_back()))
}
