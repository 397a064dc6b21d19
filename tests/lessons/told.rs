//! What is dealt out, as a whole and in both languages: a training page, a drill, a guide. The case is written by hand,
//! so that no id hangs on chance.

use std::fs;

use super::scene::Scene;

const ID: &str = "261109-k7qm";
const CASE: &str = include_str!("mattress.yaml");
const NOW: &str = "2026-11-28T10:00:00+08:00";

/// The chain with this complaint alone, of which only the first `events` are on record.
fn house(events: usize) -> Scene {
    let scene = Scene::new();
    let folder = scene.path().join("cases/2026/11/09");
    fs::create_dir_all(&folder).unwrap();
    let pieces: Vec<&str> = CASE.split_inclusive("  - id: ").collect();
    let mut text = pieces[..=events].concat();
    if pieces.len() > events + 1 {
        text.truncate(text.len() - "  - id: ".len());
    }
    fs::write(folder.join(format!("{ID}.yaml")), text).unwrap();
    scene
}

fn told(now: &str, events: usize, words: &[&str], language: &str) -> String {
    let mut all = words.to_vec();
    all.extend(["--language", language]);
    house(events).at(now).output(&all)
}

fn nobody_is_named(page: &str) {
    for name in [
        "陈建国",
        "陈先生",
        "建国",
        "李芳",
        "周敏",
        "钱进",
        "王强",
        "138",
        "8000",
        "中山路",
        "AB2026",
        ID,
        "2026-",
    ] {
        assert!(!page.contains(name), "{name}: {page}");
    }
}

#[test]
fn a_training_page() {
    for language in ["en", "zh"] {
        let page = told(NOW, 13, &["lessons", ID, "--as", "markdown"], language);
        nobody_is_named(&page);
        // Departments are no persons, and a record's words are no people's.
        assert!(page.contains("运营部") && !page.contains("\n   - rule"), "{page}");
        insta::assert_snapshot!(format!("training-{language}"), page);
    }
}

#[test]
fn a_drill() {
    for language in ["en", "zh"] {
        let page = told(NOW, 13, &["drill", ID], language);
        nobody_is_named(&page);
        insta::assert_snapshot!(format!("drill-{language}"), page);
    }
}

/// Just taken in, under investigation, and closed.
#[test]
fn a_guide_at_each_stage() {
    for (name, events, now) in [
        ("intake", 1, "2026-11-09T10:10:00+08:00"),
        ("triage", 2, "2026-11-09T10:20:00+08:00"),
        ("investigation", 5, "2026-11-09T10:45:00+08:00"),
        ("resolution", 10, "2026-11-10T17:30:00+08:00"),
        ("summary", 13, NOW),
    ] {
        for language in ["en", "zh"] {
            let guide = told(now, events, &["guide", ID], language);
            insta::assert_snapshot!(format!("guide-{name}-{language}"), guide);
        }
    }
}
