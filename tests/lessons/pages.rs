//! The commands, on the shipped stories.

use std::fs;

use super::scene::{Scene, told};
use super::shop;

const NOW: &str = "2026-11-28T10:00:00+08:00";

/// Every story of the demonstration, in one workspace.
fn demonstration() -> Scene {
    let scene = Scene::new();
    let made = scene.at(NOW).run(&["demo", "stories"]);
    assert!(made.status.success(), "{}", told(&made));
    scene
}

fn records(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(records(&path));
        } else {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
    found
}

#[test]
#[expect(clippy::too_many_lines, reason = "one walk over the demonstration, which is dear to make")]
fn m15_m22_s28_pages_of_all_stories_name_nobody() {
    let scene = demonstration();
    let act = |words: &[&str]| {
        let mut all = vec!["-C", "stories"];
        all.extend(words);
        scene.at(NOW).output(&all)
    };
    let shop = shop();
    let stories = records(&scene.path().join("stories/cases"));
    assert!(stories.len() > 10);
    // What the customers' own records say of how they are called and reached.
    let customers = scene.path().join("stories/customers");
    let mut personal: Vec<String> = Vec::new();
    for record in customers.exists().then(|| records(&customers)).into_iter().flatten() {
        let lines = record.lines().filter_map(|line| line.trim().split_once(": "));
        let own = lines.filter(|(key, _)| ["called", "name", "telephone", "phone", "address"].contains(key));
        personal.extend(own.map(|(_, value)| value.trim_matches('"').to_owned()));
    }
    let (mut pages, mut drills) = (0, 0);
    for record in &stories {
        let value = |key: &str| {
            let line = record.lines().find_map(|line| line.strip_prefix(&format!("{key}: ")));
            line.map(|value| value.trim_matches('"').to_owned())
        };
        let id = value("id").unwrap();
        for language in ["en", "zh"] {
            let page = act(&["lessons", &id, "--as", "html", "--language", language]);
            pages += 1;
            assert!(page.contains("default-src 'none'") && !page.contains("<script"), "{id}");
            let mut made = vec![page];
            if record.contains("event: closed") {
                let drill = scene.at(NOW).run(&["-C", "stories", "drill", &id, "--language", language]);
                drills += usize::from(drill.status.success());
                made.push(String::from_utf8(drill.stdout).unwrap());
            }
            for page in made {
                for called in value("called").iter().chain(&personal) {
                    assert!(!page.contains(called.as_str()), "{id}: {called}: {page}");
                }
                assert!(!page.contains(&id), "{id}: {page}");
                // The complaint centre is an office: the policy's own words name it.
                for staff in shop.staff.iter().filter(|staff| staff.id != "centre") {
                    assert!(!page.contains(&staff.name), "{id}: {}", staff.name);
                }
                assert!(!page.contains("2026-"), "{id}: a date: {page}");
            }
        }
    }
    assert_eq!(pages, stories.len() * 2);
    assert!(drills > 10, "{drills}");

    // A drill is the same for the same seed, and tells the handler nothing of what came of it.
    let one = act(&["drill", "--seed", "7", "--language", "en"]);
    assert_eq!(one, act(&["drill", "--seed", "7", "--language", "en"]));
    let seeds: std::collections::BTreeSet<String> =
        (0..6).map(|seed| act(&["drill", "--seed", &seed.to_string(), "--language", "en"])).collect();
    assert!(seeds.len() > 1, "every seed draws the same");
    let sheets: Vec<&str> = one.split("\n---\n").collect();
    assert_eq!(sheets.len(), 3);
    assert!(sheets[1].contains("who handles it") && !sheets[1].contains("was enough"), "{}", sheets[1]);
    assert!(!sheets[1].contains("Tell this only"), "{}", sheets[1]);
    assert!(sheets[2].contains("score sheet") && sheets[2].contains("[ ]"));

    // Lessons by department, and typical cases.
    let all = act(&["lessons", "--format", "json"]);
    let typical = act(&["lessons", "--typical", "--format", "json"]);
    let rows = |text: &str| {
        serde_json::from_str::<serde_json::Value>(text).unwrap()["rows"].as_array().unwrap().clone()
    };
    assert!(!rows(&all).is_empty());
    assert!(rows(&typical).iter().all(|row| row["typical"] == true));
    let concerned = |row: &serde_json::Value| row["departments"].as_array().unwrap().clone();
    let departments: std::collections::BTreeSet<String> =
        rows(&all).iter().flat_map(concerned).map(|one| one.as_str().unwrap().to_owned()).collect();
    let mut found = 0;
    for department in &departments {
        let of_department = rows(&act(&["lessons", "--department", department, "--format", "json"]));
        found += of_department.len();
        for row in of_department {
            assert!(concerned(&row).iter().any(|one| one == department), "{department}: {row}");
        }
    }
    assert!(found > 2, "{departments:?}");
}

#[test]
fn a_guide_tells_what_is_due_what_to_do_and_what_never_to_say() {
    let scene = Scene::new();
    let id = scene.complaint("2026-11-09T10:05:00+08:00");
    let guide = |words: &[&str]| scene.at("2026-11-09T10:06:00+08:00").output(words);
    let english = guide(&["guide", &id, "--language", "en"]);
    for part in [
        "Due",
        "plaint respond",
        "Do now",
        "Respond within 15 minutes",
        "Never say now",
        "That is not our business",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    let chinese = guide(&["guide", &id, "--language", "zh"]);
    assert!(chinese.contains("现在要做") && chinese.contains("15分钟内响应"), "{chinese}");
    let of_stage = guide(&[
        "guide",
        "--stage",
        "triage",
        "--tier",
        "urgent-group",
        "--store",
        "east",
        "--language",
        "en",
    ]);
    assert!(of_stage.contains("Open the direct line") && of_stage.contains("negotiation team"), "{of_stage}");
    let refused =
        scene.at(NOW).refused(2, &["guide", "--stage", "triage", "--tier", "urgnt-group", "--store", "east"]);
    assert!(refused.contains("urgent-group"), "{refused}");
}
