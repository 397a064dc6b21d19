//! `resolve`: after a merge that was made without the driver.

use std::fs;

use crate::house::{House, parted};

fn parted_without_driver() -> (House, String) {
    let (house, id) = parted();
    house.without_driver();
    (house, id)
}

/// What the driver makes of the two branches of [`parted`].
fn by_the_driver(house: &House, id: &str) -> String {
    house.plaint(0, &["init"]);
    house.git(&["merge", "--no-edit", "other"]);
    let text = house.text(id);
    house.git(&["reset", "-q", "--hard", "HEAD^1"]);
    house.without_driver();
    text
}

#[test]
fn a_merge_with_markers_becomes_what_the_driver_would_have_made() {
    let (house, id) = parted_without_driver();
    let wanted = by_the_driver(&house, &id);
    for style in ["merge", "diff3", "zdiff3"] {
        house.git(&["config", "merge.conflictStyle", style]);
        house.git_stops(&["merge", "--no-edit", "other"]);
        assert!(house.text(&id).contains("<<<<<<< "), "{style}");
        let told = house.plaint(0, &["resolve"]);
        assert!(told.contains("git commit --no-edit"), "{told}");
        assert_eq!(house.text(&id), wanted);
        house.git(&["commit", "-q", "--no-edit"]);
        assert_eq!(house.status(), "");
        assert_eq!(house.git(&["rev-list", "--parents", "-1", "HEAD"]).split(' ').count(), 3);
        house.git(&["reset", "-q", "--hard", "HEAD^1"]);
    }
}

#[test]
fn rebase_cherry_pick_revert_and_stash_are_told_how_to_go_on() {
    let (house, id) = parted_without_driver();
    house.git_stops(&["rebase", "other"]);
    assert!(house.plaint(0, &["resolve"]).contains("git rebase --continue"));
    house.git(&["rebase", "--continue"]);
    assert_eq!(house.notes(&id).len(), 2);

    let (house, id) = parted_without_driver();
    house.git_stops(&["cherry-pick", "other"]);
    assert!(house.plaint(0, &["resolve"]).contains("git cherry-pick --continue"));
    house.git(&["cherry-pick", "--continue"]);
    assert_eq!(house.notes(&id).len(), 2);

    let (house, id) = House::new();
    house.note(&id, "first");
    let first = house.git(&["rev-parse", "HEAD"]);
    house.note(&id, "second");
    house.without_driver();
    house.git_stops(&["revert", "--no-edit", &first]);
    assert!(house.plaint(0, &["resolve"]).contains("git revert --continue"));
    house.git(&["revert", "--continue"]);
    assert_eq!(house.notes(&id), ["second"]);

    let (house, id) = House::new();
    house.note(&id, "stashed");
    let stashed = house.text(&id);
    house.git(&["reset", "-q", "--hard", "HEAD^"]);
    fs::write(house.file(&id), stashed).unwrap();
    house.git(&["stash", "-q"]);
    house.note(&id, "meanwhile");
    house.without_driver();
    house.git_stops(&["stash", "pop", "-q"]);
    assert!(house.plaint(0, &["resolve"]).contains("git stash drop"));
    assert_eq!(house.notes(&id).len(), 2);
}

#[test]
fn what_somebody_edited_since_stays_unless_asked() {
    let (house, id) = parted_without_driver();
    house.git_stops(&["merge", "--no-edit", "other"]);
    let half = house.text(&id).replacen("<<<<<<< HEAD\n", "", 1);
    fs::write(house.file(&id), &half).unwrap();
    let told = house.plaint(1, &["resolve"]);
    assert!(told.contains("edited by hand") && told.contains("--discard-edits"), "{told}");
    assert_eq!(house.text(&id), half);
    house.plaint(0, &["resolve", "--discard-edits"]);
    assert_eq!(house.notes(&id).len(), 2);
}

#[test]
fn one_side_that_stands_alone_is_merged_with_the_other() {
    let (house, id) = parted_without_driver();
    // A driver of older habits: it says nothing and leaves ours.
    house.git(&["config", "merge.plaint.driver", "false"]);
    house.git_stops(&["merge", "--no-edit", "other"]);
    assert!(!house.text(&id).contains("<<<<<<<"));
    house.plaint(0, &["resolve"]);
    assert_eq!(house.notes(&id).len(), 2);
}

#[test]
fn other_files_are_named_and_left() {
    let (house, id) = parted_without_driver();
    for (branch, words) in [("other", "theirs\n"), ("main", "ours\n")] {
        house.git(&["checkout", "-q", branch]);
        fs::write(house.root().join("readme.txt"), words).unwrap();
        house.git(&["add", "readme.txt"]);
        house.git(&["commit", "-q", "-m", "words"]);
    }
    house.git_stops(&["merge", "--no-edit", "other"]);
    let told = house.plaint(1, &["resolve"]);
    assert!(told.contains(&format!("{id}: merged")) && told.contains("`readme.txt`"), "{told}");
    assert_eq!(house.git(&["diff", "--name-only", "--diff-filter=U"]), "readme.txt");
    fs::write(house.root().join("readme.txt"), "both\n").unwrap();
    house.git(&["add", "readme.txt"]);
    assert!(house.plaint(0, &["resolve"]).contains("git commit --no-edit"));
}

#[test]
fn only_what_is_asked_for_and_from_any_folder() {
    let (house, id) = House::below("the shop");
    house.git(&["branch", "other"]);
    let second = house.complaint("an umbrella leaks");
    house.git(&["branch", "-f", "other"]);
    for (branch, words) in [("main", "ours"), ("other", "theirs")] {
        house.git(&["checkout", "-q", branch]);
        house.note(&id, words);
        house.note(&second, words);
    }
    house.git(&["checkout", "-q", "main"]);
    house.without_driver();
    house.git_stops(&["merge", "--no-edit", "other"]);
    let folder = house.file(&id).parent().unwrap().to_owned();
    let told = house.plaint_in(&folder, 1, &["resolve", &format!("{id}.yaml")]);
    assert!(told.contains(&format!("{id}: merged")) && told.contains("not asked for"), "{told}");
    assert!(house.text(&second).contains("<<<<<<<"));
    house.plaint_in(&folder, 0, &["resolve"]);
    house.git(&["commit", "-q", "--no-edit"]);
    assert_eq!((house.notes(&id).len(), house.notes(&second).len()), (2, 2));
}

#[test]
fn where_one_side_removed_a_record_a_person_decides() {
    let (house, id) = parted_without_driver();
    house.git(&["checkout", "-q", "other"]);
    fs::remove_file(house.file(&id)).unwrap();
    house.git(&["commit", "-q", "-a", "-m", "removed"]);
    house.git(&["checkout", "-q", "main"]);
    house.git_stops(&["merge", "--no-edit", "other"]);
    let told = house.plaint(1, &["resolve"]);
    assert!(told.contains("git rm"), "{told}");
}

#[test]
fn nothing_to_do_is_fine() {
    let (house, _) = House::new();
    assert!(house.plaint(0, &["resolve"]).contains("nothing is waiting"));
}
