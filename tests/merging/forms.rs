//! However the texts are written: Windows' line ends, a byte order mark, other columns, brackets, blocks.

use plaint::format::merge::{Merged, merge};

use super::merged::{RECORD, SIDES, edited, note, whole};

fn windows(text: &str) -> String {
    text.replace('\n', "\r\n")
}

fn marked(text: &str) -> String {
    format!("\u{feff}{text}")
}

#[test]
fn line_ends_are_those_of_the_side_that_changed_them() {
    let (a, b) = (note("ea", 1, 3, "ours"), note("eb", 2, 3, "theirs"));
    let (ours, theirs) = (format!("{RECORD}{a}"), format!("{RECORD}{b}"));
    let both = format!("{RECORD}{a}{b}");
    assert_eq!(whole(Some(&windows(RECORD)), &windows(&ours), &windows(&theirs)), windows(&both));
    assert_eq!(whole(Some(RECORD), &windows(&ours), &theirs), windows(&both));
    assert_eq!(whole(Some(&windows(RECORD)), &windows(&ours), &theirs), both);
    assert_eq!(whole(None, &windows(&ours), &theirs), both);
    assert_eq!(whole(Some(&marked(RECORD)), &marked(&ours), &marked(&theirs)), marked(&both));
    assert_eq!(whole(Some(RECORD), &marked(&windows(&ours)), &theirs), marked(&windows(&both)));
}

#[test]
fn a_final_line_end_that_is_missing_is_added() {
    let (a, b) = (note("ea", 1, 3, "ours"), note("eb", 2, 3, "theirs"));
    let ours = format!("{RECORD}{a}");
    let merged = whole(Some(RECORD.trim_end()), ours.trim_end(), &format!("{RECORD}{b}"));
    assert_eq!(merged, format!("{RECORD}{a}{b}"));
}

#[test]
fn the_column_of_the_dashes_is_that_of_the_side_that_changed_it() {
    let left = |text: &str| {
        let (header, events) = text.split_at(text.find("events:").unwrap());
        format!("{header}{}", events.replace("\n  ", "\n"))
    };
    let (a, b) = (note("ea", 1, 3, "ours"), note("eb", 2, 3, "theirs"));
    let merged = whole(Some(RECORD), &left(&format!("{RECORD}{a}")), &format!("{RECORD}{b}"));
    assert_eq!(merged, left(&format!("{RECORD}{a}{b}")));
    let deep = RECORD.replace("\n  ", "\n      ");
    let merged = whole(Some(RECORD), &deep, &format!("{RECORD}{b}"));
    assert_eq!(merged, format!("{RECORD}{b}").replace("\n  ", "\n      "));
}

#[test]
fn events_in_brackets_get_lines_of_their_own() {
    let head = RECORD.split("events:").next().unwrap();
    let flow = format!(
        "{head}events: [{{id: e1, at: \"2026-11-22T10:05:00+08:00\", by: sam, n: 1, event: received}}, {{id: e2, at: \"2026-11-22T10:06:00+08:00\", by: sam, n: 2, event: note, note: x}}]\n"
    );
    let b = note("eb", 2, 3, "theirs");
    let merged =
        whole(None, &flow, &format!("{}{b}", edited("10:05:00+08:00\n    by", "10:05:00+08:00\n    by")));
    assert!(merged.contains("eb"), "{merged}");
    let merged =
        whole(Some(&flow), &flow.replace("note: x", "note: y"), &flow.replace("store: east", "store: west"));
    let expected = format!(
        "{}events:\n  - {{id: e1, at: \"2026-11-22T10:05:00+08:00\", by: sam, n: 1, event: received}}\n  - {{id: e2, at: \"2026-11-22T10:06:00+08:00\", by: sam, n: 2, event: note, note: y}}\n",
        head.replace("store: east", "store: west")
    );
    assert_eq!(merged, expected);
}

#[test]
fn blocks_are_copied_with_all_their_lines() {
    let long = "      a line of the customer's, with # and : and - in it\n".repeat(200);
    assert!(long.len() > 10_000);
    let block = format!(
        "  - id: ea\n    at: 2026-11-22T11:01:00+08:00\n    by: li\n    n: 3\n    event: note\n    note: |\n{long}"
    );
    let kept = "  - id: eb\n    at: 2026-11-22T11:02:00+08:00\n    by: li\n    n: 3\n    event: note\n    note: |+\n      one\n\n\n";
    let merged = whole(Some(RECORD), &format!("{RECORD}{block}"), &format!("{RECORD}{kept}"));
    assert_eq!(merged, format!("{RECORD}{block}{kept}"));
    let folded = edited(
        "note: \"seen\"",
        "note: >-\n      <<<<<<< HEAD\n      =======\n      >>>>>>> x\n\n      # no comment",
    );
    let merged = whole(Some(RECORD), &folded, &format!("{RECORD}{block}"));
    assert_eq!(merged, format!("{folded}{block}"));
    let header =
        edited("subject: \"the cover is torn\"", "subject: |\n  torn\n  # not a comment\n\n# a comment");
    let merged = whole(Some(RECORD), &header, &edited("demand: [refund]", "# why\ndemand: [refund]"));
    assert!(
        merged.contains("  # not a comment\n\n# a comment\n# why\ndemand") || merged.contains("# why\n"),
        "{merged}"
    );
}

#[test]
fn a_customer_s_text_that_looks_like_a_marker_is_a_text() {
    let ours = format!("{RECORD}{}", note("ea", 1, 3, "<<<<<<< HEAD"));
    let theirs = format!("{RECORD}{}", note("eb", 2, 3, "=======\\n>>>>>>> x"));
    let merged = whole(Some(RECORD), &ours, &theirs);
    assert_eq!(merged, format!("{ours}{}", note("eb", 2, 3, "=======\\n>>>>>>> x")));
}

#[test]
fn quotes_and_order_by_hand_are_kept() {
    let ours = edited("store: east\nchannel: desk\n", "\"channel\": 'desk'\nstore:   east\n");
    let theirs = edited("called: \"Ms Wang\"", "called: 'Ms Wang'");
    let merged = whole(Some(RECORD), &ours, &theirs);
    assert_eq!(merged, ours.replacen("called: \"Ms Wang\"", "called: 'Ms Wang'", 1));
    let same = whole(
        Some(RECORD),
        &edited("channel: desk", "channel: 'phone'"),
        &edited("channel: desk", "channel: \"phone\""),
    );
    assert_eq!(same, edited("channel: desk", "channel: \"phone\""), "both say the same");
}

#[test]
fn dashes_on_lines_of_their_own_are_items_too() {
    let ours = edited("  - id: e2\n    at", "  - # look\n    id: e2\n    at");
    let theirs = format!("{RECORD}{}", note("eb", 2, 3, "theirs"));
    let merged = whole(Some(RECORD), &ours, &theirs);
    assert_eq!(merged, format!("{ours}{}", note("eb", 2, 3, "theirs")));
}

#[test]
fn a_record_in_one_pair_of_brackets_is_not_taken_apart() {
    let flow = "{record: store, format: 1, id: east, events: []}\n";
    let theirs = "record: store\nformat: 1\nid: east\nname: \"East\"\nevents: []\n";
    let merged = merge(None, flow, theirs, SIDES);
    assert!(matches!(merged, Merged::Marked(..)), "{merged:?}");
}
