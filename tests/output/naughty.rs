//! Strings that broke other programs, through every format (big list of naughty strings, MIT, beside this file).

use plaint::domain::instant;
use plaint::render::output::{Envelope, Format, Output, Surface};
use plaint::render::table::{Cell, Column, Table, Tone};
use plaint::render::terminal::is_unsafe;
use plaint::words::Language;

const NAUGHTY: &str = include_str!("naughty-strings.json");

/// Strings of our own: what steers terminals, turns lines, starts formulas.
const OURS: &[&str] = &[
    "\u{1b}]0;title\u{7}",
    "\u{1b}[2J\u{1b}[1;1H",
    "\u{9b}31m",
    "a\u{202e}b\u{2066}c",
    "one\r\ntwo\ttab\u{2028}three",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "\t=1+1",
    " @SUM(1)",
    "-1+1",
    "\u{7f}\u{0}\u{feff}",
];

fn strings() -> Vec<String> {
    let mut strings: Vec<String> = serde_json::from_str(NAUGHTY).unwrap();
    assert!(strings.len() > 500, "the corpus is there");
    strings.extend(OURS.iter().map(|text| (*text).to_owned()));
    strings
}

fn written(format: Format, width: Option<usize>) -> (String, String) {
    let mut table =
        Table::new(vec![Column::new("id", "case", "案号"), Column::new("subject", "subject", "事由")]);
    for (index, text) in strings().iter().enumerate() {
        table.push(Tone::Alarm, vec![Cell::text(index.to_string()), Cell::text(text)]);
    }
    let (mut results, mut remarks) = (Vec::new(), Vec::new());
    let mut output = Output {
        results: &mut results,
        remarks: &mut remarks,
        surface: Surface { terminal: true, width, colour: false },
        format: Some(format),
        bom: false,
        language: Language::English,
    };
    let as_of = instant::parse("2026-11-22T10:05:00+08:00").unwrap();
    output.table(Envelope { kind: "list", as_of: &as_of, findings: &[] }, &table).unwrap();
    (String::from_utf8(results).unwrap(), String::from_utf8(remarks).unwrap())
}

#[test]
fn no_format_lets_anything_through_that_steers_a_terminal() {
    for format in [Format::Table, Format::Plain, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown] {
        let (text, _) = written(format, Some(80));
        let allowed: &[char] = match format {
            Format::Table | Format::Json | Format::Jsonl | Format::Markdown => &['\n'],
            Format::Plain => &['\n', '\t'],
            Format::Csv => &['\n', '\r'],
        };
        let bad = text.chars().find(|character| is_unsafe(*character) && !allowed.contains(character));
        assert_eq!(bad, None, "{format:?}");
    }
}

#[test]
fn a_row_is_a_line() {
    let count = strings().len();
    assert_eq!(written(Format::Table, None).0.lines().count(), count + 2, "heading and rule");
    assert_eq!(written(Format::Plain, None).0.lines().count(), count);
    assert_eq!(written(Format::Jsonl, None).0.lines().count(), count);
    for line in written(Format::Plain, None).0.lines() {
        assert_eq!(line.matches('\t').count(), 1, "{line:?}");
    }
}

#[test]
fn nothing_in_a_cell_of_markdown_is_markup() {
    let text = written(Format::Markdown, None).0;
    assert_eq!(text.lines().count(), strings().len() + 2, "heading and rule");
    for line in text.lines() {
        let bare = line.replace("\\\\", "").replace("\\|", "").replace("\\]", "");
        assert_eq!(bare.matches('|').count(), 3, "two cells: {line}");
        assert!(!line.contains('<') && !bare.contains("]("), "{line}");
    }
}

#[test]
fn json_gives_back_every_string() {
    let whole: serde_json::Value = serde_json::from_str(&written(Format::Json, None).0).unwrap();
    let rows = whole["rows"].as_array().unwrap();
    let lines = written(Format::Jsonl, None).0;
    let mut lines = lines.lines();
    for (row, text) in rows.iter().zip(strings()) {
        assert_eq!(row["subject"], text.as_str());
        let line: serde_json::Value = serde_json::from_str(lines.next().unwrap()).unwrap();
        assert_eq!((&line["schema"], &line["subject"]), (&"plaint/list/1".into(), &text.as_str().into()));
    }
    assert_eq!(rows.len(), strings().len());
}

#[test]
fn csv_is_read_back_and_no_cell_is_a_formula() {
    let (text, remark) = written(Format::Csv, None);
    let count = strings().len();
    assert_eq!(remark, format!("rows written {count} = rows matched {count}\n"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), &csv::StringRecord::from(vec!["id", "subject"]));
    let mut read = 0;
    for record in reader.records() {
        let cell = &record.unwrap()[1];
        let start = cell.trim_start().chars().next().unwrap_or(' ');
        let negative = cell.strip_prefix('-').is_some_and(|rest| rest.parse::<f64>().is_ok());
        assert!(!"=+-@＝＋－＠".contains(start) || negative, "{cell:?}");
        read += 1;
    }
    assert_eq!(read, count);
}
