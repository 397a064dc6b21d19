//! The restaurant: lines R1–R18 of part 3 of document 002.

use plaint::domain::resolution::policy::Nature;

use super::barred::Person;
use super::policy::{category, choices, field, items, required, says, sentences, shipped};
use super::resolution::{authority, ladder, ranks, remedy, rungs};
use super::story::Story;

const POLICY: &str = "restaurant";
/// Monday; open every day from 7 to 22.
const RECEIVED: &str = "2026-11-23 12:00";

const SERVER: Person = ("ding", "staff");
const CAPTAIN: Person = ("cheng", "supervisor");
const MANAGER: Person = ("fu", "manager");
const LEADER: Person = ("jiang", "general-manager");

fn story(words: &str, more: &[(&str, &str)]) -> Story {
    let mut fields = vec![("channel", "table")];
    fields.extend(more);
    let mut story = Story::received(POLICY, RECEIVED, &fields);
    story.triage(RECEIVED, words);
    story
}

#[test]
fn r1_class_1() {
    let everyday = ["上错菜了", "外卖包装不对", "菜太咸", "服务员态度冷淡", "上菜慢", "餐桌脏，餐具不干净"];
    for words in everyday {
        assert_eq!(story(words, &[]).tier(), "class-1", "{words}");
    }
}

#[test]
fn r2_class_2() {
    for words in ["吃完拉肚子", "海鲜变质了", "菜里有一根头发", "大厅突然停电", "被汤烫伤"]
    {
        assert_eq!(story(words, &[]).tier(), "class-2", "{words}");
    }
}

#[test]
fn r2_class_1_not_satisfied_becomes_class_2() {
    let mut story = story("菜太咸", &[]);
    story.tell("responded", "2026-11-23 12:03", &[]);
    story.tell("informed", "2026-11-23 12:20", &[("form", "face-to-face"), ("satisfied", "no")]);
    story.swept("2026-11-23 12:21");
    assert_eq!(story.tier(), "class-2");
    assert_eq!(story.case().level.as_deref(), Some("manager"));
    assert_eq!(story.due("settle"), "2026-11-26 22:00", "the terms of class 2 count from receipt");
}

#[test]
fn r2_a_guest_who_demands_head_office_is_class_2() {
    let mut story = story("菜太咸", &[("demand", "head-office")]);
    story.swept("2026-11-23 12:01");
    assert_eq!(story.tier(), "class-2");
    let levels: Vec<String> =
        story.case().escalations.iter().map(|escalation| escalation.level.clone()).collect();
    assert!(levels.contains(&"head-office".to_owned()), "{levels:?}");
}

#[test]
fn r3_a_crisis_goes_to_the_top_leader_at_once() {
    let story = story("我们四个人吃完都上吐下泻", &[("harmed", "4")]);
    assert_eq!(story.tier(), "crisis");
    let at_once = ("general-manager".to_owned(), RECEIVED.to_owned());
    assert_eq!(story.escalations("2026-11-23 12:01"), [at_once]);
    assert_eq!(story.due("take-over"), "2026-11-23 12:10");
}

#[test]
fn r3_nobody_answers_on_their_own_authority() {
    let policy = shipped(POLICY);
    let crisis = [("tier", "crisis")];
    assert_eq!(sentences(policy, false, &crisis).lines().count(), 1);
    says(&sentences(policy, false, &crisis), &["马上将情况向上级汇报"]);
    says(&items(policy, "intake", &crisis), &["answer nobody", "top leader now"]);
    let crisis = story("我们四个人吃完都上吐下泻", &[("harmed", "4")]);
    for who in [SERVER, CAPTAIN, MANAGER] {
        for (kind, fields) in [
            ("responded", [("form", "face-to-face")]),
            ("informed", [("form", "telephone")]),
            ("offered", [("rung", "losses")]),
        ] {
            let barred = crisis.barred(who, kind, "2026-11-23 12:02", &fields);
            assert_eq!(barred, ["crisis-answers"], "{who:?} {kind}");
        }
        let only_sentence = [("form", "reported-upward")];
        assert!(crisis.barred(who, "responded", "2026-11-23 12:02", &only_sentence).is_empty());
    }
    assert!(crisis.barred(LEADER, "informed", "2026-11-23 12:20", &[("form", "telephone")]).is_empty());
    let contained = story("菜太咸", &[]);
    assert!(
        contained.barred(SERVER, "responded", "2026-11-23 12:02", &[("form", "face-to-face")]).is_empty()
    );
}

