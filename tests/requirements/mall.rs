//! The mall: lines M1–M24 of document 000, as far as intake, triage, clocks, escalation and guidance go; and G8.

use super::policy::{channels, choices, families, field, has_all, items, required, says, sentences, shipped};
use super::story::Story;

const POLICY: &str = "mall";
/// Sunday; the mall is open every day from 10 to 22.
const RECEIVED: &str = "2026-11-22 10:05";

fn story(words: &str, more: &[(&str, &str)]) -> Story {
    let mut fields = vec![("channel", "service-desk")];
    fields.extend(more);
    let mut story = Story::received(POLICY, RECEIVED, &fields);
    story.triage("2026-11-22 10:06", words);
    story
}

const FADED: &str = "衣服洗一次就褪色，不给退";
const ESCALATOR: &str = "扶梯突然急停，母子摔倒";
const LEAK: &str = "商场漏水，多户商铺受损";
const PARKING: &str = "停车费涨价，租户集体抗议";

/// An offer and its acceptance.
fn accepted(story: &mut Story, when: &str) {
    story.tell("offered", when, &[("cost", "0.00")]);
    let offer = story.record.events.last().unwrap().id.clone();
    story.tell("accepted", when, &[("target", &offer)]);
}

fn level(name: &str, when: &str) -> (String, String) {
    (name.to_owned(), when.to_owned())
}

#[test]
fn m1_channels_in_three_families() {
    let policy = shipped(POLICY);
    assert_eq!(families(policy), ["offline", "online", "third-party"]);
    let wanted =
        ["service-desk", "suggestion-box", "official-account", "mini-program", "meituan", "dianping"];
    has_all(&channels(policy), &wanted);
}

#[test]
fn m2_first_response_within_15_minutes() {
    let mut story = story(FADED, &[]);
    assert_eq!(story.due("respond"), "2026-11-22 10:20");
    assert!(story.levels("2026-11-22 10:20").is_empty(), "the due instant itself is in time");
    assert_eq!(story.escalations("2026-11-22 10:21"), [level("supervisor", "2026-11-22 10:20")]);
    story.tell("responded", "2026-11-22 10:15", &[]);
    assert!(story.levels("2026-11-22 10:40").is_empty());
}

#[test]
fn m2_what_monitoring_detects_is_answered_within_an_hour() {
    let fields = [("channel", "social-media"), ("about", "service")];
    let story = Story::received(POLICY, RECEIVED, &fields);
    assert_eq!(story.facts(RECEIVED).values("intake"), ["detected"]);
    assert_eq!(story.due("respond"), "2026-11-22 11:05");
}

#[test]
fn m3_the_record() {
    let policy = shipped(POLICY);
    assert_eq!(required(policy), ["about", "place", "demand", "emotion"]);
    assert_eq!(choices(policy, "about"), ["goods", "service", "environment"]);
    has_all(&choices(policy, "demand"), &["return", "exchange", "apology", "compensation"]);
    has_all(&choices(policy, "emotion"), &["angry", "anxious", "disappointed"]);
    for name in ["anonymous", "occurred", "observations"] {
        assert!(!field(policy, name).required, "{name} is asked for where there is one");
    }
    says(&items(policy, "intake", &[]), &["anonymous", "repeated it three times"]);
}

#[test]
fn m4_urgency_and_scope_make_four_classes() {
    assert_eq!(story(LEAK, &[]).tier(), "urgent-group");
    assert_eq!(story("客户突发疾病未获及时救助", &[]).tier(), "urgent-individual");
    assert_eq!(story(PARKING, &[]).tier(), "normal-group");
    assert_eq!(story("商品退换纠纷", &[]).tier(), "normal-individual");
}

#[test]
fn m4_many_complainants_or_many_affected_are_a_group() {
    assert_eq!(story(FADED, &[("complainants", "2")]).tier(), "normal-group");
    assert_eq!(story(FADED, &[("affected", "6")]).tier(), "normal-group");
    assert_eq!(story(FADED, &[("complainants", "1")]).tier(), "normal-individual");
}

