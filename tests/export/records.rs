//! JSON Lines: whole records, nothing lost.

use plaint::domain::record::{Fields, Record, Value};
use plaint::format::json::WholeRecord;
use plaint::store::Workspace;

use crate::house::{House, NOW};
use crate::scene::Scene;

/// The lines, each with whether something was masked and with its record.
fn read(lines: &str) -> Vec<(bool, Record)> {
    let line = |line: &str| {
        let whole: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(whole["schema"], "plaint/export-record/1");
        assert!(whole["as_of"].as_str().unwrap().starts_with("2026-11-"));
        // Read from the text: a `serde_json::Value` would sort the keys.
        let start = line.find(r#""record":{"#).unwrap() + r#""record":"#.len();
        (whole["masked"].as_bool().unwrap(), serde_json::from_str(&line[start..line.len() - 1]).unwrap())
    };
    lines.lines().map(line).collect()
}

#[test]
fn records_come_back_as_they_were() {
    let house = House::new();
    let lines = read(&house.told(&["export", "--as", "jsonl", "--reveal"]));
    let complaints: Vec<Record> = lines.iter().take(2).map(|(_, record)| record.clone()).collect();
    assert_eq!(complaints, house.records());
    assert_eq!(lines.len(), 3, "and the customer whom one of them names");
    assert_eq!(lines[2].1.header.text("telephone"), Some("013800138000"));
}

#[test]
fn telephone_numbers_are_masked_and_that_is_said() {
    let house = House::new();
    let text = house.told(&["export", "--as", "jsonl"]);
    for secret in ["13912345678", "138 1234 5678", "013800138000", "陈大文", "解放路"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let lines = read(&text);
    assert_eq!(lines.iter().map(|(masked, _)| *masked).collect::<Vec<_>>(), [true, true]);
    assert!(lines[1].1.header.text("subject").unwrap().contains("139****5678"));
    assert_eq!(lines[1].1.events, house.records()[1].events, "what holds no number stays");
}

#[test]
fn only_what_was_recorded_by_then() {
    let house = House::new();
    let words = ["export", "--as", "jsonl", "--reveal", "--as-of", "2026-11-02T10:30:00+08:00"];
    let lines = read(&house.told(&words));
    let mut record = house.records().remove(0);
    record.events.truncate(2);
    assert_eq!(lines[0].1, record);
    assert_eq!(lines.iter().filter(|(_, record)| record.id.starts_with("26")).count(), 1);
}

#[test]
fn all_stories_come_back_as_they_were() {
    let scene = Scene::new();
    let made = scene.at(NOW).run(&["demo", "stories"]);
    assert!(made.status.success(), "{}", crate::scene::told(&made));
    let workspace = Workspace::discover(&scene.path().join("stories")).unwrap();
    let records: Vec<Record> = workspace.load_all().records.into_iter().map(|loaded| loaded.record).collect();
    assert!(records.len() > 15, "the stories are there: {}", records.len());
    for record in &records {
        let text = serde_json::to_string(&WholeRecord(record)).unwrap();
        assert_eq!(&serde_json::from_str::<Record>(&text).unwrap(), record);
    }
    // The command itself writes the same, also where escalations are due and not on record.
    let command = scene.at("2026-11-29T10:00:00+08:00").command(&["export", "--as", "jsonl", "--reveal"]);
    let output = { command }.current_dir(workspace.root()).output().unwrap();
    assert!(output.status.success(), "{}", crate::scene::told(&output));
    let lines = read(&String::from_utf8(output.stdout).unwrap());
    let written = lines.into_iter().map(|(_, record)| record).filter(|record| !record.id.starts_with("c-"));
    assert_eq!(written.collect::<Vec<_>>(), records);
}

#[test]
fn strings_that_broke_other_programs_come_back_as_they_were() {
    let mut strings: Vec<String> =
        serde_json::from_str(include_str!("../output/naughty-strings.json")).unwrap();
    strings.extend(["\u{7f}\u{0}\u{feff}", "a\u{202e}b", "\r\n\u{2028}"].map(str::to_owned));
    let mut record = House::new().records().remove(0);
    for (number, text) in strings.iter().enumerate() {
        let deep = Fields::default().with(text, Value::texts([text, text]));
        record.header.push(format!("x-{number}"), Value::Map(deep));
        record.events[0].fields.push(format!("x-{number}"), Value::text(text));
    }
    let text = serde_json::to_string(&WholeRecord(&record)).unwrap();
    assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
}
