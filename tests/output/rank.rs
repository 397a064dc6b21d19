//! Rankings: who has which place, what does not count, and what is said about small numbers.

use clap::Parser;
use plaint::commands::command_line::CommandLine;
use plaint::domain::calendar::Zone;
use plaint::domain::case::{Case, fold};
use plaint::domain::filter::Period;
use plaint::domain::instant;
use plaint::domain::names::Names;
use plaint::domain::policy::{Choice, Condition, Test};
use plaint::domain::ranking::policy::{By, Measure, RankingRule, Ties};
use plaint::domain::ranking::{Ranking, Volume, rank, volume_over};
use plaint::domain::record::Record;
use plaint::domain::summary::Matter;
use plaint::said;
use plaint::words::Language;

use crate::house::House;

/// A complaint about `store` on a day of November, with further events.
fn record(number: usize, store: &str, day: u32, events: &str) -> Record {
    let text = format!(
        "record: complaint\nformat: 1\nid: 2611{day:02}-aa{number:02}\nreceived: 2026-11-{day:02}T09:00:00+08:00\nstore: {store}\nevents:\n  \
         - {{id: e1, at: \"2026-11-{day:02}T09:00:00+08:00\", by: li, n: 1, event: received}}\n{events}"
    );
    plaint::format::yaml::read(&text).unwrap()
}

fn event(n: usize, day: u32, rest: &str) -> String {
    format!("  - {{id: e{n}, at: \"2026-11-{day:02}T10:00:00+08:00\", by: li, n: {n}, {rest}}}\n")
}

fn malicious(day: u32) -> String {
    event(2, day, "event: determined, finding: malicious, at_fault: \"no\", reason: no fault")
}

fn rule(measure: Measure, ties: Ties) -> RankingRule {
    let choice = Choice {
        name: "most".to_owned(),
        label: said!(en: "most", zh: "最多"),
        words: Vec::new(),
        source: None,
        line: 0,
    };
    let barred = Test::NoneOf(vec!["malicious".to_owned()]);
    let when = Condition(vec![("finding".to_owned(), barred)]);
    RankingRule { choice, by: By::Store, measure, when, top: 3, ties, minimum: 1 }
}

fn ranked<T>(
    records: &[Record],
    rule: &RankingRule,
    volume: &dyn Fn(&str) -> Option<u64>,
    read: impl FnOnce(&Ranking) -> T,
) -> T {
    let now = instant::parse("2026-12-01T09:00:00+08:00").unwrap();
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let cases: Vec<Case> = records.iter().map(|record| fold(record, Some(&now)).unwrap()).collect();
    let names = Names::default();
    let asked: Vec<_> = records
        .iter()
        .zip(&cases)
        .map(|(record, case)| {
            let received_on = zone.shown(&case.received).date_naive();
            (Matter { record, case, names: &names, received_on }, case.facts.clone())
        })
        .collect();
    read(&rank(&asked, rule, &now, volume))
}

fn unknown(_: &str) -> Option<u64> {
    None
}

fn places(ranking: &Ranking) -> Vec<(u32, &str, usize)> {
    ranking.places.iter().map(|each| (each.place.unwrap(), each.name.as_str(), each.complaints)).collect()
}

/// West 3 (one malicious), east 2, north 2, south 1.
fn complaints() -> Vec<Record> {
    vec![
        record(1, "west", 2, ""),
        record(2, "west", 3, &malicious(4)),
        record(3, "west", 5, ""),
        record(4, "west", 6, ""),
        record(5, "east", 7, ""),
        record(6, "east", 20, ""),
        record(7, "north", 8, ""),
        record(8, "north", 9, ""),
        record(9, "south", 10, ""),
    ]
}

#[test]
fn malicious_ones_do_not_count_and_equal_ones_share_a_place() {
    ranked(&complaints(), &rule(Measure::Complaints, Ties::SamePlace), &unknown, |ranking| {
        assert_eq!(places(ranking), [(1, "west", 3), (2, "east", 2), (2, "north", 2)]);
        assert_eq!((ranking.counted, ranking.excluded, ranking.unnamed), (8, 1, 0));
    });
}

#[test]
fn of_equal_ones_the_first_to_reach_it_or_the_higher_rate_comes_first() {
    ranked(&complaints(), &rule(Measure::Complaints, Ties::ReachedFirst), &unknown, |ranking| {
        assert_eq!(places(ranking), [(1, "west", 3), (2, "north", 2), (3, "east", 2)]);
    });
    let volume = |store: &str| Some(if store == "east" { 500 } else { 4000 });
    ranked(&complaints(), &rule(Measure::Complaints, Ties::HigherRate), &volume, |ranking| {
        assert_eq!(places(ranking), [(1, "west", 3), (2, "east", 2), (3, "north", 2)]);
    });
    ranked(&complaints(), &rule(Measure::Complaints, Ties::HigherRate), &unknown, |ranking| {
        assert_eq!(places(ranking), [(1, "west", 3), (2, "east", 2), (2, "north", 2)], "nothing is guessed");
    });
}

