//! What git does with the driver: merge, rebase, cherry-pick, revert, criss-cross, stash, octopus, renames.

use crate::house::{House, parted};

#[test]
fn a_merge_keeps_both_notes_and_the_same_bytes_come_out_whichever_side_merges() {
    let (house, id) = parted();
    house.git(&["merge", "--no-edit", "other"]);
    assert_eq!(house.notes(&id).len(), 2);
    let one_way = house.text(&id);
    house.git(&["reset", "-q", "--hard", "HEAD^1"]);
    house.git(&["checkout", "-q", "other"]);
    house.git(&["merge", "--no-edit", "main"]);
    assert_eq!(house.text(&id), one_way);
    assert!(!house.plaint(0, &["check"]).contains("error"));
}

#[test]
fn a_rebase_keeps_both() {
    let (house, id) = parted();
    house.note(&id, "ours again");
    house.git(&["rebase", "-q", "other"]);
    let mut notes = house.notes(&id);
    notes.sort();
    assert_eq!(notes, ["ours", "ours again", "theirs"]);
    assert_eq!(house.status(), "");
}

#[test]
fn a_cherry_pick_brings_one_event() {
    let (house, id) = parted();
    house.git(&["checkout", "-q", "other"]);
    house.note(&id, "theirs, later");
    house.git(&["checkout", "-q", "main"]);
    house.git(&["cherry-pick", "other"]);
    let mut notes = house.notes(&id);
    notes.sort();
    assert_eq!(notes, ["ours", "theirs, later"]);
}

#[test]
fn a_revert_takes_one_event_out_of_the_middle() {
    let (house, id) = House::new();
    house.note(&id, "first");
    house.note(&id, "mistaken");
    let mistaken = house.git(&["rev-parse", "HEAD"]);
    house.note(&id, "last");
    house.git(&["revert", "--no-edit", &mistaken]);
    assert_eq!(house.notes(&id), ["first", "last"]);
}

#[test]
fn a_criss_cross_merge_has_every_event_once() {
    let (house, id) = parted();
    let (ours, theirs) = (house.git(&["rev-parse", "main"]), house.git(&["rev-parse", "other"]));
    house.git(&["merge", "--no-edit", &theirs]);
    house.note(&id, "ours, second");
    house.git(&["checkout", "-q", "other"]);
    house.git(&["merge", "--no-edit", &ours]);
    house.note(&id, "theirs, second");
    house.git(&["merge", "--no-edit", "main"]);
    let mut notes = house.notes(&id);
    notes.sort();
    assert_eq!(notes, ["ours", "ours, second", "theirs", "theirs, second"]);
}

#[test]
fn a_stash_that_is_popped_is_merged() {
    let (house, id) = House::new();
    let before = house.text(&id);
    house.note(&id, "by hand");
    let edited = house.text(&id);
    house.git(&["reset", "-q", "--hard", "HEAD^"]);
    assert_eq!(house.text(&id), before);
    std::fs::write(house.file(&id), &edited).unwrap();
    house.git(&["stash", "-q"]);
    house.note(&id, "meanwhile");
    house.git(&["stash", "pop", "-q"]);
    let mut notes = house.notes(&id);
    notes.sort();
    assert_eq!(notes, ["by hand", "meanwhile"]);
}

#[test]
fn an_octopus_loses_nothing() {
    let (house, id) = parted();
    house.git(&["checkout", "-q", "-b", "third", "main~1"]);
    house.note(&id, "third");
    house.git(&["checkout", "-q", "main"]);
    let merged = house.try_git(&["merge", "--no-edit", "other", "third"]);
    if merged.status.success() {
        assert_eq!(house.notes(&id).len(), 3);
    } else {
        // git gives up octopus merges of a file that several branches changed; one after the other works.
        house.try_git(&["merge", "--abort"]);
        house.git(&["reset", "-q", "--hard"]);
        house.git(&["merge", "--no-edit", "other"]);
        house.git(&["merge", "--no-edit", "third"]);
        assert_eq!(house.notes(&id).len(), 3);
    }
}

#[test]
fn one_complaint_that_both_sides_have_as_a_new_file_is_one() {
    let (house, id) = House::new();
    let whole = house.text(&id);
    house.git(&["reset", "-q", "--hard", "HEAD^"]);
    let tip = house.git(&["rev-parse", "HEAD"]);
    for branch in ["one", "two"] {
        house.git(&["checkout", "-q", "-b", branch, &tip]);
        std::fs::create_dir_all(house.file(&id).parent().unwrap()).unwrap();
        std::fs::write(house.file(&id), &whole).unwrap();
        house.note(&id, branch);
    }
    house.git(&["merge", "--no-edit", "one"]);
    let mut notes = house.notes(&id);
    notes.sort();
    assert_eq!(notes, ["one", "two"]);
}

#[test]
fn a_complaint_that_one_side_renumbered_gets_what_the_other_side_recorded() {
    let (house, id) = House::new();
    house.git(&["branch", "other"]);
    let told = house.plaint(0, &["renumber", &id]);
    let new = told.split(':').next().unwrap().to_owned();
    house.git(&["checkout", "-q", "other"]);
    house.note(&id, "under the old number");
    house.git(&["checkout", "-q", "main"]);
    house.git(&["merge", "--no-edit", "other"]);
    assert!(!house.file(&id).exists());
    assert_eq!(house.notes(&new), ["under the old number"]);
    assert_eq!(house.record(&new).id, new);
    // The present of these commands is set by hand, which an audit tells as well; about what went elsewhere it is silent.
    let told = house.plaint_whatever(&["audit"]);
    for code in [
        "record-gone",
        "event-gone",
        "event-changed",
        "header-changed",
        "merge-adds",
        "unknown-staff",
        "author-differs",
    ] {
        assert!(!told.contains(&format!("audit-{code}")), "{code}: {told}");
    }
    assert!(told.contains("were looked at"), "{told}");
}

#[test]
fn two_complaints_of_one_id_are_a_clash_with_markers_and_renumber_solves_it() {
    let (house, id) = House::new();
    let tip = house.git(&["rev-parse", "HEAD^"]);
    let mine = house.complaint("an umbrella leaks");
    house.git(&["checkout", "-q", "-b", "other", &tip]);
    std::fs::create_dir_all(house.file(&id).parent().unwrap()).unwrap();
    let theirs = house.complaint("a zip is stuck");
    let text = house.text(&theirs).replace(&theirs, &mine);
    std::fs::remove_file(house.file(&theirs)).unwrap();
    std::fs::write(house.file(&mine), text).unwrap();
    house.git(&["add", "-A"]);
    house.git(&["commit", "-q", "-m", "as if by chance"]);
    house.git(&["checkout", "-q", "main"]);
    let told = house.git_stops(&["merge", "--no-edit", "other"]);
    assert!(told.contains(&format!("plaint renumber {mine}")), "{told}");
    assert!(house.text(&mine).contains("<<<<<<<"), "{}", house.text(&mine));
    let told = house.plaint(1, &["resolve"]);
    assert!(told.contains("renumber"), "{told}");
    house.git(&["merge", "--abort"]);
    let told = house.plaint(0, &["renumber", &mine, "--reason", "two of one id"]);
    let new = told.split(':').next().unwrap().to_owned();
    house.git(&["merge", "--no-edit", "other"]);
    assert!(house.text(&new).contains("umbrella") && house.text(&mine).contains("zip"));
    assert!(house.plaint(0, &["show", &mine]).contains("zip"));
}
