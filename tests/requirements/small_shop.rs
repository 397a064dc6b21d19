//! The small shop: lines G1–G7 of part 5 of document 002, as far as intake, triage, clocks, escalation and guidance go.

use super::policy::{field, items, says, sentences, shipped};
use super::resolution::{affords, ladder, rungs};
use super::story::Story;

const POLICY: &str = "shop";
/// Monday; open every day from 9 to 21.
const RECEIVED: &str = "2026-11-23 15:00";

fn story(words: &str, more: &[(&str, &str)]) -> Story {
    let mut fields = vec![("channel", "counter"), ("receipt", "shown"), ("demand", "exchange")];
    fields.extend(more);
    let mut story = Story::received(POLICY, RECEIVED, &fields);
    story.triage(RECEIVED, words);
    story
}

const SHOE: &str = "皮鞋断底了";

#[test]
fn g1_speed_first_and_an_approximate_time() {
    let mut story = story(SHOE, &[]);
    assert_eq!(story.due("respond"), "2026-11-23 15:05");
    assert_eq!(story.due("agree-time"), "2026-11-23 15:30");
    story.tell("note", "2026-11-23 15:20", &[("about", "time-agreed")]);
    assert!(!story.waits("agree-time"));
    let policy = shipped(POLICY);
    says(&items(policy, "intake", &[]), &["listen to the end", "approximate time"]);
    says(&sentences(policy, false, &[]), &["预计大约"]);
    says(&sentences(policy, true, &[]), &["一定给您退钱"]);
}

#[test]
fn g2_contained_not_larger_not_higher_not_wider() {
    let mut crowd = story("皮鞋不满意，大声投诉", &[("onlookers", "200")]);
    assert_eq!(crowd.tier(), "urgent");
    assert_eq!(crowd.levels("2026-11-23 15:01"), ["manager"]);
    assert_eq!(crowd.due("contain"), "2026-11-23 15:10");
    crowd.tell("note", "2026-11-23 15:06", &[("about", "led-away")]);
    assert!(!crowd.waits("contain"));
    let mut grows = story(SHOE, &[]);
    grows.tell("note", "2026-11-23 15:10", &[("about", "crowd")]).swept("2026-11-23 15:11");
    assert_eq!(grows.tier(), "urgent");
    says(&items(shipped(POLICY), "intake", &[("urgency", "urgent")]), &["not larger, not higher, not wider"]);
}

#[test]
fn g3_no_receipt_the_books_are_searched_up_to_three_times() {
    assert_eq!(story(SHOE, &[]).due("search"), "none");
    let mut story = story(SHOE, &[("receipt", "none")]);
    assert_eq!(story.due("search"), "2026-11-23 16:00");
    story.tell("note", "2026-11-23 15:40", &[("about", "search-1")]);
    assert_eq!(story.due("search-again"), "2026-11-24 21:00");
    story.tell("note", "2026-11-24 10:00", &[("about", "search-2")]);
    assert_eq!(story.due("search-last"), "2026-11-25 21:00");
    story.tell("note", "2026-11-25 10:00", &[("about", "never-sold")]);
    assert!(!story.waits("search-last"));
    let policy = shipped(POLICY);
    assert!(policy.intake.outcomes.iter().any(|outcome| outcome.name == "misdirected"));
    assert!(field(policy, "receipt").required);
    says(&sentences(policy, true, &[]), &["没有小票我们处理不了"]);
}

#[test]
fn g3_not_ours_is_said_only_after_the_search() {
    let (who, when) = (("kong", "manager"), "2026-11-23 17:00");
    let finding = [("finding", "misdirected"), ("reason", "not in the books")];
    let mut story = story(SHOE, &[("receipt", "none")]);
    assert_eq!(story.barred(who, "determined", when, &finding), ["listened", "books-searched"]);
    story.tell("statement", "2026-11-23 15:10", &[("of", "customer"), ("account", "bought here")]);
    story.tell("note", "2026-11-23 15:40", &[("about", "search-1")]);
    assert_eq!(story.barred(who, "determined", when, &finding), ["listened", "books-searched"]);
    story.tell("evidence", "2026-11-23 16:00", &[("kind", "books")]);
    assert!(story.barred(who, "determined", when, &finding).is_empty());
    let outcome = |name| story.barred(who, "closed", when, &[("outcome", name)]);
    assert_eq!(outcome("misdirected"), ["misdirected-is-found"]);
    assert_eq!(outcome("not-found"), ["three-rounds"]);
}

#[test]
fn g4_beyond_the_law_a_kindness_within_ones_means() {
    let policy = shipped(POLICY);
    let kind = [("noted", "beyond-the-law")];
    let kindness = ladder(policy, &kind);
    assert_eq!(kindness.choice.name, "beyond-the-law");
    let (_, remedies) = rungs(kindness).remove(0);
    assert!(remedies.contains(&"extra-service") && !remedies.contains(&"compensation"));
    assert!(affords(kindness, "kindness", 500, &kind) && !affords(kindness, "kindness", 501, &kind));
    let duty = ladder(policy, &[("noted", "owed-by-law")]);
    let (first, remedies) = rungs(duty).remove(0);
    assert_eq!(first, "owed");
    assert!(["repair", "exchange", "refund"].iter().all(|owed| remedies.contains(owed)));
}

#[test]
fn g4_what_the_law_lays_on_the_shop_is_settled_at_once() {
    let mut story = story(SHOE, &[]);
    assert_eq!(story.due("settle"), "2026-11-26 21:00");
    story.tell("note", "2026-11-23 15:20", &[("about", "owed-by-law")]);
    assert_eq!(story.due("settle"), "2026-11-24 21:00");
    let policy = shipped(POLICY);
    says(&items(policy, "resolution", &[]), &["whoever is right", "at once and in full"]);
    says(&sentences(policy, false, &[("noted", "beyond-the-law")]), &["能帮您做点什么"]);
}

#[test]
fn g5_told_stage_by_stage() {
    let mut story = story(SHOE, &[]);
    story.tell("informed", "2026-11-24 10:00", &[("form", "telephone")]);
    assert_eq!(story.due("next-news"), "2026-11-27 21:00");
    story.tell("informed", "2026-11-26 10:00", &[("form", "message")]);
    assert_eq!(story.due("next-news"), "2026-11-29 21:00");
    says(&items(shipped(POLICY), "execution", &[]), &["stage by stage"]);
}

#[test]
fn g6_is_the_problem_general() {
    let mut single = story(SHOE, &[]);
    assert_eq!(single.due("systemic-check"), "2026-11-28 21:00");
    single.tell("note", "2026-11-24 10:00", &[("about", "general-problem")]).swept("2026-11-24 10:01");
    assert_eq!(single.tier(), "general");
    assert_eq!(single.due("contact-users"), "2026-11-27 21:00");
    single.tell("note", "2026-11-26 10:00", &[("about", "users-contacted")]);
    assert!(!single.waits("contact-users"));
    assert_eq!(story(SHOE, &[("same-problem", "1")]).tier(), "general");
}

#[test]
fn g7_widespread_matters_outside_the_regulations_warn_ahead() {
    let damp = story("回南天家里皮具全发霉", &[]);
    assert_eq!(damp.case().category.as_deref(), Some("damp"));
    assert_eq!(damp.tier(), "general");
    let steps = items(shipped(POLICY), "resolution", &[("reach", "general"), ("category", "damp")]);
    says(&steps, &["media, experts, telephone, message", "close the windows"]);
}