#[test]
fn r3_a_sign_of_a_crisis_lifts_the_case() {
    let mut story = story("菜里有一根头发", &[]);
    story.tell("note", "2026-11-23 13:00", &[("about", "crisis-sign")]).swept("2026-11-23 13:01");
    assert_eq!(story.tier(), "crisis");
    assert_eq!(story.case().level.as_deref(), Some("general-manager"));
}

#[test]
fn r4_the_flow_and_what_is_collected() {
    let policy = shipped(POLICY);
    assert_eq!(required(policy), ["reached-by"]);
    says(&items(policy, "intake", &[]), &["name, telephone and address", "listen to the end"]);
    let steps = items(policy, "intake", &[("category", "foreign-object")]);
    says(&steps, &["clean container and freeze"]);
    says(&items(policy, "resolution", &[]), &["apologise sincerely", "no blame taken", "propose"]);
    says(&items(policy, "closing", &[]), &["commit to prevention", "thank the guest"]);
}

#[test]
fn r4_the_foreign_object_is_kept_in_time() {
    let mut story = story("菜里有一根头发", &[]);
    assert_eq!(story.due("keep-sample"), "2026-11-23 12:30");
    let kept = shipped(POLICY).investigation.evidence.iter().find(|kind| kind.preservation.is_some());
    says(
        &kept.and_then(|kind| kind.preservation.clone()).expect("it is kept").en,
        &["clean container", "frozen"],
    );
    let finding = [("finding", "valid")];
    story.tell("statement", "2026-11-23 12:05", &[("of", "customer")]);
    story.tell("statement", "2026-11-23 12:06", &[("of", "staff")]);
    assert_eq!(story.barred(MANAGER, "determined", "2026-11-23 12:08", &finding), ["sample-before-finding"]);
    story.tell("evidence", "2026-11-23 12:10", &[("kind", "foreign-object")]);
    assert!(!story.waits("keep-sample"));
    assert!(story.barred(MANAGER, "determined", "2026-11-23 12:11", &finding).is_empty());
}

#[test]
fn r5_wording_to_use_and_never_to_use() {
    let policy = shipped(POLICY);
    let class_1 = [("tier", "class-1")];
    says(&sentences(policy, false, &class_1), &["一定认真处理这件事情", "理解您现在的心情", "这太好了"]);
    says(&sentences(policy, true, &class_1), &["没有的事", "绝不可能"]);
}

#[test]
fn r6_the_talk_moves_away_from_other_guests() {
    says(&items(shipped(POLICY), "intake", &[]), &["away from the crowd", "private room"]);
}

#[test]
fn r7_what_exceeds_ones_authority_goes_to_the_supervisor() {
    let mut story = story("菜太咸", &[]);
    story.tell("responded", "2026-11-23 12:03", &[]);
    story.tell("note", "2026-11-23 12:10", &[("about", "beyond-authority")]);
    assert_eq!(story.levels("2026-11-23 12:11"), ["supervisor"]);
    let policy = shipped(POLICY);
    assert_eq!(ranks(policy), ["staff", "supervisor", "manager", "head-office", "general-manager"]);
    assert!(authority(policy, "staff").never.contains(&"waiver".to_owned()));
}

#[test]
fn r7_an_offer_beyond_ones_authority_is_reported() {
    let mut story = story("菜太咸", &[]);
    story.tell("responded", "2026-11-23 12:03", &[]);
    story.tell("offered", "2026-11-23 12:10", &[("rung", "dish-not-charged"), ("needs", "supervisor")]);
    assert_eq!(story.facts("2026-11-23 12:11").values("settlement"), ["waiting"]);
    assert_eq!(story.levels("2026-11-23 12:11"), ["supervisor"]);
}

