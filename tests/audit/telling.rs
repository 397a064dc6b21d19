//! How findings are told, and what an audit remembers.

use std::fs;

use crate::{now, place, written};

#[test]
fn an_audit_since_the_last_one_looks_at_what_is_new() {
    let place = place();
    let (code, _, told) = place.audit(&[]);
    assert_eq!(code, Some(0), "{told}");
    let path = place.cases().into_iter().next().unwrap();
    written(&place, &path, ("zhao", &now(0)), "    n: 98\n    event: note\n    note: \"told\"\n");
    let (code, rows, told) = place.audit(&["--since-last"]);
    assert_eq!((code, rows.len()), (Some(3), 1), "{told}");
    assert!(told.contains("\"commits\":1"), "{told}");
    let (code, _, told) = place.audit(&["--since", &place.head()]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(place.audit(&["--since", "0000000"]).0, Some(2));
}

#[test]
fn only_what_was_looked_at_is_remembered_as_being_in_order() {
    let place = place();
    let first = place.head();
    let path = place.cases().into_iter().next().unwrap();
    written(&place, &path, ("zhao", &now(0)), "    n: 98\n    event: note\n    note: \"told\"\n");
    let remembered = || fs::read_to_string(place.root().join(".plaint/audited")).ok();
    assert_eq!(place.audit(&["--since", "HEAD"]).0, Some(2), "a name that moves is no commit");
    assert_eq!(place.audit(&["--since", &place.head()]).0, Some(0));
    assert_eq!(remembered(), None, "what lies before was never looked at");
    assert_eq!(place.audit(&["--since-last"]).0, Some(3), "so it is looked at now");
    place.git(&["reset", "-q", "--hard", &first]);
    assert_eq!(place.audit(&[]).0, Some(0));
    let noted = place.git(&["commit", "-q", "--allow-empty", "-m", "nothing"]);
    drop(noted);
    let second = place.head();
    place.git(&["commit", "-q", "--allow-empty", "-m", "nothing"]);
    assert_eq!(place.audit(&["--since", &second]).0, Some(0));
    assert_eq!(remembered(), Some(format!("{first}\n")), "there is a gap");
    assert_eq!(place.audit(&["--since", &first]).0, Some(0));
    assert_eq!(remembered(), Some(format!("{}\n", place.head())));
}

#[test]
fn one_complaint_alone_is_audited() {
    let place = place();
    let cases = place.cases();
    written(&place, &cases[0], ("zhao", &now(0)), "    n: 98\n    event: note\n    note: \"told\"\n");
    let id = |path: &str| path.rsplit('/').next().unwrap().trim_end_matches(".yaml").to_owned();
    assert_eq!(place.audit(&["--case", &id(&cases[0])]).0, Some(3));
    assert_eq!(place.audit(&["--case", &id(&cases[1])]).0, Some(0));
}

#[test]
fn people_are_told_file_commit_author_and_what_to_do_in_both_languages() {
    let place = place();
    let path = place.cases().into_iter().next().unwrap();
    let commit =
        written(&place, &path, ("zhao", &now(0)), "    n: 98\n    event: note\n    note: \"told\"\n");
    for (language, words) in [
        (
            "en",
            &[
                "by zhao: error[audit-unknown-staff]",
                "tip: ",
                "Not in order: 1 errors",
                "Not proved: who typed it",
            ][..],
        ),
        (
            "zh",
            &["zhao）：错误[audit-unknown-staff]", "提示：", "存在问题：1 个错误", "未能证实：究竟由谁录入"],
        ),
    ] {
        let output = place.plaint(&["audit", "--language", language]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(3), "{told}");
        for word in words.iter().chain([&path.as_str(), &&commit[..10]]) {
            assert!(told.contains(word), "{word} is not in {told}");
        }
    }
    for format in ["plain", "jsonl", "csv", "markdown"] {
        let output = place.plaint(&["audit", "--format", format]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.contains("audit-unknown-staff"), "{format}: {told}");
    }
}

#[test]
fn every_key_of_its_json_is_documented() {
    let page = include_str!("../../docs/output.md");
    let chapter = page.split("## `plaint/audit/1`").nth(1).unwrap().split("\n## ").next().unwrap();
    let place = place();
    let path = place.cases().into_iter().next().unwrap();
    written(&place, &path, ("zhao", &now(0)), "    n: 98\n    event: note\n    note: \"told\"\n");
    let output = place.plaint(&["audit", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let keys = json["found"][0].as_object().unwrap().keys().chain(json["totals"].as_object().unwrap().keys());
    for key in keys {
        assert!(chapter.contains(&format!("`{key}`")), "docs/output.md does not name `{key}`");
    }
}

#[test]
fn every_code_stands_in_the_page_on_trust() {
    let page = include_str!("../../docs/trust.md");
    for code in plaint::domain::audit::finding::CODES {
        assert!(page.contains(&format!("`{code}`")), "docs/trust.md does not name {code}");
    }
}
