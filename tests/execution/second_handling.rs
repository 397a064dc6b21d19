//! Callback, the window for a second handling, and what the first leaves to it.

use crate::house::{House, MONDAY};

fn closed(house: &House) -> String {
    let id = house.offered(&["refund=300"]);
    house.says(&["accept", &id, "--done"]);
    house.says(&["close", &id, "--outcome", "settled"]);
    id
}

#[test]
fn the_callback_says_what_is_to_be_done() {
    let house = House::new();
    let id = house.offered(&["refund=300"]);
    house.says(&["accept", &id, "--done"]);
    insta::assert_snapshot!("solved", house.says(&["callback", &id, "--solved", "--calm", "--score", "5"]));
    let not = ["callback", &id, "--not-solved", "--not-calm", "--dissatisfied", "--form", "spoken"];
    let told = house.says(&not);
    // Which of the consequences of one instant comes first follows from the id, which is random.
    assert!(told.starts_with("A: called back → not solved, the customer is not calm, spoken\n"), "{told}");
    assert!(told.ends_with("\n  a second handling is due: `plaint reopen A --reason …`\n"), "{told}");
    house.refuses(2, &["callback", &id, "--solved"]);
    let all = house.refuses(2, &["callback", &id]);
    assert!(all.contains("--not-solved") && all.contains("--not-calm"), "everything that is missing: {all}");
    let all = house.refuses(2, &["determine", &id]);
    assert!(all.contains("misdirected") && all.contains("--reason"), "everything that is missing: {all}");
    house.refuses(2, &["callback", &id, "--solved", "--not-solved", "--calm"]);
    house.refuses(2, &["callback", &id, "--solved", "--calm", "--score", "6"]);
    assert!(house.refuses(2, &["callback", &id, "--solved", "--calm", "--form", "spokn"]).contains("spoken"));
}

#[test]
fn a_case_that_the_callback_found_unsolved_is_handled_again_though_it_is_open() {
    let house = House::new();
    let id = house.offered(&["refund=300"]);
    assert!(house.refuses(1, &["reopen", &id, "--reason", "again"]).contains("is open"));
    house.says(&["callback", &id, "--not-solved", "--calm"]);
    house.says(&["reopen", &id, "--reason", "again"]);
    // The second round begins anew: no callback yet, and the old offer is none of it.
    assert!(house.refuses(1, &["reopen", &id, "--reason", "again"]).contains("is open"));
    let offer = house.events(&id, "offered").remove(0);
    assert!(house.refuses(1, &["accept", &id, &offer]).contains("before the second handling"));
}

#[test]
fn a_closed_case_is_called_back_and_reopened_within_the_window() {
    let house = House::new();
    let id = closed(&house);
    let told = house.says(&["callback", &id, "--not-solved", "--calm"]);
    assert!(told.contains("a second handling is due"), "{told}");
    assert!(!house.scene.at(MONDAY).output(&["check"]).contains("event-after-close"));
    house.says(&["reopen", &id, "--reason", "not solved"]);
    assert!(house.scene.at(MONDAY).output(&["show", &id]).contains('2'));
}

#[test]
fn after_the_window_only_an_authority_reopens_and_its_reason_stands() {
    let house = House::new();
    let id = closed(&house);
    let late = "2026-12-30T10:00:00+08:00";
    let reopen = |by: &str, extra: &[&str], code: i32| {
        let words = ["reopen", &id, "--reason", "came back"];
        let words: Vec<&str> = words.iter().chain(extra).copied().collect();
        let output = house.scene.at(late).by(by).run(&words);
        assert_eq!(output.status.code(), Some(code), "{by}: {}", crate::scene::told(&output));
        house.plain(&crate::scene::told(&output))
    };
    insta::assert_snapshot!(reopen("wu", &[], 1));
    let aside = ["--override", "reopen-window=travelled abroad"];
    assert!(reopen("li", &aside, 1).contains("may not set this aside"));
    reopen("zhao", &aside, 0);
    assert!(house.records().first().unwrap().contains("travelled abroad"));
}

#[test]
fn dissatisfaction_with_the_result_takes_the_case_up() {
    let house = House::new();
    let id = house.complaint("坏灯");
    house.says(&["inform", &id, "--form", "spoken", "--dissatisfied"]);
    assert_eq!(house.events(&id, "escalated").len(), 0, "with the progress only");
    house.says(&["callback", &id, "--solved", "--calm", "--dissatisfied"]);
    assert_eq!(house.events(&id, "escalated").len(), 1);
}
