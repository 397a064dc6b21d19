//! Journals that no plaint wrote: they remove nothing, put nothing in place, and stop nobody.

use std::fs;

use serde_json::{Value, json};

use crate::house::{House, told};

/// A saving of `path` with `temporary` beside it, that seems to have been interrupted.
fn saving(path: &str, temporary: &str) -> Value {
    let entry =
        json!({"acts": [{"record": "../../x", "event": "note\nBy: li", "event_id": "e1"}], "by": "../li"});
    json!([{"entry": entry, "files": [
        {"path": path, "temporary": temporary, "before": null, "after": "00", "in_trail": true},
    ]}])
}

#[test]
fn a_journal_that_was_brought_along_does_nothing() {
    let house = House::new();
    let beside = house.at("beside/notes.txt").display().to_string();
    let mut journals: Vec<String> = [
        ("cases/x.yaml", beside.as_str()),
        ("cases/x.yaml", "../beside/notes.txt"),
        ("../beside/notes.txt", "../beside/.notes.txt.00000000.plaint-tmp"),
        ("cases/../../beside/notes.txt", "cases/../../beside/.notes.txt.00000000.plaint-tmp"),
        (".git/hooks/pre-commit", ".git/hooks/.pre-commit.00000000.plaint-tmp"),
        (".GIT/config", ".GIT/.config.00000000.plaint-tmp"),
        ("shop.toml", "shop.toml"),
        ("shop.toml", ".shop.toml..plaint-tmp/../photo.jpg"),
        ("shop.toml", "photo.jpg"),
        ("shop.toml", ".git/HEAD"),
        ("", "..00000000.plaint-tmp"),
        ("/", "/..00000000.plaint-tmp"),
        ("a\u{0}b", ".a\u{0}b.00000000.plaint-tmp"),
        ("link/notes.txt", "link/.notes.txt.00000000.plaint-tmp"),
    ]
    .iter()
    .map(|(path, temporary)| saving(path, temporary).to_string())
    .collect();
    journals.extend(["", "[", "{}", "null", "[[]]", "[{}]", "\u{feff}[]"].map(str::to_owned));
    journals.push("[".repeat(100_000));
    journals.push(json!([{"entry": {"acts": [], "by": ""}, "files": []}]).to_string());
    house.link("shop/link", &house.at("beside"));
    house.put("beside/.notes.txt.00000000.plaint-tmp", "somebody's own");
    let before = house.outside();
    let guarded = ["shop.toml", "photo.jpg", ".git/HEAD", ".git/config"];
    let held = guarded.map(|file| fs::read(house.at("shop").join(file)).unwrap());
    for journal in journals {
        house.put("shop/.plaint/journal.json", &journal);
        let output = house.run(&["note", &house.cases[0], "words"]);
        let shown = &journal[..journal.len().min(300)];
        assert!(output.status.success(), "{shown}: {}", told(&output));
        assert_eq!(house.outside(), before, "{shown}");
        assert_eq!(guarded.map(|file| fs::read(house.at("shop").join(file)).unwrap()), held, "{shown}");
        assert!(!house.at("shop/.git/hooks/pre-commit").exists());
    }
    // A journal as plaint writes it is still followed: what it names goes.
    house.put("shop/cases/.x.yaml.00000000.plaint-tmp", "left behind");
    house.put(
        "shop/.plaint/journal.json",
        saving("cases/x.yaml", "cases/.x.yaml.00000000.plaint-tmp").to_string(),
    );
    house.succeeds(&["note", &house.cases[0], "words"]);
    assert!(!house.at("shop/cases/.x.yaml.00000000.plaint-tmp").exists());
}
