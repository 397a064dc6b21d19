//! The year's books in the hands of other programs, where they are installed.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::compare::{accounts, cents};
use crate::oracle::{Cents, Fine};
use crate::year::Year;

/// hledger finds the books in order, and its balances are those that were calculated.
pub fn hledger(year: &Year, expected: &[Fine]) {
    let file = year.path().join("books.journal");
    fs::write(&file, year.output(&["books", "--as", "hledger"])).unwrap();
    let path = file.to_str().unwrap();
    let Some(checked) = run("hledger", &["-f", path, "check", "--strict"]) else { return };
    assert_eq!(checked, "");
    let balances = run(
        "hledger",
        &["-f", path, "balance", "--flat", "--empty", "--no-total", "-O", "csv", "--layout", "bare"],
    );
    let mut told: BTreeMap<String, Cents> = BTreeMap::new();
    for row in csv::Reader::from_reader(balances.unwrap().as_bytes()).records() {
        let row = row.unwrap();
        told.insert(row[0].to_owned(), cents_of_any(&row[2]));
    }
    let calculated = accounts(expected);
    for (account, amount) in &calculated {
        assert_eq!(told.get(account).copied().unwrap_or_default(), *amount, "{account}");
    }
    assert!(
        told.iter().all(|(account, amount)| *amount == 0 || calculated.contains_key(account)),
        "{told:?}"
    );
    fs::remove_file(file).unwrap();
}

/// Beancount finds the books in order.
pub fn beancount(year: &Year) {
    let file = year.path().join("books.beancount");
    fs::write(&file, year.output(&["books", "--as", "beancount"])).unwrap();
    if let Some(told) = run("bean-check", &[file.to_str().unwrap()]) {
        assert_eq!(told, "");
    }
    fs::remove_file(file).unwrap();
}

/// What a program prints; `None` where it is not installed, which is said, and with `PLAINT_EXPECT_PROGRAMS` is a failure.
fn run(program: &str, words: &[&str]) -> Option<String> {
    let Ok(output) = Command::new(program).args(words).output() else {
        assert!(std::env::var_os("PLAINT_EXPECT_PROGRAMS").is_none(), "`{program}` must be there and is not");
        eprintln!("SKIPPED: {program} is not there");
        return None;
    };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{program} {words:?}: {told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(told)
}

/// hledger leaves out decimals where there are none.
fn cents_of_any(text: &str) -> Cents {
    match text.split_once('.') {
        None => text.replace(',', "").parse::<Cents>().unwrap() * 100,
        Some((whole, part)) => cents(&format!("{whole}.{part:0<2}")),
    }
}
