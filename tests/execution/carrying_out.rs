//! `done`: one, all, or by hand; and what becomes of what is late.

use crate::house::{House, MONDAY};

#[test]
fn one_after_the_other_and_with_the_last_everything_is() {
    let house = House::new();
    let id = house.offered(&["refund=300", "exchange"]);
    house.says(&["accept", &id]);
    let which = house.refuses(2, &["done", &id]);
    insta::assert_snapshot!("which", which);
    house.says(&["done", &id, "exchange"]);
    let last = house.says(&["done", &id]);
    insta::assert_snapshot!("last", last);
    assert!(house.refuses(1, &["done", &id]).contains("carried out already"));
    assert!(house.refuses(1, &["done", &id, "--all"]).contains("carried out already"));
}

#[test]
fn all_at_once_with_the_evidence_of_it() {
    let house = House::new();
    let id = house.offered(&["refund=300", "exchange"]);
    house.says(&["accept", &id]);
    assert!(house.refuses(2, &["done", &id, "--all", "--evidence", "e0000"]).contains("e0000"));
    house.says(&["done", &id, "--all"]);
    assert_eq!(house.events(&id, "done").len(), 2);
    assert_eq!(house.events(&id, "completed").len(), 1);
}

#[test]
fn a_small_shop_says_by_hand_that_all_is_done_once() {
    let house = House::new();
    let id = house.complaint("坏灯");
    insta::assert_snapshot!(house.says(&["done", &id, "--note", "replaced at the counter"]));
    assert!(house.refuses(1, &["done", &id]).contains("carried out already"));
    house.says(&["action", &id, "send flowers", "--owner", "wu", "--due", "1 day"]);
    let told = house.says(&["done", &id, "flowers"]);
    assert!(told.contains("everything agreed is carried out"), "{told}");
}

#[test]
fn what_is_late_is_shown_escalated_explained_and_moved_like_any_promise() {
    let house = House::new();
    let id = house.offered(&["refund=300"]);
    house.says(&["accept", &id, "--due", "2026-11-24T12:00:00+08:00"]);
    let action = house.events(&id, "action").remove(0);
    let clock = format!("carry-out/{action}");
    let extend =
        ["extend", &id, &clock, "--to", "2026-11-24T15:00:00+08:00", "--authority", "li", "--reason", "bank"];
    house.says(&extend);
    let later = house.scene.at("2026-11-24T15:30:00+08:00");
    let overdue = house.plain(&later.output(&["overdue"]));
    assert!(overdue.contains("carry-out/A"), "{overdue}");
    let swept = house.plain(&later.output(&["sweep"]));
    assert!(swept.contains("carry-out/A"), "{swept}");
    let why = house.plain(&later.output(&["why", &id]));
    assert!(why.contains("then extended (bank)"), "{why}");
    assert_eq!(later.output(&["sweep"]), "");
}

#[test]
fn an_acceptance_is_taken_back_after_what_followed_from_it() {
    let house = House::new();
    let id = house.offered(&["refund=300"]);
    house.says(&["accept", &id]);
    let accepted = house.events(&id, "accepted").remove(0);
    let action = house.events(&id, "action").remove(0);
    let refused = house.refuses(1, &["void", &id, &accepted, "--reason", "mistake"]);
    assert!(refused.contains("(action)"), "{refused}");
    house.says(&["void", &id, &action, "--reason", "mistake"]);
    house.says(&["void", &id, &accepted, "--reason", "mistake"]);
    let shown = house.scene.at(MONDAY).output(&["show", &id]);
    assert!(!shown.contains("carry-out/"), "{shown}");
    house.says(&["accept", &id]);
}
