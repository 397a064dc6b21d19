//! The command: what it writes, what it refuses, and what it does the second time.

use std::fs;

use crate::house::{HEADINGS, House, MAPPING, reasons, row, table, totals};
use crate::scene::told;

#[test]
fn a_closed_case_keeps_its_times_and_asks_for_nothing_any_more() {
    let house = House::new();
    let line = "T-1,2025-03-01 10:05,电话,陈先生,138 0013 8000,鞋底开胶,退货、赔偿,\"¥1,280.00\",2025年3月1日 上午10:09,2025/3/3 15:05,已解决,是";
    house.file("old.csv", format!("{HEADINGS}\n{line}\n"));
    let (json, code) = house.import("old.csv", MAPPING, &[]);
    assert_eq!((totals(&json), code), ((1, 1, 0, 0), Some(0)), "{json}");
    let record = &house.records()[0];
    for part in [
        "received: 2025-03-01T10:05:00+08:00",
        "imported_from: \"old-desk#T-1\"",
        "demand: [return, compensation]",
        "price: \"1280.00\"",
        "at: 2026-11-22T10:00:00+08:00",
        "happened: 2025-03-01T10:09:00+08:00",
        "happened: 2025-03-03T15:05:00+08:00",
        "outcome: settled",
        "late_entry: imported",
    ] {
        assert!(record.contains(part), "{part}: {record}");
    }
    assert!(!record.contains("13800138000") && !record.contains("138 0013"), "{record}");
    // Nobody kept when news was told: so no promise of news stands there to have been missed.
    assert!(record.contains("respond: {at") && !record.contains("first-news"), "{record}");
    house.check();
    let overdue = house.run(&["overdue", "--format", "plain"]);
    assert_eq!(told(&overdue), "", "nothing of a closed case is overdue");
    let before = house.records();
    assert_eq!(house.run(&["sweep"]).status.code(), Some(0));
    assert_eq!(before, house.records(), "nothing of long ago is escalated");
}

#[test]
fn an_open_case_is_overdue_since_it_was() {
    let house = House::new();
    house.file("old.csv", table(&[row("T-1", "鞋底开胶")]));
    let (json, _) = house.import("old.csv", MAPPING, &[]);
    assert_eq!((json["totals"]["open"].as_u64(), json["totals"]["overdue"].as_u64()), (Some(1), Some(1)));
    let overdue = told(&house.run(&["overdue", "--format", "plain"]));
    assert!(overdue.contains("2025-03-01T10:10:00+08:00"), "{overdue}");
}

#[test]
fn everything_wrong_is_told_at_once_and_the_rest_is_imported() {
    let house = House::new();
    let bad = "T-2,11/12/2025,传真,赵女士,12x,褪色,飞吻,一百,2025-03-01,2025-02-01,好,也许";
    house.file("old.csv", table(&[row("T-1", "鞋底开胶"), bad.to_owned()]));
    let (json, code) = house.import("old.csv", MAPPING, &[]);
    assert_eq!((totals(&json), code), ((2, 1, 1, 0), Some(3)), "{json}");
    let reasons = reasons(&json, "old.csv:3");
    for part in ["[日期]", "[手机]", "[金额]", "`传真`", "`飞吻`"] {
        assert!(reasons.contains(part), "{part}: {reasons}");
    }
    assert!(!reasons.contains("12x"), "a telephone is not repeated: {reasons}");
}

#[test]
fn the_second_time_only_what_is_new_is_imported() {
    let house = House::new();
    house.file("old.csv", table(&[row("T-1", "一")]));
    house.import("old.csv", MAPPING, &[]);
    house.file("old.csv", table(&[row("T-1", "一"), row("T-2", "二"), row("T-2", "二")]));
    let (json, code) = house.import("old.csv", MAPPING, &[]);
    assert_eq!((totals(&json), code), ((3, 1, 0, 2), Some(0)), "{json}");
    house.file("old.csv", table(&[row("T-1", "换了一件事")]));
    let (json, code) = house.import("old.csv", MAPPING, &[]);
    assert_eq!(
        (totals(&json), code),
        ((1, 0, 1, 0), Some(3)),
        "what changed is not taken for what was: {json}"
    );
    assert_eq!(house.records().len(), 2);
}

#[test]
fn who_looks_alike_is_told() {
    let house = House::new();
    house.file("old.csv", table(&[row("T-1", "鞋底开胶"), row("T-2", "鞋底开胶")]));
    let (json, code) = house.import("old.csv", MAPPING, &[]);
    assert_eq!((totals(&json), code), ((2, 2, 0, 0), Some(0)));
    let (first, second) = (&json["rows"][0], &json["rows"][1]);
    assert_eq!(second["outcome"], "imported-alike");
    assert_eq!(second["other"], first["id"]);
}

#[test]
fn a_dry_run_writes_nothing_and_says_all() {
    let house = House::new();
    let before = tree(&house);
    house.file("old.csv", table(&[row("T-1", "鞋底开胶"), "T-2".to_owned()]));
    let (dry, code) = house.import("old.csv", MAPPING, &["--dry-run"]);
    fs::remove_file(house.scene.path().join("old.csv")).unwrap();
    fs::remove_file(house.scene.path().join("map.toml")).unwrap();
    assert_eq!((tree(&house), code), (before, Some(3)));
    house.file("old.csv", table(&[row("T-1", "鞋底开胶"), "T-2".to_owned()]));
    let (real, _) = house.import("old.csv", MAPPING, &[]);
    assert_eq!(totals(&dry), totals(&real));
}

