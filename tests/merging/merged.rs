//! What merges without a word: events of both sides, keys of both sides, comments, removals.

use plaint::format::merge::{Merged, Sides, merge};
use plaint::format::yaml;

/// The names that git gives the sides.
pub(crate) const SIDES: Sides<'_> = Sides { ours: "HEAD", base: "base", theirs: "origin/main", marker: 7 };

/// A record as plaint writes it, with two events.
pub(crate) const RECORD: &str = "\
record: complaint
format: 1
id: 261122-k7qm
received: 2026-11-22T10:05:00+08:00
store: east
channel: desk
called: \"Ms Wang\"
subject: \"the cover is torn\"
demand: [refund]
events:
  - id: e1
    at: 2026-11-22T10:05:00+08:00
    by: sam
    n: 1
    event: received
    intake: submitted
  - id: e2
    at: 2026-11-22T10:10:00+08:00
    by: sam
    n: 2
    event: note
    note: \"seen\"
";

/// An event of kind `note`.
pub(crate) fn note(id: &str, minute: u32, n: u32, text: &str) -> String {
    format!(
        "  - id: {id}\n    at: 2026-11-22T11:{minute:02}:00+08:00\n    by: li\n    n: {n}\n    event: note\n    note: \"{text}\"\n"
    )
}

/// [`RECORD`] with some bytes replaced.
pub(crate) fn edited(from: &str, to: &str) -> String {
    assert!(RECORD.contains(from), "{from}");
    RECORD.replacen(from, to, 1)
}

/// Merges both ways round, proves that the bytes are the same and a record, and gives them.
#[track_caller]
pub(crate) fn whole(base: Option<&str>, ours: &str, theirs: &str) -> String {
    let (one, other) = (merge(base, ours, theirs, SIDES), merge(base, theirs, ours, SIDES));
    assert_eq!(one, other, "with the sides exchanged");
    let Merged::Whole(text) = one else { panic!("{one:#?}") };
    let record = yaml::load("", text.as_bytes()).unwrap_or_else(|findings| panic!("{text}\n{findings:#?}"));
    let order: Vec<_> = record.ordered_events().into_iter().map(|event| &event.id).collect();
    assert_eq!(order, record.events.iter().map(|event| &event.id).collect::<Vec<_>>(), "{text}");
    for side in [ours, theirs] {
        assert_eq!(whole_quietly(base, &text, side), text, "merged once more with\n{side}");
    }
    text
}

fn whole_quietly(base: Option<&str>, ours: &str, theirs: &str) -> String {
    match merge(base, ours, theirs, SIDES) {
        Merged::Whole(text) => text,
        other => panic!("{other:#?}"),
    }
}

#[test]
fn events_of_both_sides_stand_by_number_time_and_id() {
    let (a, b, c) = (note("ea", 30, 3, "ours"), note("eb", 20, 3, "theirs"), note("ec", 31, 4, "ours again"));
    let merged = whole(Some(RECORD), &format!("{RECORD}{a}{c}"), &format!("{RECORD}{b}"));
    assert_eq!(merged, format!("{RECORD}{b}{a}{c}"));
}

#[test]
fn keys_of_both_sides_are_taken() {
    let merged =
        whole(Some(RECORD), &edited("channel: desk", "channel: phone"), &edited("Ms Wang", "Ms Wang 王"));
    let expected = edited("channel: desk", "channel: phone").replacen("Ms Wang", "Ms Wang 王", 1);
    assert_eq!(merged, expected);
}

#[test]
fn a_key_that_is_added_stands_where_its_side_put_it() {
    let ours = edited("store: east\n", "store: east\nfloor: \"3\"\n");
    let theirs = edited("demand: [refund]\n", "demand: [refund]\nx-seat: \"12\"\n");
    let merged = whole(Some(RECORD), &ours, &theirs);
    assert_eq!(merged, ours.replacen("demand: [refund]\n", "demand: [refund]\nx-seat: \"12\"\n", 1));
    let both = edited("store: east\n", "store: east\nx-b: \"1\"\n");
    let beside = edited("store: east\n", "store: east\nx-a: \"2\"\n");
    let merged = whole(Some(RECORD), &both, &beside);
    assert_eq!(merged, edited("store: east\n", "store: east\nx-a: \"2\"\nx-b: \"1\"\n"));
}

