//! Which words speak for a suggestion, and how much.

use std::collections::BTreeMap;

use super::corpus::Corpus;
use super::feature::{Feature, features};
use super::model::Classifier;

/// So many reasons are told.
const MOST: usize = 5;

/// What speaks less than this is not worth telling.
const LEAST: f64 = 0.05;

/// Words that speak for a suggestion.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The words as the text has them; of a key word, as the policy has it.
    pub words: String,
    /// By how much they raise the logarithm of the odds; `None` where there were too few cases to say.
    pub weight: Option<f64>,
    /// Whether they are a key word of the policy.
    pub key_word: bool,
}

/// The words of `text` that speak most for `class`, by what was learned from closed cases. Neighbours that speak for it
/// are told as one (快递 and 递费 as 快递费).
pub(super) fn learned_reasons(
    text: &str,
    class: &str,
    corpus: &Corpus,
    classifier: &Classifier,
) -> Vec<Reason> {
    let known: Vec<(Feature, usize)> = features(text)
        .into_iter()
        .filter_map(|feature| {
            Some((corpus.number(&feature.text)?, feature)).map(|(number, feature)| (feature, number))
        })
        .collect();
    let length = f64::from(u32::try_from(known.len()).unwrap_or(u32::MAX));
    let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
    let mut speaking: Vec<(Feature, f64)> = Vec::new();
    for (feature, number) in known {
        let weight = *weights.entry(number).or_insert_with(|| classifier.speaks_for(number, class, length));
        if weight >= LEAST {
            speaking.push((feature, weight));
        }
    }
    let mut reasons = joined(text, speaking);
    reasons.sort_by(|(left, one), (right, other)| other.total_cmp(one).then(left.cmp(right)));
    reasons.truncate(MOST);
    reasons
        .into_iter()
        .map(|(words, weight)| Reason { words, weight: Some(weight), key_word: false })
        .collect()
}

/// Features that overlap, as one; the same words in several places are one reason with the sum.
fn joined(text: &str, mut speaking: Vec<(Feature, f64)>) -> Vec<(String, f64)> {
    speaking.sort_by_key(|(feature, _)| (feature.place.start, feature.place.end));
    let mut runs: Vec<(std::ops::Range<usize>, f64)> = Vec::new();
    for (feature, weight) in speaking {
        match runs.last_mut() {
            Some((place, sum)) if feature.place.start < place.end => {
                place.end = place.end.max(feature.place.end);
                *sum += weight;
            }
            _ => runs.push((feature.place, weight)),
        }
    }
    let mut by_words: BTreeMap<String, f64> = BTreeMap::new();
    for (place, weight) in runs {
        let words = text.get(place).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        *by_words.entry(words).or_default() += weight;
    }
    by_words.into_iter().collect()
}
