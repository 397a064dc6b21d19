//! What two sides cannot agree on: nobody is preferred, nothing is lost.

use plaint::domain::record::Record;
use plaint::format::yaml;

use super::merged::{RECORD, edited, note, whole};

fn read(text: &str) -> Record {
    yaml::load("", text.as_bytes()).unwrap_or_else(|findings| panic!("{text}\n{findings:#?}"))
}

/// The versions that a merged text tells of: what they are of, and the version.
fn versions(text: &str) -> Vec<(String, String)> {
    let record = read(text);
    let told = record.events.iter().filter(|event| event.matches("differed"));
    let mut versions: Vec<(String, String)> = told
        .map(|event| {
            assert_eq!(event.by, "merge");
            let about = event.fields.text("field").or(event.fields.text("target")).unwrap();
            (about.to_owned(), event.fields.text("version").unwrap().to_owned())
        })
        .collect();
    versions.sort();
    versions
}

/// The versions that were told of, as texts for comparing.
fn told(text: &str) -> Vec<String> {
    versions(text).into_iter().map(|(about, version)| format!("{about}: {version}")).collect()
}

#[test]
fn a_key_that_both_changed_stays_as_it_was_and_both_versions_are_told() {
    let (ours, theirs) = (edited("channel: desk", "channel: phone"), edited("channel: desk", "channel: app"));
    let merged = whole(Some(RECORD), &ours, &theirs);
    assert_eq!(told(&merged), ["channel: app", "channel: phone"]);
    assert_eq!(read(&merged).header.text("channel"), Some("desk"));
    let events = merged.split("events:\n").nth(1).unwrap();
    assert!(
        events
            .contains("    by: merge\n    n: 2\n    event: differed\n    field: channel\n    version: app\n"),
        "{merged}"
    );
}

#[test]
fn three_clones_come_to_the_same_bytes_in_whatever_order_they_merge() {
    let sides =
        ["phone", "app", "letter"].map(|channel| edited("channel: desk", &format!("channel: {channel}")));
    let mut results = Vec::new();
    for [first, second, third] in [[0, 1, 2], [0, 2, 1], [1, 2, 0]] {
        let two = whole(Some(RECORD), &sides[first], &sides[second]);
        results.push(whole(Some(RECORD), &two, &sides[third]));
    }
    assert_eq!(told(&results[0]), ["channel: app", "channel: letter", "channel: phone"]);
    assert!(results.iter().all(|result| *result == results[0]), "{results:#?}");
}

#[test]
fn merges_of_merges_tell_nothing_twice() {
    let (ours, theirs) = (edited("channel: desk", "channel: phone"), edited("channel: desk", "channel: app"));
    let merged = whole(Some(RECORD), &ours, &theirs);
    let more = format!("{ours}{}", note("ea", 1, 3, "more"));
    let again = whole(Some(&ours), &merged, &more);
    assert_eq!(told(&again), ["channel: app", "channel: phone"]);
    assert_eq!(read(&again).header.text("channel"), Some("desk"));
    assert_eq!(whole(Some(RECORD), &merged, &more), again, "from the older ancestor too");
}

#[test]
fn a_key_that_neither_had_keeps_the_version_that_comes_first() {
    let (ours, theirs) = (
        edited("store: east\n", "store: east\nfloor: \"3\"\n"),
        edited("store: east\n", "store: east\nfloor: \"2\"\n"),
    );
    let merged = whole(Some(RECORD), &ours, &theirs);
    assert_eq!(told(&merged), ["floor: 3"]);
    assert_eq!(read(&merged).header.text("floor"), Some("2"));
}

#[test]
fn only_the_key_of_a_map_that_differs_stays() {
    let of = |floor: &str, seat: &str| {
        edited("demand: [refund]\n", &format!("where: {{floor: {floor}, seat: {seat}}}\n"))
    };
    let merged = whole(Some(&of("f1", "s1")), &of("f2", "s2"), &of("f3", "s1"));
    assert_eq!(told(&merged), ["where.floor: f2", "where.floor: f3"]);
    assert!(merged.contains("where: {floor: f1, seat: s2}\n"), "{merged}");
}

