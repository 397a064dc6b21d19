//! What can be suggested: the category, the axes of triage, and the fields of the record that have choices.

use super::model::Votes;
use crate::domain::intake::policy::FieldKind;
use crate::domain::policy::{Choice, Policy};
use crate::domain::triage::{Hint, Mention};

/// Something that can be suggested.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The name of the fact (`category`, `urgency`, `emotion`).
    pub name: &'a str,
    /// What it is called, where the policy says so.
    pub label: Option<&'a crate::words::Said>,
    /// The values that it may have.
    choices: Choices<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Choices<'a> {
    Categories(&'a Policy),
    Of(&'a [Choice]),
}

/// The name of the category's fact.
pub const CATEGORY: &str = "category";

impl<'a> Target<'a> {
    /// The value that `name` names.
    pub fn choice(&self, name: &str) -> Option<&'a Choice> {
        match self.choices {
            Choices::Categories(policy) => policy
                .intake
                .categories
                .iter()
                .map(|category| &category.choice)
                .find(|choice| choice.name == name),
            Choices::Of(choices) => choices.iter().find(|choice| choice.name == name),
        }
    }

    /// Whether it is the category.
    pub fn is_category(&self) -> bool {
        matches!(self.choices, Choices::Categories(_))
    }
}

/// Everything that can be suggested under `policy`: the category first, then the axes, then fields with choices.
pub fn targets(policy: &Policy) -> Vec<Target<'_>> {
    let category = Target { name: CATEGORY, label: None, choices: Choices::Categories(policy) };
    let axes = policy.triage.axes.iter().map(|axis| Target {
        name: &axis.choice.name,
        label: Some(&axis.choice.label),
        choices: Choices::Of(&axis.values),
    });
    let fields = policy.intake.fields.iter().filter(|field| field.shape == FieldKind::Choice);
    let fields = fields.map(|field| Target {
        name: &field.choice.name,
        label: Some(&field.choice.label),
        choices: Choices::Of(&field.choices),
    });
    std::iter::once(category).chain(axes).chain(fields).collect()
}

/// How many different key words hint at each value of `target`, and which they are.
pub fn hinted(target: &str, mentions: &[Mention]) -> (Votes, Vec<(String, String)>) {
    let mut words: Vec<(String, String)> = Vec::new();
    for mention in mentions {
        for hint in &mention.hints {
            let value = match hint {
                Hint::Category(value) if target == CATEGORY => value,
                Hint::Answer { axis: name, value } | Hint::Field { field: name, value } if name == target => {
                    value
                }
                _ => continue,
            };
            let pair = (value.clone(), mention.word.clone());
            if !words.contains(&pair) {
                words.push(pair);
            }
        }
    }
    let mut votes = Votes::new();
    for (value, _) in &words {
        *votes.entry(value.clone()).or_default() += 1;
    }
    (votes, words)
}
