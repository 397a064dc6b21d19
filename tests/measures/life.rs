//! A measure from planning to review at the command line, in both languages, and everything that is refused.

use std::fs;

use crate::scene::{Scene, told};

/// The id of the only measure.
pub(crate) fn measure(scene: &Scene) -> String {
    let mut files = fs::read_dir(scene.path().join("measures")).unwrap();
    let name = files.next().unwrap().unwrap().file_name().into_string().unwrap();
    name.trim_end_matches(".yaml").to_owned()
}

fn planned() -> (Scene, String, String) {
    let scene = Scene::new();
    let case = scene.complaint("2026-11-09T10:05:00+08:00");
    let told = scene.at("2026-11-10T09:00:00+08:00").by("zhou").output(&[
        "measure",
        "plan",
        "增加引导员",
        "--owner",
        "wang",
        "--area",
        "traffic",
        "--store",
        "east",
        "--against",
        "category=parking",
        "--from",
        &case,
        "--due",
        "2026-11-20T18:00:00+08:00",
    ]);
    let id = measure(&scene);
    assert!(told.starts_with(&format!("{id}: measure planned → 增加引导员\n")), "{told}");
    (scene, case, id)
}

/// Ids and hashes made the same.
fn settled(scene: &Scene, case: &str, id: &str, text: &str) -> String {
    let mut text = text.replace(case, "CASE").replace(id, "MEASURE");
    let record = fs::read_to_string(scene.path().join(format!("measures/{id}.yaml"))).unwrap();
    for (index, event) in plaint::commands::demo::story::event_ids(&record).iter().enumerate() {
        text = text.replace(event, &format!("e{}", index + 1));
    }
    text
}

#[test]
#[expect(clippy::too_many_lines, reason = "the life of a measure, command by command")]
fn from_planning_to_review() {
    let (scene, case, id) = planned();
    let mut shown = String::new();
    let mut act = |now: &str, by: &str, words: &[&str]| {
        let told = told(&scene.at(now).by(by).run(words));
        shown.push_str(&format!("$ {}\n{}\n", words.join(" "), told));
    };
    act(
        "2026-11-12T10:00:00+08:00",
        "wang",
        &["measure", "assign", &id, "--owner", "hou", "--department", "property"],
    );
    act(
        "2026-11-13T10:00:00+08:00",
        "hou",
        &[
            "measure",
            "extend",
            &id,
            "--to",
            "2026-11-25T18:00:00+08:00",
            "--authority",
            "hou",
            "--reason",
            "下雨",
        ],
    );
    act(
        "2026-11-13T10:01:00+08:00",
        "hou",
        &[
            "measure",
            "extend",
            &id,
            "--to",
            "2026-11-25T18:00:00+08:00",
            "--authority",
            "wang",
            "--reason",
            "下雨",
        ],
    );
    act("2026-11-20T18:00:00+08:00", "hou", &["measure", "pause", &id, "--reason", "等物业施工许可"]);
    act("2026-11-22T18:00:00+08:00", "hou", &["measure", "resume", &id]);
    act("2026-11-28T09:00:00+08:00", "hou", &["overdue", "--owner", "hou", "--format", "csv"]);
    act("2026-11-28T09:00:00+08:00", "hou", &["why", &id, "carry-out"]);
    act(
        "2026-11-28T09:30:00+08:00",
        "hou",
        &["measure", "review", &id, "--effective", "yes", "--reason", "试"],
    );
    act(
        "2026-11-28T10:00:00+08:00",
        "hou",
        &["measure", "done", &id, "地面标线重划，早晚高峰增加引导员2名", "--evidence", "标线验收单"],
    );
    act("2026-11-28T10:05:00+08:00", "hou", &["measure", "done", &id, "又一次"]);
    act(
        "2027-01-20T10:00:00+08:00",
        "hou",
        &["measure", "review", &id, "--effective", "yes", "--reason", "投诉减少"],
    );
    act(
        "2027-01-20T10:05:00+08:00",
        "qian",
        &["measure", "review", &id, "--effective", "partly", "--reason", "件数太少"],
    );
    act("2027-01-20T10:10:00+08:00", "qian", &["measure", "drop", &id, "--reason", "试"]);
    act("2027-01-20T10:15:00+08:00", "qian", &["measure", "show", &id, "--format", "table"]);
    act("2027-01-20T10:15:00+08:00", "qian", &["--language", "zh", "show", &id, "--format", "table"]);
    act(
        "2027-01-20T10:15:00+08:00",
        "qian",
        &["--language", "zh", "measure", "list", "--case", &case, "--format", "table"],
    );
    insta::assert_snapshot!(settled(&scene, &case, &id, &shown));
    scene.git(&["fsck", "--strict"]);
}