#[test]
fn lists_that_are_no_sets_differ_as_a_whole() {
    let merged = whole(
        Some(&edited("[refund]", "[a, b]")),
        &edited("[refund]", "[b, a]"),
        &edited("[refund]", "[a, b, c]"),
    );
    assert_eq!(told(&merged), ["demand: [a, b, c]", "demand: [b, a]"]);
    assert!(merged.contains("demand: [a, b]\n"));
}

#[test]
fn an_event_that_both_edited_stays_as_it_was() {
    let (ours, theirs) = (edited("\"seen\"", "\"heard\" # by me"), edited("\"seen\"", "\"read\""));
    let merged = whole(Some(RECORD), &ours, &theirs);
    let versions = versions(&merged);
    assert_eq!(versions.len(), 2);
    assert!(versions.iter().all(|(about, _)| about == "e2"));
    let original = "- id: e2\n  at: 2026-11-22T10:10:00+08:00\n  by: sam\n  n: 2\n  event: note\n  note: ";
    assert_eq!(versions[0].1, format!("{original}\"heard\" # by me"));
    assert_eq!(versions[1].1, format!("{original}\"read\""));
    assert!(merged.starts_with(RECORD), "{merged}");
}

#[test]
fn two_events_of_one_id_keep_the_one_whose_bytes_come_first() {
    let (a, b, c) = (note("s1", 1, 3, "a"), note("s1", 1, 3, "b"), note("s1", 1, 3, "c"));
    let sides = [&a, &b, &c].map(|event| format!("{RECORD}{event}"));
    let merged = whole(Some(RECORD), &sides[1], &sides[2]);
    assert!(merged.contains(&b) && !merged.contains(&c), "{merged}");
    let merged = whole(Some(RECORD), &merged, &sides[0]);
    assert!(merged.contains(&a) && !merged.contains(&b), "{merged}");
    let other = whole(Some(RECORD), &sides[2], &whole(Some(RECORD), &sides[0], &sides[1]));
    assert_eq!(merged, other);
    assert_eq!(versions(&merged).len(), 2);
}

#[test]
fn what_is_erased_is_in_no_version_either() {
    let erased = edited("note: \"seen\"", "note: \"[erased]\"\n    about: him");
    let merged =
        whole(Some(RECORD), &erased, &edited("note: \"seen\"", "note: \"a secret\"\n    about: her"));
    assert!(!merged.contains("secret") && !merged.contains("\"seen\""), "{merged}");
    assert_eq!(versions(&merged).len(), 2);
}

#[test]
fn what_is_told_of_follows_from_the_version_alone() {
    let (ours, theirs) = (edited("channel: desk", "channel: phone"), edited("channel: desk", "channel: app"));
    let (a, b) = (note("ea", 1, 3, "ours"), note("eb", 2, 3, "theirs"));
    let short = whole(Some(RECORD), &ours, &theirs);
    let long = whole(Some(RECORD), &format!("{ours}{a}"), &format!("{theirs}{b}"));
    let of = |text: &str| -> Vec<_> {
        read(text).events.into_iter().filter(|event| event.matches("differed")).collect()
    };
    assert_eq!(of(&short), of(&long));
    let both = whole(None, &short, &long);
    assert_eq!(both, long);
}

#[test]
fn a_map_that_differed_as_a_whole_is_not_taken_apart_again() {
    let base = edited("channel: desk", "x-stall: {row: a, place: b}");
    let (ours, theirs) =
        (edited("channel: desk", "x-stall: none"), edited("channel: desk", "x-stall: {row: c}"));
    let merged = whole(Some(&base), &ours, &theirs);
    assert!(merged.contains("x-stall: {row: a, place: b}\n"), "{merged}");
    assert_eq!(merged.matches("event: differed").count(), 2, "{merged}");
    for side in [&ours, &theirs] {
        assert_eq!(whole(Some(&base), &merged, side), merged);
        assert_eq!(whole(Some(&base), side, &merged), merged);
    }
}
