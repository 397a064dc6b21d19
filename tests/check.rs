//! `check` over a whole workspace: every file, every finding at its place, and the exit code.

// A test may stop at once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SHOP: &str = "name = \"A\"\nzone = \"Asia/Shanghai\"\npolicy = \"mall\"\ncalendar = \"cn\"\nlanguage = \"en\"\n\
    [hours]\nevery-day = [\"09:00-21:00\"]\n[[staff]]\nid = \"li\"\nname = \"Li\"\n";

const RECORD: &str = "record: complaint\nformat: 1\nid: 261122-k7qm\nreceived: 2026-11-22T10:05:00+08:00\n\
    channel: service-desk\ncalled: \"陈先生\"\nsubject: \"床垫塌陷\"\nabout: goods\nplace: \"二楼\"\ndemand: [refund]\n\
    emotion: angry\nevents:\n  - id: e3f7k2\n    at: 2026-11-22T10:05:00+08:00\n    by: li\n    n: 1\n    event: received\n";

fn write(root: &Path, file: &str, text: impl AsRef<[u8]>) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "shop.toml", SHOP);
    let policy = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/mall.toml");
    write(folder.path(), "policies/mall.toml", fs::read(policy).unwrap());
    write(folder.path(), "cases/2026/11/22/261122-k7qm.yaml", RECORD);
    folder
}

fn check(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plaint"))
        .arg("check")
        .args(arguments)
        .current_dir(root)
        .env_clear()
        .env("PLAINT_NOW", "2026-11-22T12:00:00+08:00")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_sound_workspace_is_in_order() {
    let folder = workspace();
    let output = check(folder.path(), &["--strict"]);
    assert_eq!(text(&output.stdout), "");
    assert_eq!(text(&output.stderr), "3 files checked, 1 of them records: all in order\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn every_bad_file_is_told_and_none_hides_another() {
    let folder = workspace();
    let root = folder.path();
    let second =
        RECORD.replace("k7qm", "aaaa").replace("emotion: angry\n", "emotion: angry\nemotion: calm\n");
    write(root, "cases/2026/11/22/261122-aaaa.yaml", second);
    write(root, "cases/2026/11/22/261122-bbbb.yaml", [0xff, 0xfe, 0x00]);
    write(root, "cases/2026/11/23/261122-k7qm.yaml", RECORD);
    write(root, "customers/c-7h2km4q0x9vd.yaml", "record: customer\nformat: 1\nid: c-7h2km4q0x9vd\n");
    write(root, "policies/calendars/own.toml", "zone = \"Asia/Shangai\"\n");
    write(root, "shop.toml", format!("{SHOP}colour = \"red\"\n"));
    let output = check(root, &["--format", "plain"]);
    let rows: Vec<Vec<&str>> = text(&output.stdout).lines().map(|line| line.split('\t').collect()).collect();
    let told: Vec<String> =
        rows.iter().map(|row| format!("{}:{}:{} {} {}", row[0], row[1], row[2], row[3], row[4])).collect();
    assert_eq!(
        told,
        [
            "cases/2026/11/22/261122-aaaa.yaml:12:1 error yaml-duplicate-key",
            "cases/2026/11/22/261122-bbbb.yaml:1:1 error file-not-utf8",
            "cases/2026/11/23/261122-k7qm.yaml:3:5 error record-wrong-path",
            "customers/c-7h2km4q0x9vd.yaml:3:19 error record-missing-key",
            "policies/calendars/own.toml:1:8 error calendar-zone",
            "shop.toml:11:1 error toml-unknown-key",
        ]
    );
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn the_examples_of_policies_are_played_too() {
    let folder = workspace();
    let policy = fs::read_to_string(folder.path().join("policies/mall.toml")).unwrap();
    let (promised, other) =
        ("respond = \"2026-11-22T10:20:00+08:00\"", "respond = \"2026-11-22T10:21:00+08:00\"");
    assert!(policy.contains(promised));
    write(folder.path(), "policies/mall.toml", policy.replacen(promised, other, 1));
    let output = check(folder.path(), &["--format", "plain"]);
    assert!(text(&output.stdout).contains("policy-example-fails"), "{}", text(&output.stdout));
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn warnings_fail_only_when_asked_to() {
    let folder = workspace();
    write(folder.path(), "cases/2026/11/22/261122-k7qm.yaml", RECORD.replace("by: li", "by: lu"));
    let output = check(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("warning[event-unknown-staff]"), "{}", text(&output.stdout));
    assert!(text(&output.stderr).contains("errors: 0, warnings: 1"));
    assert_eq!(check(folder.path(), &["--strict"]).status.code(), Some(3));
}

#[test]
fn only_what_is_named_is_checked() {
    let folder = workspace();
    let root = folder.path();
    write(root, "cases/2026/11/23/261123-cccc.yaml", "");
    assert_eq!(check(root, &["cases/2026/11/22"]).status.code(), Some(0));
    assert_eq!(check(root, &["cases/2026/11/23/261123-cccc.yaml"]).status.code(), Some(3));
    assert_eq!(check(&root.join("cases"), &["2026/11/23"]).status.code(), Some(3));
    assert_eq!(check(root, &["cases/2026/11/24"]).status.code(), Some(2));
    assert_eq!(check(root, &["/"]).status.code(), Some(2));
}

#[test]
fn programs_get_places_and_both_languages() {
    let folder = workspace();
    write(folder.path(), "cases/2026/11/22/261122-k7qm.yaml", "events: [");
    let output = check(folder.path(), &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = &json["findings"][0];
    assert_eq!(finding["code"], "yaml-truncated");
    assert_eq!(finding["place"]["line"], 1);
    assert!(finding["message"]["zh"].as_str().is_some_and(|words| !words.is_ascii()));
    assert_eq!(json["rows"][0]["file"], "cases/2026/11/22/261122-k7qm.yaml");
}
