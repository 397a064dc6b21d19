//! The balances of the books are what `fine list` says is owed, to the cent, in every program and at every date.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use plaint::domain::books::{self, Account, Booked, Settling};
use plaint::domain::calendar::Zone;
use plaint::domain::case;
use plaint::domain::fines::ledger::{Party, fines};
use plaint::domain::id::path_of;
use plaint::domain::instant::{self, Instant};
use plaint::domain::record::Record;
use plaint::format::yaml;
use rust_decimal::Decimal;

use crate::generated::records;
use crate::programs::{Balances, Days, agrees, below};
use crate::scene::{Scene, told};

/// When it is looked: before anything, twice on the way, and at the end. Each is the end of a day.
const DATES: [&str; 4] = [
    "2026-01-20T23:59:59+08:00",
    "2026-03-01T23:59:59+08:00",
    "2026-05-20T23:59:59+08:00",
    "2027-06-01T23:59:59+08:00",
];

/// What the books say each account holds.
fn booked(records: &[Record], as_of: Option<&Instant>) -> BTreeMap<Account, Decimal> {
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let mut balances: BTreeMap<Account, Decimal> = BTreeMap::new();
    for record in records {
        let events = case::standing(record, as_of);
        let booked = Booked { record: &record.id, store: None, subject: "", events: &events, zone };
        let found = books::entries(&booked, &|_| Settling::Money);
        assert_eq!(found.omitted, [], "{record:?}");
        for entry in &found.entries {
            let sum: Decimal = entry.postings().map(|posting| posting.amount).sum();
            assert_eq!(sum, Decimal::ZERO, "{entry:?}");
            for posting in entry.postings() {
                *balances.entry(posting.account.clone()).or_default() += posting.amount;
            }
        }
    }
    balances.retain(|_, balance| !balance.is_zero());
    balances
}

#[test]
fn receivables_are_what_the_ledger_of_fines_says_for_many_records() {
    let mut moved = 0;
    for seed in 0..200 {
        let records = records(seed);
        for as_of in DATES.map(|date| instant::parse(date).unwrap()) {
            let mut owed: BTreeMap<Account, Decimal> = BTreeMap::new();
            let mut passed_on = Decimal::ZERO;
            for record in &records {
                for fine in fines(case::standing(record, Some(&as_of))) {
                    for part in &fine.parts {
                        *owed.entry(Account::Receivable(part.payer.clone())).or_default() += part.owed();
                    }
                    passed_on += fine.passed_on();
                }
            }
            owed.retain(|_, balance| !balance.is_zero());
            let balances = booked(&records, Some(&as_of));
            let receivables: BTreeMap<Account, Decimal> = balances
                .iter()
                .filter(|(account, _)| matches!(account, Account::Receivable(_)))
                .map(|(account, balance)| (account.clone(), *balance))
                .collect();
            assert_eq!(receivables, owed, "seed {seed}, {as_of}");
            let distributed: Decimal = balances
                .iter()
                .filter(|(account, _)| account.to_string().contains(":Distributed:"))
                .map(|(_, balance)| *balance)
                .sum();
            assert_eq!(distributed, passed_on, "seed {seed}, {as_of}");
            moved += owed.len();
        }
    }
    assert!(moved > 1_000, "the generated records move nothing: {moved}");
}

/// A chain in which all stores go by one policy: reading those of seven trades would take ten times as long.
const SHOP: &str = r#"name = "百货公司 Department Stores"
zone = "Asia/Shanghai"
language = "en"
policy = "shop"
calendar = "cn"
currency = "CNY"
store = [{ id = "east", name = "East" }, { id = "river", name = "River" },
         { id = "fresh", name = "Fresh" }, { id = "garden", name = "Garden" }]
staff = [{ id = "li", name = "李", role = "manager", store = "east" }]

[hours]
mon-sun = ["10:00-22:00"]
"#;

/// That chain without a complaint.
pub(crate) fn chain() -> Scene {
    Scene::of(SHOP, &[])
}

/// That chain with generated records.
pub(crate) fn house(seed: u64) -> Scene {
    let scene = chain();
    for record in records(seed) {
        let path = scene.path().join(path_of(&record.kind, &record.id).unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, yaml::write_new(&record)).unwrap();
    }
    scene
}