#[test]
fn lists_are_sets() {
    let merged = whole(
        Some(RECORD),
        &edited("demand: [refund]", "demand: [refund, apology]"),
        &edited("demand: [refund]", "demand: [exchange]"),
    );
    assert_eq!(merged, edited("demand: [refund]", "demand: [apology, exchange]"));
}

#[test]
fn maps_are_merged_key_by_key() {
    let base = edited("demand: [refund]\n", "where: {floor: \"1\", seat: \"2\"}\n");
    let ours = edited("demand: [refund]\n", "where: {floor: \"3\", seat: \"2\"}\n");
    let theirs = edited("demand: [refund]\n", "where: {floor: \"1\", seat: \"4\", side: left}\n");
    let merged = whole(Some(&base), &ours, &theirs);
    assert_eq!(
        merged,
        edited("demand: [refund]\n", "where: {floor: \"3\", seat: \"4\", side: left}\n")
            .replace("\"3\"", "3")
            .replace("\"4\"", "4")
            .replace("floor: 3", "floor: \"3\"")
            .replace("seat: 4", "seat: \"4\"")
    );
}

#[test]
fn what_one_side_removed_or_edited_is_taken() {
    let more = format!("{RECORD}{}", note("ea", 1, 3, "more"));
    let removed = RECORD.split("  - id: e2").next().unwrap();
    assert_eq!(whole(Some(RECORD), removed, &more), format!("{removed}{}", note("ea", 1, 3, "more")));
    let merged = whole(Some(RECORD), &edited("\"seen\"", "\"seen, and heard\""), &more);
    assert_eq!(merged, more.replacen("\"seen\"", "\"seen, and heard\"", 1));
    let merged = whole(Some(RECORD), removed, &edited("\"seen\"", "\"seen, and heard\""));
    assert_eq!(merged, edited("\"seen\"", "\"seen, and heard\""), "edited against removed");
    let merged = whole(Some(RECORD), &edited("channel: desk\n", ""), &more);
    assert_eq!(merged, more.replacen("channel: desk\n", "", 1));
}

#[test]
fn comments_go_with_what_stands_below_them() {
    let ours = edited("channel: desk", "# by hand\nchannel: desk   # at the counter");
    let theirs = edited("  - id: e2", "  # the first look\n  - id: e2");
    let merged = whole(Some(RECORD), &ours, &theirs);
    assert_eq!(merged, ours.replacen("  - id: e2", "  # the first look\n  - id: e2", 1));
    let both = whole(
        Some(RECORD),
        &edited("channel: desk", "# one\nchannel: desk"),
        &edited("channel: desk", "# other\nchannel: desk"),
    );
    assert_eq!(both, edited("channel: desk", "# one\n# other\nchannel: desk"));
    let both = whole(
        Some(RECORD),
        &edited("channel: desk", "channel: desk # one"),
        &edited("channel: desk", "channel: desk # other"),
    );
    assert_eq!(both, edited("channel: desk", "# other\nchannel: desk # one"));
    let value_and_comment = whole(
        Some(RECORD),
        &edited("channel: desk", "channel: desk # one"),
        &edited("channel: desk", "channel: phone"),
    );
    assert_eq!(value_and_comment, edited("channel: desk", "# one\nchannel: phone"));
    let event_and_comment = whole(
        Some(RECORD),
        &edited("note: \"seen\"", "note: \"seen\" # really\n    # below"),
        &edited("note: \"seen\"", "note: \"looked at\""),
    );
    let expected = edited("note: \"seen\"", "note: \"looked at\"").replacen(
        "  - id: e2",
        "  # really\n  # below\n  - id: e2",
        1,
    );
    assert_eq!(event_and_comment, expected);
}

#[test]
fn comments_above_all_and_below_all_are_kept() {
    let base = format!("# yaml-language-server: x\n---\n{RECORD}# the end\n");
    let ours = format!("# mine\n{base}").replacen("events:", "\n# what happened\nevents: # here", 1);
    let theirs = base.replacen("# the end\n", &format!("{}# the end, really\n", note("ea", 1, 3, "more")), 1);
    let merged = whole(Some(&base), &ours, &theirs);
    assert_eq!(
        merged,
        ours.replacen("# the end\n", &format!("{}# the end, really\n", note("ea", 1, 3, "more")), 1)
    );
}

