//! Limits: all of them bind, over the offer, the case, the customer, the month and the year.

use chrono::NaiveDate;
use plaint::domain::money::format_amount;
use plaint::domain::policy::Facts;
use plaint::domain::resolution::authority::{Asked, Beyond, Granted};

use crate::house::{HOUSE, facts, given, resolution};

/// The day of what is asked.
const TODAY: &str = "2026-11-23";

/// Something given before: case, customer, giver, day, remedies.
type Before<'a> = (&'a str, &'a str, &'a str, &'a str, &'a [&'a str]);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn granted((case, customer, giver, on, remedies): Before<'_>) -> Granted {
    Granted {
        offer: format!("e-{case}-{on}"),
        case: case.to_owned(),
        customer: Some(customer.to_owned()).filter(|customer| !customer.is_empty()),
        givers: vec![giver.to_owned()],
        on: day(on),
        remedies: given(remedies),
        facts: Facts::default(),
    }
}

/// By which limits `role` is beyond, in short: kind, limit, used, asked.
fn beyond(role: &str, remedies: &[&str], before: &[Before<'_>]) -> Vec<String> {
    let (facts, remedies) = (facts(&[]), given(remedies));
    let asked = Asked {
        policy: resolution(),
        facts: &facts,
        remedies: &remedies,
        case: "this",
        customer: Some("c-1"),
        on: day(TODAY),
    };
    let before: Vec<Granted> = before.iter().copied().map(granted).collect();
    let role = Some(role).filter(|role| !role.is_empty());
    asked.beyond(role, "qian", &before).iter().map(short).collect()
}

fn short(beyond: &Beyond<'_>) -> String {
    match beyond {
        Beyond::NotListed { cost } => format!("not listed {}", format_amount(*cost)),
        Beyond::Never { remedy, .. } => format!("never {remedy}"),
        Beyond::Sum { limit, most, used, asked, .. } => {
            format!("{:?} {most}: {used} + {asked}", limit.basis)
        }
        Beyond::Count { limit, most, used, asked, .. } => {
            format!("{:?} {most}×: {used} + {asked}", limit.basis)
        }
        Beyond::Share { given, .. } => format!("share {}", given.share.as_deref().unwrap_or("unknown")),
        Beyond::Each { most, each, .. } => format!("each {most}: {each}"),
    }
}

#[test]
fn what_costs_nothing_may_be_offered_by_anybody() {
    for role in ["", "nobody", "desk", "supervisor", "head"] {
        assert!(beyond(role, &["apology", "exchange=2"], &[]).is_empty(), "{role}");
    }
    for role in ["", "nobody"] {
        assert_eq!(beyond(role, &["refund=0.01"], &[]), ["not listed 0.01"], "{role}");
    }
}

#[test]
fn a_limit_may_be_reached_and_not_passed() {
    assert!(beyond("desk", &["refund=100"], &[]).is_empty());
    assert_eq!(beyond("desk", &["refund=100.01"], &[]), ["Case 100: 0 + 100.01"]);
    assert!(beyond("desk", &["voucher=3x10"], &[]).is_empty());
    assert_eq!(beyond("desk", &["voucher=2x10", "voucher-50=1", "voucher=1x1"], &[]), ["Offer 3×: 0 + 4"]);
    assert!(beyond("desk", &["discount=12% of 500"], &[]).is_empty());
    assert!(beyond("desk", &["discount=8.8折 of 500"], &[]).is_empty());
    assert_eq!(beyond("desk", &["discount=8.7折 of 500"], &[]), ["share 13%"]);
    assert_eq!(beyond("desk", &["discount=1/8 of 80"], &[]), ["share 1/8"]);
}

#[test]
fn all_limits_are_told_together() {
    let told = beyond("desk", &["money=500", "voucher=4x1", "discount=50% of 4"], &[]);
    assert_eq!(told, ["never money", "Case 100: 0 + 506", "Offer 3×: 0 + 4", "share 50%"]);
}

#[test]
fn the_case_counts_whoever_gave() {
    let before: &[Before<'_>] = &[("this", "", "somebody", "2025-01-01", &["refund=450"])];
    assert_eq!(beyond("supervisor", &["refund=50.01"], before), ["Case 500: 450 + 50.01"]);
    assert!(beyond("supervisor", &["refund=50"], before).is_empty());
    assert!(beyond("supervisor", &["apology"], &[("this", "", "x", TODAY, &["refund=9000"])]).is_empty());
}

#[test]
fn the_month_counts_what_the_same_person_gave_in_it() {
    let mine = |on| ("other", "", "qian", on, &["refund=700"] as &[&str]);
    assert_eq!(beyond("supervisor", &["refund=101"], &[mine("2026-11-01")]), ["Month 800: 700 + 101"]);
    assert!(beyond("supervisor", &["refund=100"], &[mine("2026-11-30")]).is_empty());
    assert!(beyond("supervisor", &["refund=101"], &[mine("2026-10-31"), mine("2025-11-23")]).is_empty());
    let other: Before<'_> = ("other", "", "sun", TODAY, &["refund=700"]);
    assert!(beyond("supervisor", &["refund=101"], &[other]).is_empty());
}

#[test]
fn pieces_of_all_named_kinds_count_together() {
    let before: &[Before<'_>] = &[
        ("other", "", "qian", TODAY, &["voucher=6x1", "exchange=9"]),
        ("more", "", "qian", TODAY, &["voucher-50"]),
    ];
    assert_eq!(beyond("supervisor", &["voucher=4x1"], before), ["Month 10×: 7 + 4"]);
    assert!(beyond("supervisor", &["voucher=3x1"], before).is_empty());
}

#[test]
fn the_customer_counts_in_the_calendar_year_whoever_gave() {
    let earlier = |customer, on| ("other", customer, "somebody", on, &["refund=550"] as &[&str]);
    assert_eq!(
        beyond("supervisor", &["refund=51"], &[earlier("c-1", "2026-01-01")]),
        ["Customer 600: 550 + 51"]
    );
    assert!(beyond("supervisor", &["refund=50"], &[earlier("c-1", "2026-12-31")]).is_empty());
    assert!(beyond("supervisor", &["refund=51"], &[earlier("c-1", "2025-12-31")]).is_empty());
    assert!(beyond("supervisor", &["refund=51"], &[earlier("c-2", TODAY), earlier("", TODAY)]).is_empty());
}

#[test]
fn the_year_is_the_persons_own() {
    let before = |giver| ("other", "", giver, "2026-01-01", &["refund=19000"] as &[&str]);
    assert_eq!(beyond("head", &["refund=1001"], &[before("qian")]), ["Year 20000: 19000 + 1001"]);
    assert!(beyond("head", &["refund=1001"], &[before("zhao")]).is_empty());
}

#[test]
fn a_limit_says_what_is_used_up_and_its_source() {
    let before = granted(("other", "", "qian", TODAY, &["refund=700"]));
    let (facts, remedies) = (facts(&[]), given(&["refund=101"]));
    let asked = Asked {
        policy: resolution(),
        facts: &facts,
        remedies: &remedies,
        case: "this",
        customer: None,
        on: day(TODAY),
    };
    let beyond = asked.beyond(Some("supervisor"), "qian", &[before]);
    let said = beyond[0].said(&HOUSE);
    assert_eq!(said.en, "supervisor: at most 800.00 a month, used 700.00, asked 101.00 (test §4.1)");
    assert_eq!(said.zh, "主管：每月最多 800.00，已用 700.00，申请 101.00（test §4.1）");
}
