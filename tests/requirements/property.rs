//! The property developer and its offices: lines P1–P12 of part 2 of document 002.

use super::barred::Person;
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

const OFFICE: Person = ("an", "manager");
const SERVICE: Person = ("bei", "customer-service");
const HEAD: Person = ("feng", "department-head");
const WORKER: Person = ("lei", "responsible-person");

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
    important.tell("document", "2026-11-23 16:00", &[("document", "written-report")]);
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
    story.tell("completed", "2026-11-25 16:00", &[]);
    assert_eq!(story.due("callback"), "2026-11-27 17:30");
    story.tell("informed", "2026-11-26 09:00", &[("form", "telephone")]);
    assert!(story.waits("callback"), "a word on the way is no callback");
    let solved = [("outcome", "solved")];
    assert_eq!(story.barred(SERVICE, "closed", "2026-11-26 09:30", &solved), ["called-back"]);
    let called = [("form", "visit"), ("solved", "yes"), ("calm", "yes")];
    let by_office = story.barred(OFFICE, "called-back", "2026-11-26 10:00", &called);
    assert_eq!(by_office, ["called-back-by-customer-service"]);
    assert!(story.barred(SERVICE, "called-back", "2026-11-26 10:00", &called).is_empty());
    story.tell("called-back", "2026-11-26 10:00", &called);
    assert!(!story.waits("callback"));
    assert!(story.barred(SERVICE, "closed", "2026-11-26 10:30", &solved).is_empty());
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
    story.tell("informed", "2026-11-23 16:00", &[("form", "telephone")]);
    story.tell("determined", "2026-11-24 10:00", &[("finding", "invalid")]);
    assert_eq!(story.due("invalid-contact"), "2026-11-25 17:30");
    let explained = [("outcome", "explained")];
    let silent = story.barred(SERVICE, "closed", "2026-11-24 11:00", &explained);
    assert_eq!(silent, ["invalid-answered"], "what was said before the finding is no answer to it");
    story.tell("informed", "2026-11-25 09:00", &[("form", "telephone")]);
    assert!(!story.waits("invalid-contact"));
    assert!(story.barred(SERVICE, "closed", "2026-11-25 09:30", &explained).is_empty());
}

#[test]
fn p5_customer_service_judges_after_asking_the_office() {
    let mut story = story("office-failed", &[("staff", "bei")], ORDINARY);
    let finding = [("finding", "valid")];
    let office = story.barred(OFFICE, "determined", "2026-11-23 10:00", &finding);
    assert_eq!(office, ["office-asked", "judged-by-customer-service"]);
    story.tell("statement", "2026-11-23 11:00", &[("of", "department"), ("department", "office")]);
    let named = story.barred(SERVICE, "determined", "2026-11-23 12:00", &finding);
    assert_eq!(named, ["judged-by-customer-service"], "nobody in their own matter");
    let another = ("hu", "customer-service");
    assert!(story.barred(another, "determined", "2026-11-23 12:00", &finding).is_empty());
}

#[test]
fn p7_valid_analysed_approved_carried_out_answered() {
    let mut story = story("office-failed", &[], LEAK);
    story.tell("determined", "2026-11-24 10:00", &[("finding", "valid"), ("cause", "waterproofing")]);
    assert_eq!(story.due("analysis"), "2026-11-26 17:30");
    assert_eq!(story.facts("2026-11-24 11:00").values("cause"), ["waterproofing", "construction"]);
    let early = story.barred(WORKER, "offered", "2026-11-24 11:00", &[]);
    assert_eq!(early, ["form-before-remedy"]);
    story.tell("document", "2026-11-25 10:00", &[("document", "follow-up-form")]);
    assert!(!story.waits("analysis"));
    assert!(story.barred(WORKER, "offered", "2026-11-25 11:00", &[]).is_empty());
    story.tell("offered", "2026-11-25 11:00", &[("cost", "0.00")]);
    let offer = story.record.events.last().expect("an offer").id.clone();
    let repair = [("remedy", "repair"), ("target", offer.as_str())];
    assert_eq!(story.barred(WORKER, "action", "2026-11-25 14:00", &repair), ["approved-by-the-department"]);
    let accepted = [("target", offer.as_str())];
    assert_eq!(
        story.barred(SERVICE, "accepted", "2026-11-25 14:00", &accepted),
        ["approved-by-the-department"]
    );
    story.tell("approved", "2026-11-25 14:30", &[("target", &offer), ("role", "manager")]);
    let by_office = story.barred(WORKER, "action", "2026-11-25 15:00", &repair);
    assert_eq!(by_office, ["approved-by-the-department"], "the head of the department, nobody else");
    story.tell("approved", "2026-11-25 15:30", &[("target", &offer), ("role", "department-head")]);
    assert!(story.barred(WORKER, "action", "2026-11-25 16:00", &repair).is_empty());
    assert!(story.barred(SERVICE, "accepted", "2026-11-25 16:00", &accepted).is_empty());
    assert!(story.barred(HEAD, "action", "2026-11-25 16:00", &repair).is_empty());
    let policy = shipped(POLICY);
    says(&items(policy, "resolution", &[]), &["head of the department approves"]);
    says(&items(policy, "execution", &[]), &["complainant is answered"]);
}

