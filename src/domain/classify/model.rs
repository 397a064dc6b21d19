//! A classifier: what closed cases and key words together say of a text.

use std::collections::BTreeMap;

use super::bayes::Bayes;
use super::corpus::{Corpus, Document};
use super::rates::Rates;
use super::weights::{Voices, Weights};

/// A class with fewer closed cases than this is not learned: what they have in common may be chance.
pub const LEAST_PER_CLASS: usize = 5;

/// With fewer closed cases than this, of classes that are learned, nothing is said.
pub const LEAST_CASES: usize = 20;

/// How often key words of the policy hint at each class, by name.
pub type Votes = BTreeMap<String, usize>;

/// A classifier that has learned from closed cases.
#[derive(Debug, Clone)]
pub struct Classifier {
    bayes: Bayes,
    weights: Weights,
    rates: Rates,
    classes: Vec<String>,
    usual: Vec<f64>,
    cases: usize,
}

/// Why there is no classifier: too few cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFew {
    /// The cases of classes that have enough.
    pub cases: usize,
    /// The classes that have enough.
    pub classes: usize,
}

impl Classifier {
    /// Learns from the texts of `corpus` that have a class (`labels`, one for each text), with what the key words hint
    /// at in each.
    ///
    /// # Errors
    /// Too few cases, or fewer than two classes that have enough.
    pub fn learn(corpus: &Corpus, labels: &[Option<&str>], votes: &[Votes]) -> Result<Self, TooFew> {
        let classes = learned_classes(labels);
        let class_of = |label: &str| classes.iter().position(|class| class == label);
        let texts = corpus.documents().iter().zip(labels).zip(votes);
        let texts: Vec<(&Document, usize, &Votes)> =
            texts.filter_map(|((text, label), votes)| Some((text, class_of((*label)?)?, votes))).collect();
        if texts.len() < LEAST_CASES || classes.len() < 2 {
            return Err(TooFew { cases: texts.len(), classes: classes.len() });
        }
        let bayes =
            Bayes::learn(texts.iter().map(|(text, class, _)| (*text, *class)), classes.len(), corpus.size());
        let usual = usual(texts.iter().map(|(_, class, _)| *class), classes.len());
        let mut classifier = Self {
            bayes,
            weights: Weights::default(),
            rates: Rates::default(),
            classes,
            usual,
            cases: texts.len(),
        };
        // Each case as if it were new: what it taught itself must not make it look easy.
        let as_new: Vec<(Vec<Voices>, usize)> = texts
            .iter()
            .map(|(text, class, votes)| (classifier.voices(text, votes, Some(*class)), *class))
            .collect();
        classifier.weights = Weights::learn(&as_new);
        classifier.rates = Rates::learn(as_new.iter().map(|case| classifier.judged(case)).collect());
        Ok(classifier)
    }

    /// How likely each class is, the likeliest first; of equals the one whose name comes first.
    pub fn chances(&self, document: &Document, votes: &Votes) -> Vec<(&str, f64)> {
        let chances = self.weights.chances(&self.voices(document, votes, None));
        let mut named: Vec<(&str, f64)> = self.classes.iter().map(String::as_str).zip(chances).collect();
        named.sort_by(|(left, one), (right, other)| other.total_cmp(one).then(left.cmp(right)));
        named
    }

    /// How often a likeliest class with this chance was right.
    pub fn confidence(&self, chance: f64) -> f64 {
        self.rates.rate(chance)
    }

    /// The chance of the class that seems likeliest, and whether it is the true one.
    fn judged(&self, (voices, class): &(Vec<Voices>, usize)) -> (f64, bool) {
        let chances = self.weights.chances(voices);
        let likeliest = chances.iter().enumerate().max_by(|(_, left), (_, right)| left.total_cmp(right));
        likeliest.map_or((0.0, false), |(index, chance)| (*chance, index == *class))
    }

    /// The classes that were learned, by name.
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// From how many cases was learned.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// How much each voice counts.
    pub fn weights(&self) -> Weights {
        self.weights
    }

    /// How much a feature of a text of `length` known features speaks for a class: by so much it raises the logarithm
    /// of the odds against the mean of the others.
    pub(super) fn speaks_for(&self, feature: usize, class: &str, length: f64) -> f64 {
        let Some(class) = self.classes.iter().position(|known| known == class) else { return 0.0 };
        let Weights([words, _, _]) = self.weights;
        words * self.bayes.speaks_for(feature, class, length)
    }

    /// How much each key word speaks for its class.
    pub(super) fn key_word_speaks(&self) -> f64 {
        let Weights([_, key_word, _]) = self.weights;
        key_word
    }

    fn voices(&self, document: &Document, votes: &Votes, own: Option<usize>) -> Vec<Voices> {
        let scores = self.bayes.scores(document, own);
        let named = self.classes.iter().zip(&self.usual);
        let vote = |class: &String| {
            votes.get(class).and_then(|votes| u32::try_from(*votes).ok()).map_or(0.0, f64::from)
        };
        scores.into_iter().zip(named).map(|(score, (class, usual))| [score, vote(class), *usual]).collect()
    }
}

/// The labels that enough cases have, in the order of their names.
fn learned_classes(labels: &[Option<&str>]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels.iter().flatten() {
        *counts.entry(label).or_default() += 1;
    }
    counts.retain(|_, count| *count >= LEAST_PER_CLASS);
    counts.into_keys().map(str::to_owned).collect()
}

/// The logarithm of each class's share.
fn usual(of_texts: impl Iterator<Item = usize>, classes: usize) -> Vec<f64> {
    let mut counts = vec![0.0_f64; classes];
    let mut whole = 0.0;
    for class in of_texts {
        if let Some(count) = counts.get_mut(class) {
            *count += 1.0;
        }
        whole += 1.0;
    }
    counts.iter().map(|count| (count / whole).max(1e-9).ln()).collect()
}
