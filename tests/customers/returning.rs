//! A known customer complains again.

use crate::scene::{Scene, told};
use crate::{TELEPHONE, complain, known_customer, settled};

#[test]
fn the_history_is_brought_up_by_new_show_and_triage() {
    let scene = Scene::new();
    known_customer(&scene);
    let (first, quiet) = complain(&scene, "2026-11-02T10:05:00+08:00", "床垫塌陷");
    assert!(!quiet.contains("complained before"), "{quiet}");
    assert!(quiet.contains("prefers: values privacy → speak in a separate room"), "{quiet}");
    scene.at("2026-11-02T10:10:00+08:00").output(&[
        "respond",
        &first,
        "--form",
        "face-to-face",
        "--note",
        "致歉",
    ]);
    let (second, again) = complain(&scene, "2026-11-20T10:00:00+08:00", "新床垫又塌陷，电话13800138000");
    insta::assert_snapshot!("new_again_en", settled(&scene, &again));
    for words in [&["triage", &second][..], &["show", &second, "--format", "table"]] {
        let shown = scene.at("2026-11-20T10:01:00+08:00").output(words);
        assert!(
            shown.contains("this customer has complained before: once, on 2026-11-02, 1 still open"),
            "{shown}"
        );
        assert!(shown.contains(&format!("the last: {first} of 2026-11-02")), "{shown}");
        assert!(shown.contains("prefers: values privacy → speak in a separate room"), "{shown}");
    }
    let shown = scene.at("2026-11-20T10:01:00+08:00").output(&["show", &second, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(json["earlier"][0]["id"], first.as_str());
    assert_eq!(json["preferences"][0]["prefers"], "values-privacy");
}

#[test]
fn the_profile_tells_everything_open_ones_first() {
    let scene = Scene::new();
    let id = known_customer(&scene);
    let (first, _) = complain(&scene, "2026-11-02T10:05:00+08:00", "床垫塌陷");
    complain(&scene, "2026-11-20T10:00:00+08:00", "台灯不亮");
    scene.at("2026-11-03T10:00:00+08:00").output(&["withdraw", &first, "--reason", "已自行修好"]);
    let show = |who: &str, language: &str| {
        let words = ["customer", "show", who, "--format", "table", "--language", language];
        settled(&scene, &scene.at("2026-11-21T10:00:00+08:00").output(&words))
    };
    insta::assert_snapshot!("profile_en", show(&id, "en"));
    insta::assert_snapshot!("profile_zh", show(TELEPHONE, "zh"));
    assert_eq!(show(&id[..6], "en"), show(&id, "en"), "the beginning of an id is enough");
}

#[test]
fn preferences_are_added_and_taken_away_and_misspelt_ones_refused() {
    let scene = Scene::new();
    let id = known_customer(&scene);
    let at = || scene.at("2026-11-03T10:00:00+08:00");
    let record = || std::fs::read_to_string(scene.path().join(format!("customers/{id}.yaml"))).unwrap();
    at().output(&[
        "customer",
        "change",
        &id,
        "--prefers",
        "high-spending",
        "--no-longer",
        "请打 13700137000",
    ]);
    assert!(record().contains("prefers: [values-privacy, high-spending]"), "{}", record());
    let checked = at().run(&["check", "--format", "csv"]);
    assert!(!crate::scene::told(&checked).contains("prefers"), "{}", crate::scene::told(&checked));
    at().output(&["customer", "change", &id, "--prefers", "high-spending"]);
    assert!(record().contains("prefers: [values-privacy, high-spending]"), "twice is once: {}", record());
    let wrong = at().refused(2, &["customer", "change", &id, "--prefers", "values-privcy"]);
    assert!(wrong.contains("did you mean `values-privacy`?"), "{wrong}");
    let absent = at().refused(2, &["customer", "change", &id, "--no-longer", "quiet-room"]);
    assert!(absent.contains("on record: values-privacy, high-spending"), "{absent}");
    let nothing = at().refused(2, &["customer", "change", &id]);
    assert!(nothing.contains("`--prefers`"), "{nothing}");
}

#[test]
fn a_telephone_number_that_nobody_has_gets_into_no_complaint() {
    let scene = Scene::new();
    known_customer(&scene);
    let words = [
        "new",
        "--store",
        "east",
        "--channel",
        "service-desk",
        "--customer",
        "13800138999",
        "--subject",
        "x",
    ];
    let wrong = scene.at("2026-11-03T10:00:00+08:00").refused(2, &words);
    assert!(wrong.contains("no customer has this telephone number"), "{wrong}");
    assert!(scene.case_files().is_empty());
    let (id, _) = complain(&scene, "2026-11-03T10:05:00+08:00", "灯坏了");
    let text = std::fs::read_to_string(&scene.case_files()[0]).unwrap();
    assert!(text.contains("customer: c-") && !text.contains(TELEPHONE), "{id}: {text}");
}

#[test]
fn who_is_known_only_from_complaints_is_told_so() {
    let scene = Scene::new();
    let id = known_customer(&scene);
    complain(&scene, "2026-11-02T10:05:00+08:00", "床垫塌陷");
    std::fs::remove_file(scene.path().join(format!("customers/{id}.yaml"))).unwrap();
    let shown = scene.at("2026-11-03T10:00:00+08:00").output(&["customer", "show", &id, "--format", "table"]);
    assert!(shown.contains("is not on this machine") && shown.contains("床垫塌陷"), "{shown}");
    let unknown = told(&scene.at("2026-11-03T10:00:00+08:00").run(&["customer", "show", "c-000000000000"]));
    assert!(unknown.contains("there is no customer"), "{unknown}");
}

#[test]
fn every_key_of_the_profile_stands_in_the_manual() {
    let scene = Scene::new();
    let id = known_customer(&scene);
    complain(&scene, "2026-11-02T10:05:00+08:00", "床垫塌陷");
    let page = include_str!("../../docs/output.md");
    let chapter = page.split("\n## ").find(|chapter| chapter.starts_with("`plaint/customer/1`")).unwrap();
    let text = scene.at("2026-11-03T10:00:00+08:00").output(&["customer", "show", &id, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let own = json["customer"].as_object().unwrap();
    let rows = ["preferences", "cases"].map(|key| json[key][0].as_object().unwrap());
    let keys =
        json.as_object().unwrap().keys().chain(own.keys()).chain(rows.into_iter().flat_map(|row| row.keys()));
    let missing: Vec<&String> = keys
        .filter(|key| {
            !["schema", "as_of", "findings"].contains(&key.as_str()) && !chapter.contains(&format!("`{key}`"))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
