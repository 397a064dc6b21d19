//! Who may approve: the lowest role that may, its people who are there, their deputies.

use chrono::NaiveDate;
use plaint::domain::resolution::authority::{Asked, Circle, Granted, Need, approvers, need, who_may_approve};

use crate::authority::granted;
use crate::house::{PEOPLE, facts, given, resolution};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Who stands for `role` in the store on a day, with whom they stand in for.
fn standing(role: &str, store: Option<&str>, on: &str) -> Vec<String> {
    let found = approvers(&PEOPLE, role, store, day(on));
    let one = |approver: &plaint::domain::resolution::authority::Approver<'_>| match approver.deputy_of {
        Some(away) => format!("{} for {}", approver.staff.id, away.id),
        None => approver.staff.id.clone(),
    };
    found.iter().map(one).collect()
}

#[test]
fn people_of_the_store_stand_first_then_those_of_the_house() {
    let usual = "2026-11-23";
    assert_eq!(standing("supervisor", Some("east"), usual), ["qian"]);
    assert_eq!(standing("supervisor", Some("west"), usual), ["sun"]);
    assert_eq!(standing("supervisor", None, usual), ["qian", "sun"]);
    // The west has no manager: that of the house. The head belongs to no store.
    assert_eq!(standing("manager", Some("west"), usual), ["wang"]);
    assert_eq!(standing("head", Some("west"), usual), ["zhao"]);
    assert!(standing("doorman", Some("west"), usual).is_empty());
}

#[test]
fn a_deputy_stands_in_while_everybody_of_the_role_is_away() {
    for (on, who) in [
        ("2026-11-30", "qian"),
        ("2026-12-01", "zhou for qian"),
        ("2026-12-05", "zhou for qian"),
        ("2026-12-06", "qian"),
    ] {
        assert_eq!(standing("supervisor", Some("east"), on), [who], "{on}");
    }
    // Where one of them is there, nobody stands in.
    assert_eq!(standing("supervisor", None, "2026-12-01"), ["sun"]);
    // The manager has left: the deputy, who is there.
    assert_eq!(standing("manager", Some("east"), "2027-02-01"), ["qian for wang"]);
}

fn needed(offerer: &str, remedies: &[&str], named: &[&str], on: &str, before: &[Granted]) -> Need {
    let (facts, remedies) = (facts(&[]), given(remedies));
    let asked = Asked {
        policy: resolution(),
        facts: &facts,
        remedies: &remedies,
        case: "this",
        customer: None,
        on: day(on),
    };
    let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
    let circle = Circle { shop: &PEOPLE, store: Some("east"), day: day(on), offerer, named: &named };
    need(&asked, PEOPLE.staff(offerer).unwrap(), &circle, before)
}

fn role(name: &str) -> Need {
    Need::Role(name.to_owned())
}

#[test]
fn the_lowest_role_above_that_may_is_needed() {
    let usual = "2026-11-23";
    for (offerer, remedy, expected) in [
        ("li", "refund=100", Need::Nobody),
        ("li", "refund=101", role("supervisor")),
        ("li", "money=1", role("supervisor")),
        ("li", "refund=501", role("manager")),
        ("li", "refund=5001", role("head")),
        ("li", "refund=20001", Need::Deadlock),
        ("qian", "refund=501", role("manager")),
        ("zhao", "refund=20000", Need::Nobody),
        ("zhao", "refund=20001", Need::Deadlock),
        // Somebody without a role that may give anything.
        ("guest", "apology", Need::Nobody),
        ("guest", "refund=1", role("desk")),
    ] {
        assert_eq!(needed(offerer, &[remedy], &[], usual, &[]), expected, "{offerer} {remedy}");
    }
}

#[test]
fn who_made_the_offer_is_named_or_used_up_the_budget_is_passed_over() {
    let usual = "2026-11-23";
    assert_eq!(needed("li", &["refund=101"], &["qian"], usual, &[]), role("manager"));
    assert_eq!(needed("li", &["refund=101"], &["qian", "wang", "zhao"], usual, &[]), {
        let roles = ["supervisor", "manager", "head"];
        Need::NobodyThere(roles.map(str::to_owned).to_vec())
    });
    let used = granted(("other", "", "qian", usual, &["refund=750"]));
    assert_eq!(needed("li", &["refund=101"], &[], usual, std::slice::from_ref(&used)), role("manager"));
    assert_eq!(needed("li", &["refund=101"], &[], "2026-12-07", &[used]), role("supervisor"));
}

#[test]
fn a_deputy_gives_out_of_the_budget_of_the_one_who_is_away() {
    let away = "2026-12-01";
    assert_eq!(needed("li", &["refund=101"], &[], away, &[]), role("supervisor"));
    let used = granted(("other", "", "qian", away, &["refund=750"]));
    assert_eq!(needed("li", &["refund=101"], &[], away, &[used]), role("manager"));
    // The only deputy made the offer.
    assert_eq!(needed("zhou", &["refund=101"], &[], away, &[]), role("manager"));
}

#[test]
fn nobody_stands_in_to_approve_what_makes_good_for_the_one_who_is_away() {
    let named = [String::from("qian")];
    let circle =
        Circle { shop: &PEOPLE, store: Some("east"), day: day("2026-12-01"), offerer: "li", named: &named };
    assert!(who_may_approve("supervisor", &circle).is_empty());
}
