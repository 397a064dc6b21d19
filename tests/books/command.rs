//! The command: files, refusals, findings.

use std::fs;

use crate::balances::{chain, house};
use crate::programs::of_hledger;
use crate::scene::told;

const NOW: &str = "2027-07-01T10:00:00+08:00";

#[test]
fn a_file_is_written_whole_and_replaced_only_on_request() {
    let scene = house(3);
    let at = scene.at(NOW);
    let words = ["books", "--as", "hledger", "--output", "books.journal"];
    assert!(at.output(&words).starts_with("books.journal: entries written: "));
    let file = scene.path().join("books.journal");
    let written = fs::read_to_string(&file).unwrap();
    assert_eq!(at.output(&["books", "--as", "hledger"]), written);
    fs::write(&file, "mine").unwrap();
    let refused = at.refused(1, &words);
    assert!(refused.contains("`books.journal` is there already: nothing was written"), "{refused}");
    assert!(refused.contains("--force"), "{refused}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    at.output(&["books", "--as", "hledger", "--output", "books.journal", "--force"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
    at.refused(1, &["books", "--as", "csv", "--output", "no/such/folder/x.csv"]);
    let left: Vec<_> = fs::read_dir(scene.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("plaint-tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_makes_no_sense_is_refused_with_what_to_do() {
    let scene = chain();
    let at = scene.at(NOW);
    for (words, said) in [
        (&["books"][..], "--as"),
        (&["books", "--as", "gnucash"], "gnucash"),
        (&["books", "--as", "hledger", "--format", "json"], "leave `--format` out"),
        (&["books", "--as", "hledger", "--bom"], "belongs to `--as csv`"),
        (&["books", "--as", "hledger", "--store", "eats"], "did you mean `east`?"),
        (&["books", "--as", "hledger", "--period", "last-mouth"], "did you mean `last-month`?"),
        (&["books", "--as", "hledger", "--force"], "--output"),
    ] {
        let refused = at.refused(2, words);
        assert!(refused.contains(said), "{words:?}: {refused}");
    }
    let both = at.refused(2, &["books", "--as", "csv", "--store", "eats", "--period", "last-mouth"]);
    assert!(both.contains("`east`") && both.contains("`last-month`"), "{both}");
}

#[test]
fn an_empty_journal_is_one_too() {
    let scene = chain();
    scene.at(NOW).output(&["books", "--as", "hledger", "--output", "empty.journal"]);
    if let Some(balances) = of_hledger(&scene.path().join("empty.journal")) {
        assert!(balances.is_empty(), "{balances:?}");
    }
}

#[test]
fn an_event_that_does_not_add_up_is_told_and_left_out() {
    let scene = house(3);
    let whole = scene.at(NOW).output(&["books", "--as", "hledger"]);
    let file = scene.path().join("stores/east.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let broken = "  - id: e99\n    at: 2027-06-01T10:00:00+08:00\n    by: li\n    n: 99\n    event: fined\n    rule: complaint\n    amount: \"500.00\"\n    payers: [{store: east, amount: \"499.99\"}]\n    payee: company\n";
    fs::write(&file, text + broken).unwrap();
    let output = scene.at(NOW).run(&["books", "--as", "hledger"]);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), whole);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("error[books-sums-differ]"), "{said}");
    assert!(said.contains("its parts are 499.99, the whole is 500.00"), "{said}");
    assert!(said.contains("stores/east.yaml"), "{said}");
}

#[test]
fn the_books_of_a_store_hold_what_concerns_it_alone() {
    let scene = house(3);
    let balances = |words: &[&str]| {
        let mut all = vec!["books", "--as", "csv"];
        all.extend(words);
        scene.at(NOW).output(&all).lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let whole = balances(&[]);
    let mut parts: Vec<String> =
        ["east", "river", "fresh"].iter().flat_map(|store| balances(&["--store", store])).collect();
    let mut sorted = whole.clone();
    sorted.sort();
    parts.sort();
    assert_eq!(parts, sorted);
    assert_eq!(balances(&["--store", "garden"]), [""; 0]);
}

#[test]
fn a_spreadsheet_gets_its_mark_and_no_formula() {
    let scene = house(3);
    let output = scene.at(NOW).run(&["books", "--as", "csv", "--bom"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.starts_with(
            "\u{feff}date,record,event,what,description,account,account_name,debit,credit,currency\r\n"
        ),
        "{text}"
    );
    let rows = csv::Reader::from_reader(text.as_bytes()).records().count();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(&format!("rows written {rows} = rows matched {rows}")), "{said} {rows}");
}
