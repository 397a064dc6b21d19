//! What the sides of a merge differ in is shown, in both languages, until somebody decides.

use std::fs;

use plaint::format::merge::{Merged, merge};

use crate::merged::SIDES;
use crate::scene::{Scene, told};

const NOW: &str = "2026-11-22T15:00:00+08:00";

/// A workspace with one complaint of which two sides differ, each by one replacement; and the complaint's id.
fn differing(before: &str, ours: &str, theirs: &str) -> (Scene, String) {
    let scene = Scene::new();
    let id = scene.complaint("2026-11-22T10:05:00+08:00");
    scene.at("2026-11-22T11:00:00+08:00").output(&["note", &id, "约定周四回复"]);
    let file = scene.case_files().remove(0);
    let base = fs::read_to_string(&file).unwrap();
    assert!(base.contains(before), "{base}");
    let side = |with: &str| base.replacen(before, with, 1);
    let Merged::Whole(text) = merge(Some(&base), &side(ours), &side(theirs), SIDES) else { panic!() };
    fs::write(&file, text).unwrap();
    scene.git(&[
        "-c",
        "user.name=Li",
        "-c",
        "user.email=li@example.org",
        "commit",
        "--quiet",
        "--all",
        "--message",
        "merged",
    ]);
    (scene, id)
}

fn differed_ids(scene: &Scene) -> Vec<String> {
    let text = fs::read_to_string(scene.case_files().remove(0)).unwrap();
    let record = plaint::format::yaml::read(&text).unwrap();
    let told = record.events.into_iter().filter(|event| event.matches("differed"));
    told.map(|event| event.id).collect()
}

#[test]
fn a_field_is_told_until_it_is_corrected() {
    let (scene, id) = differing("emotion: angry", "emotion: calm", "emotion: disappointed");
    let shown = scene.at(NOW).output(&["show", &id]);
    for line in ["versions differ", "one side has: calm", "one side has: disappointed", "to be decided"] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let shown = scene.at(NOW).output(&["--language", "zh", "show", &id]);
    for line in ["版本不一致", "一方写为：平静", "待决定"] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let agenda = scene.at(NOW).output(&["agenda", "--format", "table"]);
    assert!(agenda.contains("The sides of a merge differ: to be decided (1)"), "{agenda}");
    assert!(agenda.contains(&format!("plaint show {id}")), "{agenda}");
    let agenda = scene.at(NOW).output(&["--language", "zh", "agenda", "--format", "table"]);
    assert!(agenda.contains("合并时双方不一致，待决定（1）"), "{agenda}");
    let checked = told(&scene.at(NOW).run(&["check"]));
    assert_eq!(checked.matches("event-version-differs").count(), 2, "{checked}");
    assert!(checked.contains(&format!("plaint correct {id} emotion VALUE --reason …")), "{checked}");
    assert!(!checked.contains("event-unknown-staff"), "{checked}");

    scene.at(NOW).output(&["correct", &id, "emotion", "calm", "--reason", "asked again"]);
    let checked = told(&scene.at(NOW).run(&["check"]));
    assert!(!checked.contains("event-version-differs"), "{checked}");
    assert!(!scene.at(NOW).output(&["agenda"]).contains("differs\t"));
    let shown = scene.at(NOW).output(&["show", &id]);
    assert!(shown.contains("decided") && !shown.contains("to be decided"), "{shown}");
}

#[test]
fn an_event_is_told_until_somebody_voids_a_version() {
    let (scene, id) = differing("约定周四回复", "约定周五回复", "约定周六回复");
    let shown = scene.at(NOW).output(&["show", &id]);
    for line in ["one side has another version of \"note\"", "约定周五回复", "约定周六回复", "约定周四回复"]
    {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let ids = differed_ids(&scene);
    assert_eq!(ids.len(), 2);
    scene.at(NOW).output(&["void", &id, &ids[0], "--reason", "a slip"]);
    let checked = told(&scene.at(NOW).run(&["check"]));
    assert_eq!(checked.matches("event-version-differs").count(), 1, "{checked}");
    let text = fs::read_to_string(scene.case_files().remove(0)).unwrap();
    let record = plaint::format::yaml::read(&text).unwrap();
    let note = record.events.iter().find(|event| event.matches("note")).unwrap();
    scene.at(NOW).output(&["void", &id, &note.id, "--reason", "it was Saturday"]);
    let checked = told(&scene.at(NOW).run(&["check"]));
    assert!(!checked.contains("event-version-differs"), "{checked}");
}

#[test]
fn nobody_in_the_shop_is_called_merge() {
    let (scene, _) = differing("emotion: angry", "emotion: calm", "emotion: disappointed");
    let file = scene.case_files().remove(0);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("by: li", "by: merge")).unwrap();
    let checked = told(&scene.at(NOW).run(&["check"]));
    assert!(checked.contains("event-unknown-staff"), "only `differed` is by `merge`\n{checked}");
}
