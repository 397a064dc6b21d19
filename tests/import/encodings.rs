//! Encodings: told, told by the file, guessed and said; what was broken before is reported by line.

use encoding_rs::GB18030;

use crate::house::{House, MAPPING, reasons, row, table, totals};
use crate::scene::told;

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some('\u{feff}').into_iter().chain(text.chars());
    let units: Vec<u16> = units.collect::<String>().encode_utf16().collect();
    units.iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn every_encoding_gives_the_same_complaint() {
    let text = table(&[row("T-1", "鞋底“开胶”——第二次")]);
    let gbk = GB18030.encode(&text).0.into_owned();
    for (called, bytes, words) in [
        ("UTF-8", text.clone().into_bytes(), &[][..]),
        ("UTF-8 with a mark", format!("\u{feff}{text}").into_bytes(), &[]),
        ("UTF-16 with a mark", utf16(&text, false, true), &[]),
        ("UTF-16, the other order", utf16(&text, true, true), &[]),
        ("UTF-16 without a mark", utf16(&text, false, false), &[]),
        ("GBK, guessed", gbk.clone(), &[]),
        ("GBK, told", gbk, &["--encoding", "gbk"]),
        ("CRLF", text.replace('\n', "\r\n").into_bytes(), &[]),
    ] {
        let house = House::new();
        house.file("old.csv", bytes);
        let (json, code) = house.import("old.csv", MAPPING, words);
        assert_eq!((totals(&json), code), ((1, 1, 0, 0), Some(0)), "{called}: {json}");
        assert_eq!(json["rows"][0]["subject"], "鞋底“开胶”——第二次", "{called}");
        house.check();
    }
}

#[test]
fn a_guess_is_said_and_an_impossible_encoding_names_the_lines() {
    let house = House::new();
    house.file("map.toml", MAPPING);
    house.file("old.csv", GB18030.encode(&table(&[row("T-1", "开胶")])).0);
    let output = told(&house.run(&["import", "old.csv", "--mapping", "map.toml", "--dry-run"]));
    assert!(output.contains("read as gb18030"), "{output}");
    let mut bytes = table(&[row("T-1", "开胶"), row("T-2", "开胶")]).into_bytes();
    bytes.extend(b"T-3,\xff\xfe,\n");
    house.file("broken.csv", bytes);
    let output = house.run(&["import", "broken.csv", "--mapping", "map.toml"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(told(&output).contains("line 4"), "{}", told(&output));
    let output = house.run(&["import", "old.csv", "--mapping", "map.toml", "--encoding", "gb18303"]);
    assert!(told(&output).contains("did you mean `gb18030`?"), "{}", told(&output));
}

#[test]
fn broken_characters_are_reported_by_line_and_not_mended() {
    let house = House::new();
    let rows = ["开胶", "åºŠåž«å¡Œé™·", "锟斤拷锟斤拷", "娴嬭瘯搴婂灚", "掉\u{fffd}了"];
    let rows: Vec<String> =
        rows.iter().enumerate().map(|(n, subject)| row(&format!("T-{n}"), subject)).collect();
    house.file("old.csv", table(&rows));
    let (json, code) = house.import("old.csv", MAPPING, &["--dry-run"]);
    assert_eq!((totals(&json), code), ((5, 1, 4, 0), Some(3)), "{json}");
    assert!(reasons(&json, "old.csv:3").contains("床垫塌陷"), "{json}");
    assert!(reasons(&json, "old.csv:4").contains("lost"), "{json}");
    let (json, _) = house.import("old.csv", MAPPING, &["--keep-garbled"]);
    assert_eq!(totals(&json), (5, 5, 0, 0));
    assert!(house.records().iter().any(|record| record.contains("åºŠåž«å¡Œé™·")));
    house.check();
}
