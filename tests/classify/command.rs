//! The command: standard input, cases, labelled files.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use super::learning::texts;
use super::scene::{Scene, told};

const NOW: &str = "2026-11-20T10:00:00+08:00";

fn classified(scene: &Scene, words: &[&str], input: &str) -> String {
    let mut child = scene
        .at(NOW)
        .command(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    told(&child.wait_with_output().unwrap())
}

/// Closed cases of two categories, written as they would have been recorded.
fn with_closed_cases(scene: &Scene) {
    for (index, (text, label)) in texts(60, 0, 8).into_iter().enumerate() {
        let category = if label == "parking" { "parking" } else { "goods-quality" };
        let (day, minute) = (1 + index % 9, index % 60);
        let id = format!("26110{day}-{}{}q2", index / 10, index % 10);
        let folder = scene.path().join(format!("cases/2026/11/0{day}"));
        fs::create_dir_all(&folder).unwrap();
        let at = format!("2026-11-0{day}T10:{minute:02}:00+08:00");
        let record = format!(
            "record: complaint\nformat: 1\nid: {id}\nstore: east\nchannel: service-desk\ncalled: 顾客\nsubject: {text}\nemotion: angry\nabout: goods\nevents:\n  - id: e1aaaa\n    at: \"{at}\"\n    by: li\n    n: 1\n    event: received\n  - id: e2aaaa\n    at: \"{at}\"\n    by: li\n    n: 2\n    event: triaged\n    tier: normal-individual\n    category: {category}\n  - id: e3aaaa\n    at: \"{at}\"\n    by: li\n    n: 3\n    event: closed\n    outcome: agreed\n"
        );
        fs::write(folder.join(format!("{id}.yaml")), record).unwrap();
    }
}

#[test]
fn texts_on_standard_input_are_suggested_for_and_nothing_is_written() {
    let scene = Scene::new();
    with_closed_cases(&scene);
    let before = scene.git(&["status", "--porcelain"]);
    let shown = classified(
        &scene,
        &["classify", "--store", "east", "--target", "category", "--input", "lines", "--format", "json"],
        "停车费太贵\n\n衣服掉色，拉链断了\n",
    );
    let json: serde_json::Value = serde_json::from_str(&shown).unwrap_or_else(|_| panic!("{shown}"));
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 2, "{shown}");
    assert_eq!(rows[0]["value"], "parking");
    assert_eq!(rows[1]["value"], "goods-quality");
    assert!(
        rows.iter().all(|row| row["confidence_percent"].as_i64().unwrap() >= 60 && row["sure"] == true),
        "{shown}"
    );
    assert_eq!(scene.git(&["status", "--porcelain"]), before);
}

#[test]
fn triage_shows_what_closed_cases_suggest_and_records_it_only_when_accepted() {
    let scene = Scene::new();
    with_closed_cases(&scene);
    let made = scene.at(NOW).output(&[
        "new",
        "--store",
        "east",
        "--channel",
        "service-desk",
        "--called",
        "陈先生",
        "--subject",
        "闸机不抬杆",
        "--set",
        "about=environment",
        "--set",
        "place=地库",
        "--set",
        "demand=apology",
        "--set",
        "emotion=calm",
    ]);
    let id = made.split(':').next().unwrap().to_owned();
    let shown = scene.at(NOW).output(&["triage", &id]);
    assert!(shown.contains("closed cases") && shown.contains("parking"), "{shown}");
    let record = |id: &str| {
        let file = scene.case_files().into_iter().find(|file| file.to_str().unwrap().contains(id)).unwrap();
        fs::read_to_string(file).unwrap()
    };
    assert!(!record(&id).contains("triaged"));
    scene.at(NOW).output(&["triage", &id, "--accept"]);
    assert!(record(&id).contains("category: parking"), "{}", record(&id));
}

#[test]
fn a_labelled_file_is_measured_anywhere_and_the_same_way_each_time() {
    let scene = Scene::new();
    let rows = texts(150, 10, 2);
    let csv: String =
        rows.iter().map(|(text, label)| format!("{text},{label}\n").replace('，', "；")).collect();
    fs::write(scene.path().join("labelled.csv"), format!("text,label\n{csv}")).unwrap();
    let words = ["classify", "--evaluate", "--labelled", "labelled.csv", "--format", "json"];
    let first = scene.at(NOW).output(&words);
    assert_eq!(first, scene.at(NOW).output(&words));
    let json: serde_json::Value = serde_json::from_str(&first).unwrap();
    assert!(json.to_string().contains("accuracy_percent"), "{first}");
    // Too few to measure is said, not measured.
    fs::write(scene.path().join("few.csv"), "text,label\na b,x\nc d,y\n").unwrap();
    let refused = scene.at(NOW).refused(1, &["classify", "--evaluate", "--labelled", "few.csv"]);
    assert!(refused.contains("not enough to measure"), "{refused}");
    let refused = scene.at(NOW).refused(1, &["classify", "--evaluate"]);
    assert!(refused.contains("not enough to measure"), "{refused}");
}
