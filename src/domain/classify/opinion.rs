//! What is suggested for a text, with reasons and an honest confidence.

use std::collections::BTreeMap;

use super::closed::Example;
use super::corpus::Corpus;
use super::model::{Classifier, TooFew, Votes};
use super::reason::{Reason, learned_reasons};
use super::target::{Target, hinted, targets};
use crate::domain::policy::Policy;
use crate::domain::triage::KeyWords;

/// From this confidence on a suggestion may stand for an answer; below it, a person looks.
pub const SURE_ENOUGH: f64 = 0.6;

/// What is suggested for one target.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// The name of the target.
    pub target: String,
    /// The value that is likeliest; `None` where nothing speaks for any.
    pub value: Option<String>,
    /// How often such a suggestion was right in closed cases, from 0 to 1; `None` where there are too few to say.
    pub confidence: Option<f64>,
    /// The value that is likeliest next, with its confidence.
    pub next: Option<(String, f64)>,
    /// On what it stands.
    pub basis: Basis,
    /// Which words speak for it, the strongest first.
    pub reasons: Vec<Reason>,
}

/// On what a suggestion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// On so many closed cases, and on the key words of the policy.
    Cases(usize),
    /// On the key words of the policy alone, because closed cases are too few.
    KeyWords(TooFew),
    /// On key words, for a value that too few closed cases have.
    RareValue,
}

impl Opinion {
    /// The value, where it is sure enough to stand for an answer.
    pub fn sure(&self) -> Option<&str> {
        self.value.as_deref().filter(|_| self.confidence.is_some_and(|confidence| confidence >= SURE_ENOUGH))
    }
}

/// What was learned from the closed cases of a policy, for every target.
pub struct Learned<'a> {
    policy: &'a Policy,
    key_words: KeyWords,
    corpus: Corpus,
    by_target: BTreeMap<&'a str, Result<Classifier, TooFew>>,
}

impl<'a> Learned<'a> {
    /// Learns from `examples` what is asked for: every target of the policy, or those that `wanted` names.
    pub fn from(policy: &'a Policy, examples: &[Example], wanted: &dyn Fn(&str) -> bool) -> Self {
        let key_words = KeyWords::of(policy);
        let corpus = Corpus::of(examples.iter().map(|example| example.text.as_str()));
        let mentions: Vec<_> = examples.iter().map(|example| key_words.mentions(&example.text)).collect();
        let learn = |target: &Target<'a>| {
            let labels: Vec<Option<&str>> =
                examples.iter().map(|example| label(example, target.name)).collect();
            let votes: Vec<Votes> = mentions.iter().map(|mentions| hinted(target.name, mentions).0).collect();
            Classifier::learn(&corpus, &labels, &votes)
        };
        let chosen = targets(policy).into_iter().filter(|target| wanted(target.name));
        let by_target = chosen.map(|target| (target.name, learn(&target))).collect();
        Self { policy, key_words, corpus, by_target }
    }

    /// What is suggested for `text`, for every target that was learned, in the order of the policy.
    pub fn opinions(&self, text: &str) -> Vec<Opinion> {
        let mentions = self.key_words.mentions(text);
        let known = targets(self.policy).into_iter();
        let learned = known.filter_map(|target| Some((target.name, self.by_target.get(target.name)?)));
        learned
            .map(|(target, learned)| {
                let (votes, words) = hinted(target, &mentions);
                match learned {
                    Ok(classifier) => self.weighed(target, text, (&votes, &words), classifier),
                    Err(too_few) => by_key_words(target, (&votes, &words), Basis::KeyWords(*too_few)),
                }
            })
            .collect()
    }

    fn weighed(
        &self,
        target: &str,
        text: &str,
        (votes, words): (&Votes, &[(String, String)]),
        classifier: &Classifier,
    ) -> Opinion {
        let by_words = by_key_words(target, (votes, words), Basis::RareValue);
        let is_learned = |value: &String| classifier.classes().contains(value);
        if by_words.value.as_ref().is_some_and(|value| !is_learned(value)) {
            return by_words;
        }
        let document = self.corpus.document(text);
        let basis = Basis::Cases(classifier.cases());
        if document.is_empty() && votes.is_empty() {
            let (value, confidence, next, reasons) = (None, None, None, Vec::new());
            return Opinion { target: target.to_owned(), value, confidence, next, basis, reasons };
        }
        let chances = classifier.chances(&document, votes);
        let mut chances = chances.into_iter().map(|(value, chance)| (value.to_owned(), chance));
        let (first, next) = (chances.next(), chances.next());
        let confidence = first.as_ref().map(|(_, chance)| classifier.confidence(*chance));
        let value = first.as_ref().map(|(value, _)| value.clone());
        let reasons = value.as_deref().map(|value| {
            let key_word = |word: &String| Reason {
                words: word.clone(),
                weight: Some(classifier.key_word_speaks()),
                key_word: true,
            };
            let of_value = words.iter().filter(|(hinted, _)| hinted == value).map(|(_, word)| key_word(word));
            of_value.chain(learned_reasons(text, value, &self.corpus, classifier)).collect()
        });
        Opinion {
            target: target.to_owned(),
            value,
            confidence,
            next: next.map(|(value, chance)| (value, chance.min(1.0 - confidence.unwrap_or_default()))),
            basis,
            reasons: reasons.unwrap_or_default(),
        }
    }
}

/// What a closed case turned out to be on a target.
pub(super) fn label<'e>(example: &'e Example, target: &str) -> Option<&'e str> {
    example.labels.iter().find(|(name, _)| name == target).map(|(_, value)| value.as_str())
}

/// What the key words alone hint at: the value with most different words, where no other has as many.
fn by_key_words(target: &str, (votes, words): (&Votes, &[(String, String)]), basis: Basis) -> Opinion {
    let most = votes.values().copied().max().unwrap_or_default();
    let mut leading = votes.iter().filter(|(_, count)| **count == most);
    let value = match (leading.next(), leading.next()) {
        (Some((value, _)), None) => Some(value.clone()),
        _ => None,
    };
    let of_value = words.iter().filter(|(hinted, _)| Some(hinted) == value.as_ref());
    let reasons = of_value.map(|(_, word)| Reason { words: word.clone(), weight: None, key_word: true });
    Opinion {
        target: target.to_owned(),
        confidence: None,
        next: None,
        basis,
        reasons: reasons.collect(),
        value,
    }
}
