//! The hotel: lines H1–H3 of part 4 of document 002.

use plaint::domain::resolution::policy::Nature;

use super::barred::Person;
use super::policy::{facts, items, says, sentences, shipped};
use super::resolution::{authority, ladder, ranks, remedy};
use super::story::Story;

const POLICY: &str = "hotel";
const RECEIVED: &str = "2026-11-23 08:20";
const HOLE: &str = "所退房间的地毯上烧了一个烟洞，客人否认抽过烟";

const DESK: Person = ("mei", "staff");
const LOBBY: Person = ("ning", "supervisor");

fn claim() -> Story {
    let fields =
        [("channel", "inspection"), ("room", "1208"), ("guest-is", "checking-out"), ("price", "600.00")];
    let mut story = Story::received(POLICY, RECEIVED, &fields);
    story.triage(RECEIVED, HOLE);
    story
}

#[test]
fn h1_a_claim_of_the_house_on_a_guest() {
    let mut story = claim();
    assert_eq!(story.tier(), "claim");
    assert_eq!(story.case().category.as_deref(), Some("damage"));
    assert_eq!(story.facts(RECEIVED).values("intake"), ["detected"]);
    assert_eq!(story.due("look-up-records"), "2026-11-23 08:30");
    assert_eq!(story.due("decide-claim"), "2026-11-23 08:40");
    story.tell("note", "2026-11-23 08:22", &[("about", "denied")]);
    assert_eq!(story.levels("2026-11-23 08:23"), ["supervisor"], "not the front desk's to decide");
    let finding = [("finding", "valid")];
    assert_eq!(
        story.barred(DESK, "determined", "2026-11-23 08:24", &finding),
        ["both-records", "claim-not-by-the-desk"]
    );
    story.tell("evidence", "2026-11-23 08:26", &[("kind", "inspection-at-departure")]);
    let one = story.barred(LOBBY, "determined", "2026-11-23 08:27", &finding);
    assert_eq!(one, ["both-records"], "one of them is not enough");
    let none = [("finding", "invalid")];
    assert!(
        story.barred(LOBBY, "determined", "2026-11-23 08:27", &none).is_empty(),
        "no claim needs no records"
    );
    story.tell("evidence", "2026-11-23 08:27", &[("kind", "inspection-before-arrival")]);
    assert!(story.barred(LOBBY, "determined", "2026-11-23 08:28", &finding).is_empty());
    story.tell("determined", "2026-11-23 08:28", &finding);
    assert!(!story.waits("look-up-records"));
}

#[test]
fn h1_three_options_are_weighed() {
    let options = items(shipped(POLICY), "triage", &[("side", "house")]);
    says(&options, &["option 1, no claim", "option 2, full price", "option 3, partial price", "recommended"]);
    let mut story = claim();
    for kind in ["inspection-at-departure", "inspection-before-arrival"] {
        story.tell("evidence", "2026-11-23 08:26", &[("kind", kind)]);
    }
    story.tell("determined", "2026-11-23 08:28", &[("finding", "valid")]);
    let part = [("rung", "part")];
    for (option, verdict) in
        [("no-claim", "rejected"), ("full-price", "possible"), ("partial-price", "chosen")]
    {
        assert_eq!(story.barred(LOBBY, "offered", "2026-11-23 08:29", &part), ["three-ways-weighed"]);
        let dropped = story.barred(LOBBY, "closed", "2026-11-23 08:29", &[("outcome", "claim-dropped")]);
        assert!(
            dropped.contains(&"dropping-weighed".to_owned()),
            "a claim that could be made is not dropped in passing"
        );
        story.tell("weighed", "2026-11-23 08:29", &[("option", option), ("verdict", verdict)]);
    }
    assert!(story.barred(LOBBY, "offered", "2026-11-23 08:30", &part).is_empty());
    assert_eq!(story.barred(DESK, "offered", "2026-11-23 08:30", &part), ["claim-not-by-the-desk"]);
}

#[test]
fn h1_both_inspection_records_are_needed() {
    let policy = shipped(POLICY);
    let steps = items(policy, "investigation", &[("side", "house")]);
    says(
        &steps,
        &["last guest's departure", "before this guest's arrival", "one is missing or mentions it: no claim"],
    );
    let remedy = |finding: &str| items(policy, "resolution", &[("category", "damage"), ("finding", finding)]);
    says(&remedy("valid"), &["partial price"]);
    says(&remedy("invalid"), &["no claim"]);
}

#[test]
fn h1_at_most_half_of_the_price_is_asked() {
    let policy = shipped(POLICY);
    let claim = ladder(policy, &[("side", "house")]);
    assert!(!claim.ordered);
    let most = |name: &str, price: &str| {
        let (_, _, rung) = policy.resolution.rung(name).expect("a rung");
        let formula = rung.at_most.clone().expect("it has a limit");
        formula.amount(&facts(&[("price", price)])).expect("the price is known").to_string()
    };
    assert_eq!(most("part", "600.00"), "300.00");
    assert_eq!(most("full", "600.00"), "600.00");
    for name in ["partial-price", "full-price"] {
        assert_eq!(remedy(policy, name).nature, Nature::Charge);
        assert!(authority(policy, "staff").never.contains(&name.to_owned()), "{name}: not the desk's");
    }
    assert!(authority(policy, "supervisor").never.contains(&"full-price".to_owned()));
    assert_eq!(ranks(policy), ["staff", "supervisor", "department-head", "general-manager"]);
}

#[test]
fn h2_damage_is_reported_and_the_room_marked() {
    let mut story = claim();
    assert_eq!(story.due("mark-room"), "2026-11-23 08:50");
    let dropped = [("outcome", "claim-dropped")];
    assert_eq!(story.barred(LOBBY, "closed", "2026-11-23 08:40", &dropped), ["room-marked"]);
    let out = [("what", "1208"), ("owner", "rao"), ("remedy", "out-of-service")];
    story.tell("action", "2026-11-23 08:45", &out);
    assert!(!story.waits("mark-room"));
    assert_eq!(story.due("carry-out/e2"), "2026-11-26 00:00", "two days until it is let again");
    assert!(story.barred(LOBBY, "closed", "2026-11-23 08:50", &dropped).is_empty());
    assert_eq!(remedy(shipped(POLICY), "out-of-service").nature, Nature::OutOfService);
    says(&items(shipped(POLICY), "summary", &[]), &["inspect strictly, report every damage"]);
}

#[test]
fn h3_the_rules_are_kept_and_the_guests_face_saved() {
    let policy = shipped(POLICY);
    let house = [("side", "house"), ("category", "damage"), ("finding", "valid")];
    says(&sentences(policy, false, &house), &["您不经意", "查房"]);
    let never = sentences(policy, true, &[("side", "house"), ("category", "damage"), ("finding", "invalid")]);
    says(&never, &["照价赔偿", "就是您弄的", "您必须赔偿"]);
}
