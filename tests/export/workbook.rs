//! Workbooks, as LibreOffice shows them and as calamine reads them.

use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};

use crate::house::House;
use crate::programs::sheets;

fn column(rows: &[Vec<String>], heading: &str) -> Vec<String> {
    let at = rows[0].iter().position(|each| each == heading).unwrap_or_else(|| panic!("{heading}: {rows:?}"));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn libreoffice_shows_what_was_written() {
    let house = House::new();
    let file = house.file("all.xlsx", &["export", "--as", "xlsx", "--language", "zh", "--reveal"]);
    let Some(sheets) = sheets(&file) else { return };
    assert_eq!(sheets.keys().collect::<Vec<_>>(), ["投诉", "期限", "经过", "顾客"]);
    let cases = &sheets["投诉"];
    assert_eq!(
        column(cases, "事由")[0],
        "=HYPERLINK(\"http://example.org\",\"点此\")",
        "the text, not a link"
    );
    assert_eq!(column(cases, "receipt-number")[0], "0012345");
    assert_eq!(column(cases, "受理时间")[0], "2026-11-02 10:00:00");
    assert_eq!(column(cases, "是否满意")[0], "是");
    assert_eq!(column(cases, "价格")[0], "10000.1");
    assert_eq!(column(&sheets["顾客"], "电话")[0], "013800138000");
    let notes = column(&sheets["经过"], "说明");
    assert_eq!(notes[1], "+86 138 1234 5678 已致电\n第二行^[[31m", "no control character");
    assert_eq!(column(&sheets["期限"], "到期")[2], "2026-11-19 09:15:00");
}

#[test]
fn others_read_what_was_meant() {
    let house = House::new();
    let file = house.file("all.xlsx", &["export", "--as", "xlsx"]);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    assert_eq!(book.sheet_names(), ["Complaints", "Events", "Promises"], "no customers unless asked for");
    let cases = book.worksheet_range("Complaints").unwrap();
    let heading: Vec<String> = cases.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let row = cases.rows().nth(1).unwrap();
    let of = |name: &str| &row[heading.iter().position(|each| each == name).unwrap()];
    assert_eq!(of("receipt-number"), &Data::String("0012345".into()));
    assert!(matches!(of("received"), Data::DateTime(_)), "{:?}", of("received"));
    assert_eq!(of("price"), &Data::Float(10000.1));
    for sheet in ["Complaints", "Events", "Promises"] {
        let formulas = book.worksheet_formula(sheet).unwrap();
        assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{sheet}: no cell is a formula");
    }
}

#[test]
fn the_same_input_makes_the_same_bytes() {
    let house = House::new();
    let words = |command: &'static str| [command, "--as", "xlsx", "--as-of", "2026-11-20T12:00:00+08:00"];
    for command in ["export", "summary"] {
        let first = fs::read(house.file("first.xlsx", &words(command))).unwrap();
        // An archive keeps times to two seconds.
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert!(first == fs::read(house.file("second.xlsx", &words(command))).unwrap(), "{command}");
    }
}

#[test]
fn a_summary_has_a_sheet_for_each_of_its_parts() {
    let house = House::new();
    let file = house.file("month.xlsx", &["summary", "--as", "xlsx", "--language", "zh"]);
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    let names = book.sheet_names();
    assert!(names.len() > 5, "{names:?}");
    for name in names {
        assert!(book.worksheet_range(&name).unwrap().height() >= 1, "{name}");
    }
    if let Some(sheets) = sheets(&file) {
        assert!(sheets.values().flatten().flatten().any(|cell| cell == "东店"), "{sheets:?}");
    }
}