#[test]
fn r8_the_guest_agrees_before_the_remedy_is_carried_out() {
    let policy = shipped(POLICY);
    for name in ["drinks", "fruit", "discount", "waiver", "refund", "compensation"] {
        assert!(!remedy(policy, name).without_consent, "{name} waits for the guest's agreement");
    }
    for name in ["remake", "replace", "apology"] {
        assert!(remedy(policy, name).without_consent, "{name} is unconditional");
    }
    let mut story = story("菜太咸", &[]);
    assert_eq!(story.due("settle"), "2026-11-23 12:30");
    story.tell("offered", "2026-11-23 12:10", &[("rung", "made-again")]);
    assert!(story.waits("settle"), "an offer is no agreement");
    story.tell("accepted", "2026-11-23 12:15", &[("target", "e2")]);
    assert!(!story.waits("settle"));
    says(&items(policy, "resolution", &[]), &["knows and agrees"]);
}

#[test]
fn r9_five_causes_apart_from_the_class() {
    let policy = shipped(POLICY);
    let broad = policy.intake.causes.iter().filter(|cause| cause.of.is_none());
    let causes: Vec<&str> = broad.map(|cause| cause.choice.name.as_str()).collect();
    assert_eq!(causes, ["product", "service", "mood", "misunderstanding", "negligence"]);
    // An accident may be the service's doing and is class 2 all the same; negligence is not what makes it so.
    assert_eq!(policy.intake.cause_and_broader(category(policy, "incident").1), ["incident", "service"]);
    assert_eq!(story("大厅突然停电", &[]).tier(), "class-2");
    for cause in ["taste", "contamination"] {
        assert_eq!(policy.intake.cause_and_broader(category(policy, cause).1).last(), Some(&"product"));
    }
}

#[test]
fn r9_kinds_of_causes_are_found_with_the_cause_itself() {
    let policy = shipped(POLICY);
    let kinds = |of: &str| -> Vec<&str> {
        let kinds = policy.intake.causes.iter().filter(|cause| cause.of.as_deref() == Some(of));
        kinds.map(|cause| cause.choice.name.as_str()).collect()
    };
    assert_eq!(
        kinds("product"),
        ["salty-or-bland", "underdone-or-overdone", "badly-cooked", "unclean-or-spoiled"]
    );
    assert_eq!(kinds("service"), ["attitude", "procedure", "speed", "incident", "bill"]);
    assert_eq!(kinds("mood"), ["drunk", "bad-mood"]);
    assert_eq!(kinds("misunderstanding"), ["price-unclear", "offer-unclear"]);
    assert_eq!(kinds("negligence"), ["lost-belongings", "fall", "scald"]);
    let mut story = story("菜太咸", &[]);
    story.tell("determined", "2026-11-23 12:20", &[("finding", "valid"), ("cause", "salty-or-bland")]);
    assert_eq!(story.facts("2026-11-23 12:21").values("cause"), ["salty-or-bland", "product"]);
}

#[test]
fn r10_remake_or_make_good_or_contain() {
    let policy = shipped(POLICY);
    says(&items(policy, "resolution", &[("group", "food")]), &["unconditionally"]);
    says(&items(policy, "resolution", &[("group", "service")]), &["drinks, fruit or a discount"]);
    says(&items(policy, "resolution", &[("group", "safety")]), &["keep it from growing"]);
    let quality = ladder(policy, &[("group", "food")]);
    assert_eq!(rungs(quality)[0], ("made-again", vec!["remake", "replace", "apology"]));
    let service = ladder(policy, &[("group", "service")]);
    assert!(!service.ordered, "drinks, fruit or a discount: the document sets no order");
    let offered: Vec<&str> = rungs(service).into_iter().flat_map(|(_, remedies)| remedies).collect();
    for name in ["drinks", "fruit", "discount"] {
        assert!(offered.contains(&name), "{name}");
    }
    for group in ["safety", "guest"] {
        assert_eq!(rungs(ladder(policy, &[("group", group)]))[0].0, "contained");
    }
}

