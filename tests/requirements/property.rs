//! The property developer and its offices: lines P1–P12 of part 2 of document 002.

use super::policy::{choices, items, required, says, sentences, shipped, source};
use super::story::Story;

const POLICY: &str = "property";
/// Monday.
const RECEIVED: &str = "2026-11-23 09:00";

fn story(route: &str, more: &[(&str, &str)], words: &str) -> Story {
    let mut fields = vec![("channel", "customer-service"), ("route", route)];
    fields.extend(more);
    let mut story = Story::received(POLICY, RECEIVED, &fields);
    story.triage(RECEIVED, words);
    story.tell("responded", "2026-11-23 09:10", &[]);
    story
}

const ORDINARY: &str = "楼道垃圾没人管";
const LEAK: &str = "厨房天花板漏水，橱柜泡坏了";
const TILES: &str = "外墙瓷砖掉下来";

#[test]
fn p1_no_item_missing_and_passed_on_in_time() {
    let policy = shipped(POLICY);
    let wanted = ["route", "room", "complainant", "place", "occurred", "demand", "callback-wish"];
    assert_eq!(required(policy), wanted);
    let mut story = story("at-office", &[], ORDINARY);
    assert_eq!(story.due("pass-on"), "2026-11-23 14:30", "four working hours, the midday rest left out");
    story.tell("assigned", "2026-11-23 09:40", &[("to", "wu"), ("role", "department-head")]);
    assert!(!story.waits("pass-on"));
    says(&source(policy, "pass-on", &[]), &["转呈及时"]);
}

#[test]
fn p3_three_levels_and_how_each_is_reported() {
    assert_eq!(story("at-office", &[], ORDINARY).tier(), "ordinary");
    assert_eq!(story("at-office", &[], LEAK).tier(), "important");
    assert_eq!(story("at-office", &[("households", "12")], ORDINARY).tier(), "important");
    assert_eq!(story("at-office", &[], TILES).tier(), "serious");
    let policy = shipped(POLICY);
    let handling = |name: &str| {
        let tier = policy.triage.tiers.iter().find(|tier| tier.choice.name == name);
        tier.and_then(|tier| tier.handling.clone()).expect("it says how it is reported").zh
    };
    says(&handling("ordinary"), &["电话或口头"]);
    says(&handling("important"), &["书面报告"]);
    says(&handling("serious"), &["立刻"]);
}

#[test]
fn p3_an_important_complaint_needs_the_written_report() {
    assert_eq!(story("at-office", &[], ORDINARY).due("written-report"), "none");
    let mut important = story("at-office", &[], LEAK);
    assert_eq!(important.due("written-report"), "2026-11-24 17:30");
    important.tell("note", "2026-11-23 16:00", &[("about", "written-report")]);
    assert!(!important.waits("written-report"));
}

#[test]
fn p4_bypassed_office_told_tracked_and_called_back() {
    let mut story = story("bypassed-office", &[("consent", "yes")], ORDINARY);
    assert!(story.levels("2026-11-23 12:00").is_empty(), "with consent it stays with the office");
    story.tell("assigned", "2026-11-23 09:30", &[("to", "li"), ("role", "manager")]);
    assert_eq!(story.due("office-tracking"), "2026-11-25 17:30");
    story.tell("note", "2026-11-25 10:00", &[("about", "office-tracked")]);
    assert!(!story.waits("office-tracking"));
    story.tell("note", "2026-11-25 16:00", &[("about", "handled")]);
    assert_eq!(story.due("callback"), "2026-11-27 17:30");
    story.tell("informed", "2026-11-26 09:00", &[("form", "telephone")]);
    assert!(story.waits("callback"), "a word on the way is no callback");
    story.tell("informed", "2026-11-26 10:00", &[("form", "callback-visit")]);
    assert!(!story.waits("callback"));
    let policy = shipped(POLICY);
    says(&items(policy, "intake", &[("route", "bypassed-office")]), &["consent", "tell the office"]);
    says(&sentences(policy, false, &[("route", "bypassed-office")]), &["管理处"]);
}

#[test]
fn p4_without_consent_customer_service_fronts_the_case() {
    let story = story("bypassed-office", &[("consent", "no")], ORDINARY);
    assert_eq!(story.levels("2026-11-23 09:15"), ["customer-service"]);
}

#[test]
fn p4_tracking_is_for_the_bypassed_office_only() {
    let mut story = story("at-office", &[], ORDINARY);
    story.tell("assigned", "2026-11-23 09:30", &[("to", "li"), ("role", "manager")]);
    assert_eq!(story.due("office-tracking"), "none");
}

