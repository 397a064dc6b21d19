//! The real-estate agency: lines A1–A12 of part 1 of document 002.

use super::barred::Person;
use super::policy::{channels, choices, items, required, says, sentences, shipped, source};
use super::story::Story;

const POLICY: &str = "realestate-agency";

const HEAD_OF_STORE: Person = ("ma", "manager");
const AREA_HEAD: Person = ("tang", "executive");

fn service_complaint(against: &str) -> Story {
    let fields =
        [("channel", "telephone"), ("against", against), ("transaction", "sale"), ("demand", "apology")];
    let mut story = Story::received(POLICY, "2026-11-20 10:00", &fields);
    story.triage("2026-11-20 10:05", "经纪人态度很差，一直敷衍我");
    story
}

#[test]
fn a1_store_and_area_head_handle_first() {
    let policy = shipped(POLICY);
    let levels: Vec<&str> = policy.escalation.levels.iter().map(|level| level.choice.name.as_str()).collect();
    assert_eq!(levels, ["store", "area-head", "complaint-centre", "headquarters", "authority"]);
    let story = service_complaint("store");
    assert_eq!(story.tier(), "customer-store");
    let first = ("area-head".to_owned(), "2026-11-20 14:00".to_owned());
    assert_eq!(story.escalations("2026-11-20 15:00"), [first]);
}

#[test]
fn a1_complaints_between_stores_go_the_same_way() {
    let fields = [("channel", "other-store"), ("against", "other-store")];
    let mut story = Story::received(POLICY, "2026-11-20 10:00", &fields);
    story.triage("2026-11-20 10:05", "城南店撬单");
    assert_eq!(story.tier(), "store-store");
    assert_eq!(story.case().category.as_deref(), Some("client-dispute"));
    assert_eq!(story.due("settle"), "2026-11-27 18:00");
}

#[test]
fn a1_what_the_authority_passes_on_is_escalated() {
    let mut story =
        Story::received(POLICY, "2026-11-20 10:00", &[("channel", "authority"), ("against", "store")]);
    story.triage("2026-11-20 10:05", "中介费多收");
    assert_eq!(story.tier(), "escalated");
    assert_eq!(story.levels("2026-11-20 10:30"), ["complaint-centre"]);
}

#[test]
fn a2_a3_against_store_agent_or_both() {
    assert_eq!(choices(shipped(POLICY), "against"), ["store", "agent", "other-store"]);
    for against in ["store", "agent", "store+agent"] {
        let story = service_complaint(against);
        assert_eq!(story.facts("2026-11-20 11:00").values("against").join("+"), against);
        assert_eq!(story.case().category.as_deref(), Some("attitude"));
    }
}

#[test]
fn a4_malicious_is_a_later_finding() {
    let policy = shipped(POLICY);
    assert!(policy.intake.outcomes.iter().any(|outcome| outcome.name == "malicious"));
    assert!(!required(policy).contains(&"malicious"), "nobody answers that at the desk");
    says(&items(policy, "investigation", &[]), &["who decided", "over the whole transaction"]);
    says(&sentences(policy, true, &[]), &["恶意"]);
}

#[test]
fn a4_fault_and_malice_are_found_over_the_whole_transaction() {
    let mut story = service_complaint("agent");
    let malicious = [("finding", "malicious"), ("at_fault", "no"), ("good_faith", "no")];
    let unheard = story.barred(AREA_HEAD, "determined", "2026-11-23 10:00", &malicious);
    assert_eq!(unheard, ["both-sides-heard", "whole-transaction"]);
    story.tell("statement", "2026-11-23 10:00", &[("of", "customer")]);
    story.tell("statement", "2026-11-23 11:00", &[("of", "staff")]);
    let valid = [("finding", "valid"), ("at_fault", "yes"), ("good_faith", "yes")];
    assert!(story.barred(AREA_HEAD, "determined", "2026-11-23 12:00", &valid).is_empty());
    assert_eq!(story.barred(AREA_HEAD, "determined", "2026-11-23 12:00", &malicious), ["whole-transaction"]);
    story.tell("evidence", "2026-11-23 14:00", &[("kind", "transaction-file")]);
    assert!(story.barred(AREA_HEAD, "determined", "2026-11-23 15:00", &malicious).is_empty());
    let itself = story.barred(HEAD_OF_STORE, "determined", "2026-11-23 15:00", &malicious);
    assert_eq!(itself, ["no-store-judges-itself"]);
}

