//! Twelve policies of real houses, as far as this engine can say them: what each was seen to rule stands in
//! `policies.json`, what is said of it in `facts.tsv`, and the tests play the figures of the one through the other.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what a test needs and does not get fails it"
)]

mod charging;
mod giving;
mod money;
mod seen;
mod time;

use plaint::domain::policy::rehearse;
use plaint::format::calendar;
use serde_json::Value;

use seen::{policy, text, written};

#[test]
fn every_policy_is_sound_and_its_examples_come_out() {
    assert_eq!(written().len(), 12);
    for id in written() {
        let policy = policy(&id);
        let calendar = |name: &str| calendar::shipped::calendar(name).cloned();
        assert_eq!(rehearse(&policy, &calendar), [], "{id}");
    }
}

#[test]
fn every_fact_that_was_seen_is_accounted_for() {
    let houses: Value = serde_json::from_str(&text("policies.json")).unwrap();
    let mut wanted: Vec<(String, String)> = Vec::new();
    for house in houses.as_array().unwrap() {
        let facts = house["facts"].as_object().unwrap();
        wanted.extend(facts.keys().map(|key| (house["id"].as_str().unwrap().to_owned(), key.clone())));
    }
    let mut told: Vec<(String, String)> = Vec::new();
    for line in text("facts.tsv").lines() {
        let [house, fact, state, how] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {line}")
        };
        assert!(["said", "partly", "cannot"].contains(&state), "{line}");
        assert!(!how.is_empty(), "{line}");
        assert!(written().iter().any(|id| id == house), "{line}: nothing is written of this house");
        told.push((house.to_owned(), fact.to_owned()));
    }
    wanted.sort();
    told.sort();
    assert_eq!(told, wanted);
}

#[test]
fn what_cannot_be_said_is_told_to_who_writes_policies() {
    let page = include_str!("../../docs/policy.md");
    let (_, rest) = page.split_once("## What cannot be said").expect("the section is there");
    let section = rest.split("\n## ").next().unwrap();
    for matter in [
        "lines of a bill",
        "another promotion",
        "again and again",
        "exactly",
        "another system",
        "the company itself",
    ] {
        assert!(section.contains(matter), "{matter}");
    }
}