/// What `fine list` says that each payer owes, less what is to be paid back.
fn listed(scene: &Scene, date: &str) -> Balances {
    let words = ["fine", "list", "--all", "--by", "payer", "--format", "json", "--as-of", date];
    let json: serde_json::Value =
        serde_json::from_str(&scene.at("2027-07-01T10:00:00+08:00").output(&words)).unwrap();
    let amount = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap().parse::<Decimal>().unwrap();
    let rows = json["by"].as_array().unwrap().iter();
    rows.map(|row| {
        let owed = amount(row, "owed") - amount(row, "to_repay");
        (Account::Receivable(party(row["key"].as_str().unwrap())).to_string(), owed)
    })
    .filter(|(_, owed)| !owed.is_zero())
    .collect()
}

fn party(key: &str) -> Party {
    match key.split_once(':').unwrap() {
        ("staff", name) => Party::Staff(name.to_owned()),
        ("store", name) => Party::Store(name.to_owned()),
        ("department", name) => Party::Department(name.to_owned()),
        other => panic!("{other:?}"),
    }
}

/// The journals that programs load. Each takes long to start, so a few; all where the programs have to be there.
fn seeds() -> &'static [u64] {
    if std::env::var_os("PLAINT_EXPECT_PROGRAMS").is_some() { &[1, 2, 3, 4] } else { &[1] }
}

/// The books as `program` loads them, in a file.
fn journal(scene: &Scene, program: &str, words: &[&str]) -> PathBuf {
    let all = [&["books", "--as", program], words].concat();
    let output = scene.at("2027-07-01T10:00:00+08:00").run(&all);
    assert!(output.status.success(), "{}", told(&output));
    let file = scene.path().join(format!("books.{program}"));
    fs::write(&file, output.stdout).unwrap();
    file
}

#[test]
fn rows_add_up_to_what_fine_list_says() {
    for seed in seeds() {
        let scene = house(*seed);
        let mut owed = 0;
        for date in DATES {
            let expected = listed(&scene, date);
            owed += expected.len();
            // Once everything, once the month alone with what came before as opening balances.
            for period in ["..2027", &date[..7]] {
                let rows = of_rows(&journal(&scene, "csv", &["--as-of", date, "--period", period]));
                let last = rows.values().next_back().cloned().unwrap_or_default();
                assert_eq!(below(last, "Assets:Receivable:"), expected, "{seed}, {date}, {period}");
            }
        }
        assert!(owed > 10, "nobody owes anything: {owed}");
    }
}

#[test]
fn every_program_finds_what_the_rows_say_on_every_day() {
    for seed in seeds() {
        let scene = house(*seed);
        for period in ["..2027", "2026-03"] {
            let words = ["--period", period];
            let days = of_rows(&journal(&scene, "csv", &words));
            assert!(days.len() > 3, "{seed}, {period}: {days:?}");
            for program in ["hledger", "ledger", "beancount"] {
                let agreed = agrees(program, &journal(&scene, program, &words), &days);
                assert_ne!(agreed, Some(false), "{program}, {seed}, {period}");
            }
        }
    }
}

/// What the rows for spreadsheets add up to on each of their days.
fn of_rows(file: &Path) -> Days {
    let mut rows = csv::Reader::from_path(file).unwrap();
    let headings = rows.headers().unwrap().clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let (date, account) = (column("date"), column("account"));
    let (debit, credit) = (column("debit"), column("credit"));
    let mut days = Days::new();
    let mut balances = Balances::new();
    for row in rows.records() {
        let row = row.unwrap();
        let side = |at: usize| row[at].parse::<Decimal>().unwrap_or_default();
        *balances.entry(row[account].to_owned()).or_default() += side(debit) - side(credit);
        days.insert(row[date].parse().unwrap(), balances.clone());
    }
    days
}

#[test]
fn a_cent_too_much_is_seen_by_the_comparison() {
    let scene = house(1);
    let mut days = of_rows(&journal(&scene, "csv", &[]));
    // In the middle, where the end would still be right.
    let middle = days.len() / 2;
    let day = days.values_mut().nth(middle).unwrap();
    *day.values_mut().next_back().unwrap() += Decimal::new(1, 2);
    for program in ["hledger", "ledger", "beancount"] {
        let agreed = agrees(program, &journal(&scene, program, &[]), &days);
        assert_ne!(agreed, Some(true), "{program} lets a cent pass");
    }
}