#[test]
fn a4_fault_and_good_faith_are_two_findings() {
    let mut story = service_complaint("agent");
    story.tell(
        "determined",
        "2026-11-23 15:00",
        &[("finding", "partly"), ("at_fault", "no"), ("good_faith", "yes")],
    );
    let facts = story.facts("2026-11-23 16:00");
    assert_eq!(
        (facts.values("at_fault").join(""), facts.values("good_faith").join("")),
        ("no".into(), "yes".into())
    );
    let closed = |outcome: &'static str| [("outcome", outcome)];
    let as_malicious = story.barred(AREA_HEAD, "closed", "2026-11-24 10:00", &closed("malicious"));
    assert_eq!(as_malicious, ["malicious-as-found"]);
    assert!(story.barred(AREA_HEAD, "closed", "2026-11-24 10:00", &closed("no-fault")).is_empty());
    let unfound = service_complaint("agent");
    let barred = unfound.barred(AREA_HEAD, "closed", "2026-11-24 10:00", &closed("no-fault"));
    assert_eq!(barred, ["finding-before-closing"]);
}

#[test]
fn a5_five_days_to_clarify_from_the_day_of_the_exposure() {
    let fields = [("channel", "newspaper"), ("against", "store")];
    let mut story = Story::received(POLICY, "2026-11-20 10:00", &fields);
    story.triage("2026-11-20 10:05", "晚报报道了虚假房源");
    assert_eq!(story.tier(), "exposed");
    let printed = story.expose("newspaper", "2026-11-20 10:10", &[("happened", "2026-11-18 07:00")]);
    let clock = format!("clarification/{printed}");
    assert_eq!(story.due(&clock), "2026-11-24 00:00");
    let mut answered = story.clone();
    answered.clarify(&printed, "newspaper", "2026-11-23 20:00");
    assert!(!answered.waits(&clock));
    let reached = story.escalations("2026-11-24 08:00");
    assert!(reached.contains(&("complaint-centre".to_owned(), "2026-11-24 00:00".to_owned())), "{reached:?}");
    assert!(!answered.levels("2026-11-24 08:00").contains(&"complaint-centre".to_owned()));
    assert_eq!(story.stages("2026-11-24 00:00"), ["pending"], "the due instant itself is in time");
    assert_eq!(story.stages("2026-11-24 00:01"), ["deemed-true"]);
    assert_eq!(answered.stages("2026-11-24 00:01"), ["clarified"]);
}

#[test]
fn a5_the_same_or_an_equal_medium_and_no_lesser_one() {
    // Exposed in, clarified in, what comes of it when the days are over.
    let table = [
        ("newspaper", "newspaper", "clarified"),
        ("newspaper", "television", "clarified"),
        ("television", "newspaper", "clarified"),
        ("online", "newspaper", "clarified"),
        ("newspaper", "online", "deemed-true"),
        ("television", "online", "deemed-true"),
    ];
    for (exposed, clarified, stage) in table {
        let mut story = service_complaint("store");
        let exposure = story.expose(exposed, "2026-11-23 09:00", &[]);
        story.clarify(&exposure, clarified, "2026-11-24 09:00");
        assert_eq!(story.stages("2026-11-29 00:01"), [stage], "{exposed}, {clarified}");
    }
}

#[test]
fn a5_what_was_not_clarified_counts_as_true_even_if_found_untrue() {
    let mut story = service_complaint("store");
    let exposure = story.expose("newspaper", "2026-11-23 09:00", &[]);
    story.verify(&exposure, "untrue", "2026-11-24 09:00");
    assert_eq!(story.stages("2026-11-24 09:01"), ["untrue"]);
    assert_eq!(story.stages("2026-11-29 00:01"), ["deemed-true"]);
}

#[test]
fn a5_an_exposure_while_it_is_handled_lifts_the_case() {
    let mut story = service_complaint("store");
    let exposure = story.expose("newspaper", "2026-11-23 09:00", &[]);
    story.swept("2026-11-23 09:30");
    assert_eq!(story.tier(), "exposed");
    assert_eq!(story.due(&format!("clarification/{exposure}")), "2026-11-29 00:00");
}

#[test]
fn a6_newspaper_television_and_online_media_are_detected() {
    let policy = shipped(POLICY);
    let media: Vec<&str> = policy
        .intake
        .channels
        .iter()
        .filter(|channel| channel.family == "media" && channel.intake == "detected")
        .map(|channel| channel.choice.name.as_str())
        .collect();
    assert_eq!(media, ["newspaper", "television", "online-media"]);
    assert!(channels(policy).contains(&"store-desk"));
    says(
        &items(policy, "investigation", &[("tier", "exposed")]),
        &["same or an equal medium", "within five days"],
    );
}

#[test]
fn a8_gone_to_the_authority_while_handled() {
    let mut story = service_complaint("store");
    story.tell("responded", "2026-11-20 11:00", &[]);
    story.tell("escalated", "2026-11-23 10:00", &[("level", "authority"), ("reason", "customer went there")]);
    story.swept("2026-11-23 10:30");
    assert_eq!(story.tier(), "escalated");
    says(&items(shipped(POLICY), "investigation", &[("tier", "escalated")]), &["mishandling"]);
}

