//! `accept` and `action`: consent first; every remedy has an owner and a time.

use crate::house::{House, MONDAY, RULES};

#[test]
fn each_remedy_gets_an_owner_and_a_time_in_the_same_commit() {
    let house = House::new();
    let id = house.offered(&["refund=300", "exchange"]);
    let commits = || house.scene.git(&["rev-list", "--count", "HEAD"]);
    let before: u32 = commits().trim().parse().unwrap();
    let told = house.says(&["accept", &id, "--form", "spoken", "--satisfied"]);
    insta::assert_snapshot!(told);
    assert_eq!(commits().trim().parse::<u32>().unwrap(), before + 1);
    let record = house.plain(house.records().first().unwrap());
    let from = record.find("event: accepted").unwrap();
    insta::assert_snapshot!("accepted_record", &record[from..]);
    let checked = house.scene.at(MONDAY).output(&["check"]);
    assert!(!checked.contains("warning"), "{checked}");
}

#[test]
fn owners_and_times_may_be_told_for_one_remedy_or_all() {
    let house = House::new();
    let id = house.offered(&["refund=300", "exchange"]);
    let due = "refund=2026-11-24T12:00:00+08:00";
    house.says(&[
        "accept",
        &id,
        "--owner",
        "sam",
        "--owner",
        "refund=clerk",
        "--due",
        due,
        "--due",
        "2 days",
    ]);
    let record = house.records().remove(0);
    let actions: Vec<Vec<&str>> = record
        .split("event: action")
        .skip(1)
        .map(|action| {
            let keys = ["owner: ", "due_by: ", "remedy: "];
            let of = |line: &&str| keys.iter().any(|key| line.trim_start().starts_with(key));
            action.lines().filter(of).map(str::trim).collect()
        })
        .collect();
    assert_eq!(
        actions,
        [
            ["owner: clerk", "remedy: refund", "due_by: \"2026-11-24T12:00:00+08:00\""],
            ["owner: sam", "remedy: exchange", "due_by: \"2026-11-25T18:00:00+08:00\""],
        ]
    );
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let house = House::of(&RULES.replace("from = \"action\"", "from = \"action/exchange\""));
    let id = house.offered(&["refund=300"]);
    let told = house.refuses(
        2,
        &[
            "accept",
            &id,
            "--owner",
            "sma",
            "--due",
            "exchange=1 day",
            "--due",
            "exchange=2026-11-01T10:00:00+08:00",
        ],
    );
    insta::assert_snapshot!(told);
}

#[test]
fn what_was_paid_on_the_spot_is_done_and_complete() {
    let house = House::new();
    let id = house.offered(&["refund=300"]);
    let told = house.says(&["accept", &id, "--done"]);
    insta::assert_snapshot!(told);
}

#[test]
fn only_an_approved_unanswered_offer_is_accepted_and_one_in_a_round() {
    let house = House::new();
    let id = house.complaint("坏灯");
    assert!(house.refuses(1, &["accept", &id]).contains("has no offer yet"));
    house.says(&["offer", &id, "--remedy", "refund=300"]);
    let waiting = house.refuses(1, &["accept", &id]);
    assert!(waiting.contains("waits for approval") || waiting.contains("no offer"), "{waiting}");
    let offer = house.events(&id, "offered").remove(0);
    let waiting = house.refuses(1, &["accept", &id, &offer]);
    assert!(waiting.contains("manager"), "{waiting}");
    house.scene.at(MONDAY).by("li").output(&["approve", &id]);
    house.says(&["accept", &id, offer.get(..4).unwrap()]);
    assert!(house.refuses(1, &["accept", &id, &offer]).contains("already"));
    assert!(house.refuses(1, &["accept", &id]).contains("no offer"));
}

#[test]
fn nothing_is_done_for_the_customer_before_they_agreed() {
    let house = House::new();
    let id = house.offered(&["refund=300"]);
    let told =
        house.refuses(1, &["action", &id, "pay", "--owner", "wu", "--due", "1 day", "--remedy", "refund"]);
    insta::assert_snapshot!(told);
    let offer = house.events(&id, "offered").remove(0);
    let words = ["action", &id, "pay", "--owner", "wu", "--due", "1 day", "--offer", &offer];
    assert!(house.refuses(1, &words).contains("has not accepted"));
    assert!(house.refuses(1, &["done", &id]).contains("is not in an offer that the customer accepted"));
    // What needs nobody's consent: an apology, a measure within the house.
    house.says(&["action", &id, "say sorry", "--owner", "wu", "--due", "1 hour", "--remedy", "apology"]);
    house.says(&["action", &id, "training", "--owner", "li", "--due", "2 weeks", "--against", "gu"]);
    house.says(&["accept", &id]);
    let what = house.records().remove(0);
    assert_eq!(what.matches("event: action").count(), 3);
    // Now a part of it may be an action of its own.
    house.says(&["action", &id, "call the bank", "--owner", "wu", "--remedy", "refund"]);
}

#[test]
fn an_action_names_what_the_house_knows() {
    let house = House::new();
    let id = house.complaint("坏灯");
    let told = house.refuses(
        2,
        &[
            "action",
            &id,
            "x",
            "--due",
            "2026-11-01T10:00:00+08:00",
            "--remedy",
            "refnd",
            "--against",
            "gux",
            "--department",
            "counterr",
        ],
    );
    insta::assert_snapshot!(told);
}
