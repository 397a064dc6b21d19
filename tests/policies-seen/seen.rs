//! The policies of this folder, read as their houses would keep them, and the facts that they were written from.

use std::fs;
use std::path::{Path, PathBuf};

use plaint::domain::calendar::Term;
use plaint::domain::policy::{Facts, Policy};
use plaint::format::policy;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policies-seen")
}

pub fn text(file: &str) -> String {
    fs::read_to_string(folder().join(file)).unwrap_or_else(|problem| panic!("{file}: {problem}"))
}

/// The ids of the policies that are written here.
pub fn written() -> Vec<String> {
    let files = fs::read_dir(folder()).expect("the folder is there");
    let names = files.map(|file| file.expect("a file").file_name().into_string().expect("plain text"));
    let mut ids: Vec<String> = names
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .filter(|id| id != "frame" && id != "one-tier")
        .collect();
    ids.sort();
    ids
}

/// The policy `id`: its own text, and what all of them share.
pub fn policy(id: &str) -> Policy {
    let own = text(&format!("{id}.toml"));
    let tier = if own.contains("[[triage.tier]]") { String::new() } else { text("one-tier.toml") };
    let (policy, findings) =
        policy::read(&format!("{id}.toml"), &format!("{own}{tier}{}", text("frame.toml")));
    assert!(findings.is_empty(), "{id}: {findings:#?}");
    policy.unwrap_or_else(|| panic!("{id} cannot be read"))
}

/// The facts of the house `id`, as they were seen.
pub fn seen(id: &str) -> Value {
    let houses: Value = serde_json::from_str(&text("policies.json")).expect("JSON");
    let house = houses.as_array().expect("a list").iter().find(|house| house["id"] == id).cloned();
    house.unwrap_or_else(|| panic!("no house `{id}`"))["facts"].clone()
}

/// A figure that was seen, as policies write it.
pub fn figure(value: &Value) -> String {
    value.as_number().unwrap_or_else(|| panic!("{value} is no number")).to_string()
}

pub fn facts(given: &[(&str, &str)]) -> Facts {
    let mut facts = Facts::default();
    for (name, value) in given {
        facts.0.insert((*name).to_owned(), value.split('+').map(str::to_owned).collect());
    }
    facts
}

/// The term of a clock for a case of these facts, in hours; whole working days and days are told as such.
pub fn term(policy: &Policy, clock: &str, given: &[(&str, &str)]) -> String {
    let rule =
        policy.clocks.iter().find(|rule| rule.choice.name == clock).expect("the policy has that clock");
    match rule.term_for(&facts(given)).and_then(|term| term.term) {
        Some(Term::Elapsed { seconds }) if seconds % 3600 == 0 => format!("{} h", seconds / 3600),
        Some(Term::Elapsed { seconds }) => format!("{} min", seconds / 60),
        Some(Term::WorkingDays(days)) => format!("{days} working days"),
        Some(Term::Days(days)) => format!("{days} days"),
        other => format!("{other:?}"),
    }
}
