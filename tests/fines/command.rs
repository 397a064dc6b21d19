//! `sweep --record-fines` and `fine impose` as people run them.

use std::process::Command;

use crate::scene::{Scene, told};
use crate::support::{POLICY, SHOP};

fn scene() -> (Scene, String) {
    let scene = Scene::of(SHOP, &[("house", POLICY)]);
    let words = [
        "new",
        "--store",
        "maple",
        "--channel",
        "desk",
        "--called",
        "陈先生",
        "--subject",
        "no answer",
        "--set",
        "staff=luo",
    ];
    let made = scene.at("2026-11-23T10:00:00+08:00").by("ma").output(&words);
    let id = made.split(':').next().unwrap().to_owned();
    (scene, id)
}

const LATER: &str = "2026-11-26T10:00:00+08:00";

#[test]
fn fines_are_told_until_somebody_asks_to_record_them_and_then_once() {
    let (scene, id) = scene();
    let line = format!("{id}: would be fined: no answer in time, 100.00, paid by Maple [house §4]\n");
    for words in [&["sweep", "--dry-run"][..], &["sweep"], &["sweep", "--dry-run", "--record-fines"]] {
        let said = scene.at(LATER).by_nobody().output(words);
        assert!(said.ends_with(&line), "{words:?}: {said}");
    }
    let chinese = scene.at(LATER).by_nobody().output(&["sweep", "--language", "zh"]);
    assert_eq!(chinese, format!("{id}：应处罚款（未登记）：逾期未答复，100.00，缴纳人：枫店［house §4］\n"));
    scene.at(LATER).by_nobody().refused(4, &["sweep", "--exit-code"]);
    let said = scene.at(LATER).by_nobody().output(&["sweep", "--record-fines"]);
    assert!(said.starts_with(&format!("{id}: fined → no answer in time: 100.00")), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(scene.at(LATER).by_nobody().output(&["sweep", "--record-fines", "--exit-code"]), "");
    scene.at(LATER).by_nobody().output(&["check"]);
}

#[test]
fn two_clones_sweep_the_same_bytes_and_after_the_merge_nothing_is_left() {
    let (scene, id) = scene();
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other");
    scene.git(&["clone", "-q", ".", other.to_str().unwrap()]);
    let there = |words: &[&str], now: &str| {
        let output = scene.at(now).by_nobody().command(words).current_dir(&other).output().unwrap();
        assert!(output.status.success(), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    scene.at(LATER).by_nobody().output(&["sweep"]);
    scene.at(LATER).by_nobody().output(&["sweep", "--record-fines"]);
    there(&["sweep", "--record-fines"], "2026-11-29T10:00:00+08:00");
    let path = scene.case_files().remove(0);
    let relative = path.strip_prefix(scene.path()).unwrap();
    let (here, elsewhere) = (std::fs::read(&path).unwrap(), std::fs::read(other.join(relative)).unwrap());
    assert_eq!(String::from_utf8(here).unwrap(), String::from_utf8(elsewhere).unwrap());
    scene.git(&[
        "-c",
        "user.name=ma",
        "-c",
        "user.email=ma@example.org",
        "pull",
        "-q",
        "--no-rebase",
        "--no-edit",
        other.to_str().unwrap(),
        "HEAD",
    ]);
    assert_eq!(scene.at("2026-11-29T11:00:00+08:00").by_nobody().output(&["sweep", "--record-fines"]), "");
    assert_eq!(std::fs::read_to_string(&path).unwrap().matches("event: fined").count(), 1, "{id}");
}

#[test]
fn cron_needs_nothing_but_the_folder() {
    let (scene, id) = scene();
    let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("PLAINT_NOW", LATER);
    let output = command.current_dir(scene.path()).args(["sweep", "--record-fines"]).output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains(&format!("{id}: fined → no answer in time")), "{said}");
}

#[test]
fn whoever_may_decide_imposes_within_what_the_rule_leaves_open() {
    let (scene, id) = scene();
    let ma = scene.at("2026-11-23T11:00:00+08:00").by("ma");
    ma.output(&["respond", &id]);
    let grave = |more: &[&'static str]| {
        let mut words = vec!["fine", "impose", id.as_str(), "grave", "--reason", "twice"];
        words.extend(more);
        words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()
    };
    let run = |by: &'static str, code: i32, more: &[&'static str]| {
        let words = grave(more);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        scene.at("2026-11-24T12:00:00+08:00").by(by).refused(code, &words)
    };
    assert!(run("zhao", 1, &[]).contains("its conditions are not met"));
    scene.at("2026-11-24T11:00:00+08:00").by("zhao").output(&[
        "determine",
        &id,
        "valid",
        "--reason",
        "so",
        "--at-fault",
        "no",
        "--staff",
        "luo",
    ]);
    assert!(run("ma", 1, &["--amount", "300"]).contains("does not stand for any of the roles"));
    assert!(run("zhao", 1, &["--amount", "100"]).contains("the rule's least is 200.00"));
    assert!(run("zhao", 1, &["--amount", "2001"]).contains("the rule's most is 2,000.00"));
    assert!(run("zhao", 1, &[]).contains("`price`"));
    assert!(run("zhao", 1, &["--amount", "300", "--payer", "staff:chen"]).contains("finds them"));
    assert!(run("zhao", 0, &["--amount", "300"]).contains("fined → grave misconduct: 300.00"));
    assert!(run("zhao", 1, &["--amount", "300"]).contains("already"));
}

#[test]
fn nobody_imposes_what_they_would_pay_and_what_follows_is_recorded_as_it_follows() {
    let (scene, id) = scene();
    let impose = ["fine", "impose", id.as_str(), "late", "--reason", "so it is"];
    assert!(scene.at(LATER).by("ma").refused(1, &impose).contains("would pay a part"));
    assert!(scene.at(LATER).by("luo").refused(1, &impose).contains("would pay a part"));
    scene.at(LATER).by("qin").output(&impose);
    assert_eq!(scene.at(LATER).by("qin").output(&["sweep", "--record-fines"]).matches("fined").count(), 0);
}
