//! Which years are ranked, and when.

use chrono::NaiveDate;
use plaint::domain::calendar::Zone;
use plaint::domain::fines::policy::{Payee, RankingFine, Tied, WorstPays};
use plaint::domain::fines::year::{PlaceFine, RankedYear, YearStanding, event};
use plaint::domain::instant;
use plaint::domain::policy::Choice;
use plaint::words::Said;
use rust_decimal::Decimal;

fn rule(wait_days: u32) -> RankingFine {
    let (label, words) = (Said::default(), Vec::new());
    RankingFine {
        choice: Choice { name: "year".to_owned(), label, words, source: None, line: 1 },
        ranking: "most".to_owned(),
        amounts: vec![Decimal::ONE],
        worst_pays: WorstPays::Most,
        tied: Tied::Each,
        wait_days,
        payers: Vec::new(),
        payee: Payee::Company,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_year_is_due_when_it_is_over_and_was_waited_for() {
    let shanghai = Zone::parse("Asia/Shanghai").unwrap();
    // Wait, first complaint, policy in force, present, years.
    let table: &[(u32, &str, &str, &str, &[i32])] = &[
        (10, "2026-05-01", "2026-01-01", "2026-12-31T23:59:59+08:00", &[]),
        (0, "2026-05-01", "2026-01-01", "2026-12-31T23:59:59+08:00", &[]),
        (0, "2026-05-01", "2026-01-01", "2027-01-01T00:00:00+08:00", &[2026]),
        (10, "2026-05-01", "2026-01-01", "2027-01-10T23:59:59+08:00", &[]),
        (10, "2026-05-01", "2026-01-01", "2027-01-11T00:00:00+08:00", &[2026]),
        // The year is the shop's: in UTC it is still the day before.
        (10, "2026-05-01", "2026-01-01", "2027-01-10T16:00:00+00:00", &[2026]),
        // A year that was over before the policy was in force is not ranked; one in which it came in force is.
        (0, "2024-05-01", "2026-11-01", "2027-06-01T00:00:00+08:00", &[2026]),
        (0, "2024-05-01", "2020-01-01", "2027-06-01T00:00:00+08:00", &[2024, 2025, 2026]),
        // A long wait ends in a later year.
        (400, "2025-05-01", "2020-01-01", "2027-06-01T00:00:00+08:00", &[2025]),
    ];
    for (wait, first, effective, now, wanted) in table {
        let now = instant::parse(now).unwrap();
        let due = RankedYear::due(&rule(*wait), (day(first), day(effective)), shanghai, &now);
        assert_eq!(
            due.iter().map(|year| year.year).collect::<Vec<_>>(),
            *wanted,
            "{wait} {first} {effective} {now}"
        );
    }
}

#[test]
fn how_far_a_year_has_come() {
    let year = RankedYear::new(&rule(10), 2026, Zone::parse("Asia/Shanghai").unwrap()).unwrap();
    let table = [
        ("2026-01-01", false, "2026-11-22T10:00:00+08:00", YearStanding::Coming),
        ("2026-01-01", false, "2027-01-05T10:00:00+08:00", YearStanding::Coming),
        ("2026-01-01", false, "2027-01-11T00:00:00+08:00", YearStanding::Due),
        ("2026-01-01", true, "2027-01-11T00:00:00+08:00", YearStanding::Recorded),
        ("2027-01-01", false, "2027-02-01T00:00:00+08:00", YearStanding::BeforePolicy),
    ];
    for (effective, recorded, now, wanted) in table {
        let now = instant::parse(now).unwrap();
        assert_eq!(year.standing(day(effective), recorded, &now), wanted, "{effective} {recorded} {now}");
    }
}

#[test]
fn the_id_follows_from_store_rule_and_year_alone() {
    let id = |wait: u32, year: i32, zone: &str, (store, place): (&str, u32)| {
        let rule = rule(wait);
        let year = RankedYear::new(&rule, year, Zone::parse(zone).unwrap()).unwrap();
        let fine = PlaceFine { store: store.to_owned(), place, complaints: 3, amount: Decimal::ONE };
        event(&rule, &year, &fine, (&[], "house@1#0")).id
    };
    let base = id(10, 2026, "Asia/Shanghai", ("maple", 1));
    assert_eq!(base, id(30, 2026, "Asia/Shanghai", ("maple", 2)), "neither the wait nor the place");
    assert_eq!(base, id(10, 2026, "Europe/Berlin", ("maple", 1)), "nor the zone");
    assert_ne!(base, id(10, 2025, "Asia/Shanghai", ("maple", 1)));
    assert_ne!(base, id(10, 2026, "Asia/Shanghai", ("birch", 1)));
}
