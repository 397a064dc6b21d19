//! The effect of a measure: which days count, which complaints are meant, and how much is chance.

use chrono::NaiveDate;
use plaint::domain::measures::{Aim, Basis, Complaint, Course, Meant, Span, Verdict, effect};
use plaint::domain::policy::Facts;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn facts(pairs: &[(&str, &str)]) -> Facts {
    let mut facts = Facts::default();
    for (name, value) in pairs {
        facts.set(*name, *value);
    }
    facts
}

fn aim(pairs: &[(&str, &str)], stores: &[&str]) -> Aim {
    let facts = pairs.iter().map(|(fact, value)| ((*fact).to_owned(), vec![(*value).to_owned()]));
    Aim { facts: facts.collect(), stores: stores.iter().map(|store| (*store).to_owned()).collect() }
}

/// Every fact must have one of its values, and the store be one of those; a cause that is not found yet may still be it.
#[test]
fn a_complaint_is_meant_by_all_facts_and_the_store() {
    let against = aim(&[("category", "parking"), ("cause", "procedure")], &["east"]);
    for (told, store, meant) in [
        (&[("category", "parking"), ("cause", "procedure")][..], Some("east"), Meant::Yes),
        (&[("category", "parking"), ("cause", "staff")][..], Some("east"), Meant::No),
        (&[("category", "parking")][..], Some("east"), Meant::CauseOpen),
        (&[("category", "hygiene")][..], Some("east"), Meant::No),
        (&[("category", "parking"), ("cause", "procedure")][..], Some("west"), Meant::No),
        (&[("category", "parking"), ("cause", "procedure")][..], None, Meant::No),
    ] {
        assert_eq!(against.meets(&facts(told), store), meant, "{told:?} {store:?}");
    }
    assert_eq!(Aim::default().meets(&Facts::default(), None), Meant::Yes);
}

/// The day of planning, the days until it was carried out, that day, and today belong to neither side.
#[test]
fn days_between_planning_and_carrying_out_count_for_neither_side() {
    let nothing = Facts::default();
    let course =
        Course { planned: day("2026-10-08"), carried_out: Some(day("2026-10-20")), today: day("2026-11-20") };
    let span = Span { compare: 30, least: 30 };
    let count = |on: &str| {
        let one = Complaint { received_on: day(on), store: None, facts: &nothing };
        let found = effect(&Aim::default(), course, span, [one], &|_| None);
        (found.before.complaints, found.after.unwrap().complaints)
    };
    for (on, expected) in [
        ("2026-09-07", (0, 0)),
        ("2026-09-08", (1, 0)),
        ("2026-10-07", (1, 0)),
        ("2026-10-08", (0, 0)),
        ("2026-10-20", (0, 0)),
        ("2026-10-21", (0, 1)),
        ("2026-11-19", (0, 1)),
        ("2026-11-20", (0, 0)),
    ] {
        assert_eq!(count(on), expected, "{on}");
    }
}

/// What is said of so many complaints before and after, over 30 days each.
#[test]
fn what_is_said_depends_on_how_much_is_chance() {
    let nothing = Facts::default();
    let span = Span { compare: 30, least: 30 };
    let course =
        Course { planned: day("2026-10-01"), carried_out: Some(day("2026-10-01")), today: day("2026-11-01") };
    for (before, after, verdict) in [
        (0, 0, Verdict::NothingBefore),
        (6, 1, Verdict::FewerPerhapsChance),
        (12, 2, Verdict::Fewer),
        (5, 0, Verdict::Fewer),
        (4, 0, Verdict::FewerPerhapsChance),
        (5, 5, Verdict::NoFewer),
        (2, 4, Verdict::NoFewer),
        (2, 11, Verdict::More),
    ] {
        let on = |text| Complaint { received_on: day(text), store: None, facts: &nothing };
        let all = vec![on("2026-09-15"); before].into_iter().chain(vec![on("2026-10-15"); after]);
        let found = effect(&Aim::default(), course, span, all, &|_| None);
        assert_eq!(found.verdict, verdict, "{before} before, {after} after");
        assert_eq!(found.basis, Basis::Days);
    }
    let waiting = Course { carried_out: None, ..course };
    assert_eq!(effect(&Aim::default(), waiting, span, [], &|_| None).verdict, Verdict::NotCarriedOut);
    let early = Course { today: day("2026-10-31"), ..course };
    let found = effect(&Aim::default(), early, span, [], &|_| None);
    assert_eq!(found.verdict, Verdict::TooEarly(day("2026-11-01")));
    let at_least = effect(&Aim::default(), course, span, [], &|_| None);
    assert_ne!(at_least.verdict, Verdict::TooEarly(day("2026-11-01")), "on that day something is said");
}

/// As many complaints from twice as many transactions are fewer; where the transactions of one side are not known, days count.
#[test]
fn transactions_count_where_they_are_known_of_both_sides() {
    let nothing = Facts::default();
    let span = Span { compare: 30, least: 30 };
    let course =
        Course { planned: day("2026-10-01"), carried_out: Some(day("2026-10-01")), today: day("2026-11-01") };
    let on = |text| Complaint { received_on: day(text), store: None, facts: &nothing };
    let all = || vec![on("2026-09-15"); 20].into_iter().chain(vec![on("2026-10-15"); 20]);
    let doubled = |period: &plaint::domain::filter::Period| {
        Some(if period.first < day("2026-10-01") { 10_000 } else { 30_000 })
    };
    let found = effect(&Aim::default(), course, span, all(), &doubled);
    assert_eq!((found.basis, found.verdict), (Basis::Transactions, Verdict::Fewer));
    assert_eq!(found.before.per_thousand.unwrap().to_string(), "2");
    let half = |period: &plaint::domain::filter::Period| (period.first < day("2026-10-01")).then_some(10_000);
    let found = effect(&Aim::default(), course, span, all(), &half);
    assert_eq!((found.basis, found.verdict), (Basis::Days, Verdict::NoFewer));
}
