//! The year of `examples/agency-year`: every figure that plaint tells of it is one that was calculated apart from plaint.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]
#![allow(clippy::print_stderr, reason = "a test says what it skips")]
#![allow(dead_code, unreachable_pub, reason = "a part of the example is used")]

#[path = "../../examples/agency-year/collection.rs"]
mod collection;
#[path = "../../examples/agency-year/days.rs"]
mod days;
#[path = "../../examples/agency-year/dice.rs"]
mod dice;
#[path = "../../examples/agency-year/house.rs"]
mod house;
#[path = "../../examples/agency-year/plan/mod.rs"]
mod plan;
#[path = "../../examples/agency-year/records/mod.rs"]
mod records;
#[path = "../../examples/agency-year/shop.rs"]
mod shop;
#[path = "../../examples/agency-year/workspace.rs"]
mod workspace;

mod compare;
mod oracle;
mod programs;
mod story;
mod year;

use std::sync::LazyLock;

use compare::Comparison;
use oracle::Fine;
use plan::Conduct;
use year::Year;

/// The year that is told in the example.
static TOLD: LazyLock<Year> = LazyLock::new(|| Year::new(2025, 500));

/// Another one.
static OTHER: LazyLock<Year> = LazyLock::new(|| Year::new(7, 120));

/// Nothing differs, and so many figures were looked at.
fn agree(year: &Year, expected: &[Fine], figures: usize) {
    let compared = Comparison::of(year, expected);
    assert!(compared.differences.is_empty(), "{}", compared.differences.join("\n"));
    assert!(compared.figures > figures, "{} figures", compared.figures);
}

#[test]
fn every_figure_of_the_year_is_the_one_that_was_calculated() {
    let expected = oracle::year(&TOLD.plan);
    agree(&TOLD, &expected, 9_000);
    programs::hledger(&TOLD, &expected);
    programs::beancount(&TOLD);
    let checked = TOLD.run(workspace::YEAR_END, "finance", &["check"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}

#[test]
fn the_year_has_what_a_year_can_have() {
    let expected = oracle::year(&TOLD.plan);
    for rule in [
        "against-store",
        "against-agent",
        "newspaper",
        "television",
        "mishandled",
        "taken-over",
        "handling-fee",
        "most-complaints-of-the-year",
    ] {
        assert!(expected.iter().any(|fine| fine.rule == rule), "{rule}");
    }
    for standing in ["recorded", "overdue", "paid", "taken-off"] {
        assert!(expected.iter().any(|fine| fine.standing() == standing), "{standing}");
    }
    let payers: std::collections::BTreeSet<usize> = expected.iter().map(|fine| fine.parts.len()).collect();
    assert!(payers.is_superset(&[1, 2, 3, 4, 5, 6].into()), "shares among {payers:?}");
    let places = oracle::places(&TOLD.plan);
    assert!(places.windows(2).any(|pair| pair[0].place == pair[1].place && pair[0].amount > 0), "{places:?}");
}

#[test]
fn every_figure_of_another_year_is_the_one_that_was_calculated() {
    agree(&OTHER, &oracle::year(&OTHER.plan), 1_000);
}

#[test]
fn a_fine_that_is_missing_is_noticed() {
    let (year, expected) = (OTHER.copy(workspace::YEAR_END), oracle::year(&OTHER.plan));
    let is_bare = |fine: &&Fine| {
        fine.complaint.is_some_and(|number| OTHER.plan.complaints[number].conduct == Conduct::NoNotice)
    };
    let fine = expected.iter().find(is_bare).unwrap();
    year.rewrite(fine.complaint.unwrap(), |text| {
        let (before, event) = text.split_at(text.find("    event: fined").unwrap());
        let (before, _) = before.split_at(before.rfind("  - id: ").unwrap());
        let rest = event.find("\n  - id: ").map_or("", |end| &event[end + 1..]);
        before.to_owned() + rest
    });
    let found = Comparison::of(&year, &expected).differences;
    assert!(found.iter().any(|each| each.contains("proposed")), "{found:?}");
}

#[test]
fn a_cent_in_another_place_is_noticed() {
    let (year, expected) = (OTHER.copy(workspace::YEAR_END), oracle::year(&OTHER.plan));
    let is_shared = |fine: &&Fine| {
        let conduct = fine.complaint.map(|number| OTHER.plan.complaints[number].conduct);
        conduct == Some(Conduct::NoNotice) && fine.parts.len() == 5
    };
    let fine = expected.iter().find(is_shared).unwrap();
    year.rewrite(fine.complaint.unwrap(), |text| {
        let (before, payers) = text.split_at(text.find("payers:").unwrap());
        before.to_owned() + &payers.replacen("100.00", "100.01", 1).replacen("100.00", "99.99", 1)
    });
    let found = Comparison::of(&year, &expected).differences;
    assert!(found.iter().any(|each| each.contains("100.01")), "{found:?}");
}

#[test]
fn the_story_goes_as_it_is_told_and_its_figures_are_the_ones_that_were_calculated() {
    let year = TOLD.copy("2026-02-20T12:00:00+08:00");
    story::told(&year);
    let mut expected = oracle::year(&year.plan);
    for fine in &mut expected {
        story::calculate(&year, fine);
    }
    agree(&year, &expected, 9_000);
    programs::hledger(&year, &expected);
}
