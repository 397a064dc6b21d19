//! Questions to a policy as it ships.

use plaint::domain::intake::policy::FieldRule;
use plaint::domain::policy::{Facts, Policy};

use super::story::House;

pub fn shipped(id: &str) -> &'static Policy {
    &House::of(id).policy
}

/// Facts by name; `a+b` are two values.
pub fn facts(given: &[(&str, &str)]) -> Facts {
    let mut facts = Facts::default();
    for (name, text) in given {
        facts.0.insert((*name).to_owned(), text.split('+').map(str::to_owned).collect());
    }
    facts
}

pub fn channels(policy: &Policy) -> Vec<&str> {
    policy.intake.channels.iter().map(|channel| channel.choice.name.as_str()).collect()
}

pub fn families(policy: &Policy) -> Vec<&str> {
    let mut families: Vec<&str> = Vec::new();
    for channel in &policy.intake.channels {
        if !families.contains(&channel.family.as_str()) {
            families.push(&channel.family);
        }
    }
    families
}

pub fn field<'a>(policy: &'a Policy, name: &str) -> &'a FieldRule {
    let found = policy.intake.fields.iter().find(|field| field.choice.name == name);
    found.unwrap_or_else(|| panic!("the policy has no field `{name}`"))
}

pub fn required(policy: &Policy) -> Vec<&str> {
    let required = policy.intake.fields.iter().filter(|field| field.required);
    required.map(|field| field.choice.name.as_str()).collect()
}

pub fn choices<'a>(policy: &'a Policy, name: &str) -> Vec<&'a str> {
    field(policy, name).choices.iter().map(|choice| choice.name.as_str()).collect()
}

/// (group, cause, department) of a category.
pub fn category<'a>(policy: &'a Policy, name: &str) -> (&'a str, &'a str, &'a str) {
    let found = policy.intake.categories.iter().find(|category| category.choice.name == name);
    let category = found.unwrap_or_else(|| panic!("the policy has no category `{name}`"));
    let text = |field: &'a Option<String>| field.as_deref().unwrap_or_default();
    (text(&category.group), text(&category.cause), text(&category.department))
}

/// The items that a stage of a case asks for, in English, one a line.
pub fn items(policy: &Policy, stage: &str, given: &[(&str, &str)]) -> String {
    let facts = facts(given);
    let lists = policy.guidance.checklists.iter();
    let lists = lists.filter(|list| list.stage == stage && list.when.holds(&facts));
    lists.flat_map(|list| &list.items).map(|item| format!("{}\n", item.en)).collect()
}

/// The sentences that may be said (or must never be) in a case, in Chinese.
pub fn sentences(policy: &Policy, never: bool, given: &[(&str, &str)]) -> String {
    let facts = facts(given);
    let wording = policy.guidance.wording.iter();
    let wording = wording.filter(|wording| wording.never == never && wording.when.holds(&facts));
    wording.map(|wording| format!("{}\n", wording.text.zh)).collect()
}

/// The source of a clock's term under these facts.
pub fn source(policy: &Policy, clock: &str, given: &[(&str, &str)]) -> String {
    let found = policy.clocks.iter().find(|rule| rule.choice.name == clock);
    let rule = found.unwrap_or_else(|| panic!("the policy has no clock `{clock}`"));
    let term = rule.term_for(&facts(given)).expect("a term applies");
    term.source.clone().unwrap_or_default()
}

/// `names` are all there.
pub fn has_all(known: &[&str], names: &[&str]) {
    for name in names {
        assert!(known.contains(name), "`{name}` is missing: {known:?}");
    }
}

/// `text` says all of this.
pub fn says(text: &str, parts: &[&str]) {
    let text = text.to_lowercase();
    for part in parts {
        assert!(text.contains(&part.to_lowercase()), "nothing says \"{part}\":\n{text}");
    }
}
