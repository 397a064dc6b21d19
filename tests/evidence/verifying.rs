//! Verifying finds every way in which evidence can stop being what was recorded, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;

use crate::place::{NOON, PHOTO, Place};

/// The case as verifying tells it: state by path, and the exit code.
fn verified(place: &Place, words: &[&str]) -> (BTreeMap<String, String>, serde_json::Value, Option<i32>) {
    let output = place.scene.at(NOON).run(&[&["evidence", "verify", "--format", "json"], words].concat());
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let pieces = json["pieces"].as_array().unwrap();
    let states = pieces.iter().map(|row| (text(&row["file"]), text(&row["state"]))).collect();
    (states, json, output.status.code())
}

fn states(place: &Place) -> Vec<String> {
    verified(place, &[]).0.into_values().collect()
}

#[test]
fn all_is_well() {
    let place = Place::new();
    place.photo("one.jpg", PHOTO);
    place.photo("two.jpg", "other");
    let (found, json, code) = verified(&place, &[]);
    assert!(found.is_empty());
    assert_eq!(code, Some(0));
    let summary = &json["summary"];
    assert_eq!((&summary["sound"], &summary["files_read"]), (&2.into(), &2.into()));
    assert_eq!(summary["bytes_read"], 17);
    let all = place.scene.at(NOON).output(&["evidence", "verify", "--all", "--format", "jsonl"]);
    assert_eq!(all.matches("\"state\":\"sound\"").count(), 2);
}

#[test]
fn every_mutation_is_found() {
    type Mutation = fn(&std::path::Path);
    let mutations: &[(&str, Mutation)] = &[
        ("changed", |kept| fs::write(kept, "床垫塌陷!").unwrap()),
        ("changed", |kept| fs::write(kept, "床垫塌").unwrap()),
        ("changed", |kept| fs::write(kept, "床垫塌限").unwrap()),
        ("changed", |kept| fs::write(kept, "").unwrap()),
        ("not_here", |kept| fs::remove_file(kept).unwrap()),
        ("not_here", |kept| fs::remove_dir_all(kept.parent().unwrap()).unwrap()),
        ("not_a_file", |kept| {
            let copy = kept.with_file_name("copy");
            fs::rename(kept, &copy).unwrap();
            symlink(&copy, kept).unwrap();
        }),
        ("not_a_file", |kept| {
            fs::remove_file(kept).unwrap();
            fs::create_dir(kept).unwrap();
        }),
        ("not_a_file", |kept| {
            fs::remove_file(kept).unwrap();
            rustix::fs::mknodat(rustix::fs::CWD, kept, rustix::fs::FileType::Fifo, 0o644.into(), 0).unwrap();
        }),
        ("not_a_file", |kept| {
            let folder = kept.parent().unwrap();
            let moved = folder.with_file_name("moved");
            fs::rename(folder, &moved).unwrap();
            symlink(&moved, folder).unwrap();
        }),
    ];
    for (index, (expected, mutate)) in mutations.iter().enumerate() {
        let place = Place::new();
        place.photo("photo.jpg", PHOTO);
        let path = place.kept().remove(0);
        mutate(&place.scene.path().join(&path));
        let (found, json, code) = verified(&place, &[]);
        assert_eq!(found.get(&path).map(String::as_str), Some(*expected), "{index}: {json}");
        assert_eq!(code, Some(3), "{index}");
        assert_eq!(json["summary"][*expected], 1, "{index}");
    }
}

#[test]
fn the_record_itself_may_have_been_changed() {
    let place = Place::new();
    place.photo("photo.jpg", PHOTO);
    let file = place.scene.case_files().remove(0);
    let record = place.record();
    fs::write(&file, record.replace("size: \"12\"", "size: \"13\"")).unwrap();
    assert_eq!(states(&place), ["changed"]);
    fs::write(&file, record.replace("sha256: \"", "sha256: \"../../../")).unwrap();
    let (found, _, code) = verified(&place, &[]);
    assert_eq!(found.values().collect::<Vec<_>>(), ["no_hash", "unlisted"], "no path is made of it");
    assert_eq!(code, Some(3));
}

#[test]
fn what_no_event_names_is_told_and_what_a_voided_event_names_is_not() {
    let place = Place::new();
    place.photo("photo.jpg", PHOTO);
    let record = place.record();
    let event = record.lines().filter_map(|line| line.trim().strip_prefix("- id: ")).next_back().unwrap();
    place.scene.at(NOON).output(&["void", &place.case, event, "--reason", "wrong case"]);
    assert_eq!(verified(&place, &[]).2, Some(0));
    let folder = place.scene.path().join("evidence");
    fs::write(folder.join(&place.case).join("planted.jpg"), "x").unwrap();
    fs::create_dir(folder.join(&place.case).join("folder")).unwrap();
    fs::write(folder.join("beside"), "x").unwrap();
    fs::create_dir(folder.join("261122-zzzz")).unwrap();
    fs::write(folder.join("261122-zzzz/of-no-case"), "x").unwrap();
    let (found, json, code) = verified(&place, &[]);
    let case = &place.case;
    let paths: Vec<String> = found.keys().cloned().collect();
    let expected = [
        format!("evidence/{case}/folder"),
        format!("evidence/{case}/planted.jpg"),
        "evidence/261122-zzzz/of-no-case".to_owned(),
        "evidence/beside".to_owned(),
    ];
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(paths, expected);
    assert_eq!((&json["summary"]["unlisted"], code), (&4.into(), Some(3)));
    let (found, _, _) = verified(&place, &[case]);
    assert_eq!(found.len(), 2, "only what belongs to the case that was asked for");
}

#[test]
fn a_record_that_cannot_be_read_makes_no_file_unlisted() {
    let place = Place::new();
    place.photo("photo.jpg", PHOTO);
    let file = place.scene.case_files().remove(0);
    fs::write(&file, "{ this is no record").unwrap();
    let (found, json, code) = verified(&place, &[]);
    assert!(found.is_empty(), "{json}");
    assert_eq!(code, Some(3), "the record's own finding");
    assert_eq!(json["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn people_read_what_is_wrong_and_how_much_was_read() {
    let place = Place::new();
    place.photo("photo.jpg", PHOTO);
    place.photo("other.jpg", "other");
    fs::write(place.scene.path().join(place.kept().remove(0)), "forged").unwrap();
    for (language, lines) in [
        ("en", ["CHANGED: not what was recorded", "pieces and files"]),
        ("zh", ["已被改动：与登记不符", "证据与文件"]),
    ] {
        let told = place.scene.at(NOON).refused(3, &["evidence", "verify", "--language", language]);
        for line in lines {
            assert!(told.contains(line), "{told}");
        }
    }
}
