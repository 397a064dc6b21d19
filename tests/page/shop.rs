//! The shipped demonstration, made once, and its pages.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// When the demonstration is looked at.
pub(crate) const NOW: &str = "2026-11-23T10:00:00+08:00";

/// The program in the demonstration's folder.
pub(crate) fn run(words: &[&str]) -> String {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        plaint(folder.path(), &["demo", "demo"]);
        folder
    });
    plaint(&folder.path().join("demo"), words)
}

fn plaint(folder: &Path, words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_plaint"))
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("PLAINT_NOW", NOW)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// A page of the demonstration.
pub(crate) fn page(language: &str, words: &[&str]) -> String {
    let mut all = vec!["summary", "--as", "html", "--language", language];
    all.extend(words);
    run(&all)
}

/// The id of one complaint of the demonstration.
pub(crate) fn a_case() -> String {
    let listed = run(&["list", "--status", "all", "--format", "plain"]);
    listed.split('\t').next().unwrap().to_owned()
}
