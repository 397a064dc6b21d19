//! The command: a bad batch in a small shop, from the first complaint to whom to call.

use crate::scene::{Scene, told};

/// A complaint in the corner shop.
fn complain(scene: &Scene, now: &str, subject: &str, (item, batch): (&str, &str), who: &[&str]) {
    let (item, batch) = (format!("item={item}"), format!("batch={batch}"));
    let mut words = vec!["new", "--store", "corner", "--channel", "counter", "--subject", subject];
    words.extend(["--set", &item, "--set", &batch, "--set", "receipt=shown", "--set", "demand=exchange"]);
    words.extend(who);
    scene.at(now).by("xu").output(&words);
}

/// Half a year of little, then a batch that breaks.
fn house() -> Scene {
    let scene = Scene::new();
    let customer = |telephone, name, called| {
        let words = ["customer", "add", "--telephone", telephone, "--name", name, "--called", called];
        scene.at("2026-05-01T10:00:00+08:00").by("xu").output(&words);
    };
    customer("13800138000", "王建国", "王先生");
    customer("13900139001", "李丽", "李女士");
    complain(&scene, "2026-05-11T10:00:00+08:00", "皮鞋开胶", ("男鞋A", "B0"), &["--called", "甲先生"]);
    complain(&scene, "2026-07-02T10:00:00+08:00", "鞋带断", ("女靴K3", "B6"), &["--called", "乙女士"]);
    let boots = ("女靴 K3", "B7");
    complain(
        &scene,
        "2026-11-05T10:00:00+08:00",
        "断底",
        boots,
        &["--customer", "13800138000", "--called", "王先生"],
    );
    complain(
        &scene,
        "2026-11-08T10:00:00+08:00",
        "断底，要求换货",
        boots,
        &["--customer", "13900139001", "--called", "李女士"],
    );
    complain(&scene, "2026-11-10T10:00:00+08:00", "断底了", ("女靴K3", "b7"), &["--called", "赵女士"]);
    complain(
        &scene,
        "2026-11-20T10:00:00+08:00",
        "又断底",
        boots,
        &["--customer", "13800138000", "--called", "王先生"],
    );
    scene
}

const NOW: &str = "2026-11-22T10:00:00+08:00";

/// The output with what is random in it made the same: ids of cases in order of receipt, ids of customers.
fn settled(scene: &Scene, text: &str) -> String {
    let mut text = text.to_owned();
    for (index, file) in scene.case_files().iter().enumerate() {
        text = text.replace(file.file_stem().unwrap().to_str().unwrap(), &format!("CASE{}", index + 1));
    }
    for file in std::fs::read_dir(scene.path().join("customers")).unwrap() {
        let path = file.unwrap().path();
        let record = std::fs::read_to_string(&path).unwrap();
        let name = if record.contains("王建国") { "CUSTOMER-WANG" } else { "CUSTOMER-LI" };
        text = text.replace(path.file_stem().unwrap().to_str().unwrap(), name);
    }
    text
}

#[test]
fn a_bad_batch_is_flagged_with_whom_to_contact() {
    let scene = house();
    let shown = |words: &[&str]| settled(&scene, &scene.at(NOW).by("xu").output(words));
    insta::assert_snapshot!("bad_batch_en", shown(&["systemic", "--format", "table"]));
    insta::assert_snapshot!("bad_batch_zh", shown(&["systemic", "--format", "table", "--language", "zh"]));
    insta::assert_snapshot!("one_value_en", shown(&["systemic", "item=女靴k3", "--format", "table"]));
}

#[test]
fn what_is_hidden_and_what_is_revealed() {
    let scene = house();
    for format in ["table", "plain", "json", "jsonl", "csv"] {
        let hidden = told(&scene.at(NOW).by("xu").run(&["systemic", "--format", format]));
        for secret in ["13800138000", "13900139001", "王建国", "李丽"] {
            assert!(!hidden.contains(secret), "{format}: {hidden}");
        }
        let shown = scene.at(NOW).by("xu").output(&["systemic", "--reveal", "--format", format]);
        assert!(shown.contains("13800138000"), "{format}: {shown}");
    }
}

#[test]
fn cron_hears_of_it_by_the_exit_code() {
    let scene = house();
    let code = |now: &'static str, words: &[&str]| scene.at(now).by_nobody().run(words).status.code();
    assert_eq!(code(NOW, &["systemic", "--exit-code"]), Some(4));
    assert_eq!(code(NOW, &["systemic"]), Some(0));
    assert_eq!(
        code(
            "2026-07-03T10:00:00+08:00",
            &["systemic", "--exit-code", "--as-of", "2026-07-03T10:00:00+08:00"]
        ),
        Some(0)
    );
    let quiet = told(&scene.at(NOW).run(&["systemic", "--period", "2026-07", "--format", "table"]));
    assert!(quiet.contains("nothing stands out"), "{quiet}");
    let unknown = scene.at(NOW).refused(2, &["systemic", "item=伞"]);
    assert!(unknown.contains("what is watched: item=…  batch=…"), "{unknown}");
}

#[test]
fn the_same_instant_shows_the_same_bytes() {
    let scene = house();
    let words = ["systemic", "--as-of", NOW, "--format", "json"];
    let then = scene.at(NOW).output(&words);
    assert_eq!(scene.at("2027-03-01T10:00:00+08:00").output(&words), then);
}

#[test]
fn every_key_stands_in_the_manual() {
    let scene = house();
    let page = include_str!("../../docs/output.md");
    let chapter = page.split("\n## ").find(|chapter| chapter.starts_with("`plaint/systemic/1`")).unwrap();
    let json: serde_json::Value =
        serde_json::from_str(&scene.at(NOW).output(&["systemic", "--format", "json"])).unwrap();
    let rows = ["looks", "problems", "contacts", "steps"].map(|key| json[key][0].as_object().unwrap());
    let keys = json.as_object().unwrap().keys().chain(rows.into_iter().flat_map(|row| row.keys()));
    let missing: Vec<&String> = keys
        .filter(|key| !["schema", "as_of", "findings"].contains(&key.as_str()))
        .filter(|key| !chapter.contains(&format!("`{key}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
