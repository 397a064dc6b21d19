//! Words of customers, names in records and strings that broke other programs get into no journal as anything but words.

use chrono::{Days, NaiveDate};
use plaint::domain::books::{self, Booked, Entry, Settling};
use plaint::domain::calendar::Zone;
use plaint::domain::fines::ledger::{Party, parties_value};
use plaint::domain::instant;
use plaint::domain::names::NameBook;
use plaint::domain::record::{Event, EventKind, Fields, Value};
use plaint::render::books::{Journal, Program, text};
use plaint::render::cases::Reader;
use plaint::render::clockface::Clockface;
use plaint::words::Language;
use rust_decimal::Decimal;

use crate::generated::SUBJECTS;
use crate::programs::{accepted, beancount_agrees, of_hledger, of_ledger};

const NAUGHTY: &str = include_str!("../output/naughty-strings.json");

/// What would do harm in one of the programs, were it not made harmless.
const HARMFUL: &[&str] = &[
    "x\n\n2026-01-01 * \"evil\"\n  Assets:Finance  9.00 CNY\n  Equity:Opening-Balances",
    "x\r2026-01-01 evil\r    Assets:Finance  9.00 CNY\r    Equity:Opening-Balances",
    "x\u{2028}2026-01-01 evil",
    "x\u{85}2026-01-01 evil",
    "x\u{b}y\u{c}z",
    "\"\n2026-01-01 open Assets:Evil\n\"",
    "\\",
    "\\\"",
    "\"",
    "\\n",
    "ends with \\",
    "  ; Assets:Finance  9.00 CNY",
    "| note",
    "payee | note | more",
    "; date:2020-13-45",
    "(code) x",
    "* x",
    "! x",
    "x ; type: X, date: 2020-01-01",
    "[2020/01/01]",
    "[=2020/01/01]",
    ":tag:other:",
    "Key:: expression(1+",
    "= 5 CNY",
    "@ 5 EUR",
    "{5 EUR}",
    "}}",
    "#tag ^link",
    "include /etc/passwd",
    "!include /etc/passwd",
    "end comment",
    "comment",
    "python",
    "~ monthly",
    "%",
    "\t\t9.00 CNY",
    "　　9.00 CNY",
    "a\u{a0}\u{a0}b",
    "\u{feff}x",
    "\u{202e}x",
    "\u{1b}]0;x\u{7}",
    "\0",
    "12345678901234567890",
    "A:B:C  9.00 CNY",
];

fn texts() -> Vec<String> {
    let mut texts: Vec<String> = serde_json::from_str(NAUGHTY).unwrap();
    texts.extend(HARMFUL.iter().chain(SUBJECTS).map(|text| (*text).to_owned()));
    texts.extend(["长".repeat(5_000), "e\u{301}\u{301}".repeat(5_000), "; ".repeat(5_000)]);
    texts
}

/// A fine on somebody of this name, by a rule of this name, for a complaint of this subject; a cent each.
fn entry(text: &str, number: usize) -> Vec<Entry> {
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let at = instant::parse("2026-01-01T12:00:00+08:00").unwrap() + Days::new(number as u64);
    let payers = [(Party::Staff(text.to_owned()), Decimal::new(1, 2))];
    let fields = Fields::default()
        .with("rule", Value::text(text))
        .with("amount", Value::text("0.01"))
        .with("payee", Value::text("company"))
        .with("payers", parties_value(&payers));
    let event = Event {
        id: format!("e{text}"),
        at,
        by: text.to_owned(),
        n: 1,
        kind: EventKind::of("fined"),
        happened: None,
        due: Vec::new(),
        fields,
    };
    let booked = Booked { record: "260101-aaaa", store: None, subject: text, events: &[&event], zone };
    let found = books::entries(&booked, &|_| Settling::Money);
    assert!(found.omitted.is_empty());
    found.entries
}

fn journal(program: Program, entries: &[Entry], title: &str) -> String {
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let now = instant::parse("2028-01-01T12:00:00+08:00").unwrap();
    let book = NameBook::default();
    let reader = Reader { face: Clockface { zone, now, language: Language::English }, book: &book };
    text(program, &Journal { entries, title, currency: "CNY", reader }).unwrap()
}

#[test]
fn what_records_hold_is_only_words_to_every_program() {
    let texts = texts();
    let entries: Vec<Entry> =
        texts.iter().enumerate().flat_map(|(number, text)| entry(text, number)).collect();
    assert_eq!(entries.len(), texts.len());
    let title = texts.concat();
    let folder = tempfile::tempdir().unwrap();
    let file = |program: Program, name: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, journal(program, &entries, &title)).unwrap();
        path
    };
    let hledger = file(Program::Hledger, "books.journal");
    if let Some(balances) = of_hledger(&hledger) {
        let cents: Decimal = balances.values().filter(|balance| **balance > Decimal::ZERO).sum();
        assert_eq!(cents, Decimal::new(entries.len() as i64, 2));
        // Every name has an account of its own, each with one cent.
        assert_eq!(balances.len(), distinct(&texts) + 1);
        let day = NaiveDate::from_ymd_opt(2029, 1, 1).unwrap();
        let agrees = beancount_agrees(&file(Program::Beancount, "books.beancount"), &balances, day);
        assert_ne!(agrees, Some(false));
        let told = accepted("hledger", &["print", "-O", "csv"], &hledger).unwrap();
        let mut rows = csv::Reader::from_reader(told.as_bytes());
        let descriptions: Vec<String> = rows.records().map(|row| row.unwrap()[5].to_owned()).collect();
        assert_eq!(descriptions.len(), 2 * entries.len());
        assert!(
            descriptions.iter().all(|description| description.starts_with("fine imposed")),
            "{descriptions:?}"
        );
    }
    if let Some(balances) = of_ledger(&file(Program::Ledger, "books.ledger")) {
        let cents: Decimal = balances.values().filter(|balance| **balance > Decimal::ZERO).sum();
        assert_eq!(cents, Decimal::new(entries.len() as i64, 2));
        assert_eq!(balances.len(), distinct(&texts) + 1);
    }
}

fn distinct(texts: &[String]) -> usize {
    texts.iter().collect::<std::collections::BTreeSet<_>>().len()
}

/// A line of a journal is one that plaint meant: whatever records hold, there is no other.
#[test]
fn no_line_begins_with_the_words_of_others() {
    for text in texts() {
        let entries = entry(&text, 0);
        for program in [Program::Hledger, Program::Ledger, Program::Beancount] {
            let shape = |text: &str| -> Vec<String> {
                text.lines().map(|line| line.chars().take(4).collect()).collect()
            };
            let plain = shape(&journal(program, &entry("plain", 0), "plain"));
            let mut actual = shape(&journal(program, &entries, &text));
            // The first line may begin with the title itself, behind a `;`.
            actual[0].truncate(2);
            let mut plain = plain;
            plain[0].truncate(2);
            assert_eq!(actual, plain, "{program:?} {text:?}");
        }
    }
}
