//! The supermarket: lines S1–S29 of document 001, as far as intake, triage, clocks, escalation and guidance go.

use super::barred::Person;
use super::policy::{
    category, channels, choices, field, has_all, items, required, says, sentences, shipped, source,
};
use super::resolution::broken;
use super::story::Story;

const POLICY: &str = "supermarket";
/// Monday; open every day from 8 to 22.
const RECEIVED: &str = "2026-11-23 10:00";

fn story(words: &str, more: &[(&str, &str)]) -> Story {
    let mut fields = vec![("channel", "desk")];
    fields.extend(more);
    let mut story = Story::received(POLICY, RECEIVED, &fields);
    story.triage(RECEIVED, words);
    story
}

const LABEL: &str = "牛奶的标签贴错了";
const FAULTY: &str = "电饭煲用了两天就坏了";
const SPOILED: &str = "酸奶变质，孩子喝了拉肚子";

const INVESTIGATOR: Person = ("cao", "investigator");
const VALID: &[(&str, &str)] = &[("finding", "valid"), ("reason", "seen"), ("cause", "spoiled")];

/// An offer and its acceptance.
fn accepted(story: &mut Story, when: &str) {
    story.tell("offered", when, &[("cost", "0.00")]);
    let offer = story.record.events.last().unwrap().id.clone();
    story.tell("accepted", when, &[("target", &offer)]);
}

fn role(name: &str) -> bool {
    shipped(POLICY).vocabulary.roles.iter().any(|role| role.name == name)
}

#[test]
fn s1_telephone_on_site_and_online() {
    let policy = shipped(POLICY);
    has_all(&channels(policy), &["telephone", "desk", "box", "website", "social-media"]);
    let answered = story(FAULTY, &[("channel", "telephone")]);
    assert_eq!(answered.due("respond"), "2026-11-23 10:15");
}

#[test]
fn s2_s3_s4_customer_content_demand() {
    let policy = shipped(POLICY);
    has_all(&choices(policy, "proof"), &["receipt", "payment", "none"]);
    assert!(!field(policy, "proof").required, "no receipt is no ground to refuse");
    assert_eq!(required(policy), ["reason", "demand"]);
    has_all(&choices(policy, "demand"), &["return", "exchange", "compensation", "other"]);
    says(&items(policy, "intake", &[]), &["name, contact, proof", "product, time of purchase, reason"]);
}

#[test]
fn s5_s14_categories_and_their_root_causes() {
    let policy = shipped(POLICY);
    let expected = [
        ("expired", "goods-quality", ["expired", "quality"]),
        ("spoiled", "goods-quality", ["spoiled", "quality"]),
        ("faulty", "goods-quality", ["faulty", "quality"]),
        ("mislabelled", "goods-quality", ["mislabelled", "quality"]),
        ("attitude", "service-attitude", ["attitude", "service"]),
        ("after-sales", "service-attitude", ["after-sales", "service"]),
        ("environment", "environment", ["environment", "service"]),
        ("price-error", "price-promotion", ["price-error", "price-promotion"]),
        ("promotion-out-of-stock", "price-promotion", ["out-of-stock", "price-promotion"]),
        ("promotion-opaque", "price-promotion", ["opaque-promotion", "price-promotion"]),
        ("queue", "process", ["queue", "process"]),
        ("bagging", "process", ["bagging", "process"]),
        ("trolley", "process", ["trolley", "process"]),
    ];
    for (name, group, causes) in expected {
        let (in_group, cause, _) = category(policy, name);
        assert_eq!(in_group, group, "{name}");
        assert_eq!(policy.intake.cause_and_broader(cause), causes, "{name}");
    }
}

#[test]
fn s14_what_is_true_of_a_broad_cause_is_true_of_its_cases() {
    let mut story = story(FAULTY, &[]);
    let finding = [("finding", "valid"), ("reason", "sealing ring"), ("cause", "faulty")];
    story.tell("determined", "2026-11-23 11:00", &finding);
    assert_eq!(story.facts("2026-11-23 11:01").values("cause"), ["faulty", "quality"]);
}

#[test]
fn s6_urgency_decides_the_order() {
    let normal = story(FAULTY, &[]);
    let urgent = story("电饭煲坏了，我在这里等着", &[]);
    assert_eq!(normal.due("investigator"), "2026-11-24 22:00");
    assert_eq!(urgent.due("investigator"), "2026-11-23 12:00");
}

#[test]
fn s7_a_preliminary_view_of_responsibility() {
    let policy = shipped(POLICY);
    for view in ["store-responsible", "store-not-responsible"] {
        assert!(policy.vocabulary.notes.iter().any(|note| note.name == view), "{view}");
    }
    says(&items(policy, "intake", &[]), &["is the store responsible?"]);
}