#[test]
fn below_the_least_number_nobody_has_a_place() {
    let rule = RankingRule { minimum: 3, ..rule(Measure::Complaints, Ties::SamePlace) };
    ranked(&complaints(), &rule, &unknown, |ranking| {
        assert_eq!(places(ranking), [(1, "west", 3)]);
        let unplaced: Vec<&str> = ranking.unplaced.iter().map(|each| each.name.as_str()).collect();
        assert_eq!(unplaced, ["east", "north", "south"]);
    });
}

#[test]
fn the_rate_needs_transactions_and_may_turn_the_order_round() {
    let volume = |store: &str| match store {
        "west" => Some(30_000),
        "south" => Some(500),
        "north" => Some(10_000),
        _ => None,
    };
    ranked(&complaints(), &rule(Measure::PerThousand, Ties::SamePlace), &volume, |ranking| {
        assert_eq!(places(ranking), [(1, "south", 1), (2, "north", 2), (3, "west", 3)]);
        let rates: Vec<String> =
            ranking.places.iter().map(|each| format!("{:.2}", each.figure.unwrap())).collect();
        assert_eq!(rates, ["2.00", "0.20", "0.10"]);
        let unplaced: Vec<&str> = ranking.unplaced.iter().map(|each| each.name.as_str()).collect();
        assert_eq!(unplaced, ["east"], "without transactions there is no rate");
    });
}

#[test]
fn handlers_are_placed_by_how_satisfied_customers_are_in_the_end() {
    let handled = |number: usize, by: &str, satisfied: &str| {
        let given = event(2, 3, &format!("event: assigned, to: {by}"));
        let called = event(
            3,
            4,
            &format!("event: called-back, solved: \"yes\", calm: \"yes\", satisfied: \"{satisfied}\""),
        );
        record(number, "west", 2, &(given + &called))
    };
    let records = [
        handled(1, "zhou", "yes"),
        handled(2, "zhou", "no"),
        handled(3, "qian", "yes"),
        handled(4, "qian", "yes"),
        record(5, "west", 2, &event(2, 3, "event: assigned, to: sun")),
        record(6, "west", 2, ""),
    ];
    let rule = RankingRule { by: By::Handler, ..rule(Measure::Satisfied, Ties::SamePlace) };
    ranked(&records, &rule, &unknown, |ranking| {
        assert_eq!(places(ranking), [(1, "qian", 2), (2, "zhou", 2)]);
        assert_eq!(ranking.unplaced.len(), 1, "of whom nobody asked the customer");
        assert_eq!(ranking.unnamed, 1, "which nobody has");
    });
}

#[test]
fn staff_are_those_found_responsible_else_those_named() {
    let found = "event: determined, finding: valid, reason: seen, responsible: {staff: [sun, he]}";
    let mut named = record(1, "west", 2, "");
    let names = plaint::domain::record::Value::texts(["li"]);
    named.header.push("staff", names.clone());
    let mut both = record(2, "west", 2, &event(2, 3, found));
    both.header.push("staff", names);
    let rule = RankingRule { by: By::Staff, ..rule(Measure::Complaints, Ties::SamePlace) };
    ranked(&[named, both], &rule, &unknown, |ranking| {
        assert_eq!(places(ranking), [(1, "he", 1), (1, "li", 1), (1, "sun", 1)]);
    });
}

#[test]
fn volumes_are_added_up_only_when_they_cover_every_day() {
    let today = "2026-12-01".parse().unwrap();
    let period = |text: &str| Period::parse(text, today).unwrap();
    let volume = |text: &str, transactions: u64| Volume { period: period(text), transactions };
    let volumes = [
        volume("2026-Q1", 900),
        volume("2026-04", 300),
        volume("2026-05", 200),
        volume("2026-06", 100),
        volume("2025", 4000),
    ];
    assert_eq!(volume_over(&volumes, &period("2026-01..2026-06")), Some(1500));
    assert_eq!(volume_over(&volumes, &period("2025")), Some(4000));
    assert_eq!(volume_over(&volumes, &period("2026")), None, "the second half is not told");
    assert_eq!(volume_over(&volumes, &period("2026-02")), None, "a part of a quarter is not known");
}

#[test]
fn the_command_tells_places_ranges_and_how_to_read_them() {
    let house = House::new();
    let told = house.on_terminal(Language::English, &["rank", "--by", "category", "--period", "2026-11"]);
    insta::assert_snapshot!(told.results);
    let told = house.on_terminal(Language::Chinese, &["rank", "--by", "category", "--period", "2026-11"]);
    insta::assert_snapshot!(told.results);
}

#[test]
fn what_cannot_be_ranked_is_said() {
    let house = House::new();
    let line = |words: &[&str]| CommandLine::try_parse_from(["plaint"].iter().chain(words)).unwrap();
    let wrong = house.failure(Language::English, line(&["rank", "--by", "store", "--measure", "complaint"]));
    assert_eq!(
        wrong,
        "there is no `complaint`; there is: complaints, per-thousand, satisfied, in-time\ndid you mean `complaints`?"
    );
    let none = house.failure(Language::Chinese, line(&["rank"]));
    assert_eq!(none, "策略中没有 `[[ranking]]`；请指定排名对象：`--by store`、`--by staff` 等");
}