#[test]
fn m5_urgent_starts_within_30_minutes_others_hear_within_24_hours() {
    let mut urgent = story(ESCALATOR, &[]);
    assert_eq!(urgent.due("start-handling"), "2026-11-22 10:35");
    assert_eq!(urgent.due("progress"), "none");
    urgent.tell("assigned", "2026-11-22 10:20", &[("to", "wu"), ("role", "customer-service")]);
    assert!(!urgent.waits("start-handling"));
    let mut normal = story(FADED, &[]);
    assert_eq!(normal.due("start-handling"), "none");
    assert_eq!(normal.due("progress"), "2026-11-23 10:05");
    normal.tell("informed", "2026-11-23 09:00", &[("form", "telephone")]);
    assert!(!normal.waits("progress"));
}

#[test]
fn m6_the_investigation_team_and_legal_when_complex() {
    let policy = shipped(POLICY);
    let roles: Vec<&str> = policy.vocabulary.roles.iter().map(|role| role.name.as_str()).collect();
    has_all(&roles, &["investigation-team", "customer-service", "department", "legal"]);
    let ordinary = items(policy, "investigation", &[("urgency", "normal"), ("scope", "individual")]);
    says(&ordinary, &["operations, after-sales, security"]);
    assert!(!ordinary.contains("Legal"));
    for complex in [("urgency", "urgent"), ("scope", "group")] {
        says(&items(policy, "investigation", &[complex]), &["legal joins"]);
    }
}

#[test]
fn m7_statement_and_objective_evidence_never_one_piece_alone() {
    let items = items(shipped(POLICY), "investigation", &[]);
    says(&items, &["statement and objective evidence", "CCTV", "never one piece alone"]);
}

#[test]
fn m8_the_remedy_by_target() {
    let policy = shipped(POLICY);
    let remedy = |about: &str| items(policy, "resolution", &[("about", about)]);
    says(&remedy("goods"), &["return or exchange first"]);
    says(&remedy("service"), &["apology and a compensation"]);
    says(&remedy("environment"), &["rectification and a promise of safety"]);
}

#[test]
fn m9_m10_step_by_step_with_owner_and_time() {
    let policy = shipped(POLICY);
    says(
        &items(policy, "resolution", &[("about", "goods")]),
        &["step by step", "never above the legal limit"],
    );
    says(&items(policy, "execution", &[]), &["owner and a time", "daily"]);
}

#[test]
fn m11_callback_within_48_hours_of_completion() {
    let mut story = story(FADED, &[]);
    assert_eq!(story.due("callback"), "none");
    accepted(&mut story, "2026-11-24 10:00");
    story.tell("completed", "2026-11-25 16:00", &[]);
    assert_eq!(story.due("callback"), "2026-11-27 16:00");
    story.tell("informed", "2026-11-26 09:00", &[("form", "message")]);
    assert!(story.waits("callback"), "a message is no callback");
    story.tell("called-back", "2026-11-26 10:00", &[("solved", "yes"), ("calm", "yes")]);
    assert!(!story.waits("callback"));
}

#[test]
fn m12_still_dissatisfied_the_mall_manager_in_person() {
    let mut story = story(FADED, &[]);
    story.tell("responded", "2026-11-22 10:10", &[]);
    story.tell("completed", "2026-11-23 09:00", &[]);
    let mut calm = story.clone();
    story.tell("called-back", "2026-11-23 10:00", &[("solved", "no"), ("calm", "yes")]);
    assert_eq!(story.levels("2026-11-23 10:01"), ["manager"]);
    calm.tell("called-back", "2026-11-23 10:00", &[("solved", "yes"), ("calm", "no")]);
    assert_eq!(calm.levels("2026-11-23 10:01"), ["manager"], "solved, and still angry");
}

