//! The hotel: lines H1–H3 of part 4 of document 002, as far as intake, triage, clocks, escalation and guidance go.

use super::policy::{choices, items, says, sentences, shipped};
use super::story::Story;

const POLICY: &str = "hotel";
const RECEIVED: &str = "2026-11-23 08:20";
const HOLE: &str = "所退房间的地毯上烧了一个烟洞，客人否认抽过烟";

fn claim(records: &str) -> Story {
    let fields =
        [("channel", "inspection"), ("room", "1208"), ("guest-is", "checking-out"), ("records", records)];
    let mut story = Story::received(POLICY, RECEIVED, &fields);
    story.triage(RECEIVED, HOLE);
    story
}

#[test]
fn h1_a_claim_of_the_house_on_a_guest() {
    let mut story = claim("both");
    assert_eq!(story.tier(), "claim");
    assert_eq!(story.case().category.as_deref(), Some("damage"));
    assert_eq!(story.facts(RECEIVED).values("intake"), ["detected"]);
    assert_eq!(story.due("look-up-records"), "2026-11-23 08:30");
    assert_eq!(story.due("decide-claim"), "2026-11-23 08:40");
    story.tell("note", "2026-11-23 08:22", &[("about", "denied")]);
    assert_eq!(story.levels("2026-11-23 08:23"), ["supervisor"], "not the front desk's to decide");
    story.tell("note", "2026-11-23 08:28", &[("about", "records-checked")]);
    assert!(!story.waits("look-up-records"));
}

#[test]
fn h1_three_options_are_weighed() {
    let options = items(shipped(POLICY), "triage", &[("side", "house")]);
    says(&options, &["option 1, no claim", "option 2, full price", "option 3, partial price", "recommended"]);
}

#[test]
fn h1_both_inspection_records_are_needed() {
    let policy = shipped(POLICY);
    assert_eq!(choices(policy, "records"), ["both", "one", "none"]);
    let steps = items(policy, "investigation", &[("side", "house")]);
    says(
        &steps,
        &["last guest's departure", "before this guest's arrival", "one is missing or mentions it: no claim"],
    );
    let remedy = |records: &str| items(policy, "resolution", &[("category", "damage"), ("records", records)]);
    says(&remedy("both"), &["partial price"]);
    says(&remedy("one"), &["no claim"]);
}

#[test]
fn h2_damage_is_reported_and_the_room_marked() {
    let mut story = claim("both");
    assert_eq!(story.due("mark-room"), "2026-11-23 08:50");
    story.tell("note", "2026-11-23 08:45", &[("about", "room-marked")]);
    assert!(!story.waits("mark-room"));
    assert_eq!(story.due("repair"), "2026-11-26 00:00");
    says(&items(shipped(POLICY), "summary", &[]), &["inspect strictly, report every damage"]);
}

#[test]
fn h3_the_rules_are_kept_and_the_guests_face_saved() {
    let policy = shipped(POLICY);
    let house = [("side", "house"), ("category", "damage"), ("records", "both")];
    says(&sentences(policy, false, &house), &["您不经意", "查房"]);
    let never = sentences(policy, true, &[("side", "house"), ("category", "damage"), ("records", "none")]);
    says(&never, &["照价赔偿", "就是您弄的", "您必须赔偿"]);
}
