//! The guard, end to end.

use std::fs;

use crate::house::RULES;
use crate::scene::Scene;

const SHOP: &str = include_str!("shop.toml");
const MONDAY: &str = "2026-11-23T10:00:00+08:00";

fn house() -> Scene {
    Scene::of(SHOP, &[("house", RULES)])
}

/// A complaint that names 顾盼; its id.
fn complaint(scene: &Scene) -> String {
    let words = [
        "new",
        "--channel",
        "desk",
        "--called",
        "王女士",
        "--subject",
        "冷遇",
        "--set",
        "emotion=calm",
        "--staff",
        "gu",
    ];
    let told = scene.at(MONDAY).output(&words);
    told.split(':').next().unwrap().to_owned()
}

fn record(scene: &Scene) -> String {
    fs::read_to_string(scene.case_files().first().unwrap()).unwrap()
}

#[test]
fn everything_that_stands_in_the_way_is_told_at_once_with_what_to_do() {
    let scene = house();
    let id = complaint(&scene);
    let before = record(&scene);
    let determine = ["determine", &id, "valid", "--reason", "the cameras show it"];
    let told = scene.at(MONDAY).by("gu").refused(1, &determine);
    insta::assert_snapshot!("refused_en", told.replace(&id, "ID"));
    let told = scene.at(MONDAY).by("gu").set("PLAINT_LANGUAGE", "zh").refused(1, &determine);
    insta::assert_snapshot!("refused_zh", told.replace(&id, "ID"));
    assert_eq!(record(&scene), before, "nothing was recorded");
    let act = scene.at(MONDAY).by("wu");
    act.output(&["evidence", "add", &id, "--kind", "object", "--kept", "freezer 2"]);
    act.output(&["statement", &id, "--of", "staff", "--staff", "gu", "--account", "I was busy"]);
    act.output(&determine);
}

#[test]
fn who_may_sets_a_gate_aside_with_the_reason_and_nobody_else() {
    let scene = house();
    let id = complaint(&scene);
    let determine = |by: &str, extra: &[&str], code: i32| {
        let words = ["determine", &id, "invalid", "--reason", "so"];
        let words: Vec<&str> = words.iter().chain(extra).copied().collect();
        let output = scene.at(MONDAY).by(by).run(&words);
        assert_eq!(output.status.code(), Some(code), "{by} {extra:?}: {}", crate::scene::told(&output));
        crate::scene::told(&output)
    };
    let aside = ["--override", "two-pieces=the cameras were off"];
    assert!(determine("wu", &aside, 1).contains("吴昊 may not set this aside"));
    assert!(determine("sam", &aside, 1).contains("may be set aside by: manager"));
    assert!(determine("li", &["--override", "two-peices=x"], 2).contains("did you mean `two-pieces`?"));
    assert!(determine("li", &["--override", "two-pieces"], 2).contains("NAME=REASON"));
    assert!(determine("li", &["--override", "two-pieces= "], 2).contains("NAME=REASON"));
    let both = [aside[0], aside[1], "--override", "lesson-first=why not"];
    assert!(determine("li", &both, 1).contains("`lesson-first` does not stand in the way"));
    assert!(!record(&scene).contains("determined"));
    determine("li", &aside, 0);
    let told = record(&scene);
    assert!(told.contains("overrides: [{what: two-pieces, reason: \"the cameras were off\"}]"), "{told}");
}

#[test]
fn a_second_handling_needs_other_and_higher_hands() {
    let scene = house();
    let id = complaint(&scene);
    let act = scene.at(MONDAY);
    act.output(&["assign", &id, "li"]);
    act.output(&["close", &id, "--outcome", "settled"]);
    act.output(&["reopen", &id, "--reason", "came back"]);
    let told = act.refused(1, &["assign", &id, "li"]);
    assert!(told.contains("who handled it before") && told.contains("does not stand above 李娜"), "{told}");
    assert!(act.refused(1, &["assign", &id, "wu"]).contains("吴昊 does not stand above 李娜"));
    act.output(&["assign", &id, "zhao"]);
}

#[test]
fn nobody_takes_in_a_complaint_about_themselves() {
    let scene = house();
    let words = [
        "new",
        "--channel",
        "desk",
        "--called",
        "王女士",
        "--subject",
        "冷遇",
        "--set",
        "emotion=calm",
        "--staff",
        "wu",
    ];
    assert!(scene.at(MONDAY).by("wu").refused(1, &words).contains("whom the complaint names"));
    assert!(scene.case_files().is_empty());
    scene.at(MONDAY).by("gu").output(&words);
}

#[test]
fn what_sweep_records_waits_for_nothing() {
    let scene = house();
    let id = complaint(&scene);
    let later = scene.at("2026-11-23T11:00:00+08:00");
    let words = ["escalate", &id, "manager", "--reason", "help"];
    assert!(later.refused(1, &words).contains("plaint respond"), "a person waits");
    assert!(later.by_nobody().output(&["sweep"]).contains(&id), "the overdue response is escalated");
    assert!(record(&scene).contains("event: escalated"));
}

#[test]
fn staff_whom_the_complaint_names_are_known_to_the_shop() {
    let scene = house();
    let words = [
        "new",
        "--channel",
        "desk",
        "--called",
        "王女士",
        "--subject",
        "冷遇",
        "--set",
        "emotion=calm",
        "--staff",
        "guu",
        "--staff",
        "wo",
    ];
    let told = scene.at(MONDAY).refused(2, &words);
    assert!(told.contains("did you mean `gu`?") && told.contains("did you mean `wu`?"), "{told}");
    let id = complaint(&scene);
    let act = scene.at(MONDAY);
    assert!(
        act.refused(2, &["correct", &id, "staff", "wu,ssam", "--reason", "x"])
            .contains("did you mean `sam`?")
    );
    act.output(&["correct", &id, "staff", "wu,sam", "--reason", "mixed up"]);
    for (by, code) in [("gu", 0), ("wu", 1), ("sam", 1)] {
        let words = ["statement", &id, "--of", "customer", "--account", "cold"];
        assert_eq!(scene.at(MONDAY).by(by).run(&words).status.code(), Some(code), "{by}");
    }
    act.output(&["check"]);
}

#[test]
fn somebody_else_calls_back() {
    let scene = house();
    let id = complaint(&scene);
    scene.at(MONDAY).output(&["assign", &id, "wu"]);
    let words = ["callback", &id, "--solved", "--calm"];
    let told = scene.at(MONDAY).by("wu").refused(1, &words);
    assert!(
        told.contains("吴昊 is who handles the case") && told.contains("nobody may set it aside"),
        "{told}"
    );
    scene.at(MONDAY).by("sam").output(&words);
}

#[test]
fn what_is_set_aside_in_one_complaint_is_not_asked_of_another() {
    let scene = house();
    let (one, other) = (complaint(&scene), complaint(&scene));
    let words = ["merge", &one, "--into", &other];
    assert!(scene.at(MONDAY).refused(1, &words).contains("plaint respond"));
    let aside: Vec<&str> =
        words.iter().chain(&["--override", "answer-then-merge=the same matter"]).copied().collect();
    scene.at(MONDAY).output(&aside);
    let files: Vec<String> =
        scene.case_files().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let with = |text: &str| files.iter().filter(|file| file.contains(text)).count();
    assert_eq!((with("event: merged"), with("event: absorbed"), with("answer-then-merge")), (1, 1, 1));
}
