//! Which cases the filters let through.

use clap::Parser;
use plaint::commands::command_line::CommandLine;
use plaint::words::Language;

use crate::house::House;

/// The tails of the ids that `list` prints; by id unless another order is asked for.
fn listed(house: &House, words: &[&str]) -> String {
    let mut command = vec!["list"];
    if !words.contains(&"--sort") {
        command.extend(["--sort", "id"]);
    }
    command.extend(words);
    let told = house.to_file(&command);
    let tails: Vec<&str> = told.results.lines().map(|line| &line[7..11]).collect();
    tails.join(" ")
}

#[test]
fn every_filter() {
    let house = House::new();
    for (words, tails) in [
        (&[][..], "a2a2 p3p3 n4n4"),
        (&["--all"], "c1c1 a2a2 p3p3 n4n4"),
        (&["--status", "all"], "c1c1 a2a2 p3p3 n4n4"),
        (&["--status", "closed"], "c1c1"),
        (&["--status", "new"], "n4n4"),
        (&["--status", "open"], "a2a2 p3p3 n4n4"),
        (&["--status", "逾期"], "a2a2"),
        (&["--status", "closed,paused"], "c1c1 p3p3"),
        (&["--store", "east"], "p3p3"),
        (&["--store", "east", "--all"], "c1c1 p3p3"),
        (&["--store", "east,west"], "a2a2 p3p3"),
        (&["--store", "-"], "n4n4"),
        (&["--tier", "-"], "n4n4"),
        (&["--tier", "ordinary", "--category", "noise"], "p3p3"),
        (&["--channel", "monitor"], "p3p3"),
        (&["--owner", "li"], "a2a2"),
        (&["--owner", "-"], "p3p3 n4n4"),
        (&["--period", "2026-11-16..2026-11-19"], "a2a2 p3p3"),
        (&["--period", "this-week"], "a2a2 p3p3 n4n4"),
        (&["--period", "2026-10", "--all"], ""),
        (&["--text", "床垫 塌陷"], "a2a2"),
        (&["--text", "ＥＸＰＥＲＴ"], "p3p3"),
        (&["--text", "wrong case"], "a2a2"),
        (&["--text", "typed into"], ""),
        (&["--reverse", "--sort", "id"], "n4n4 p3p3 a2a2"),
    ] {
        assert_eq!(listed(&house, words), tails, "{words:?}");
    }
}

#[test]
fn orders() {
    let house = House::new();
    let order = |sort: &str| listed(&house, &["--all", "--sort", sort]);
    assert_eq!(order("gravest"), "a2a2 n4n4 p3p3 c1c1", "overdue, unsorted, ordinary");
    assert_eq!(order("due"), "a2a2 n4n4 p3p3 c1c1");
    assert_eq!(order("received"), "n4n4 p3p3 a2a2 c1c1");
    assert_eq!(order("store"), "n4n4 p3p3 c1c1 a2a2");
    assert_eq!(order("owner"), "n4n4 p3p3 c1c1 a2a2");
    assert_eq!(order("touched"), "n4n4 p3p3 a2a2 c1c1");
}

#[test]
fn what_nobody_knows_is_told_all_at_once() {
    let house = House::new();
    let words =
        ["plaint", "list", "--store", "esat", "--tier", "xyzzy", "--status", "clsed", "--period", "2026-13"];
    let line = CommandLine::try_parse_from(words).unwrap();
    let failure = house.failure(Language::English, line);
    insta::assert_snapshot!(failure, @r#"
no store is called `esat`; did you mean `east`?
no tier is called `xyzzy`; there are `crisis`, `ordinary`, `several`, `urgent`
`2026-13` is not a period; write `2026-11`, `2026-11-22`, `2026-Q4`, `2026`, `2026-11-01..2026-11-15` or `this-month`
no status is called `clsed`; did you mean `closed`?
"#);
}

#[test]
fn the_state_at_an_earlier_instant() {
    let house = House::new();
    let at = |instant: &str| listed(&house, &["--all", "--as-of", instant]);
    assert_eq!(at("2026-11-01T00:00:00+08:00"), "");
    assert_eq!(at("2026-11-16T12:00:00+08:00"), "c1c1 a2a2");
    let then = house.to_file(&["list", "--status", "open", "--as-of", "2026-11-03T12:00:00+08:00"]).results;
    assert!(then.starts_with("261102-c1c1\tordinary\t2026-11-09T18:00:00+08:00\t"), "{then}");
}
