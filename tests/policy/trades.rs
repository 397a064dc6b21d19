//! No trade's word stands in the program: trades live in `policies/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use plaint::format::policy::{read, shipped};

/// Where shipped files are listed, policies and the stories of the demo: the only places that may name them.
const LISTS: &[&str] = &["src/format/policy/shipped.rs", "src/commands/demo/mod.rs"];

/// Words that some policy uses as a name and that mean something in every trade.
const GENERIC: &[&str] = &[
    "shop",
    "policy",
    "other",
    "其他",
    "goods",
    "service",
    "price",
    "quality",
    "process",
    "bill",
    "mood",
    "product",
    "safety",
    "security",
    "property",
    "environment",
    "privacy",
    "unsafe",
    "contract",
    "faulty",
    "charges",
    "fees",
    "收费",
];

/// The names that make a policy one of its trade: its id, its categories and departments, and their Chinese labels.
fn trade_words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (id, text) in shipped::POLICIES {
        let policy = read(&format!("{id}.toml"), text).0.unwrap();
        words.insert((*id).to_owned());
        words.insert(policy.label.zh.clone());
        let categories = policy.intake.categories.iter().map(|category| &category.choice);
        for choice in categories {
            words.insert(choice.name.clone());
            words.insert(choice.label.zh.clone());
        }
    }
    // Words of the documents that no name happens to be.
    words.extend(
        [
            "hotel",
            "mattress",
            "carpet",
            "escalator",
            "guest",
            "tenant",
            "床垫",
            "地毯",
            "扶梯",
            "商场",
            "酒店",
            "客人",
            "租户",
        ]
        .map(str::to_owned),
    );
    words.retain(|word| !GENERIC.contains(&word.as_str()));
    words
}

/// The trade words in a text, as whole words where they are written in Latin letters.
fn found_in(text: &str, words: &BTreeSet<String>) -> Vec<String> {
    let lower = text.to_lowercase();
    let is_letter = |character: Option<char>| character.is_some_and(|c| c.is_ascii_alphanumeric());
    let stands_alone = |at: usize, word: &str| {
        !word.is_ascii()
            || (!is_letter(lower[..at].chars().next_back())
                && !is_letter(lower[at + word.len()..].chars().next()))
    };
    words
        .iter()
        .filter(|word| lower.match_indices(word.as_str()).any(|(at, _)| stands_alone(at, word)))
        .cloned()
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let shown =
                path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_str().unwrap().replace('\\', "/");
            found.push((shown, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The program without its unit tests, whose data may be of any trade.
fn program(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap()
}

#[test]
fn no_trade_is_named_in_the_program() {
    let words = trade_words();
    assert!(words.len() > 60, "{} words only", words.len());
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let is_test = |path: &str| path.ends_with("/tests.rs") || path.contains("/tests/");
    let mut named = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| !LISTS.contains(&path.as_str()) && !is_test(path)) {
        named.extend(found_in(program(text), &words).iter().map(|word| format!("{path}: {word}")));
    }
    assert!(named.is_empty(), "a trade's words in the program:\n{}", named.join("\n"));
}

#[test]
fn the_search_finds_a_planted_word() {
    let words = trade_words();
    assert_eq!(found_in("const TIER: &str = \"food-poisoning\";", &words), ["food-poisoning"]);
    assert_eq!(found_in("let hotels_of = 1; // 酒店", &words), ["酒店"]);
    assert!(found_in("smaller, malleable, shopping", &words).is_empty(), "only whole words count");
}
