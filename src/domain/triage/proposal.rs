//! What triage proposes from the customer's words and the facts. A proposal is shown with its reasons; nothing is
//! written until a person says so.

use super::tier::{rank_of, tier_of};
use super::words::{Hint, Mention, mentions};
use crate::domain::policy::{Facts, Policy};

/// A proposal for triage.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The category that the words hint at most.
    pub category: Option<String>,
    /// Every category that a word hints at, with the number of different words, most first.
    pub categories: Vec<(String, usize)>,
    /// How sure the category is.
    pub confidence: Confidence,
    /// An answer for each axis, where anything hints at one.
    pub answers: Vec<Answer>,
    /// The tier that follows.
    pub tier: Option<String>,
    /// Whether the tier comes from a key word of its own instead of from the facts.
    pub tier_by_words: bool,
    /// The key words that were found, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// How sure a proposed category is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// The category was given, not proposed.
    Given,
    /// Words hint at one category only.
    Clear,
    /// Words hint at several, and most at this one.
    Leading,
    /// Words hint at several as much; the one mentioned first stands.
    Tied,
    /// No word decides, and so many percent of such suggestions from closed cases were right.
    Learned(u8),
    /// No word hints at any.
    None,
}

/// A proposed answer on an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The axis.
    pub axis: String,
    /// The answer.
    pub value: String,
    /// What speaks for it.
    pub basis: Basis,
}

/// What speaks for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// It was given, not proposed.
    Given,
    /// A key word in the text.
    Word(String),
    /// Facts, by a suggestion of the policy at this line.
    Facts {
        /// The line in the policy file, from 1.
        line: usize,
        /// The passage of the source document.
        source: String,
    },
    /// It follows from the category.
    Category(String),
    /// No word and no fact decides, and so many percent of such suggestions from closed cases were right.
    Learned(u8),
    /// Nothing hints at another answer.
    Default,
}

/// What closed cases surely enough suggest, where neither words of the policy nor facts decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunch {
    /// `category`, or the name of an axis.
    pub target: String,
    /// The value.
    pub value: String,
    /// How many percent of such suggestions were right.
    pub percent: u8,
}

/// What `text` and `facts` (header fields, and a category or answers that are known already) propose.
///
/// Of several answers on one axis the gravest is proposed. A key word of a tier counts when it is graver than what
/// follows from the facts.
pub fn suggest(text: &str, facts: &Facts, policy: &Policy) -> Proposal {
    suggest_with(text, facts, policy, &[])
}

/// The same, with what closed cases suggest. The policy comes first: a hunch counts only where its words leave the
/// category open, or an axis would go by its default.
pub fn suggest_with(text: &str, facts: &Facts, policy: &Policy, hunches: &[Hunch]) -> Proposal {
    let mentions = mentions(text, policy);
    let categories = counted_categories(&mentions);
    let given = facts.values("category").first().cloned();
    let mut confidence = confidence(given.as_ref(), &categories);
    let mut category = given.or_else(|| categories.first().map(|counted| counted.name.clone()));
    let hunch = hunches.iter().find(|hunch| hunch.target == "category");
    if let (Some(hunch), Confidence::None | Confidence::Tied) = (hunch, confidence) {
        (category, confidence) = (Some(hunch.value.clone()), Confidence::Learned(hunch.percent));
    }
    let mut known = facts.clone();
    if let Some(category) = &category {
        known.set("category", category);
        let found = policy.intake.categories.iter().find(|known| known.choice.name == *category);
        if let Some(group) = found.and_then(|found| found.group.as_ref()) {
            known.set("group", group);
        }
    }
    let answers = answers(&known, &mentions, policy, hunches);
    for answer in &answers {
        known.set(&answer.axis, &answer.value);
    }
    let by_facts = tier_of(&known, policy).map(|tier| tier.choice.name.clone());
    let by_words = tier_by_words(&mentions, policy, by_facts.as_deref());
    Proposal {
        category,
        categories: categories.into_iter().map(|counted| (counted.name, counted.words.len())).collect(),
        confidence,
        answers,
        tier_by_words: by_words.is_some(),
        tier: by_words.or(by_facts),
        mentions,
    }
}

