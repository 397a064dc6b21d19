//! What people read, whole, in both languages; and that the page about imports works as it says.

use crate::house::{House, MAPPING, row, table};
use crate::scene::told;

fn shown(language: &str) -> String {
    let house = House::new();
    let bad = "T-2,11/12/2025,传真,赵女士,12x,褪色,飞吻,一百,,,,";
    house.file(
        "old.csv",
        table(&[row("T-1", "鞋底开胶"), bad.to_owned(), row("T-3", "鞋底开胶"), row("T-1", "鞋底开胶")]),
    );
    house.file("map.toml", MAPPING);
    told(&house.run(&["import", "old.csv", "--mapping", "map.toml", "--dry-run", "--language", language]))
}

#[test]
fn a_dry_run_in_english() {
    insta::assert_snapshot!(shown("en"));
}

#[test]
fn a_dry_run_in_chinese() {
    insta::assert_snapshot!(shown("zh"));
}

/// The first block of `kind` after `heading` of the page.
fn block(page: &str, heading: &str, kind: &str) -> String {
    let part = page.split(heading).nth(1).unwrap_or_else(|| panic!("no {heading}"));
    let start = part.split(&format!("```{kind}\n")).nth(1).unwrap_or_else(|| panic!("no {kind}"));
    start.split("```").next().unwrap().to_owned()
}

#[test]
fn the_example_of_the_page_works() {
    let page = include_str!("../../docs/import.md");
    let house = House::new();
    house.file("old.csv", block(page, "## An old table", "csv"));
    house.file("old.toml", block(page, "## An old table", "toml"));
    for command in block(page, "## An old table", "sh").lines() {
        let words = shlex::split(command).unwrap();
        let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let output = house.run(&words);
        assert_eq!(output.status.code(), Some(0), "{command}: {}", told(&output));
    }
    assert_eq!(house.records().len(), 2);
    house.check();
}
