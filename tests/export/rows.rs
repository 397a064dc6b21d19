//! CSV: a row for each complaint.

use std::collections::BTreeMap;

use crate::house::House;

fn read(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let heading = rows.headers().unwrap().clone();
    let mut keys: Vec<&str> = heading.iter().collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), heading.len(), "every column has a name of its own");
    let row = |row: csv::StringRecord| {
        heading.iter().zip(&row).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    };
    rows.records().map(|record| row(record.unwrap())).collect()
}

#[test]
fn a_row_for_each_complaint() {
    let house = House::new();
    let text = house.told(&["export", "--as", "csv"]);
    assert_eq!(text, house.told(&["export", "--as", "csv"]), "the same input makes the same bytes");
    insta::assert_snapshot!("rows", text);
    let rows = read(&text);
    let of = |key: &str| rows[0][key].as_str();
    assert_eq!(of("receipt-number"), "0012345");
    assert_eq!(of("subject"), "'=HYPERLINK(\"http://example.org\",\"点此\")", "no formula");
    assert_eq!(
        (of("status"), of("satisfied"), of("first_closed")),
        ("closed", "yes", "2026-11-03T17:00:00+08:00")
    );
    assert_eq!((of("missed"), rows[1]["overdue"].as_str()), ("1", "1"));
    assert!(rows[1]["subject"].contains("139****5678"));
    assert!(!text.contains("陈大文") && !of("customer").is_empty());
}

#[test]
fn personal_data_only_where_it_is_asked_for() {
    let house = House::new();
    let rows = read(&house.told(&["export", "--as", "csv", "--reveal", "--store", "east"]));
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["customer_telephone"], "013800138000");
    assert_eq!(rows[0]["customer_name"], "陈大文");
}

#[test]
fn a_byte_order_mark_and_a_file_say_so() {
    let house = House::new();
    let file = house.file("all.csv", &["export", "--as", "csv", "--bom"]);
    assert!(std::fs::read(file).unwrap().starts_with(&[0xef, 0xbb, 0xbf]));
}