#[test]
fn r11_measures_against_recurrence() {
    let mut story = story("菜太咸", &[]);
    story.tell("completed", "2026-11-23 12:30", &[]);
    assert_eq!(story.due("prevent"), "2026-11-30 22:00");
    story.tell("note", "2026-11-24 10:00", &[("about", "prevention")]);
    assert!(!story.waits("prevent"));
    says(&items(shipped(POLICY), "closing", &[]), &["when the guest comes again"]);
}

#[test]
fn r12_six_techniques() {
    let steps = items(shipped(POLICY), "resolution", &[]);
    let six = [
        "smile and listen",
        "yield even when right",
        "on their side",
        "tactfully",
        "turn attention",
        "follow up to the end",
    ];
    says(&steps, &six);
}

#[test]
fn r13_followed_up_with_regular_feedback() {
    let mut story = story("上菜慢", &[("channel", "message")]);
    assert_eq!(story.due("first-news"), "2026-11-24 12:00");
    story.tell("informed", "2026-11-23 18:00", &[("form", "message")]);
    assert_eq!(story.due("next-news"), "2026-11-25 18:00");
    story.tell("informed", "2026-11-25 09:00", &[("form", "message")]);
    assert_eq!(story.due("next-news"), "2026-11-27 09:00");
    story.tell("completed", "2026-11-25 10:00", &[]);
    assert_eq!(story.due("callback"), "2026-11-27 10:00");
    let settled = [("outcome", "settled")];
    assert_eq!(story.barred(MANAGER, "closed", "2026-11-25 11:00", &settled), ["followed-to-the-end"]);
    story.tell("called-back", "2026-11-26 10:00", &[("solved", "yes"), ("calm", "yes")]);
    assert!(!story.waits("callback"));
    assert!(story.barred(MANAGER, "closed", "2026-11-26 11:00", &settled).is_empty());
}

#[test]
fn r16_no_liability_before_the_facts_are_clear() {
    let policy = shipped(POLICY);
    let unclear = [("category", "foreign-object"), ("group", "food"), ("tier", "class-2")];
    let said = sentences(policy, false, &unclear);
    says(&said, &["我们会对此事调查", "重做"]);
    assert!(!said.contains("我们将对此事负责"));
    says(&sentences(policy, true, &unclear), &["这是我们的责任", "一定赔偿"]);
    let at_fault =
        [("category", "foreign-object"), ("group", "food"), ("tier", "class-2"), ("at_fault", "yes")];
    says(&sentences(policy, false, &at_fault), &["我们将对此事负责"]);
    assert!(!sentences(policy, true, &at_fault).contains("这是我们的责任"));
    says(&sentences(policy, true, &at_fault), &["一定赔偿"]);
    let compensated = [("tier", "class-2"), ("settlement", "offered"), ("remedies", "waiver")];
    says(&sentences(policy, false, &compensated), &["给予补偿"]);
    assert!(!sentences(policy, true, &compensated).contains("一定赔偿"));
    says(&sentences(policy, true, &compensated), &["这是我们的责任"]);
    let waiting = [("tier", "class-2"), ("settlement", "waiting"), ("remedies", "waiver")];
    assert!(
        !sentences(policy, false, &waiting).contains("给予补偿"),
        "nothing is promised before it is approved"
    );
}