/// Two machines sweep a breach: the same bytes, and nothing twice.
#[test]
fn a_breach_is_escalated_once_and_in_the_same_bytes() {
    let (scene, _, id) = planned();
    let file = scene.path().join(format!("measures/{id}.yaml"));
    let before = fs::read(&file).unwrap();
    let swept = scene.at("2026-11-25T08:00:00+08:00").by_nobody().output(&["sweep"]);
    assert!(
        swept.contains(&format!("{id}: escalated → mall manager (carry-out, 2026-11-20T18:00:00+08:00)")),
        "{swept}"
    );
    let first = fs::read(&file).unwrap();
    assert!(!scene.at("2026-11-26T08:00:00+08:00").by_nobody().output(&["sweep"]).contains(&id));
    assert_eq!(fs::read(&file).unwrap(), first);
    fs::write(&file, before).unwrap();
    scene.at("2026-11-26T09:00:00+08:00").by_nobody().output(&["sweep"]);
    assert_eq!(
        String::from_utf8(fs::read(&file).unwrap()),
        String::from_utf8(first),
        "on a later day, the same bytes"
    );
}

/// A link is taken back, an event voided; the planning itself cannot be.
#[test]
fn mistakes_are_taken_back() {
    let (scene, case, id) = planned();
    let now = scene.at("2026-11-11T09:00:00+08:00");
    assert!(now.output(&["show", &case]).contains(&id));
    now.output(&["measure", "link", &id, &case, "--undo", "--reason", "另一事项"]);
    assert!(!now.output(&["show", &case]).contains(&id));
    let twice = now.run(&["measure", "link", &id, &case, "--undo", "--reason", "另一事项"]);
    assert!(!twice.status.success());
    let record = fs::read_to_string(scene.path().join(format!("measures/{id}.yaml"))).unwrap();
    let planned = plaint::commands::demo::story::event_ids(&record)[0].clone();
    let refused = now.run(&["measure", "void", &id, &planned, "--reason", "误登"]);
    assert!(told(&refused).contains("an event `planned` cannot be voided"), "{}", told(&refused));
    let role = now.run(&["measure", "drop", &id, "--reason", "不再需要"]);
    assert!(told(&role).contains("a measure is dropped by"), "{}", told(&role));
    scene.at("2026-11-11T10:00:00+08:00").by("wang").output(&[
        "measure",
        "drop",
        &id,
        "--reason",
        "不再需要",
    ]);
    assert!(
        scene.at("2026-12-11T10:00:00+08:00").output(&["overdue"]).lines().all(|line| !line.contains(&id))
    );
}

/// `check` knows measures: who answers for them, what they are against, which complaints they name.
#[test]
fn check_tells_what_does_not_fit() {
    let (scene, case, id) = planned();
    let check = || told(&scene.at("2026-11-12T09:00:00+08:00").run(&["check", "--format", "csv"]));
    assert!(!check().contains("measure-"), "{}", check());
    let file = scene.path().join(format!("measures/{id}.yaml"));
    let text = fs::read_to_string(&file).unwrap();
    let spoilt = text
        .replace("owner: wang", "owner: wong")
        .replace("area: traffic", "area: trafic")
        .replace(&format!("to: {case}"), "to: 261101-0000");
    fs::write(&file, spoilt).unwrap();
    for code in ["measure-unknown-owner", "measure-unknown-name", "measure-unknown-complaint"] {
        assert!(check().contains(code), "{code}: {}", check());
    }
}

/// A measure in another store, whose policy nobody can read: that is told, and everything else is still shown.
#[test]
fn a_measure_whose_rules_cannot_be_read_is_a_finding_and_the_cases_are_shown() {
    let (scene, case, readable) = planned();
    let plan =
        ["measure", "plan", "冷柜加装断电报警", "--owner", "shi", "--area", "goods", "--store", "fresh"];
    let plan = [&plan[..], &["--against", "category=spoiled", "--due", "2026-11-20T18:00:00+08:00"]].concat();
    scene.at("2026-11-10T09:10:00+08:00").by("shi").output(&plan);
    let files = fs::read_dir(scene.path().join("measures")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let unreadable = names.map(|name| name.trim_end_matches(".yaml").to_owned()).find(|id| *id != readable);
    let unreadable = unreadable.unwrap();
    let policy = scene.path().join("policies/supermarket.toml");
    let whole = fs::read_to_string(&policy).unwrap();
    fs::write(&policy, format!("colour = \"red\"\n{whole}")).unwrap();
    for words in [&["overdue"][..], &["agenda"], &["measure", "list"], &["show", &case], &["summary"]] {
        for language in ["en", "zh"] {
            let words = [words, &["--language", language]].concat();
            let told = scene.at("2026-12-01T09:00:00+08:00").refused(3, &words);
            assert!(told.contains("measure-rules-unreadable"), "{words:?}: {told}");
            assert!(told.contains(&format!("measures/{unreadable}.yaml")), "{words:?}: {told}");
            assert!(
                told.contains("policies/supermarket.toml") && told.contains("colour"),
                "{words:?}: {told}"
            );
            if words[0] == "overdue" || words[0] == "agenda" {
                assert!(told.contains(&case[7..]) && told.contains("增加引导员"), "{words:?}: {told}");
            }
        }
    }
    let json = scene.at("2026-12-01T09:00:00+08:00").run(&["overdue", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["findings"][0]["code"], "measure-rules-unreadable", "{json}");
}
