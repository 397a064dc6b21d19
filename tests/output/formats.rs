//! What every format promises.

use plaint::commands::session::Outcome;
use plaint::words::Language;

use crate::house::House;

#[test]
fn a_table_on_terminals_and_tabs_elsewhere() {
    let house = House::new();
    assert!(house.on_terminal(Language::English, &["list"]).results.starts_with("case "));
    let plain = house.to_file(&["list"]).results;
    assert_eq!(plain.lines().count(), 3);
    assert!(plain.lines().all(|line| line.matches('\t').count() == 16), "{plain}");
    assert!(plain.contains(
        "261116-a2a2\turgent\t2026-11-16T10:20:00+08:00\t-366000\trespond\topen\tli\twest\tpoison\t"
    ));
}

#[test]
fn json_is_versioned_and_says_as_of_when() {
    let house = House::new();
    for (command, kind) in [
        (&["list"][..], "list"),
        (&["overdue"], "overdue"),
        (&["agenda"], "agenda"),
        (&["summary"], "summary"),
        (&["summary", "261102-c1c1"], "summary-case"),
        (&["show", "261102-c1c1"], "show"),
    ] {
        let mut words = command.to_vec();
        words.extend(["--format", "json"]);
        let text = house.to_file(&words).results;
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["schema"], format!("plaint/{kind}/1"));
        assert_eq!(json["as_of"], crate::house::NOW);
        assert_eq!(json["findings"], serde_json::json!([]));
        assert_eq!(text.lines().count(), 1, "one line each");
        let mut words = command.to_vec();
        words.extend(["--format", "jsonl"]);
        for line in house.to_file(&words).results.lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(row["schema"], format!("plaint/{kind}/1"));
        }
    }
}

#[test]
fn csv_says_how_many_rows_and_takes_a_mark_for_excel() {
    let house = House::new();
    let told = house.to_file(&["list", "--all", "--format", "csv", "--bom"]);
    assert!(told.results.starts_with("\u{feff}id,tier,"), "{}", told.results);
    assert_eq!(told.remarks, "rows written 4 = rows matched 4\n");
    let told = house.to_file(&["summary", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(told.results.as_bytes());
    assert_eq!(reader.headers().unwrap(), &csv::StringRecord::from(vec!["section", "row", "key", "value"]));
    let values = reader.records().count();
    assert_eq!(told.remarks, format!("rows written {values} = rows matched {values}\n"));
}

#[test]
fn a_bad_file_is_told_first_and_the_rows_are_still_printed() {
    let house = House::new();
    house.write("cases/2026/11/18/261118-bad0.yaml", "record: complaint\nformat: 1\nid: [\n");
    for command in ["list", "overdue", "agenda", "summary"] {
        let told = house.to_file(&[command, "--format", "json"]);
        assert_eq!(told.outcome, Outcome::Findings, "{command}");
        assert!(told.remarks.contains("cases/2026/11/18/261118-bad0.yaml:"), "{}", told.remarks);
        let json: serde_json::Value = serde_json::from_str(&told.results).unwrap();
        assert_eq!(json["findings"][0]["place"]["file"], "cases/2026/11/18/261118-bad0.yaml");
        assert!(told.results.contains("261116-a2a2"), "{command}");
    }
    let told = house.to_file(&["overdue", "--exit-code"]);
    assert_eq!(told.outcome, Outcome::Findings, "a bad file weighs more than a match");
}

#[test]
fn without_rules_the_rows_are_still_printed() {
    let house = House::new();
    house.write("policies/house.toml", "id = \n");
    let told = house.to_file(&["overdue"]);
    assert_eq!(told.outcome, Outcome::Findings);
    assert!(told.results.contains("261116-a2a2\trespond\t"), "{}", told.results);
    assert!(told.remarks.contains("policies/house.toml"), "{}", told.remarks);
}

#[test]
fn telephone_numbers_are_masked_in_every_format() {
    let house = House::new();
    for format in ["table", "plain", "json", "jsonl", "csv", "markdown"] {
        for command in
            [&["list", "--all"][..], &["overdue"], &["agenda"], &["summary"], &["show", "261102-c1c1"]]
        {
            let mut words = command.to_vec();
            words.extend(["--format", format]);
            assert!(!house.to_file(&words).results.contains("13800138000"), "{words:?}");
        }
    }
    let revealed = house.to_file(&["show", "261102-c1c1", "--reveal"]).results;
    assert!(revealed.contains("13800138000"), "{revealed}");
}

#[test]
fn overdue_answers_by_its_exit_code_when_asked() {
    let house = House::new();
    assert_eq!(house.to_file(&["overdue"]).outcome, Outcome::Fine);
    assert_eq!(house.to_file(&["overdue", "--exit-code"]).outcome, Outcome::Matched);
    let quiet = house.to_file(&["overdue", "--exit-code", "--quiet"]);
    assert_eq!((quiet.outcome, quiet.results.as_str(), quiet.remarks.as_str()), (Outcome::Matched, "", ""));
    let none = house.to_file(&["overdue", "--exit-code", "--store", "east"]);
    assert_eq!((none.outcome, none.results.as_str()), (Outcome::Fine, ""));
}

#[test]
fn markdown_has_tables_that_line_up_and_headings() {
    let house = House::new();
    for language in [Language::English, Language::Chinese] {
        let list = house.run(language, None, &["list", "--all", "--format", "markdown"]).results;
        let widths: Vec<usize> = list.lines().map(plaint::render::terminal::width).collect();
        assert_eq!(widths.len(), 6, "a heading, a rule, four complaints\n{list}");
        assert!(widths.iter().all(|width| *width == widths[0]), "{list}");
        let summary = house.run(language, None, &["summary", "--format", "markdown"]).results;
        assert_eq!(summary.lines().filter(|line| line.starts_with("# ")).count(), 1, "one title");
        assert!(summary.lines().filter(|line| line.starts_with("## ")).count() > 5, "{summary}");
        for command in [&["overdue"][..], &["agenda"], &["show", "261102-c1c1"], &["summary", "261102-c1c1"]]
        {
            let mut words = command.to_vec();
            words.extend(["--format", "markdown"]);
            let told = house.run(language, None, &words).results;
            assert!(told.contains("| ") || told.contains("- **"), "{words:?}\n{told}");
        }
    }
}
