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
    for name in [
        "index",
        "HEAD",
        "config",
        "packed-refs",
        "refs",
        "refs/heads",
        "refs/plaint",
        "logs",
        "logs/refs/heads",
        "logs/refs/heads/main",
        "objects",
        "objects/pack",
        "objects/ab",
        "info",
        "info/refs",
    ] {
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

/// Records something where `.git` is what was just put there; what was said, and that nothing came of it outside.
fn note_beside(house: &House) -> String {
    let before = house.outside();
    let said = note(house);
    assert_eq!(house.outside(), before, "{said}");
    said
}

#[test]
fn no_word_of_the_workspace_alone_makes_a_history_its_own() {
    let house = House::new();
    theirs(&house);
    house.git("beside/theirs", &["worktree", "add", "-q", house.at("beside/tree").to_str().unwrap()]);
    house.git("beside", &["init", "-q", "-b", "main", "--separate-git-dir=apart.git", "apart"]);
    house.git("beside/apart", &["commit", "-q", "--allow-empty", "-m", "theirs"]);
    fs::rename(house.at("shop/.git"), house.at("shop/git-of-before")).unwrap();
    for folder in ["theirs/.git/worktrees/tree", "apart.git"] {
        house.put("shop/.git", format!("gitdir: {}\n", house.at("beside").join(folder).display()));
        let said = note_beside(&house);
        assert!(said.contains("the history of another folder"), "{folder}: {said}");
    }
    // A folder of one's own whose branches and objects are somebody else's.
    fs::remove_file(house.at("shop/.git")).unwrap();
    fs::rename(house.at("shop/git-of-before"), house.at("shop/.git")).unwrap();
    house.put("shop/.git/commondir", format!("{}\n", house.at("beside/theirs/.git").display()));
    house.put("shop/.git/gitdir", format!("{}\n", house.at("shop/.git").display()));
    let said = note_beside(&house);
    assert!(said.contains("the history of another folder"), "{said}");
}

#[test]
fn what_git_itself_sets_up_beside_a_workspace_is_its_own() {
    // A linked working tree.
    let house = House::new();
    let tip = |house: &House| house.git("shop", &["rev-parse", "HEAD"]).stdout;
    let tree = house.at("tree");
    assert!(house.git("shop", &["worktree", "add", "-q", tree.to_str().unwrap()]).status.success());
    let before = tip(&house);
    let recorded = |house: &House, folder: &str| {
        let mut command = house.plaint(&["note", &house.cases[0], "words", "--language", "en"]);
        let output = command.current_dir(house.at(folder)).output().unwrap();
        assert!(!told(&output).contains("nothing is written there"), "{}", told(&output));
        String::from_utf8(house.git(folder, &["log", "-1", "--format=%s"]).stdout).unwrap()
    };
    assert!(recorded(&house, "tree").contains("note"));
    assert_eq!(tip(&house), before);
    // A submodule.
    let house = House::new();
    fs::create_dir(house.at("group")).unwrap();
    house.git("group", &["init", "-q", "-b", "main"]);
    let shop = house.at("shop");
    let added =
        ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", shop.to_str().unwrap(), "shop"];
    assert!(house.git("group", &added).status.success());
    assert!(recorded(&house, "group/shop").contains("note"));
    // A folder apart that names its working tree.
    let house = House::new();
    assert!(house.git("shop", &["init", "-q", "--separate-git-dir=../apart.git"]).status.success());
    assert!(note(&house).contains("the history of another folder"));
    house.git("shop", &["config", "core.worktree", house.at("shop").to_str().unwrap()]);
    assert!(recorded(&house, "shop").contains("note"));
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