#[test]
fn p5_the_office_failed_and_customer_service_takes_over() {
    let failed_before = story("office-failed", &[], ORDINARY);
    assert_eq!(failed_before.levels("2026-11-23 09:15"), ["customer-service"]);
    let mut fails = story("at-office", &[], ORDINARY);
    fails.tell("note", "2026-11-24 10:00", &[("about", "office-failed")]).swept("2026-11-24 10:05");
    assert_eq!(fails.case().level.as_deref(), Some("customer-service"));
    assert_eq!(fails.tier(), "important", "what comes a second time is important");
    let steps = items(shipped(POLICY), "intake", &[("route", "office-failed")]);
    says(&steps, &["跟进表", "departments concerned"]);
}

#[test]
fn p6_invalid_the_complainant_is_contacted_in_time() {
    let mut story = story("office-failed", &[], ORDINARY);
    story.tell("note", "2026-11-24 10:00", &[("about", "invalid")]);
    assert_eq!(story.due("invalid-contact"), "2026-11-25 17:30");
    story.tell("informed", "2026-11-25 09:00", &[("form", "telephone")]);
    assert!(!story.waits("invalid-contact"));
}

#[test]
fn p7_valid_analysed_approved_carried_out_answered() {
    let mut story = story("office-failed", &[], LEAK);
    story.tell("note", "2026-11-24 10:00", &[("about", "valid")]);
    assert_eq!(story.due("analysis"), "2026-11-26 17:30");
    story.tell("note", "2026-11-25 10:00", &[("about", "analysed")]);
    assert!(!story.waits("analysis"));
    let policy = shipped(POLICY);
    says(&items(policy, "resolution", &[]), &["head of the department approves"]);
    says(&items(policy, "execution", &[]), &["complainant is answered"]);
}

#[test]
fn p8_a_missed_form_time_goes_to_hr_and_administration() {
    let mut story = story("at-office", &[], LEAK);
    story.tell("assigned", "2026-11-23 10:00", &[("to", "wu"), ("role", "department-head")]);
    story.tell("note", "2026-11-23 11:00", &[("about", "written-report")]);
    assert_eq!(story.due("form-time"), "2026-11-25 17:30");
    let referred = ("hr-administration".to_owned(), "2026-11-25 17:30".to_owned());
    assert_eq!(story.escalations("2026-11-26 09:00"), [referred]);
    story.tell("note", "2026-11-25 17:00", &[("about", "handled")]);
    assert!(story.levels("2026-11-26 09:00").is_empty());
}

#[test]
fn p9_serious_is_told_at_once_and_inspected_with_the_customer() {
    let mut story = story("at-office", &[], TILES);
    assert_eq!(story.levels("2026-11-23 09:15"), ["property-director", "general-manager-office"]);
    assert_eq!(story.due("inspection"), "2026-11-23 11:00");
    story.tell("note", "2026-11-23 09:50", &[("about", "inspected")]);
    assert!(!story.waits("inspection"));
    says(&items(shipped(POLICY), "triage", &[("tier", "serious")]), &["together with the customer", "form"]);
}

#[test]
fn p10_third_parties_are_told_in_time() {
    let mut story = story("at-office", &[], "楼上装修噪音");
    assert_eq!(story.case().category.as_deref(), Some("noise"));
    story.tell("note", "2026-11-24 10:00", &[("about", "third-party")]);
    assert_eq!(story.due("third-party-notice"), "2026-11-25 17:30");
    says(
        &items(shipped(POLICY), "investigation", &[("noted", "third-party")]),
        &["that organisation", "answer"],
    );
}

#[test]
fn p11_five_limits_without_a_figure_are_the_houses_own() {
    let policy = shipped(POLICY);
    let limits = ["office-tracking", "callback", "invalid-contact", "analysis", "third-party-notice"];
    let passages = ["3.4.2", "3.5.1", "3.5.2", "3.5.3", "3.7"];
    for (limit, passage) in limits.iter().zip(passages) {
        let source = source(policy, limit, &[("route", "bypassed-office")]);
        says(&source, &[passage, "[policy]"]);
    }
}

#[test]
fn p12_polite_exact_no_obstruction_no_passing_on() {
    let policy = shipped(POLICY);
    let never = sentences(policy, true, &[]);
    says(&never, &["再看看", "不归我们管", "材料不齐"]);
    let reasons: String =
        policy.guidance.wording.iter().filter_map(|said| said.reason.clone()).map(|said| said.zh).collect();
    says(&reasons, &["不含糊其词", "不推诿", "不刁难"]);
    assert_eq!(choices(policy, "callback-wish"), ["telephone", "visit"]);
}
