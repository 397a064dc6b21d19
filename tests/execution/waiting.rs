//! The agenda tells what waits for somebody although no clock runs on it.

use serde_json::Value;

use crate::house::{House, MONDAY, RULES};

const SECTIONS: [&str; 5] =
    ["not_solved", "waits_for_approval", "to_offer_again", "carried_out", "waits_for_customer"];

/// A house in which no clock waits for the callback or the closing.
fn without_clocks() -> House {
    House::of(
        &RULES
            .replace("until = [\"called-back\"]", "until = [\"withdrawn\"]")
            .replace("until = [\"closed\"]", "until = [\"withdrawn\"]"),
    )
}

/// What waits: section, next step, roles and people, one line each.
fn waits(house: &House) -> Vec<String> {
    let told = house.scene.at(MONDAY).output(&["agenda", "--format", "json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let mut found = Vec::new();
    for section in SECTIONS {
        for row in told[section].as_array().unwrap() {
            assert!(row["since"].is_string(), "{row}");
            let people = |key: &str| row[key].as_array().map(|list| format!("{list:?}")).unwrap_or_default();
            let next = row["next"].as_str().unwrap();
            let (roles, may) = (people("waits_for"), people("may"));
            found.push(format!("{section} {next} {}", roles + &may).trim().to_owned());
        }
    }
    found
}

#[test]
fn an_offer_waits_for_who_may_approve_then_for_the_customer() {
    let house = House::new();
    let id = house.complaint("坏灯");
    assert!(waits(&house).is_empty());
    house.says(&["offer", &id, "--remedy", "refund=300"]);
    let told = waits(&house);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("waits_for_approval approve [String(\"manager\")]"), "{told:?}");
    assert!(told[0].contains("li"), "{told:?}");
    assert!(!told[0].contains("wu"), "nobody approves their own: {told:?}");
    house.scene.at(MONDAY).by("li").output(&["disapprove", &id, "--reason", "too much"]);
    assert_eq!(waits(&house), ["to_offer_again offer"]);
    house.scene.at(MONDAY).by("li").output(&["approve", &id, &house.events(&id, "offered")[0]]);
    assert_eq!(waits(&house), ["waits_for_customer accept"]);
    house.says(&["refuse", &id]);
    assert_eq!(waits(&house), ["to_offer_again offer"]);
    house.says(&["offer", &id, "--remedy", "refund=100"]);
    assert_eq!(waits(&house), ["waits_for_customer accept"]);
    house.says(&["withdraw", &id]);
    assert!(waits(&house).is_empty());
}

#[test]
fn what_is_carried_out_waits_for_the_callback_and_the_end() {
    let house = without_clocks();
    let id = house.offered(&["refund=300"]);
    house.says(&["accept", &id]);
    // Its own clock runs on what is to be done.
    assert!(waits(&house).is_empty());
    house.says(&["done", &id]);
    assert_eq!(waits(&house), ["carried_out callback"]);
    house.says(&["callback", &id, "--not-solved", "--calm"]);
    assert_eq!(waits(&house), ["not_solved reopen"]);
    house.says(&["callback", &id, "--solved", "--calm"]);
    assert_eq!(waits(&house), ["carried_out close"]);
    house.says(&["close", &id, "--outcome", "settled"]);
    assert!(waits(&house).is_empty());
    // A closed case that the callback finds unsolved is nobody's any more: it is told.
    house.says(&["callback", &id, "--not-solved", "--calm"]);
    assert_eq!(waits(&house), ["not_solved reopen"]);
    house.says(&["reopen", &id, "--reason", "not solved"]);
    assert!(waits(&house).is_empty());
}

#[test]
fn what_a_clock_reminds_of_is_not_told_twice() {
    let house = House::new();
    let id = house.offered(&["refund=300"]);
    house.says(&["accept", &id, "--done"]);
    assert!(waits(&house).is_empty(), "the callback has a clock of its own");
}

#[test]
fn people_read_who_may_approve_and_the_command_in_both_languages() {
    let house = House::new();
    let id = house.complaint("坏灯");
    house.says(&["offer", &id, "--remedy", "refund=300"]);
    for (language, heading, whom) in
        [("en", "Offers waiting for approval (1)", "manager ("), ("zh", "待批准的方案（1）", "经理（")]
    {
        let words = ["agenda", "--format", "table", "--language", language];
        let told = house.scene.at(MONDAY).output(&words);
        for part in [heading, whom, &format!("plaint approve {id}")] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
}
