//! `examples/parking`: a month with 20% of complaints about parking, the measure, and its effect.
//!
//! `UPDATE_STORIES=1 cargo test --test measures` writes the outputs anew; look at the difference before you keep it.

use std::fs;
use std::path::{Path, PathBuf};

use plaint::commands::demo::story::{Step, event_ids, steps, typed};
use plaint::domain::instant;

use crate::life::measure;
use crate::scene::{Scene, told};

const MEASURE: &str = "MEASURE";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/parking")
}

/// Takes in and triages every complaint of the file that was received before `until`; the first about parking.
fn take_in(scene: &Scene, days: impl Fn(&str) -> bool) -> Option<String> {
    let text = fs::read_to_string(folder().join("complaints.csv")).unwrap();
    let mut first = None;
    for line in text.lines().skip(1) {
        let [day, category, subject] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        if !days(day) {
            continue;
        }
        let now = format!("{day}T11:00:00+08:00");
        let at = scene.at(&now);
        let fields = ["about=service", "place=B2", "demand=rectification", "emotion=calm"];
        let mut words = vec![
            "new",
            "--store",
            "east",
            "--channel",
            "service-desk",
            "--called",
            "顾客",
            "--subject",
            subject,
        ];
        words.extend(fields.iter().flat_map(|field| ["--set", field]));
        let id = at.output(&words).split(':').next().unwrap().to_owned();
        at.output(&[
            "triage",
            &id,
            "--category",
            category,
            "--axis",
            "urgency=normal",
            "--axis",
            "scope=individual",
        ]);
        if category == "parking" {
            first.get_or_insert(id);
        }
    }
    first
}

/// What differs from run to run made the same; of a summary only what the story is about.
fn settled(scene: &Scene, step: &Step, case: &str, text: &str) -> String {
    if step.words.contains(&"summary".to_owned()) {
        return shares(text);
    }
    let mut text = text.to_owned();
    let measures = fs::read_dir(scene.path().join("measures"));
    if measures.is_ok_and(|mut files| files.next().is_some()) {
        let id = measure(scene);
        let record = fs::read_to_string(scene.path().join(format!("measures/{id}.yaml"))).unwrap();
        for (index, event) in event_ids(&record).iter().enumerate() {
            text = text.replace(event, &format!("e{}", index + 1));
        }
        text = text.replace(&id, MEASURE);
    }
    text.replace(case, "CASE")
}

/// The rows of the summary about categories.
fn shares(text: &str) -> String {
    let whole: serde_json::Value = serde_json::from_str(text).unwrap();
    let rows = whole["categories"].as_array().cloned().unwrap_or_default();
    let row = |row: &serde_json::Value| {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        format!("{}: {} of 30, {}%", text("name"), row["count"], text("share_percent"))
    };
    rows.iter().filter(|row| row["name"] == "parking").map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_story_is_what_happens() {
    let scene = Scene::new();
    let case = take_in(&scene, |day| day < "2026-10").unwrap();
    let text = fs::read_to_string(folder().join("README.md")).unwrap();
    let mut outputs = Vec::new();
    let mut later = false;
    for step in steps(&text).unwrap() {
        let at = instant::format(&step.at);
        if !later && at.as_str() > "2026-12" {
            take_in(&scene, |day| day > "2026-10");
            later = true;
        }
        let mut words = typed(&step.words, Some(&case), &[]);
        if words.iter().any(|word| word == MEASURE) {
            let id = measure(&scene);
            words.iter_mut().filter(|word| *word == MEASURE).for_each(|word| word.clone_from(&id));
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let shown = told(&scene.at(&at).by(&step.by).run(&words));
        outputs.push(settled(&scene, &step, &case, &shown).trim_end().to_owned());
    }
    let retold = retold(&text, outputs);
    if std::env::var_os("UPDATE_STORIES").is_some() {
        fs::write(folder().join("README.md"), &retold).unwrap();
    }
    assert_eq!(text, retold);
}

/// The story's text with other outputs.
fn retold(text: &str, outputs: Vec<String>) -> String {
    let mut outputs = outputs.into_iter();
    let (mut inside, mut lines) = (false, Vec::new());
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
            lines.push(line.to_owned());
        } else if !inside {
            lines.push(line.to_owned());
        } else if line.contains(" $ plaint ") {
            lines.push(line.to_owned());
            lines.extend(outputs.next().filter(|output| !output.is_empty()));
        }
    }
    lines.join("\n") + "\n"
}
