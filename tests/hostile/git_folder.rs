//! A `.git` that leads elsewhere: nothing lands in somebody else's history, and no link in it is written through.

use std::fs;

use crate::house::{House, told};

/// Records something; what was said.
fn note(house: &House) -> String {
    let output = house.run(&["note", &house.cases[0], "words", "--language", "en"]);
    let said = told(&output);
    assert!(output.status.success(), "{said}");
    said
}

/// Somebody else's repository beside the workspace, with a commit; its tip.
fn theirs(house: &House) -> String {
    fs::create_dir_all(house.at("beside/theirs")).unwrap();
    house.git("beside/theirs", &["init", "-q", "-b", "main"]);
    house.git("beside/theirs", &["commit", "-q", "--allow-empty", "-m", "theirs"]);
    String::from_utf8(house.git("beside/theirs", &["rev-parse", "HEAD"]).stdout).unwrap()
}

#[test]
fn nothing_is_committed_to_a_history_that_git_is_led_to() {
    let house = House::new();
    let tip = theirs(&house);
    let before = house.outside();
    fs::rename(house.at("shop/.git"), house.at("shop/git-of-before")).unwrap();
    house.put("shop/.git", format!("gitdir: {}\n", house.at("beside/theirs/.git").display()));
    let said = note(&house);
    assert!(said.contains("the history of another folder"), "{said}");
    house.link("shop/.git", &house.at("beside/theirs/.git"));
    let said = note(&house);
    assert!(said.contains("the history of another folder"), "{said}");
    assert_eq!(house.outside(), before);
    assert_eq!(house.git("beside/theirs", &["rev-parse", "HEAD"]).stdout, tip.as_bytes());
}

#[test]
fn no_link_in_the_git_folder_is_written_through() {
    for name in ["index", "HEAD", "config", "packed-refs", "refs", "refs/heads", "logs", "objects", "info"] {
        let house = House::new();
        let here = house.at("shop/.git").join(name);
        let there = house.at("beside/there");
        if here.exists() {
            fs::rename(&here, &there).unwrap();
        } else {
            fs::write(&there, "").unwrap();
        }
        house.link(&format!("shop/.git/{name}"), &there);
        let before = house.outside();
        let said = note(&house);
        // To git a folder whose HEAD leads out of it is no repository at all.
        assert!(said.contains(if name == "HEAD" { "no audit trail" } else { "is a link" }), "{name}: {said}");
        for words in [&["sync"][..], &["doctor"], &["resolve"], &["init"], &["sweep"]] {
            house.run(words);
        }
        assert_eq!(house.outside(), before, "{name}");
    }
}

#[test]
fn a_working_tree_elsewhere_and_objects_elsewhere_are_left_alone() {
    let house = House::new();
    let before = house.outside();
    house.git("shop", &["config", "core.worktree", house.at("beside").to_str().unwrap()]);
    note(&house);
    house.git("shop", &["config", "core.worktree", ".."]);
    note(&house);
    house.git("shop", &["config", "core.worktree", house.at("").to_str().unwrap()]);
    note(&house);
    assert_eq!(house.outside(), before);
    house.git("shop", &["config", "--unset", "core.worktree"]);
    house.put("shop/.git/objects/info/alternates", house.at("beside").to_str().unwrap());
    note(&house);
    assert_eq!(house.outside(), before);
    assert!(house.git("shop", &["fsck", "--strict"]).status.success());
}