/// A category with the different words that hint at it.
struct Counted {
    name: String,
    words: Vec<String>,
}

impl Counted {
    /// More different words beat fewer, then longer words shorter ones.
    fn weight(&self) -> (usize, usize) {
        (self.words.len(), self.words.iter().map(String::len).sum())
    }
}

fn counted_categories(mentions: &[Mention]) -> Vec<Counted> {
    let mut counted: Vec<Counted> = Vec::new();
    for mention in mentions {
        for hint in &mention.hints {
            let Hint::Category(name) = hint else { continue };
            match counted.iter_mut().find(|counted| counted.name == *name) {
                Some(counted) if counted.words.contains(&mention.word) => {}
                Some(counted) => counted.words.push(mention.word.clone()),
                None => counted.push(Counted { name: name.clone(), words: vec![mention.word.clone()] }),
            }
        }
    }
    counted.sort_by_key(|counted| std::cmp::Reverse(counted.weight()));
    counted
}

fn confidence(given: Option<&String>, categories: &[Counted]) -> Confidence {
    match (given, categories) {
        (Some(_), _) => Confidence::Given,
        (None, []) => Confidence::None,
        (None, [_]) => Confidence::Clear,
        (None, [first, second, ..]) if first.weight() == second.weight() => Confidence::Tied,
        (None, _) => Confidence::Leading,
    }
}

fn answers(facts: &Facts, mentions: &[Mention], policy: &Policy, hunches: &[Hunch]) -> Vec<Answer> {
    let mut answers = Vec::new();
    for axis in &policy.triage.axes {
        let name = &axis.choice.name;
        let answer =
            |value: &str, basis: Basis| Answer { axis: name.clone(), value: value.to_owned(), basis };
        if let Some(given) = facts.values(name).first() {
            answers.push(answer(given, Basis::Given));
            continue;
        }
        let gravest = axis.values.iter().find_map(|value| {
            let basis = basis(name, &value.name, facts, mentions, policy)?;
            Some(answer(&value.name, basis))
        });
        let default = || axis.default.as_ref().map(|value| answer(value, Basis::Default));
        let learned = || {
            let hunch = hunches.iter().find(|hunch| hunch.target == *name)?;
            Some(answer(&hunch.value, Basis::Learned(hunch.percent)))
        };
        answers.extend(gravest.or_else(learned).or_else(default));
    }
    answers
}

/// What speaks for `value` on `axis`: a word, else facts, else the category.
fn basis(axis: &str, value: &str, facts: &Facts, mentions: &[Mention], policy: &Policy) -> Option<Basis> {
    let hint = Hint::Answer { axis: axis.to_owned(), value: value.to_owned() };
    if let Some(mention) = mentions.iter().find(|mention| mention.hints.contains(&hint)) {
        return Some(Basis::Word(mention.word.clone()));
    }
    let of_facts = policy.triage.suggestions.iter().find(|suggestion| {
        suggestion.axis == axis && suggestion.value == value && suggestion.when.holds(facts)
    });
    if let Some(suggestion) = of_facts {
        return Some(Basis::Facts { line: suggestion.line, source: suggestion.source.clone() });
    }
    let category = facts.values("category").first()?;
    let found = policy.intake.categories.iter().find(|known| known.choice.name == *category)?;
    let implied = found.implies.iter().any(|(of, implied)| of == axis && implied == value);
    implied.then(|| Basis::Category(category.clone()))
}

/// The gravest tier that a key word names, if it is graver than `present`.
fn tier_by_words(mentions: &[Mention], policy: &Policy, present: Option<&str>) -> Option<String> {
    let present = present.and_then(|name| rank_of(policy, name)).unwrap_or(u32::MAX);
    let hinted = mentions.iter().flat_map(|mention| &mention.hints).filter_map(|hint| match hint {
        Hint::Tier(name) => Some((rank_of(policy, name)?, name)),
        _ => None,
    });
    hinted.min().filter(|(rank, _)| *rank < present).map(|(_, name)| name.clone())
}
