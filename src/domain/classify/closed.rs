//! What closed cases teach: the words in which the customer told it, and what people made of it in the end.

use crate::domain::case::{Case, Status, header_now};
use crate::domain::record::Record;

/// A closed case to learn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Subject and story, as the record has them now.
    pub text: String,
    /// What each target turned out to be, by the name of the target.
    pub labels: Vec<(String, String)>,
}

/// The closed cases among these, with what each of the `targets` turned out to be. Withdrawn and merged cases teach
/// nothing: nobody looked into them.
pub fn examples<'a>(
    cases: impl IntoIterator<Item = (&'a Record, &'a Case)>,
    targets: &[&str],
) -> Vec<Example> {
    let closed = cases.into_iter().filter(|(_, case)| case.status == Status::Closed);
    let example = |(record, case): (&Record, &Case)| {
        let label = |target: &&str| Some(((*target).to_owned(), case.facts.values(target).first()?.clone()));
        Example { text: told(record, case), labels: targets.iter().filter_map(label).collect() }
    };
    closed.map(example).filter(|example| !example.text.trim().is_empty()).collect()
}

/// What the customer told: subject and story.
pub fn told(record: &Record, case: &Case) -> String {
    let header = header_now(record, case);
    let texts = ["subject", "details"].into_iter().filter_map(|key| header.text(key));
    texts.collect::<Vec<_>>().join("\n")
}
