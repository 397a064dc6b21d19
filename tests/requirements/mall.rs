//! The mall: lines M1–M24 of document 000, as far as intake, triage, clocks, escalation and guidance go; and G8.

use plaint::domain::policy::Condition;

use super::barred::Person;
use super::policy::{channels, choices, families, field, has_all, items, required, says, sentences, shipped};
use super::resolution::{affords, broken, ladder, remedy, rungs};
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

const RUDE: &str = "柜员辱骂顾客";
const CLERK: Person = ("zhou", "customer-service");
const VALID: &[(&str, &str)] = &[("finding", "valid"), ("reason", "seen")];

fn staffed(story: &mut Story) {
    for (who, role) in [("hou", "department"), ("zhou", "customer-service")] {
        story.tell("assigned", "2026-11-22 10:30", &[("to", who), ("role", role)]);
    }
}

/// A case with both sides heard and two kinds of evidence.
fn investigated(words: &str, more: &[(&str, &str)]) -> Story {
    let mut story = story(words, more);
    story.tell("statement", "2026-11-22 11:00", &[("of", "customer"), ("account", "we fell")]);
    story.tell("evidence", "2026-11-22 11:10", &[("kind", "cctv")]);
    story.tell("evidence", "2026-11-22 11:20", &[("kind", "quality-report")]);
    story
}

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
fn m17_the_post_is_answered_within_the_hour_and_its_withdrawal_is_no_condition() {
    let fields = [("channel", "service-desk"), ("about", "service")];
    let mut story = Story::received(POLICY, RECEIVED, &fields);
    story.tell("responded", "2026-11-22 10:10", &[]);
    let post = story.expose("online", "2026-11-22 20:00", &[("reach", "217")]);
    let clock = format!("respond-to-post/{post}");
    assert_eq!(story.due(&clock), "2026-11-22 21:00");
    assert_eq!(story.escalations("2026-11-22 20:01"), [level("supervisor", "2026-11-22 20:00")]);
    story.tell("responded", "2026-11-22 20:55", &[("form", "message")]);
    assert!(!story.waits(&clock));
    story.tell("retracted", "2026-11-25 19:00", &[("how", "withdrawn"), ("target", &post)]);
    assert_eq!(story.stages("2026-11-25 19:01"), ["retracted"]);
    let asks = |condition: &Condition| condition.0.iter().any(|(fact, _)| fact == "exposure");
    let policy = shipped(POLICY);
    assert!(!policy.gates.iter().any(|gate| asks(&gate.when)), "nothing waits for a withdrawal");
    let waits = |pattern: &String| pattern.starts_with("retracted");
    assert!(!policy.gates.iter().any(|gate| gate.needs.iter().chain(&gate.any_of).any(waits)));
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
fn m6_nothing_is_found_before_the_team_is_there() {
    let when = "2026-11-22 12:00";
    let mut story = investigated(ESCALATOR, &[("about", "environment")]);
    assert_eq!(story.barred(CLERK, "determined", when, VALID), ["team", "legal-when-urgent"]);
    for (role, left) in
        [("customer-service", vec!["team", "legal-when-urgent"]), ("department", vec!["legal-when-urgent"])]
    {
        story.tell("assigned", "2026-11-22 11:30", &[("to", "zhou"), ("role", role)]);
        assert_eq!(story.barred(CLERK, "determined", when, VALID), left);
    }
    story.tell("assigned", "2026-11-22 11:40", &[("to", "lyu"), ("role", "legal")]);
    assert!(story.barred(CLERK, "determined", when, VALID).is_empty());
}

#[test]
fn m7_one_piece_of_evidence_is_not_enough() {
    let when = "2026-11-22 12:00";
    let mut story = story(RUDE, &[("about", "service"), ("staff", "bai")]);
    staffed(&mut story);
    assert_eq!(story.barred(CLERK, "determined", when, VALID), ["both-sides", "staff-heard"]);
    story.tell("statement", "2026-11-22 11:00", &[("of", "customer"), ("account", "cursed")]);
    story.tell("statement", "2026-11-22 11:05", &[("of", "staff"), ("account", "no")]);
    story.tell("evidence", "2026-11-22 11:10", &[("kind", "cctv")]);
    story.tell("evidence", "2026-11-22 11:15", &[("kind", "cctv")]);
    assert_eq!(story.barred(CLERK, "determined", when, VALID), ["both-sides"], "two of one kind are one");
    story.tell("evidence", "2026-11-22 11:20", &[("kind", "service-record")]);
    assert!(story.barred(CLERK, "determined", when, VALID).is_empty());
    let accused = ("bai", "counter-staff");
    assert_eq!(story.barred(accused, "determined", when, VALID), ["independent-finding"]);
    let policy = shipped(POLICY);
    let cctv = policy.investigation.evidence.iter().find(|kind| kind.choice.name == "cctv").unwrap();
    assert!(cctv.lawful, "CCTV is lawfully obtained, and the record says how");
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
fn m8_each_target_has_its_ladder() {
    let policy = shipped(POLICY);
    let first = |given: &[(&str, &str)]| rungs(ladder(policy, given)).remove(0).1;
    has_all(&first(&[("about", "goods")]), &["refund", "exchange"]);
    has_all(&first(&[("about", "service")]), &["apology", "voucher", "experience-coupon"]);
    has_all(&first(&[("about", "environment")]), &["rectification", "safety-commitment"]);
    let public = first(&[("about", "service"), ("channel", "social-media")]);
    has_all(&public, &["manager-visit", "gift", "gift-card", "supervisor-invitation"]);
    let hurt = first(&[("about", "environment"), ("category", "personal-safety")]);
    has_all(&hurt, &["repair", "medical-costs", "solatium", "vip-card"]);
}

#[test]
fn m9_step_by_step_and_never_above_the_legal_limit() {
    let policy = shipped(POLICY);
    let shirt = [("about", "goods"), ("price", "268.00")];
    let goods = ladder(policy, &shirt);
    assert!(goods.ordered, "the next step only after the one before was refused");
    let names: Vec<&str> = rungs(goods).iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["goods-basic", "goods-more", "goods-most"]);
    assert!(affords(goods, "goods-more", 300, &shirt), "exchange and a voucher of 300");
    assert!(!affords(goods, "goods-more", 501, &shirt));
    assert!(broken(policy, &shirt, &["exchange", "voucher=1x804"]).is_empty(), "three times the price");
    let above = broken(policy, &shirt, &["exchange", "voucher=1x804.01"]);
    assert_eq!(above, [("legal-limit".to_owned(), "804.00".to_owned())]);
    let mut story = story(FADED, &[("about", "goods")]);
    let more = [("rung", "goods-more"), ("cost", "300.00")];
    assert_eq!(story.barred(CLERK, "offered", "2026-11-22 12:00", &more), ["found-before-more"]);
    story.tell("determined", "2026-11-22 11:00", VALID);
    assert!(story.barred(CLERK, "offered", "2026-11-22 12:00", &more).is_empty());
}

#[test]
fn m10_every_remedy_has_an_owner_and_a_time() {
    let policy = shipped(POLICY);
    for name in ["exchange", "refund", "voucher", "compensation", "solatium", "vip-card", "repair"] {
        let kind = remedy(policy, name);
        assert!(kind.owner.is_some() && kind.term.is_some(), "{name}");
    }
    let mut story = story(FADED, &[("about", "goods")]);
    accepted(&mut story, "2026-11-22 12:00");
    story.tell("called-back", "2026-11-22 12:05", &[("solved", "yes"), ("calm", "yes")]);
    let agreed = [("outcome", "agreed")];
    let open = story.barred(CLERK, "closed", "2026-11-22 12:10", &agreed);
    assert_eq!(open, ["carried-out", "called-back"], "nothing is done yet");
    story.tell("completed", "2026-11-23 12:00", &[]);
    assert_eq!(story.barred(CLERK, "closed", "2026-11-23 12:10", &agreed), ["called-back"]);
    story.tell("called-back", "2026-11-23 12:20", &[("solved", "yes"), ("calm", "yes")]);
    assert!(story.barred(CLERK, "closed", "2026-11-23 12:30", &agreed).is_empty());
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
fn m12_the_second_offer_comes_from_another_and_higher() {
    let mut story = story(FADED, &[("about", "goods")]);
    story.tell("assigned", "2026-11-22 11:00", &[("to", "zhou"), ("role", "customer-service")]);
    story.tell("closed", "2026-11-24 10:00", &[("outcome", "agreed")]);
    story.tell("reopened", "2026-11-26 12:00", &[("reason", "not satisfied with the sum")]);
    let (when, offer) = ("2026-11-26 13:00", [("cost", "0.00")]);
    assert_eq!(story.barred(CLERK, "offered", when, &offer), ["second-offer"]);
    assert!(story.barred(("wang", "manager"), "offered", when, &offer).is_empty());
    let closing = story.barred(("wang", "manager"), "closed", when, &[("outcome", "not-agreed")]);
    assert!(closing.contains(&"lesson-when-again".to_owned()), "{closing:?}");
}

#[test]
fn m16_the_mattress_ends_as_the_document_tells() {
    let policy = shipped(POLICY);
    let mattress = [("about", "goods"), ("price", "10000.00")];
    let goods = ladder(policy, &mattress);
    assert!(affords(goods, "goods-basic", 10_199, &mattress), "refund and a pillow");
    assert!(affords(goods, "goods-more", 12_300, &mattress), "refund, 2,000 and three years of mite removal");
    assert!(!affords(goods, "goods-more", 13_300, &mattress));
    assert!(broken(policy, &mattress, &["refund=10000", "compensation=2000", "care-service=3"]).is_empty());
    assert!(remedy(policy, "loan").interim, "a mattress on loan settles nothing");
    let mut story = story("床垫塌陷", &[]);
    story.tell("note", "2026-11-22 10:10", &[("about", "inspection-promised")]);
    assert_eq!(story.due("inspection-result"), "2026-11-23 10:10");
    story.tell("evidence", "2026-11-23 09:00", &[("kind", "quality-report")]);
    assert!(story.waits("inspection-result"), "the result is promised to the customer");
    story.tell("informed", "2026-11-23 10:00", &[("form", "inspection-result")]);
    assert!(!story.waits("inspection-result"));
}

#[test]
fn m17_the_counter_ends_as_the_document_tells() {
    let policy = shipped(POLICY);
    let counter = [("about", "service"), ("channel", "social-media")];
    let offer = ["apology", "manager-visit", "gift=1x388", "gift-card=1x500", "supervisor-invitation"];
    assert!(affords(ladder(policy, &counter), "public-amends", 888, &counter));
    assert!(broken(policy, &counter, &offer).is_empty());
    let story = story(RUDE, &[("channel", "social-media"), ("about", "service"), ("staff", "bai")]);
    let when = "2026-11-22 12:00";
    for measure in ["suspension", "performance-pay"] {
        let fields = [("what", "three days"), ("owner", "yan"), ("remedy", measure)];
        assert_eq!(story.barred(CLERK, "action", when, &fields), ["staff-measures-by-the-manager"]);
        assert!(story.barred(("wang", "manager"), "action", when, &fields).is_empty());
        assert!(remedy(policy, measure).without_consent);
    }
    let given = [("to", "bai"), ("role", "counter-staff")];
    assert_eq!(story.barred(CLERK, "assigned", when, &given), ["not-given-to-the-accused"]);
    says(&sentences(policy, true, &[]), &["您先删帖"]);
}

#[test]
fn m18_the_escalator_ends_as_the_document_tells() {
    let policy = shipped(POLICY);
    let escalator = [("about", "environment"), ("category", "personal-safety"), ("loss", "368.50")];
    let offer = ["repair", "safety-commitment", "medical-costs=368.50", "solatium=5000", "vip-card"];
    assert!(affords(ladder(policy, &escalator), "injury-amends", 5369, &escalator));
    assert!(broken(policy, &escalator, &offer).is_empty());
    let mut story = story(ESCALATOR, &[("about", "environment")]);
    story.tell("determined", "2026-11-22 12:00", &[("finding", "valid"), ("cause", "machine-fault")]);
    assert_eq!(story.due("repair"), "2026-11-25 22:00", "three days");
    story.tell("done", "2026-11-24 12:00", &[("target", "e9")]);
    assert!(story.waits("repair"), "repaired, and the report published");
    story.tell("document", "2026-11-24 15:00", &[("document", "published-report")]);
    assert!(!story.waits("repair"));
    let meets = |name: &str| remedy(policy, name).meets.iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(meets("repair"), ["rectification"]);
    assert_eq!(meets("solatium"), ["compensation"]);
    assert_eq!(meets("apology"), ["apology"], "an apology in person is no public apology");
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
