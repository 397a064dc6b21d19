//! A page made again with the same `--as-of` is the same page, whatever was recorded since; and it says on what it stands.

use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::scene::{Scene, told};
use crate::shop::page;

const POLICY: &str = include_str!("../rules/house.toml");
const SHOP: &str = include_str!("../output/house/shop.toml");

/// The program with the real clock: only then do commits have the time at which they were made.
fn really(scene: &Scene, words: &[&str]) -> String {
    let mut command: Command = scene.at("").command(words);
    let output = command.env_remove("PLAINT_NOW").output().unwrap();
    // Holidays of a coming year may not be known; the complaint is taken in nevertheless.
    assert!(matches!(output.status.code(), Some(0 | 3)), "{words:?}: {}", told(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn value<'a>(document: &'a Document, after: &str) -> &'a str {
    let codes = document.all("dd");
    let names = document.all("dt");
    let at = names.iter().rposition(|name| *name == after).unwrap();
    // The names and values of the foot end the page, so both are counted from their ends.
    codes[codes.len() - (names.len() - at)]
}

fn hash_told(document: &Document) -> String {
    let codes = document.all("code");
    codes[0].to_owned()
}

/// What `sha256sum` prints of all complaints, summed up by another `sha256sum`.
fn hash_of_files(scene: &Scene) -> String {
    let hexadecimal = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut list = String::new();
    for file in scene.case_files() {
        let path = file.strip_prefix(scene.path()).unwrap().to_str().unwrap().to_owned();
        list += &format!("{}  {path}\n", hexadecimal(&Sha256::digest(fs::read(&file).unwrap())));
    }
    hexadecimal(&Sha256::digest(list))
}

#[test]
fn the_same_instant_gives_the_same_bytes_with_a_real_history() {
    let scene = Scene::of(SHOP, &[("house", POLICY)]);
    let new = [
        "new",
        "--store",
        "east",
        "--channel",
        "desk",
        "--subject",
        "first",
        "--called",
        "Zhou",
        "--set",
        "emotion=calm",
    ];
    let first = really(&scene, &new).split([':', '：']).next().unwrap().to_owned();
    sleep(Duration::from_millis(1_100));
    let tip = scene.git(&["rev-parse", "HEAD"]).trim().to_owned();
    let files_then = hash_of_files(&scene);
    let as_of = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    sleep(Duration::from_millis(1_100));
    let words = ["summary", "--period", "2020..2099", "--as", "html", "--language", "en", "--as-of", &as_of];
    let before = really(&scene, &words);
    let document = Document::read(&before);
    assert_eq!(value(&document, "tip of the history"), tip);
    assert!(files_then.starts_with(&hash_told(&document)), "{files_then}: {}", hash_told(&document));

    really(&scene, &new);
    really(&scene, &["respond", &first, "--form", "spoken", "--note", "later"]);
    assert_ne!(scene.git(&["rev-parse", "HEAD"]).trim(), tip);
    assert_eq!(really(&scene, &words), before, "what came in later changes nothing");

    let file = &scene.case_files().into_iter().find(|file| file.to_str().unwrap().contains(&first)).unwrap();
    let text = fs::read_to_string(file).unwrap();
    fs::write(file, text.replace("first", "worst")).unwrap();
    scene.git(&["-c", "user.name=li", "-c", "user.email=li@example.org", "commit", "-qam", "edited by hand"]);
    let edited = really(&scene, &words);
    let document = Document::read(&edited);
    assert_eq!(value(&document, "tip of the history"), tip);
    assert!(!files_then.starts_with(&hash_told(&document)), "an older record was edited");
}

#[test]
fn the_command_at_the_foot_makes_the_same_page() {
    for words in [
        &["--month", "2026-11"][..],
        &["--period", "2026-Q4", "--tier", "-", "--text", "it's \"wet\" & 漏水"],
        &["--status", "open,closed"],
        &["--month", "2026-11", "--by", "staff", "--reveal"],
    ] {
        let made = page("en", words);
        let document = Document::read(&made);
        let command = shlex::split(value(&document, "made by")).unwrap();
        let again: Vec<&str> = command.iter().skip(1).map(String::as_str).collect();
        assert_eq!(crate::shop::run_again(&again), made, "{command:?}");
    }
}

#[test]
fn files_and_formats_are_not_asked_for_at_once() {
    let scene = Scene::new();
    let act = scene.at("2026-11-04T10:00:00+08:00");
    assert!(act.refused(2, &["summary", "--as", "html", "--format", "json"]).contains("--format"));
    assert!(act.refused(2, &["summary", "--output", "month.html"]).contains("--as html"));
    let file = scene.path().join("month.html");
    let words = ["summary", "--as", "html", "--output", "month.html"];
    act.output(&words);
    let first = fs::read(&file).unwrap();
    assert!(first.starts_with(b"<!DOCTYPE html>"));
    act.refused(1, &words);
    assert_eq!(fs::read(&file).unwrap(), first);
}
