//! Forms and letters: what templates may ask for is documented, and what ships makes something.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

#[path = "../scene/mod.rs"]
mod scene;

mod form;
mod hostile;
mod lint;
mod played;
mod required;
mod sending;

use plaint::domain::letters::view::View;
use plaint::format::letters::SHIPPED;
use plaint::format::policy::{read, shipped};
use plaint::render::letters::{Templates, check};

fn keys(path: &str, value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(entries) if entries.contains_key("iso") => found.push(path.to_owned()),
        serde_json::Value::Object(entries) if path == "fields" => {
            entries.values().for_each(|entry| keys_of(path, entry, found));
        }
        serde_json::Value::Array(items) if items.iter().any(serde_json::Value::is_object) => {
            items.iter().for_each(|item| keys_of(path, item, found));
        }
        serde_json::Value::Object(_) => keys_of(path, value, found),
        _ => found.push(path.to_owned()),
    }
}

fn keys_of(path: &str, value: &serde_json::Value, found: &mut Vec<String>) {
    for (key, inner) in value.as_object().unwrap() {
        keys(&if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, inner, found);
    }
}

#[test]
fn everything_that_a_template_may_ask_for_is_documented() {
    let mut found = Vec::new();
    keys_of("", &serde_json::to_value(View::sample()).unwrap(), &mut found);
    for page in [include_str!("../../docs/letters.md"), include_str!("../../docs/letters.zh-CN.md")] {
        let missing: Vec<&String> = found.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn every_letter_of_every_policy_has_templates_that_make_something() {
    let templates = Templates(SHIPPED.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect());
    for (id, text) in shipped::POLICIES {
        let file = format!("policies/{id}.toml");
        let policy = read(&file, text).0.unwrap();
        assert!(policy.letters.len() > 5, "{id}");
        let found = check(&policy, &file, text, &templates);
        assert!(found.is_empty(), "{id}: {found:#?}");
    }
}