#[test]
fn p7_an_invalid_complaint_needs_no_approval() {
    let mut story = story("office-failed", &[], ORDINARY);
    story.tell("determined", "2026-11-24 10:00", &[("finding", "invalid")]);
    assert!(story.barred(WORKER, "action", "2026-11-24 11:00", &[("remedy", "repair")]).is_empty());
}

#[test]
fn p8_a_missed_form_time_goes_to_hr_and_administration() {
    let mut story = story("at-office", &[], LEAK);
    story.tell("assigned", "2026-11-23 10:00", &[("to", "wu"), ("role", "department-head")]);
    story.tell("document", "2026-11-23 11:00", &[("document", "written-report")]);
    let usual = [("what", "repair the seal"), ("owner", "lei"), ("remedy", "repair")];
    story.tell("action", "2026-11-23 14:00", &usual);
    assert_eq!(story.due("form-time/e5"), "2026-11-25 17:30", "the usual time, where the form sets none");
    let dated = [("what", "repaint"), ("owner", "lei"), ("due_by", "2026-11-24T12:00:00+08:00")];
    story.tell("action", "2026-11-23 14:10", &dated);
    assert_eq!(story.due("form-time/e6"), "2026-11-24 12:00", "the time that stands on the form");
    let referred = |when: &str| ("hr-administration".to_owned(), when.to_owned());
    let both = [referred("2026-11-24 12:00"), referred("2026-11-25 17:30")];
    assert_eq!(story.escalations("2026-11-26 09:00"), both);
    story.tell("done", "2026-11-24 11:00", &[("target", "e6")]);
    assert!(!story.waits("form-time/e6") && story.waits("form-time/e5"));
    story.tell("done", "2026-11-25 17:00", &[("target", "e5")]);
    assert!(story.levels("2026-11-26 09:00").is_empty());
}

#[test]
fn p9_serious_is_told_at_once_and_inspected_with_the_customer() {
    let mut story = story("at-office", &[], TILES);
    assert_eq!(story.levels("2026-11-23 09:15"), ["property-director", "general-manager-office"]);
    assert_eq!(story.due("inspection"), "2026-11-23 11:00");
    let finding = [("finding", "valid")];
    assert_eq!(
        story.barred(SERVICE, "determined", "2026-11-23 09:40", &finding),
        ["inspected-with-the-customer"]
    );
    story.tell("evidence", "2026-11-23 09:50", &[("kind", "on-site-inspection")]);
    assert!(!story.waits("inspection"));
    assert!(story.barred(SERVICE, "determined", "2026-11-23 10:00", &finding).is_empty());
    says(&items(shipped(POLICY), "triage", &[("tier", "serious")]), &["together with the customer", "form"]);
}

#[test]
fn p10_third_parties_are_told_in_time() {
    let mut story = story("at-office", &[], "楼上装修噪音");
    assert_eq!(story.case().category.as_deref(), Some("noise"));
    story.tell("note", "2026-11-24 10:00", &[("about", "third-party")]);
    assert_eq!(story.due("third-party-notice"), "2026-11-25 17:30");
    let outcome = [("outcome", "solved-by-third-party")];
    assert_eq!(story.barred(SERVICE, "closed", "2026-11-24 11:00", &outcome), ["third-party-answered"]);
    story.tell("informed", "2026-11-24 15:00", &[("form", "telephone")]);
    assert!(!story.waits("third-party-notice"));
    assert!(story.barred(SERVICE, "closed", "2026-11-24 16:00", &outcome).is_empty());
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