#[test]
fn strict_imports_all_or_nothing() {
    let house = House::new();
    house.file("old.csv", table(&[row("T-1", "一"), "T-2".to_owned()]));
    let (json, code) = house.import("old.csv", MAPPING, &["--strict"]);
    assert_eq!((totals(&json), code), ((2, 0, 1, 0), Some(3)));
    assert_eq!((json["totals"]["held_back"].as_u64(), house.records().len()), (Some(1), 0));
}

#[test]
fn refused_rows_are_mended_and_imported() {
    let house = House::new();
    let mapping = MAPPING.replace("number = \"编号\"\n", "ignore = [\"编号\"]\n[file]\nheading-row = 2\n");
    let bad = row("", "二").replace("2025-03-01 10:05", "昨天");
    house.file("old.csv", format!("旧投诉表\n{}", table(&[row("", "一"), bad])));
    let (json, _) = house.import("old.csv", &mapping, &["--refused", "refused.csv"]);
    assert_eq!(totals(&json), (2, 1, 1, 0), "{json}");
    let refused = fs::read_to_string(house.scene.path().join("refused.csv")).unwrap();
    assert!(refused.contains("old.csv#2") && refused.contains("昨天"), "{refused}");
    house.file("refused.csv", refused.replacen("昨天", "2025-03-02", 1));
    let (json, code) = house.import("refused.csv", &mapping, &[]);
    assert_eq!((totals(&json), code), ((1, 1, 0, 0), Some(0)), "{json}");
    let (json, _) = house.import("refused.csv", &mapping, &[]);
    assert_eq!(totals(&json), (1, 0, 0, 1));
    house.check();
}

#[test]
fn a_mended_row_is_known_again_in_the_file_that_it_came_from() {
    let house = House::new();
    let mapping = MAPPING.replace("source = \"old-desk\"\n", "");
    house.file("old.csv", table(&[row("T-1", "一"), row("T-2", "二").replace("电话", "传真")]));
    house.import("old.csv", &mapping, &["--refused", "refused.csv"]);
    let refused = fs::read_to_string(house.scene.path().join("refused.csv")).unwrap();
    house.file("refused.csv", refused.replacen("传真", "电话", 1));
    let (json, _) = house.import("refused.csv", &mapping, &[]);
    assert_eq!(totals(&json), (1, 1, 0, 0), "{json}");
    house.file("old.csv", table(&[row("T-1", "一"), row("T-2", "二")]));
    let (json, _) = house.import("old.csv", &mapping, &[]);
    assert_eq!(totals(&json), (2, 0, 0, 2), "{json}");
}

#[test]
fn faults_of_a_mapping_are_told_together_with_their_places() {
    let house = House::new();
    house.file("old.csv", table(&[row("T-1", "一")]));
    let mapping =
        MAPPING.replace("内容", "内客").replace("channel =", "chanel =").replace("responded =", "respnded =");
    house.file("map.toml", mapping.replace("[fields]", "[fields]\nx = 5"));
    let first = house.run(&["import", "old.csv", "--mapping", "map.toml"]);
    assert_eq!(first.status.code(), Some(3));
    assert!(told(&first).contains("`responded`") && told(&first).contains("map.toml:"), "{}", told(&first));
    house.file("map.toml", mapping.replace("respnded", "responded"));
    let second = told(&house.run(&["import", "old.csv", "--mapping", "map.toml"]));
    for part in ["did you mean `channel`?", "did you mean `内容`?"] {
        assert!(second.contains(part), "{part}: {second}");
    }
    assert!(house.records().is_empty());
}

#[test]
fn each_store_has_its_own_policy() {
    let house = House::new();
    let mapping = "[fields]\nstore = \"门店\"\nsubject = \"内容\"\nchannel = \"渠道\"\nreceipt = \"小票\"\ndemand = { constant = \"none\" }\ncalled = \"称呼\"\n[history]\nreceived = \"日期\"\n";
    house.file("old.csv", "门店,内容,渠道,小票,称呼,日期\n枫叶鞋店,开胶,电话,shown,陈先生,2025-01-02\n鲜多多超市,发霉,telephone,,王女士,2025-01-02\n乐园,发霉,telephone,,王女士,2025-01-02\n");
    let (json, _) = house.import("old.csv", mapping, &[]);
    assert_eq!(json["rows"][0]["outcome"], "imported", "{json}");
    assert!(reasons(&json, "old.csv:4").contains("乐园"), "{json}");
    // The second row goes by the other policy, whatever it asks for.
    assert!(!json["rows"][1]["reasons"].to_string().contains("policy `shop`"), "{json}");
}

#[test]
fn a_proposed_mapping_can_be_used() {
    let house = House::new();
    house.file("old.csv", table(&[row("T-1", "鞋底开胶")]));
    let proposed = house.run(&["import", "old.csv", "--propose-mapping"]);
    let text = String::from_utf8(proposed.stdout.clone()).unwrap();
    assert_eq!(proposed.status.code(), Some(0), "{}", told(&proposed));
    for part in ["number = \"编号\"", "subject = \"内容\"", "received = \"日期\"", "telephone = \"手机\""]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let mapping = text.replace(
        "[fields]",
        "[fields]\nstore = { constant = \"maple\" }\nreceipt = { constant = \"shown\" }",
    );
    let (json, _) =
        house.import("old.csv", &mapping.replace("\"退货\" = \"\"", "\"退货\" = \"return\""), &["--dry-run"]);
    assert_eq!(totals(&json).0, 1, "{json}");
}

/// All files of the workspace with their bytes, git's own left out.
fn tree(house: &House) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![house.scene.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with(".git") {
                    folders.push(path);
                }
            } else {
                files.push((path.display().to_string(), fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
