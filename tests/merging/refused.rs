//! What is not guessed: markers, with the whole of both sides.

use plaint::format::merge::{Merged, Refusal, Sides, merge};

use super::merged::{RECORD, SIDES, edited, note};

#[track_caller]
fn marked(base: Option<&str>, ours: &str, theirs: &str) -> (String, Refusal) {
    match merge(base, ours, theirs, SIDES) {
        Merged::Marked(text, refusal) => {
            assert_eq!(side(&text, 0), ours.trim_end(), "our side can be read out of it");
            assert_eq!(side(&text, 1), theirs.trim_end(), "their side can be read out of it");
            (text, refusal)
        }
        merged => panic!("{merged:#?}"),
    }
}

/// One side of a text with markers.
fn side(text: &str, wanted: usize) -> String {
    let mut side = None;
    let mut lines = Vec::new();
    for line in text.lines() {
        match line {
            "<<<<<<< HEAD" => side = Some(0),
            "=======" => side = Some(1),
            ">>>>>>> origin/main" => side = None,
            line if side.is_none_or(|side| side == wanted) => lines.push(line),
            _ => {}
        }
    }
    lines.join("\n").trim_end().to_owned()
}

#[test]
fn a_side_that_is_no_record_is_named() {
    let (text, refusal) =
        marked(Some(RECORD), &edited("store: east", "store: west"), &edited("format: 1", "format: ["));
    assert_eq!(refusal, Refusal::NoRecord("origin/main".to_owned()));
    assert!(text.starts_with("record: complaint\n<<<<<<< HEAD\nformat: 1\n"), "{text}");
    assert!(text.contains(">>>>>>> origin/main\nchannel: desk\n"), "{text}");
    let (_, refusal) = marked(Some(RECORD), "", &edited("store: east", "store: west"));
    assert_eq!(refusal, Refusal::NoRecord("HEAD".to_owned()));
}

#[test]
fn a_newer_format_is_not_touched() {
    let (_, refusal) =
        marked(Some(RECORD), &edited("store: east", "store: west"), &edited("format: 1", "format: 2"));
    assert_eq!(refusal, Refusal::NoRecord("origin/main".to_owned()));
    let (_, refusal) = marked(
        Some(RECORD),
        &edited("record: complaint", "record: riddle"),
        &edited("store: east", "store: west"),
    );
    assert_eq!(refusal, Refusal::NoRecord("HEAD".to_owned()));
}

#[test]
fn two_complaints_under_one_id_clash() {
    let other = edited("10:05:00+08:00\nstore", "10:06:00+08:00\nstore");
    let clash = Refusal::Clash("261122-k7qm".to_owned());
    assert_eq!(marked(None, RECORD, &other).1, clash);
    assert_eq!(marked(None, RECORD, &edited("- id: e1", "- id: ex")).1, clash);
    let Merged::Whole(_) = merge(Some(RECORD), RECORD, &other, SIDES) else { panic!() };
    let ids = |id: &str| edited("id: 261122-k7qm", &format!("id: {id}"));
    let clash = Refusal::Clash("261122-aaaa".to_owned());
    assert_eq!(marked(Some(RECORD), &ids("261122-aaaa"), &ids("261122-bbbb")).1, clash);
}

#[test]
fn an_ancestor_that_cannot_be_read_counts_as_none() {
    let broken = edited("format: 1", "format: [");
    let (ours, theirs) =
        (format!("{RECORD}{}", note("ea", 1, 3, "a")), format!("{RECORD}{}", note("eb", 2, 3, "b")));
    let Merged::Whole(text) = merge(Some(&broken), &ours, &theirs, SIDES) else { panic!() };
    assert_eq!(text, format!("{ours}{}", note("eb", 2, 3, "b")));
}

#[test]
fn markers_have_the_size_and_the_names_that_git_gives() {
    let sides = Sides { ours: "a", base: "b", theirs: "c", marker: 12 };
    let Merged::Marked(text, _) = merge(None, "x", "y", sides) else { panic!() };
    assert_eq!(text, "<<<<<<<<<<<< a\nx\n============\ny\n>>>>>>>>>>>> c\n");
}

#[test]
fn a_size_that_no_record_has_is_refused() {
    let long = "x".repeat(600_000);
    let (ours, theirs) =
        (format!("{RECORD}{}", note("ea", 1, 3, &long)), format!("{RECORD}{}", note("eb", 1, 3, &long)));
    assert_eq!(marked(Some(RECORD), &ours, &theirs).1, Refusal::Entangled);
}