#[test]
fn m12_second_handling_has_clocks_of_its_own() {
    let mut story = story(FADED, &[]);
    story.tell("closed", "2026-11-24 10:00", &[("outcome", "agreed")]);
    story.tell("reopened", "2026-11-26 12:00", &[("reason", "not satisfied with the sum")]);
    assert_eq!(story.due("second-handling"), "2026-11-27 12:00");
    story.tell("assigned", "2026-11-26 13:00", &[("to", "li"), ("role", "customer-service")]);
    assert!(story.waits("second-handling"), "a higher level of management, not the same desk");
    story.tell("assigned", "2026-11-26 14:00", &[("to", "he"), ("role", "manager")]);
    assert!(!story.waits("second-handling"));
}

#[test]
fn m18_security_in_5_minutes_medical_help_in_10() {
    let mut story = story(ESCALATOR, &[]);
    assert_eq!(story.due("security"), "2026-11-22 10:10");
    assert_eq!(story.due("medical-help"), "2026-11-22 10:15");
    story.tell("assigned", "2026-11-22 10:09", &[("to", "zhao"), ("role", "security")]);
    assert!(!story.waits("security"));
    assert!(story.waits("medical-help"));
}

#[test]
fn m19_urgent_goes_the_direct_way_and_an_executive_steps_in() {
    let mut story = story(ESCALATOR, &[]);
    assert_eq!(story.escalations("2026-11-22 10:07"), [level("general-manager", "2026-11-22 10:06")]);
    assert_eq!(story.due("executive"), "2026-11-22 10:35");
    story.tell("assigned", "2026-11-22 10:20", &[("to", "wu"), ("role", "customer-service")]);
    assert!(story.waits("executive"), "handling starts and an executive steps in: two events");
    story.tell("assigned", "2026-11-22 10:30", &[("to", "qian"), ("role", "executive")]);
    assert!(!story.waits("executive"));
}

#[test]
fn m19_a_group_gets_a_written_answer_in_24_hours_and_a_negotiation_team() {
    let story = story(PARKING, &[]);
    assert_eq!(story.due("written-answer"), "2026-11-23 10:05");
    let policy = shipped(POLICY);
    says(&items(policy, "triage", &[("scope", "group")]), &["negotiation team"]);
    assert!(policy.vocabulary.roles.iter().any(|role| role.name == "negotiation-team"));
}

#[test]
fn m20_text_is_sorted_by_itself() {
    let policy_story = story(FADED, &[]);
    let category = |text: &str| policy_story.proposal(text).category;
    // The category was given at triage; a new complaint has none.
    assert_eq!(category("随便").as_deref(), policy_story.case().category.as_deref());
    let new = Story::received(POLICY, RECEIVED, &[("channel", "dianping")]);
    let sorted = |text: &str| new.proposal(text).category.unwrap_or_default();
    assert_eq!(sorted("停車場找不到車位"), "parking");
    assert_eq!(sorted("柜员态度冷漠"), "service-attitude");
    assert_eq!(sorted("The clerk was rude"), "service-attitude");
    assert_eq!(sorted("天气真好"), "", "where no word hints, nothing is guessed");
}

#[test]
fn m24_a_progress_note_is_no_written_answer() {
    let mut story = story(LEAK, &[]);
    assert_eq!(story.due("start-handling"), "2026-11-22 10:35");
    assert_eq!(story.due("written-answer"), "2026-11-23 10:05", "urgent and group carries both");
    story.tell("informed", "2026-11-22 15:00", &[("form", "telephone")]);
    assert!(story.waits("written-answer"));
    story.tell("informed", "2026-11-22 18:00", &[("form", "written")]);
    assert!(!story.waits("written-answer"));
}

#[test]
fn g8_the_mall_answers_for_its_goods_too() {
    let policy = shipped(POLICY);
    says(&sentences(policy, true, &[]), &["这不关商场的事"]);
    says(&sentences(policy, false, &[]), &["预计大约"]);
    assert!(policy.source.contains("002 第五篇"));
}
