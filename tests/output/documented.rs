//! `docs/output.md` names every key of every JSON that the reading commands print, so that none goes unnoticed.

use std::collections::BTreeSet;

use crate::settling;

const PAGE: &str = include_str!("../../docs/output.md");

/// A letter, and a wording that must never be used.
const LETTERS: &str = r#"
[[letter]]
name = "apology"
label = { en = "Apology", zh = "致歉信" }
kind = "letter"
to = "customer"
source = "[policy] one letter"

[[wording]]
text = { en = "never say this", zh = "不得这样说" }
never = true
source = "[policy] one wording"
"#;

#[test]
fn every_key_is_documented() {
    let house = settling::house();
    let (table, mapping) = (house.place("old.csv"), house.place("old.toml"));
    house.write("old.csv", "日期,内容\n2026-11-01,开胶\n昨天,开胶\n");
    house.write(
        "old.toml",
        "[fields]\nsubject = \"内容\"\ncalled = { constant = \"陈先生\" }\n[history]\nreceived = \"日期\"\n",
    );
    house.write("policies/house.toml", &format!("{}{LETTERS}", settling::POLICY));
    house.write("reply.txt", "never say this");
    // Two labels, each of enough texts to be learned.
    let folder = tempfile::tempdir().unwrap();
    let labelled = folder.path().join("labelled.csv");
    std::fs::write(&labelled, format!("text,label\n{}", "停车费太贵,parking\n衣服掉色,goods\n".repeat(15)))
        .unwrap();
    let labelled = labelled.to_str().unwrap().to_owned();
    let mut missing = BTreeSet::new();
    for (words, kind) in [
        (&["list", "--all"][..], "list"),
        (&["import", &table, "--mapping", &mapping, "--dry-run"], "import"),
        (&["overdue"], "overdue"),
        (&["agenda"], "agenda"),
        (&["summary"], "summary"),
        (&["rank", "--by", "store"], "rank"),
        (&["summary", "261102-c1c1"], "summary-case"),
        (&["show", "261116-a2a2"], "show"),
        (&["show", "261119-p3p3"], "show"),
        (&["show", "261105-s5s5"], "show"),
        (&["letter", "261119-p3p3"], "letters"),
        (&["lint", "261119-p3p3", "reply.txt"], "lint"),
        (&["evidence", "list", "261105-s5s5"], "evidence-list"),
        (&["evidence", "verify", "--all"], "evidence-verify"),
        (&["lessons", "261105-s5s5"], "lessons"),
        (&["guide", "261116-a2a2"], "guide"),
        (&["doctor"], "doctor"),
        (&["classify", "261116-a2a2"], "classify"),
        (&["classify", "--evaluate", "--labelled", &labelled], "classify-evaluation"),
    ] {
        let chapter = chapter(kind);
        let mut command = words.to_vec();
        command.extend(["--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&house.to_file(&command).results).unwrap();
        let mut keys = BTreeSet::new();
        collect(&json, &mut keys);
        missing.extend(
            keys.into_iter()
                .filter(|key| !chapter.contains(&format!("`{key}`")))
                .map(|key| format!("{kind}: {key}")),
        );
    }
    assert!(missing.is_empty(), "docs/output.md does not name {missing:#?}");
}

/// The chapter of a schema, with what holds for all of them.
fn chapter(kind: &str) -> String {
    let common = PAGE.split("\n## ").next().unwrap();
    let heading = format!("`plaint/{kind}/1`");
    let own = PAGE.split("\n## ").find(|chapter| chapter.starts_with(&heading));
    format!("{common}{}", own.unwrap_or_else(|| panic!("docs/output.md has no chapter {heading}")))
}

/// What records tell in their own words; keys below are the records'.
const OF_RECORDS: &[&str] = &["header", "customer", "fields", "due", "remedies", "responsible"];

/// The keys of all objects.
fn collect(value: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                keys.insert(key.clone());
                if !OF_RECORDS.contains(&key.as_str()) {
                    collect(value, keys);
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, keys)),
        _ => {}
    }
}
