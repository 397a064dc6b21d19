//! What sending a letter records, and what stays within the house.

use std::fs;

use sha2::{Digest, Sha256};

use crate::form::bypassed;
use crate::played::Played;
use crate::scene::Scene;

const RECEIVED: &str = "2026-11-16T10:00:00+08:00";
const LATER: &str = "2026-11-16T10:05:00+08:00";

/// An urgent matter of several people, to whom a written answer is owed.
fn group(scene: &Scene) -> String {
    let id = scene.complaint(RECEIVED);
    scene.at(LATER).output(&["triage", &id, "--axis", "urgency=urgent", "--axis", "scope=group"]);
    id
}

fn record(scene: &Scene) -> String {
    fs::read_to_string(&scene.case_files()[0]).unwrap()
}

/// Whether the clock is met.
fn is_met(scene: &Scene, id: &str, clock: &str) -> bool {
    let shown = scene.at("2026-11-16T10:30:00+08:00").output(&["show", id, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let found = clocks(&json).into_iter().find(|each| each["clock"] == clock);
    !found.unwrap_or_else(|| panic!("no {clock}: {shown}"))["stopped"].is_null()
}

pub(crate) fn clocks(json: &serde_json::Value) -> Vec<&serde_json::Value> {
    match json {
        serde_json::Value::Object(map) if map.contains_key("clock") => vec![json],
        serde_json::Value::Object(map) => map.values().flat_map(clocks).collect(),
        serde_json::Value::Array(items) => items.iter().flat_map(clocks).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn m24_a_progress_letter_does_not_stop_the_written_answer_and_a_written_one_does() {
    let scene = Scene::new();
    let id = group(&scene);
    let act = scene.at("2026-11-16T10:10:00+08:00");
    act.output(&["letter", &id, "progress", "--send", "--output", "progress.txt"]);
    assert!(!is_met(&scene, &id, "written-answer"));
    act.output(&["letter", &id, "apology", "--send", "--output", "apology.txt"]);
    assert!(!is_met(&scene, &id, "written-answer"));
    act.output(&["inform", &id, "--form", "written", "--note", "书面答复"]);
    assert!(is_met(&scene, &id, "written-answer"));
}

#[test]
fn s8_the_acknowledgement_tells_process_and_time_and_sending_it_is_the_first_answer() {
    let scene = Scene::new();
    let id = group(&scene);
    let act = scene.at("2026-11-16T10:10:00+08:00");
    let english = act.output(&["letter", &id, "acknowledgement"]);
    assert!(
        english.contains("how we go on") && english.contains("our written answer: 17 November 2026 10:00"),
        "{english}"
    );
    act.output(&["--language", "zh", "letter", &id, "acknowledgement", "--send", "--output", "a.txt"]);
    let bytes = fs::read(scene.path().join("a.txt")).unwrap();
    let chinese = String::from_utf8(bytes.clone()).unwrap();
    assert!(chinese.contains("书面答复：不晚于2026年11月17日 10:00"), "{chinese}");
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(record(&scene).contains(&hash) && is_met(&scene, &id, "respond"), "{}", record(&scene));
    for (name, text) in [("acknowledgement-en", &english), ("acknowledgement-zh", &chinese)] {
        let lines: Vec<&str> =
            text.lines().filter(|line| !line.contains("record ") && !line.contains("记录 ")).collect();
        insta::assert_snapshot!(name, lines.join("\n").replace(&id, "CASE"));
    }
}

#[test]
fn a_refused_recording_leaves_no_file_and_a_file_that_is_there_no_record() {
    let scene = Scene::new();
    let id = scene.complaint(RECEIVED);
    let before = record(&scene);
    let words = ["letter", &id, "progress", "--send", "--output", "progress.txt"];
    let told = scene.at(LATER).by("nobody-we-know").run(&words);
    assert!(!told.status.success());
    assert!(!scene.path().join("progress.txt").exists());
    fs::write(scene.path().join("progress.txt"), "mine").unwrap();
    assert!(!scene.at(LATER).run(&words).status.success());
    assert_eq!(fs::read_to_string(scene.path().join("progress.txt")).unwrap(), "mine");
    assert_eq!(record(&scene), before);
}

/// Name, telephone and address are in letters to the customer alone, and only where that is asked for.
#[test]
fn who_the_customer_is_stands_in_letters_to_them_when_asked_for() {
    let played = Played::until("faded-clothes", "2026-11-18T16:50");
    let (scene, id) = (&played.scene, &played.id);
    let act = scene.at("2026-11-18T16:50:00+08:00").by("zhou");
    let (telephone, name, address) = ("13800138000", "孙晓梅", "东风路12号3单元");
    let person = ["--telephone", telephone, "--name", name, "--called", "孙女士", "--address", address];
    let told = act.output(&[&["customer", "add"][..], &person].concat());
    let customer = told.split(':').next().unwrap();
    act.output(&["correct", id, "customer", customer, "--reason", "老顾客"]);
    act.output(&["correct", id, "called", "孙老师", "--reason", "顾客更正称呼"]);
    let template = scene.path().join("policies/letters/progress.en.txt");
    let card = r#"Card

{{ customer.called }}/{{ customer.name or "-" }}/{{ customer.telephone or "-" }}/{{ customer.address or "-" }}
"#;
    fs::write(template, card).unwrap();
    assert!(act.output(&["letter", id, "progress"]).contains("孙老师/-/-/-\n"));
    let revealed = act.output(&["letter", id, "progress", "--reveal"]);
    assert!(revealed.contains(&format!("孙老师/{name}/+86{telephone}/{address}\n")), "{revealed}");
    let decision = ["decision", "--because", "The colours were not fast."];
    for language in ["en", "zh"] {
        let write = |more: &[&str]| {
            act.output(&[&["--language", language, "letter", id][..], &decision, more].concat())
        };
        let (masked, revealed) = (write(&[]), write(&["--reveal"]));
        assert!(masked.contains("孙老师") && revealed.contains("孙老师"), "{masked}{revealed}");
        for personal in [name, address] {
            assert!(
                !masked.contains(personal) && revealed.contains(personal),
                "{personal}: {masked}{revealed}"
            );
        }
        for form in ["text", "html", "markdown"] {
            let form = act.output(&[
                "--language",
                language,
                "letter",
                id,
                "follow-up-form",
                "--reveal",
                "--as",
                form,
            ]);
            assert!([telephone, name, address].iter().all(|personal| !form.contains(personal)), "{form}");
        }
    }
}

#[test]
fn the_reasons_of_the_finding_and_what_the_house_does_within_stay_within() {
    let (scene, id) = bypassed();
    let act = scene.at("2026-11-16T12:00:00+08:00").by("bei");
    let refused = act.refused(3, &["letter", &id, "decision"]);
    assert!(refused.contains("--because") && !refused.contains("责任：工程部"), "{refused}");
    let letter =
        act.output(&["letter", &id, "decision", "--because", "The seal of the outer wall was cracked."]);
    assert!(
        letter.contains("The seal of the outer wall was cracked.") && !letter.contains("责任：工程部"),
        "{letter}"
    );
    let apology = act.output(&["--language", "zh", "letter", &id, "apology"]);
    assert!(apology.contains("负有责任") && !apology.contains("责任：工程部"), "{apology}");
    assert!(act.output(&["form", &id]).contains("责任：工程部"));
}
