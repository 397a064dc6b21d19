//! `policy check` and `policy show`, as they are run.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use plaint::format::law;
use plaint::format::policy::shipped;

const SHOP: &str = "name = \"A\"\nzone = \"Asia/Shanghai\"\npolicy = \"mine\"\ncalendar = \"cn\"\nlanguage = \"en\"\n\
    [hours]\nevery-day = [\"09:00-21:00\"]\n[[staff]]\nid = \"li\"\nname = \"Li\"\n";

pub(crate) fn plaint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plaint"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("PLAINT_NOW", "2026-11-22T12:00:00+08:00")
        .output()
        .unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The smallest policy of the gallery, under another id.
fn mine(changes: &[(&str, &str)]) -> String {
    let small = include_str!("../findings/policy-source-without-reason/policy.toml");
    let mut mine =
        small.replace("id = \"policy\"", "id = \"mine\"").replace("\"[policy]\"", "\"[policy] a week\"");
    for (from, to) in changes {
        assert!(mine.contains(from), "{from}");
        mine = mine.replacen(from, to, 1);
    }
    mine
}

pub(crate) fn workspace(policy: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    fs::create_dir(folder.path().join("policies")).unwrap();
    fs::write(folder.path().join("policies/mine.toml"), policy).unwrap();
    folder
}

#[test]
fn outside_a_workspace_the_shipped_policies_are_checked_and_clean() {
    let folder = tempfile::tempdir().unwrap();
    let output = plaint(folder.path(), &["policy", "check", "--strict"]);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout).lines().count(), shipped::POLICIES.len() + law::shipped::BOOKS.len());
    assert!(text(&output.stdout).lines().all(|line| line.ends_with("\tclean")));
}

#[test]
fn all_faults_of_a_policy_are_told_at_once_each_at_its_place() {
    let folder = workspace(&mine(&[
        ("version = \"2026.1\"", "verison = \"2026.1\""),
        ("rank = 2", "rank = \"2\""),
        ("until = \"closed\"", "until = \"clsoed\""),
        ("zh = \"经理\"", "zh = \"\""),
    ]));
    let output = plaint(folder.path(), &["policy", "check"]);
    assert_eq!(output.status.code(), Some(3));
    let told = text(&output.stderr);
    for place in ["mine.toml:2:1", "mine.toml:31:8", "mine.toml:39:9", "mine.toml:47:32"] {
        assert!(told.contains(place), "{place} is not in\n{told}");
    }
    assert!(told.contains("did you mean `version`?") && told.contains("did you mean `closed`?"), "{told}");
    assert_eq!(text(&output.stdout), "policies/mine.toml\t\t\t0\t5\t0\tfaulty\n");
}

#[test]
fn an_example_that_does_not_come_out_is_an_error_and_a_warning_only_when_strict() {
    let folder = workspace(&mine(&[("2026-11-30T18:00:00+08:00", "2026-11-27T18:00:00+08:00")]));
    let output = plaint(folder.path(), &["policy", "check", "--language", "zh"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("实为 2026-11-30T18:00:00+08:00"), "{}", text(&output.stderr));

    let folder = workspace(&mine(&[("[policy] a week\"", "[policy]\"")]));
    assert_eq!(plaint(folder.path(), &["policy", "check"]).status.code(), Some(0));
    assert_eq!(plaint(folder.path(), &["policy", "check", "--strict"]).status.code(), Some(3));
}

#[test]
fn files_that_are_named_are_checked_wherever_they_are() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.toml"), b"id = \"bad\"\nlabel = \xff\n").unwrap();
    let output = plaint(folder.path(), &["policy", "check", "bad.toml", "--format", "json"]);
    assert_eq!(output.status.code(), Some(3));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["schema"], "plaint/policy-check/1");
    assert!(text(&output.stderr).contains("bad.toml:2:9"), "{}", text(&output.stderr));

    let output = plaint(folder.path(), &["policy", "check", "missing.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("missing.toml"));
}

#[test]
fn a_policy_is_shown_in_both_languages_with_its_sources() {
    let folder = tempfile::tempdir().unwrap();
    for (id, policy) in shipped::POLICIES {
        let english = plaint(folder.path(), &["policy", "show", id]);
        let chinese = plaint(folder.path(), &["policy", "show", id, "--language", "zh"]);
        assert_eq!((english.status.code(), chinese.status.code()), (Some(0), Some(0)));
        let (english, chinese) = (text(&english.stdout), text(&chinese.stdout));
        for heading in ["Intake", "Triage", "Clocks", "Escalation", "Wording", "Checklists", "Examples"] {
            assert!(english.contains(&format!("\n{heading}\n")), "{id}: {heading}");
        }
        for heading in ["受理", "定级", "时限", "升级", "用语", "检查清单", "示例"] {
            assert!(chinese.contains(&format!("\n{heading}\n")), "{id}: {heading}");
        }
        // Every source of a clock's term is shown as it stands in the file.
        let root: toml::Table = policy.parse().unwrap();
        for clock in root["clock"].as_array().unwrap() {
            let terms = clock.get("terms").and_then(|terms| terms.as_array());
            for source in terms.into_iter().flatten().filter_map(|term| term.get("source")) {
                assert!(english.contains(source.as_str().unwrap()), "{id}: {source}");
            }
        }
    }
}

#[test]
fn one_section_is_shown_alone_and_a_mistyped_name_is_told() {
    let folder = workspace(&mine(&[]));
    let output = plaint(folder.path(), &["policy", "show", "--section", "clocks"]);
    assert_eq!(output.status.code(), Some(0), "the shop's own policy is shown by default");
    let shown = text(&output.stdout);
    assert!(
        shown.contains("settlement") && shown.contains("5 working days") && !shown.contains("Triage"),
        "{shown}"
    );

    let output = plaint(folder.path(), &["policy", "show", "mien"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("did you mean `mine`?"), "{}", text(&output.stderr));
}
