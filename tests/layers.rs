//! Guards on the shape of the source tree: which layer may use which, who reads the clock, how long files are.
//!
//! Each guard is a function of the sources, and each has a test that plants a violation and sees it bite.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::path::Path;

/// A source file: its path under `src/` with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

/// What each layer may use, beside itself.
const ALLOWED: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("domain", &["words"]),
    ("format", &["domain", "words"]),
    ("git", &["format", "domain", "words"]),
    ("store", &["git", "format", "domain", "words"]),
    ("render", &["format", "domain", "words"]),
    ("commands", &["render", "store", "git", "format", "domain", "words"]),
    ("cli", &["commands", "render", "store", "format", "domain", "words"]),
];

/// What reads the time; only the clock file may.
const TIME: &[&str] = &["Utc::now", "Local::now", "SystemTime", "Instant::now", "chrono::offset::Local"];
const CLOCK_FILE: &str = "cli/clock.rs";

/// What the pure layers may not touch.
const IMPURE: &[&str] =
    &["std::fs", "std::env", "std::process", "std::net", "std::thread", "println!", "eprintln!", "walkdir"];

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 20, "the guards read {} files only", found.len());
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let shown = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(Source { path: shown, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// The code of a file: without comments, and without its unit tests, which may use anything.
fn code(source: &Source) -> String {
    let text = source.text.split("#[cfg(test)]\nmod ").next().unwrap();
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The layers named in a file by `crate::layer`, also inside `use crate::{…}`.
fn layers_used(code: &str) -> Vec<String> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut used = Vec::new();
    for part in code.split("crate::").skip(1) {
        let Some(group) = part.strip_prefix('{') else {
            used.push(part.chars().take_while(|character| is_word(*character)).collect());
            continue;
        };
        let (mut depth, mut word, mut start) = (0, String::new(), true);
        for character in group.chars() {
            match character {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                _ if depth > 0 => continue,
                _ if start && is_word(character) => word.push(character),
                _ => {}
            }
            if !word.is_empty() && !is_word(character) {
                used.push(std::mem::take(&mut word));
                start = character == ',';
            }
        }
        if !word.is_empty() {
            used.push(word);
        }
    }
    used
}

fn wrong_directions(sources: &[Source]) -> Vec<String> {
    let layer_of = |path: &str| ALLOWED.iter().find(|(layer, _)| path.starts_with(&format!("{layer}/")));
    let mut wrong = Vec::new();
    for source in sources {
        let Some((layer, allowed)) = layer_of(&source.path) else { continue };
        for used in layers_used(&code(source)) {
            let is_layer = ALLOWED.iter().any(|(name, _)| *name == used);
            if is_layer && used != *layer && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: `{layer}` may not use `{used}`", source.path));
            }
        }
    }
    wrong
}

fn clock_readers(sources: &[Source]) -> Vec<String> {
    let reads = |source: &&Source| {
        let code = code(source);
        source.path != CLOCK_FILE && TIME.iter().any(|word| code.contains(word))
    };
    sources.iter().filter(reads).map(|source| source.path.clone()).collect()
}

fn impure(sources: &[Source]) -> Vec<String> {
    let pure = |path: &str| ["words/", "domain/", "format/"].iter().any(|layer| path.starts_with(layer));
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| pure(&source.path)) {
        let code = code(source);
        found.extend(
            IMPURE.iter().filter(|word| code.contains(*word)).map(|word| format!("{}: {word}", source.path)),
        );
    }
    found
}

fn ill_shaped(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        if source.text.lines().count() > 600 {
            found.push(format!("{}: more than 600 lines", source.path));
        }
        for mark in ["TODO", "FIXME", "XXX"] {
            if source.text.contains(mark) {
                found.push(format!("{}: {mark}", source.path));
            }
        }
        let name = source.path.rsplit('/').next().unwrap().trim_end_matches(".rs");
        if ["utils", "util", "helpers", "helper", "misc", "common"].contains(&name) {
            found.push(format!("{}: a drawer, not a name", source.path));
        }
    }
    found
}

fn planted(path: &str, text: &str) -> Vec<Source> {
    vec![Source { path: path.to_owned(), text: text.to_owned() }]
}

#[test]
fn layers_point_one_way() {
    assert_eq!(wrong_directions(&sources()), Vec::<String>::new());
}

#[test]
fn the_direction_guard_bites() {
    let upward = "use crate::store::Workspace;\n";
    assert_eq!(wrong_directions(&planted("domain/x.rs", upward)).len(), 1);
    let grouped = "use crate::{words::Said, domain::{finding::Finding, record}, cli};\n";
    assert_eq!(wrong_directions(&planted("format/x.rs", grouped)).len(), 1);
    assert_eq!(wrong_directions(&planted("domain/x.rs", "fn f() { crate::render::table(); }")).len(), 1);
    assert_eq!(wrong_directions(&planted("store/x.rs", "use crate::domain::record;\n")).len(), 0);
    assert_eq!(wrong_directions(&planted("git/x.rs", "use crate::store::Layout;\n")).len(), 1);
}

#[test]
fn one_file_reads_the_clock() {
    assert_eq!(clock_readers(&sources()), Vec::<String>::new());
    let clock = sources().into_iter().find(|source| source.path == CLOCK_FILE).unwrap();
    assert!(TIME.iter().any(|word| clock.text.contains(word)), "the clock file reads no clock");
}

#[test]
fn the_clock_guard_bites() {
    assert_eq!(clock_readers(&planted("domain/x.rs", "let now = chrono::Utc::now();")).len(), 1);
    assert_eq!(clock_readers(&planted("cli/clock.rs", "let now = chrono::Utc::now();")).len(), 0);
    assert_eq!(clock_readers(&planted("domain/x.rs", "// like Utc::now()\n")).len(), 0);
}

#[test]
fn pure_layers_touch_nothing() {
    assert_eq!(impure(&sources()), Vec::<String>::new());
    assert_eq!(impure(&planted("domain/x.rs", "std::fs::read(path)")).len(), 1);
    assert_eq!(impure(&planted("store/x.rs", "std::fs::read(path)")).len(), 0);
}

#[test]
fn files_are_short_and_finished() {
    assert_eq!(ill_shaped(&sources()), Vec::<String>::new());
    assert_eq!(ill_shaped(&planted("domain/utils.rs", "// TODO\n")).len(), 2);
    assert_eq!(ill_shaped(&planted("domain/x.rs", &"\n".repeat(601))).len(), 1);
}