#[test]
fn s8_the_process_and_the_expected_time_are_told() {
    let mut story = story(FAULTY, &[]);
    assert_eq!(story.due("process-told"), "2026-11-23 14:00");
    story.tell("informed", "2026-11-23 11:00", &[("form", "telephone")]);
    assert!(story.waits("process-told"));
    story.tell("informed", "2026-11-23 12:00", &[("form", "process")]);
    assert!(!story.waits("process-told"));
    says(&sentences(shipped(POLICY), false, &[]), &["大约需要"]);
}

#[test]
fn s9_an_independent_investigator_is_named() {
    let mut story = story(SPOILED, &[]);
    assert!(role("investigator"));
    assert_eq!(story.due("investigator"), "2026-11-23 10:30");
    story.tell("assigned", "2026-11-23 10:20", &[("to", "wu"), ("role", "investigator")]);
    assert!(!story.waits("investigator"));
    says(
        &items(shipped(POLICY), "investigation", &[]),
        &["independent of the matter, prepared: notebook, recorder"],
    );
}

#[test]
fn s10_to_s13_scene_evidence_and_accounts() {
    let steps = items(shipped(POLICY), "investigation", &[]);
    says(
        &steps,
        &[
            "scene: goods, staff, customers",
            "confirmed or not",
            "impact on image, business, customer relations",
        ],
    );
    says(&steps, &["photo, video, written record", "tampering and loss", "other witnesses", "own account"]);
}

#[test]
fn s10_to_s13_the_finding_waits_for_both_sides() {
    let when = "2026-11-23 12:00";
    let mut story = story(SPOILED, &[]);
    let all = ["investigator-named", "both-sides", "other-side-heard", "impact"];
    assert_eq!(story.barred(INVESTIGATOR, "determined", when, VALID), all);
    story.tell("assigned", "2026-11-23 10:20", &[("to", "cao"), ("role", "investigator")]);
    story.tell("statement", "2026-11-23 10:30", &[("of", "customer"), ("account", "ill")]);
    story.tell("evidence", "2026-11-23 10:40", &[("kind", "goods")]);
    story.tell("statement", "2026-11-23 10:50", &[("of", "department"), ("account", "power cut")]);
    assert_eq!(story.barred(INVESTIGATOR, "determined", when, VALID), ["both-sides", "impact"]);
    story.tell("evidence", "2026-11-23 11:00", &[("kind", "written-record")]);
    story.tell("assessed", "2026-11-23 11:10", &[("image", "grave")]);
    assert!(story.barred(INVESTIGATOR, "determined", when, VALID).is_empty());
    let minor = self::story(LABEL, &[]);
    assert_eq!(minor.barred(INVESTIGATOR, "determined", when, VALID), ["looked-at"], "one look is enough");
}

#[test]
fn s19_quality_is_taken_up_with_the_supplier() {
    let mut story = story(SPOILED, &[]);
    story.tell("determined", "2026-11-23 12:00", VALID);
    let closing = |story: &Story| {
        story.barred(("shi", "manager"), "closed", "2026-11-24 12:00", &[("outcome", "agreed")])
    };
    for gate in ["supplier-brought-in", "taken-off-the-shelf"] {
        assert!(closing(&story).contains(&gate.to_owned()), "{gate}: a spoiled batch is a fault of quality");
    }
    for remedy in ["supplier", "off-shelf"] {
        story.tell("action", "2026-11-23 13:00", &[("what", "batch"), ("owner", "mo"), ("remedy", remedy)]);
    }
    let left = closing(&story);
    assert!(
        !left.iter().any(|gate| gate == "supplier-brought-in" || gate == "taken-off-the-shelf"),
        "{left:?}"
    );
}

#[test]
fn s21_s22_neither_below_the_law_nor_above_the_policy() {
    let policy = shipped(POLICY);
    let fish = [("category", "spoiled"), ("price", "39.80"), ("law", "cn-food-148")];
    let bound = |name: &str| vec![(name.to_owned(), "1000.00".to_owned())];
    assert_eq!(broken(policy, &fish, &["refund=39.80", "compensation=999.99"]), bound("cn-food-148"));
    assert!(broken(policy, &fish, &["refund=39.80", "compensation=1000"]).is_empty());
    assert_eq!(broken(policy, &fish, &["refund=39.80", "compensation=1000.01"]), bound("food-limit"));
    let unknown = [("category", "spoiled"), ("price", "39.80")];
    assert!(broken(policy, &unknown, &["refund=39.80"]).is_empty(), "the article applies once it was found");
    let dear = [("category", "spoiled"), ("price", "300.00"), ("law", "cn-food-148")];
    assert!(broken(policy, &dear, &["compensation=3000"]).is_empty(), "ten times the price");
}

