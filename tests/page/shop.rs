//! The shipped demonstration, made once, and its pages, each made once.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Mutex, OnceLock, PoisonError};

/// When the demonstration is looked at.
pub(crate) const NOW: &str = "2026-11-23T10:00:00+08:00";

/// What the demonstration's measure changes.
pub(crate) const MEASURE: &str = "Brushes on escalators, ring 13912345678";

/// What the program prints in the demonstration's folder.
pub(crate) fn run(words: &[&str]) -> String {
    static PRINTED: Mutex<BTreeMap<Vec<String>, String>> = Mutex::new(BTreeMap::new());
    let key: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let known = PRINTED.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    known.unwrap_or_else(|| {
        let printed = printed(&at_the_shop(words), words);
        PRINTED.lock().unwrap_or_else(PoisonError::into_inner).insert(key, printed.clone());
        printed
    })
}

/// What the program prints there, not taken from an earlier time.
pub(crate) fn run_again(words: &[&str]) -> String {
    printed(&at_the_shop(words), words)
}

/// What the program says when it refuses.
pub(crate) fn refused(words: &[&str]) -> String {
    let output = at_the_shop(words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    assert!(output.stdout.is_empty(), "{words:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn at_the_shop(words: &[&str]) -> Output {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        printed(&plaint(folder.path(), NOW, &["demo", "demo"]), &["demo"]);
        plan_measure(&folder.path().join("demo"));
        folder
    });
    plaint(&folder.path().join("demo"), NOW, words)
}

/// A measure that was carried out long enough ago for its effect to be told.
fn plan_measure(shop: &Path) {
    let plan = [
        "measure",
        "plan",
        MEASURE,
        "--owner",
        "li",
        "--store",
        "east",
        "--area",
        "facilities",
        "--by",
        "li",
    ];
    let told = printed(&plaint(shop, "2026-10-05T10:00:00+08:00", &plan), &plan);
    let id = told.split([':', '：']).next().unwrap().trim().to_owned();
    let done = ["measure", "done", &id, "done", "--by", "li"];
    printed(&plaint(shop, "2026-10-20T10:00:00+08:00", &done), &done);
}

fn printed(output: &Output, words: &[&str]) -> String {
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn plaint(folder: &Path, now: &str, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
    command.args(words).current_dir(folder).env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", folder);
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("PLAINT_NOW", now).output().unwrap()
}

/// A page of the demonstration.
pub(crate) fn page(language: &str, words: &[&str]) -> String {
    run(&for_page(language, words))
}

/// The words that make a page.
pub(crate) fn for_page<'a>(language: &'a str, words: &[&'a str]) -> Vec<&'a str> {
    let mut all = vec!["summary", "--as", "html", "--language", language];
    all.extend(words);
    all
}

/// The id of one complaint of the demonstration.
pub(crate) fn a_case() -> String {
    let listed = run(&["list", "--status", "all", "--format", "plain"]);
    listed.split('\t').next().unwrap().to_owned()
}