#[test]
fn a_comment_below_which_both_sides_put_something_stands_once() {
    let base = format!("{RECORD}  # so far\n").replacen("events:", "# to be asked\nevents:", 1);
    let with = |key: &str, event: &str| {
        base.replacen("events:", &format!("{key}: \"x\"\nevents:"), 1) + &note(event, 5, 3, "more")
    };
    let (ours, theirs) = (with("x-one", "ea"), with("x-two", "eb"));
    let merged = whole(Some(&base), &ours, &theirs);
    for comment in ["# to be asked\n", "# so far\n"] {
        assert_eq!(merged.matches(comment).count(), 1, "{comment} in {merged}");
    }
    let keys = "# to be asked\nx-one: \"x\"\nx-two: \"x\"\nevents:";
    assert!(merged.contains(keys), "{merged}");
    for side in [&ours, &theirs] {
        assert_eq!(whole(Some(side), &merged, side), merged, "again");
        assert_eq!(whole(Some(&base), &merged, side), merged, "again, from the beginning");
    }
    // What both sides wrote themselves, each at its own place, is not the same comment.
    let own = |key: &str| RECORD.replacen("events:", &format!("# as told\n{key}: \"x\"\nevents:"), 1);
    let merged = whole(Some(RECORD), &own("x-one"), &own("x-two"));
    assert_eq!(merged.matches("# as told\n").count(), 2, "{merged}");
}

#[test]
fn what_is_erased_stays_erased() {
    let erased = edited("note: \"seen\"", "note: \"[erased]\"");
    for (base, other) in [
        (Some(RECORD), edited("note: \"seen\"", "note: \"seen, and heard\"")),
        (Some(RECORD), edited("note: \"seen\"", "note: |\n      seen,\n      and heard")),
        (None, RECORD.to_owned()),
    ] {
        assert_eq!(whole(base, &erased, &other), erased);
    }
    let more = format!("{RECORD}{}", note("ea", 1, 3, "more"));
    let merged = whole(Some(RECORD), &edited("called: \"Ms Wang\"", "called: \"[erased]\""), &more);
    assert_eq!(merged, more.replacen("Ms Wang", "[erased]", 1));
}

#[test]
fn the_same_record_from_both_sides_is_one() {
    let (a, b) = (note("ea", 1, 3, "ours"), note("eb", 2, 3, "theirs"));
    let merged = whole(None, &format!("{RECORD}{a}"), &format!("{RECORD}{b}"));
    assert_eq!(merged, format!("{RECORD}{a}{b}"));
    let merged = whole(Some(""), &format!("{RECORD}{a}"), &format!("{RECORD}{b}"));
    assert_eq!(merged, format!("{RECORD}{a}{b}"), "git gives an empty file where there is no ancestor");
}

#[test]
fn kinds_that_a_newer_version_knows_are_merged_by_their_ids() {
    let ours = format!("{RECORD}{}", note("ea", 1, 3, "x").replacen("event: note", "event: teleported", 1));
    let theirs = format!("{RECORD}{}", note("eb", 2, 3, "y"));
    let merged = whole(Some(RECORD), &ours, &theirs);
    assert_eq!(merged, format!("{ours}{}", note("eb", 2, 3, "y")));
}

#[test]
fn stores_measures_and_customers_merge_too() {
    let store = "record: store\nformat: 1\nid: east\nevents: []\n";
    let with = |event: &str| format!("{}events:\n{event}", store.trim_end_matches("events: []\n"));
    let (a, b) = (note("ea", 1, 1, "ours"), note("eb", 2, 1, "theirs"));
    assert_eq!(whole(Some(store), &with(&a), &with(&b)), with(&format!("{a}{b}")));
    assert_eq!(
        whole(None, &with(&a), &with(&b)),
        with(&format!("{a}{b}")),
        "each had the first event of the store"
    );
    assert_eq!(
        whole(Some(&with(&a)), store, &with(&a).replace("east\n", "east # e\n")),
        store.replace("east\n", "east # e\n")
    );
    let customer = "record: customer\nformat: 1\nid: c-7h2km4q0x9vd\ncalled: \"陈先生\"\ntelephone: \"138\"\nevents: []\n";
    let (ours, theirs) = (customer.replace("陈先生", "陈女士"), customer.replace("138", "139"));
    assert_eq!(whole(Some(customer), &ours, &theirs), ours.replace("138", "139"));
}