#[test]
fn s15_the_responsible_department() {
    let policy = shipped(POLICY);
    let departments: Vec<&str> =
        policy.vocabulary.departments.iter().map(|department| department.choice.name.as_str()).collect();
    assert_eq!(departments, ["customer-service", "merchandise", "store-management", "marketing"]);
    assert!(policy.vocabulary.departments.iter().all(|department| department.duties.is_some()));
    for (name, department) in
        [("spoiled", "merchandise"), ("queue", "store-management"), ("price-error", "marketing")]
    {
        assert_eq!(category(policy, name).2, department, "{name}");
    }
}

#[test]
fn s16_three_severities_with_label_errors_minor_and_food_safety_severe() {
    assert_eq!(story(LABEL, &[]).tier(), "minor");
    assert_eq!(story(FAULTY, &[]).tier(), "moderate");
    assert_eq!(story(SPOILED, &[]).tier(), "severe");
    let terms = [LABEL, FAULTY, SPOILED].map(|words| story(words, &[]).due("solve"));
    assert_eq!(terms, ["2026-11-23 18:00", "2026-11-26 22:00", "2026-11-24 10:00"]);
    assert_eq!(story(SPOILED, &[]).levels("2026-11-23 10:01"), ["manager"]);
}

#[test]
fn s17_reach_many_customers_or_reputation() {
    let many = story(SPOILED, &[("affected", "3")]);
    assert_eq!(many.facts(RECEIVED).values("reach"), ["many"]);
    assert_eq!(many.levels("2026-11-23 10:01"), ["manager", "head-office"]);
    let public = story(SPOILED, &[("channel", "social-media")]);
    assert_eq!(public.facts(RECEIVED).values("reach"), ["many"]);
}

#[test]
fn s18_improvement_measures_by_area() {
    let steps = items(shipped(POLICY), "summary", &[]);
    says(&steps, &["staff training", "goods management", "shopping process", "complaint mechanism"]);
}

#[test]
fn s19_to_s22_remedy_negotiated_by_policy_and_law() {
    let policy = shipped(POLICY);
    let steps = items(policy, "resolution", &[]);
    says(
        &steps,
        &["return-and-exchange policy", "supplier", "until both sides agree", "company policy", "lawful"],
    );
    assert!(policy.intake.outcomes.iter().any(|outcome| outcome.name == "not-agreed"));
    says(&sentences(policy, true, &[]), &["规定就是这样"]);
}

#[test]
fn s20_not_satisfied_goes_to_the_store_manager() {
    let mut story = story(FAULTY, &[]);
    story.tell("responded", "2026-11-23 10:05", &[]);
    story.tell("informed", "2026-11-23 11:00", &[("form", "process"), ("satisfied", "no")]);
    assert_eq!(story.levels("2026-11-23 11:01"), ["manager"]);
}

#[test]
fn s23_execution_has_owner_resources_and_notice() {
    says(
        &items(shipped(POLICY), "execution", &[]),
        &["named owner", "resources prepared", "departments notified"],
    );
}

#[test]
fn s24_progress_is_told_regularly_and_exceptions_are_acted_on() {
    let mut story = story(FAULTY, &[]);
    story.tell("informed", "2026-11-23 11:00", &[("form", "process")]);
    assert_eq!(story.due("progress"), "2026-11-25 22:00");
    story.tell("informed", "2026-11-25 12:00", &[("form", "telephone")]);
    assert_eq!(story.due("progress"), "2026-11-27 22:00", "and again, until it is closed");
    story.tell("note", "2026-11-25 13:00", &[("about", "exception")]);
    assert_eq!(story.due("exception"), "2026-11-25 15:00");
    story.tell("note", "2026-11-25 14:00", &[("about", "exception-handled")]);
    assert!(!story.waits("exception"));
}

#[test]
fn s25_feedback_by_callback_or_survey() {
    let mut story = story(FAULTY, &[]);
    accepted(&mut story, "2026-11-24 10:00");
    story.tell("completed", "2026-11-24 16:00", &[]);
    assert_eq!(story.due("callback"), "2026-11-26 16:00");
    story.tell("called-back", "2026-11-25 10:00", &[("solved", "yes"), ("calm", "yes"), ("form", "survey")]);
    assert!(!story.waits("callback"));
    says(&items(shipped(POLICY), "closing", &[]), &["survey, face to face, box, online"]);
}

#[test]
fn s26_a_handling_report_goes_to_the_superior_department() {
    let mut story = story(FAULTY, &[]);
    accepted(&mut story, "2026-11-24 10:00");
    story.tell("completed", "2026-11-24 16:00", &[]);
    assert_eq!(story.due("report"), "2026-12-01 22:00");
    story.tell("document", "2026-11-27 10:00", &[("document", "handling-report")]);
    assert!(!story.waits("report"));
    says(&source(shipped(POLICY), "report", &[("settlement", "accepted")]), &["001 §05"]);
}

#[test]
fn s27_s28_s29_review_lessons_measures() {
    let steps = items(shipped(POLICY), "summary", &[]);
    says(&steps, &["was the expectation met", "gaps in the process", "share the lesson", "owner and date"]);
}