#[test]
fn a10_five_working_days_then_complaint_centre() {
    let mut story = service_complaint("agent");
    story.tell("responded", "2026-11-20 11:00", &[]);
    assert_eq!(story.due("settle"), "2026-11-27 18:00");
    assert!(story.levels("2026-11-27 18:00").is_empty());
    let taken_over = ("complaint-centre".to_owned(), "2026-11-27 18:00".to_owned());
    assert_eq!(story.escalations("2026-11-28 09:00"), [taken_over]);
    story.swept("2026-11-28 09:00");
    assert_eq!(story.tier(), "escalated");
    assert_eq!(story.due("centre-settle"), "2026-12-11 18:00");
    says(&source(shipped(POLICY), "settle", &[]), &["§三(三)", "5个工作日"]);
}

#[test]
fn a10_dissatisfied_goes_to_the_complaint_centre() {
    let mut story = service_complaint("agent");
    story.tell("responded", "2026-11-20 11:00", &[]);
    story.tell("informed", "2026-11-24 15:00", &[("form", "telephone"), ("satisfied", "no")]);
    assert!(story.levels("2026-11-24 15:10").is_empty(), "not with the result: nothing has come of it yet");
    let result = [("solved", "no"), ("calm", "yes"), ("satisfied", "no")];
    let by_store = story.barred(HEAD_OF_STORE, "called-back", "2026-11-25 15:00", &result);
    assert_eq!(by_store, ["satisfaction-asked-by-another"], "the store pays for a no");
    assert!(story.barred(AREA_HEAD, "called-back", "2026-11-25 15:00", &result).is_empty());
    story.tell("called-back", "2026-11-25 15:00", &result);
    let at_once = ("complaint-centre".to_owned(), "2026-11-25 15:00".to_owned());
    assert_eq!(story.escalations("2026-11-25 15:10"), [at_once]);
}

#[test]
fn a10_closing_as_settled_needs_the_question_whether_they_are_satisfied() {
    let mut story = service_complaint("agent");
    story.tell("determined", "2026-11-23 15:00", &[("finding", "valid"), ("at_fault", "yes")]);
    story.tell("completed", "2026-11-24 15:00", &[]);
    assert_eq!(story.due("callback"), "2026-11-26 18:00");
    let settled = [("outcome", "settled")];
    assert_eq!(story.barred(HEAD_OF_STORE, "closed", "2026-11-25 10:00", &settled), ["satisfaction-asked"]);
    story.tell(
        "called-back",
        "2026-11-25 11:00",
        &[("solved", "yes"), ("calm", "yes"), ("satisfied", "yes")],
    );
    assert!(story.barred(HEAD_OF_STORE, "closed", "2026-11-25 12:00", &settled).is_empty());
}

#[test]
fn a11_written_material_to_headquarters_within_three_days() {
    let mut story = service_complaint("store");
    assert_eq!(story.due("written-material"), "none");
    story.tell("escalated", "2026-11-23 15:00", &[("level", "headquarters"), ("reason", "cannot settle it")]);
    assert_eq!(story.due("written-material"), "2026-11-26 18:00");
    assert_eq!(story.tier(), "customer-store", "asking for help is no escalation for mishandling");
    story.tell("document", "2026-11-25 09:00", &[("document", "written-material"), ("signed_by", "manager")]);
    assert!(!story.waits("written-material"));
}

#[test]
fn a11_headquarters_and_complaint_centre_are_two_targets() {
    let mut story = service_complaint("store");
    story.tell("responded", "2026-11-20 11:00", &[]);
    story.tell("escalated", "2026-11-26 15:00", &[("level", "headquarters"), ("reason", "cannot settle it")]);
    assert_eq!(story.due("written-material"), "2026-11-30 00:00", "Sunday, a rest day: until midnight");
    assert_eq!(story.levels("2026-11-27 20:00"), ["complaint-centre"], "the five days run on");
}

#[test]
fn a6_what_is_verified_goes_to_the_centre_and_each_exposure_is_its_own() {
    let mut story = service_complaint("store");
    let paper = story.expose("newspaper", "2026-11-23 09:00", &[("outlet", "晚报")]);
    let station = story.expose("television", "2026-11-24 19:30", &[]);
    story.verify(&paper, "true", "2026-11-25 10:00");
    story.clarify(&station, "television", "2026-11-26 19:30");
    assert_eq!(story.stages("2026-12-01 09:00"), ["true", "clarified"]);
    assert_eq!(story.facts("2026-12-01 09:00").values("exposed_true"), ["newspaper"]);
    let reached = story.escalations("2026-11-25 11:00");
    assert!(reached.contains(&("complaint-centre".to_owned(), "2026-11-25 10:00".to_owned())), "{reached:?}");
}
