//! What each place costs: ties at every place, fewer stores than amounts, both ways to read the list.

use plaint::domain::fines::policy::{Payee, RankingFine, Tied, WorstPays};
use plaint::domain::fines::year::place_fines;
use plaint::domain::instant;
use plaint::domain::policy::Choice;
use plaint::domain::ranking::Ranked;
use plaint::words::Said;
use rust_decimal::Decimal;

fn rule(amounts: &[&str], worst_pays: WorstPays, tied: Tied) -> RankingFine {
    let (label, words) = (Said::default(), Vec::new());
    RankingFine {
        choice: Choice { name: "year".to_owned(), label, words, source: None, line: 1 },
        ranking: "most".to_owned(),
        amounts: amounts.iter().map(|amount| amount.parse().unwrap()).collect(),
        worst_pays,
        tied,
        wait_days: 0,
        payers: Vec::new(),
        payee: Payee::Company,
    }
}

/// Stores a, b, c … at these places, each with one complaint for every place that it is away from the tenth.
fn ranked(places: &[u32]) -> Vec<Ranked> {
    let one = |(name, place): (char, &u32)| Ranked {
        place: Some(*place),
        name: name.to_string(),
        complaints: usize::try_from(10 - place).unwrap(),
        good: None,
        transactions: None,
        figure: Some(f64::from(10 - place)),
        range: None,
        reached: instant::parse("2026-06-01T10:00:00+08:00").unwrap(),
    };
    ('a'..).zip(places).map(one).collect()
}

fn told(rule: &RankingFine, places: &[u32]) -> String {
    let fines = place_fines(rule, &ranked(places));
    fines.iter().map(|fine| format!("{} {}", fine.store, fine.amount)).collect::<Vec<_>>().join(", ")
}

/// The complaints by store, how the amounts go, how equal ones pay, the places and the amounts.
type Row = (&'static [&'static str], WorstPays, Tied, &'static [u32], &'static str);

#[test]
fn what_the_places_cost() {
    use Tied::{Each, Shared};
    use WorstPays::{AsListed, Most};
    let three: &[&str] = &["1000", "2000", "3000"];
    let table: &[Row] = &[
        (three, Most, Each, &[1, 2, 3, 4], "a 3000.00, b 2000.00, c 1000.00"),
        (three, AsListed, Each, &[1, 2, 3, 4], "a 1000.00, b 2000.00, c 3000.00"),
        // Fewer stores than amounts.
        (three, Most, Each, &[1, 2], "a 3000.00, b 2000.00"),
        (three, AsListed, Shared, &[1], "a 1000.00"),
        (three, Most, Each, &[], ""),
        // Two at the first place, at the second, at the third.
        (three, Most, Each, &[1, 1, 3], "a 3000.00, b 3000.00, c 1000.00"),
        (three, Most, Shared, &[1, 1, 3], "a 2500.00, b 2500.00, c 1000.00"),
        (three, AsListed, Shared, &[1, 1, 3], "a 1500.00, b 1500.00, c 3000.00"),
        (three, Most, Each, &[1, 2, 2, 4], "a 3000.00, b 2000.00, c 2000.00"),
        (three, Most, Shared, &[1, 2, 2, 4], "a 3000.00, b 1500.00, c 1500.00"),
        (three, Most, Each, &[1, 2, 3, 3], "a 3000.00, b 2000.00, c 1000.00, d 1000.00"),
        (three, Most, Shared, &[1, 2, 3, 3], "a 3000.00, b 2000.00, c 500.00, d 500.00"),
        // All equal; more equal ones than amounts; to the cent, the earlier name bears the cent that is left.
        (three, Most, Shared, &[1, 1, 1], "a 2000.00, b 2000.00, c 2000.00"),
        (three, Most, Shared, &[1, 1, 1, 1], "a 1500.00, b 1500.00, c 1500.00, d 1500.00"),
        (&["100"], Most, Shared, &[1, 1, 1], "a 33.34, b 33.33, c 33.33"),
        (&["100"], Most, Each, &[1, 2], "a 100.00"),
        // A place that costs nothing is no fine.
        (&["100", "0"], Most, Each, &[1, 2], "a 100.00"),
    ];
    for (amounts, worst, tied, places, wanted) in table {
        assert_eq!(
            told(&rule(amounts, *worst, *tied), places),
            *wanted,
            "{amounts:?} {worst:?} {tied:?} {places:?}"
        );
    }
}

#[test]
fn shared_sums_are_those_of_the_places_taken_up() {
    let amounts = ["1000.01", "2000", "3000.05", "7"];
    let rule = rule(&amounts, WorstPays::Most, Tied::Shared);
    let listed: Vec<Decimal> = rule.amounts_by_place();
    for places in [&[1, 1, 1, 4, 4][..], &[1, 2, 2, 2, 2, 2], &[1, 1, 3, 3, 5], &[1, 1, 1, 1, 1, 1, 1]] {
        let sum: Decimal = place_fines(&rule, &ranked(places)).iter().map(|fine| fine.amount).sum();
        assert_eq!(sum, listed.iter().copied().sum::<Decimal>(), "{places:?}");
    }
}

#[test]
fn a_store_without_complaints_pays_nothing() {
    let mut places = ranked(&[1, 2]);
    places[1].complaints = 0;
    let fines = place_fines(&rule(&["10", "20"], WorstPays::Most, Tied::Each), &places);
    assert_eq!(fines.iter().map(|fine| fine.store.as_str()).collect::<Vec<_>>(), ["a"]);
}

#[test]
fn only_another_order_departs_from_the_list() {
    for (amounts, worst, departs) in [
        (&["1000", "2000"][..], WorstPays::Most, true),
        (&["2000", "1000"], WorstPays::Most, false),
        (&["1000", "2000"], WorstPays::AsListed, false),
        (&["500", "500"], WorstPays::Most, false),
    ] {
        assert_eq!(
            rule(amounts, worst, Tied::Each).departs_from_the_list(),
            departs,
            "{amounts:?} {worst:?}"
        );
    }
}