#[test]
fn r16_a_promised_result_is_tracked() {
    let mut story = story("菜里有一根头发", &[]);
    story.tell("note", "2026-11-23 12:10", &[("about", "result-promised")]);
    assert_eq!(story.due("result"), "2026-11-26 22:00");
    story.tell("informed", "2026-11-24 10:00", &[("form", "telephone")]);
    assert!(story.waits("result"), "a word on the way is not the result");
    let result = [("form", "result")];
    assert_eq!(story.barred(MANAGER, "informed", "2026-11-24 11:00", &result), ["result-after-finding"]);
    let closed = story.barred(MANAGER, "closed", "2026-11-24 11:00", &[("outcome", "goodwill")]);
    assert_eq!(closed, ["promised-result", "cause-before-closing", "lesson"]);
    story.tell("determined", "2026-11-25 09:00", &[("finding", "invalid")]);
    assert!(story.barred(MANAGER, "informed", "2026-11-25 10:00", &result).is_empty());
    story.tell("informed", "2026-11-25 10:00", &result);
    assert!(!story.waits("result"));
}

#[test]
fn r16_a_remake_needs_neither_finding_nor_agreement() {
    let policy = shipped(POLICY);
    let remake = remedy(policy, "remake");
    assert!(remake.without_consent && remake.interim && !remake.compensates);
    assert_eq!(remake.nature, Nature::Goods);
    let story = story("菜里有一根头发", &[]);
    assert!(story.barred(SERVER, "offered", "2026-11-23 12:04", &[("rung", "made-again")]).is_empty());
    assert!(story.barred(SERVER, "action", "2026-11-23 12:04", &[("remedy", "remake")]).is_empty());
}

#[test]
fn r17_seven_tips() {
    let policy = shipped(POLICY);
    says(
        &items(policy, "intake", &[]),
        &["away from the crowd", "eye contact", "thank or apologise", "criticism"],
    );
    says(&sentences(policy, true, &[]), &["没有的事"]);
    says(&items(policy, "resolution", &[]), &["goes to the supervisor", "knows and agrees"]);
    says(&items(policy, "execution", &[]), &["never lose time"]);
}

#[test]
fn r18_few_complaints_are_no_success() {
    let policy = shipped(POLICY);
    says(&items(policy, "summary", &[]), &["few complaints are no success"]);
    let noticed = policy.intake.channels.iter().find(|channel| channel.choice.name == "noticed");
    assert_eq!(noticed.map(|channel| channel.intake.as_str()), Some("detected"));
}

#[test]
fn r14_a_superior_finds_who_answers() {
    let story = story("豆浆瓶一直是空的", &[("channel", "letter"), ("staff", "cheng")]);
    let finding = [("finding", "valid")];
    assert_eq!(story.barred(SERVER, "determined", "2026-11-23 20:00", &finding), ["finding-by-a-superior"]);
    assert_eq!(story.barred(CAPTAIN, "determined", "2026-11-23 20:00", &finding), ["finding-by-a-superior"]);
    assert!(story.barred(MANAGER, "determined", "2026-11-23 20:00", &finding).is_empty());
    assert_eq!(remedy(shipped(POLICY), "staff-measure").nature, Nature::StaffMeasure);
}

#[test]
fn r15_the_manager_may_waive_two_portions_of_three() {
    let policy = shipped(POLICY);
    let sum = |role: &str| {
        authority(policy, role).limits.iter().find_map(|limit| limit.sum).map(|sum| sum.to_string())
    };
    assert_eq!(sum("manager").as_deref(), Some("5000"));
    assert!(authority(policy, "staff").never.contains(&"waiver".to_owned()), "the server may not");
    let price = ladder(policy, &[("group", "price")]);
    assert!(rungs(price)[0].1.contains(&"waiver"));
}

#[test]
fn r14_r15_the_documents_cases_are_sorted() {
    let couple = story("豆浆瓶一直是空的，没有人问喝咖啡还是茶", &[("channel", "letter")]);
    assert_eq!(couple.case().category.as_deref(), Some("procedure"));
    let twelve = story("为什么价格多出了那么多？三个例份没讲清", &[("demand", "price-off")]);
    assert_eq!(twelve.case().category.as_deref(), Some("price-unclear"));
    says(
        &items(shipped(POLICY), "summary", &[]),
        &["captain and supervisor", "price before the order", "4 to 6"],
    );
    assert!(choices(shipped(POLICY), "demand").contains(&"price-off"));
    assert!(!field(shipped(POLICY), "demand").required);
}
