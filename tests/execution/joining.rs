//! `link`, `merge`, `split`: both records say so, in one commit; and all of it can be taken back.

use std::fs;
use std::path::PathBuf;

use sha2::Digest;

use crate::house::{House, MONDAY};

/// Two complaints, the first in the order of the alphabet first.
fn two(house: &House) -> (String, String) {
    let mut ids = [house.complaint("坏灯"), house.complaint("坏灯又来")];
    ids.sort();
    let [first, second] = ids;
    (first, second)
}

fn commits(house: &House) -> u32 {
    house.scene.git(&["rev-list", "--count", "HEAD"]).trim().parse().unwrap()
}

#[test]
fn a_link_stands_in_both_and_is_taken_back_in_both() {
    let house = House::new();
    let (a, b) = two(&house);
    let before = commits(&house);
    insta::assert_snapshot!(house.says(&["link", &a, &b, "--as", "follow-up"]));
    assert_eq!(commits(&house), before + 1);
    let records = house.records();
    assert!(records[0].contains("as: follow-up") && records[1].contains("as: followed-by"));
    assert!(house.refuses(1, &["link", &a, &b, "--as", "follow-up"]).contains("already"));
    assert!(house.refuses(2, &["link", &a, &a, "--as", "related"]).contains("twice"));
    assert!(house.refuses(2, &["link", &a, &b]).contains("same-matter"));
    let linked = house.events(&a, "linked").remove(0);
    assert!(house.refuses(1, &["void", &a, &linked, "--reason", "x"]).contains("link A"));
    house.says(&["link", &b, &a, "--undo", "--reason", "another lamp"]);
    assert!(house.refuses(1, &["link", &a, &b, "--undo", "--reason", "x"]).contains("nothing to take back"));
    house.says(&["link", &a, &b, "--as", "related"]);
}

#[test]
fn a_merged_case_is_handled_in_the_other_and_counts_once() {
    let house = House::new();
    let (a, b) = two(&house);
    insta::assert_snapshot!("merge", house.says(&["merge", &a, "--into", &b, "--reason", "same lamp"]));
    let read = |words: &[&str]| house.plain(&house.scene.at("2026-12-10T10:00:00+08:00").output(words));
    assert!(!read(&["overdue"]).contains("A\t"), "its clocks ended");
    assert!(!read(&["list"]).contains("A\t") && read(&["list", "--status", "merged"]).contains("A\t"));
    let summary = house.plain(&house.scene.at("2026-11-28T10:00:00+08:00").output(&["summary"]));
    assert!(
        summary.lines().any(|line| line.starts_with("period\treceived") && line.ends_with("\t1")),
        "{summary}"
    );
    assert!(summary.contains("period\tmerged\t1"), "{summary}");
    assert!(house.refuses(1, &["done", &a]).contains("was merged into B"));
    assert!(house.refuses(1, &["reopen", &a, "--reason", "x"]).contains("was merged into B"));
    assert!(house.refuses(1, &["callback", &a, "--solved", "--calm"]).contains("was merged into B"));
    assert!(house.refuses(1, &["merge", &b, "--into", &a]).contains("itself merged into B"));
    assert_eq!(house.scene.at(MONDAY).output(&["sweep"]), "");
    house.says(&["merge", &a, "--into", &b, "--undo", "--reason", "two lamps"]);
    assert!(read(&["list"]).contains("A\t"));
    assert!(read(&["overdue"]).contains("A\t"), "its clocks run as if they had never ended");
}

#[test]
fn what_has_ended_is_neither_merged_nor_split() {
    let house = House::new();
    let (a, b) = two(&house);
    house.says(&["close", &b, "--outcome", "settled"]);
    assert!(house.refuses(1, &["merge", &a, "--into", &b]).contains("B is closed"));
    assert!(house.refuses(1, &["merge", &b, "--into", &a]).contains("B is closed"));
    assert!(house.refuses(1, &["split", &b, "--subject", "x"]).contains("B is closed"));
    assert!(
        house.refuses(1, &["merge", &a, "--into", &b, "--undo", "--reason", "x"]).contains("nothing to take")
    );
    house.says(&["link", &a, &b, "--as", "same-matter"]);
}

#[test]
fn a_split_off_complaint_has_the_same_customer_and_says_where_it_comes_from() {
    let house = House::new();
    let a = house.complaint("坏灯，店员无礼");
    let before = commits(&house);
    let told = house.scene.at(MONDAY).by("wu").output(&[
        "split",
        &a,
        "--subject",
        "店员无礼",
        "--set",
        "emotion=angry",
        "--reason",
        "two matters",
    ]);
    assert_eq!(commits(&house), before + 1);
    let b = told.lines().next().unwrap().split(':').next().unwrap().to_owned();
    assert_ne!(a, b);
    let of =
        |id: &str| house.records().into_iter().find(|text| text.contains(&format!("\nid: {id}"))).unwrap();
    let new = of(&b);
    for line in ["called: \"王女士\"", "emotion: angry", "subject: \"店员无礼\""] {
        assert!(new.contains(line), "{line} is not in\n{new}");
    }
    assert!(new.contains(&format!("split_from: {a}")), "{new}");
    assert!(of(&a).contains(&format!("into: [{b}]")), "{}", of(&a));
    assert!(!house.scene.at(MONDAY).output(&["check"]).contains("warning"));
    house.says(&["split", &a, "--undo", &b, "--reason", "one matter"]);
    assert!(house.refuses(1, &["done", &b]).contains("was merged into"));
    assert!(house.refuses(1, &["split", &a, "--undo", &b, "--reason", "x"]).contains("nothing to take back"));
}

#[test]
fn nobody_types_where_a_complaint_was_split_off_or_when_it_was_received() {
    let house = House::new();
    let a = house.complaint("坏灯，店员无礼");
    for (key, instead) in [("split_from", "plaint split CASE"), ("received", "--happened")] {
        let set = format!("{key}={a}");
        let new = ["new", "--channel", "desk", "--called", "王女士", "--subject", "x", "--set", &set];
        assert!(house.refuses(2, &new).contains(instead));
        assert!(house.refuses(2, &["split", &a, "--subject", "x", "--set", &set]).contains(instead));
    }
    let correct = ["correct", &a, "split_from", &a, "--reason", "x"];
    assert!(house.refuses(2, &correct).contains("plaint split CASE"));
}

#[test]
fn a_split_of_which_something_came_is_not_taken_back() {
    let house = House::new();
    let a = house.complaint("坏灯，店员无礼");
    let told = house.scene.at(MONDAY).by("wu").output(&["split", &a, "--subject", "店员无礼"]);
    let b = told.lines().next().unwrap().split(':').next().unwrap().to_owned();
    house.says(&["respond", &b]);
    let refused = house.refuses(1, &["split", &a, "--undo", &b, "--reason", "x"]);
    assert!(refused.contains("has been handled since") && refused.contains("plaint merge"), "{refused}");
}

/// As `merge` leaves it when it is killed between the renames of its two files: the first has its new text, that of
/// the second waits beside it, and the journal names both.
fn killed_between_two_files(house: &House, a: &str, b: &str) -> [PathBuf; 2] {
    let folder = house.scene.path();
    let files: [PathBuf; 2] = house.scene.case_files().try_into().unwrap();
    let read = || files.iter().map(|file| fs::read(file).unwrap()).collect::<Vec<_>>();
    let before = read();
    house.says(&["merge", a, "--into", b]);
    let after = read();
    house.scene.git(&["reset", "-q", "--hard", "HEAD~1"]);
    let hash = |bytes: &[u8]| {
        sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let mut pending = Vec::new();
    for (file, (before, after)) in files.iter().zip(before.iter().zip(&after)) {
        let path = file.strip_prefix(folder).unwrap().to_str().unwrap();
        let (above, name) = path.rsplit_once('/').unwrap();
        let temporary = format!("{above}/.{name}.0000000a.plaint-tmp");
        let first = pending.is_empty();
        fs::write(if first { file.clone() } else { folder.join(&temporary) }, after).unwrap();
        pending.push(serde_json::json!({
            "path": path, "temporary": temporary, "before": hash(before), "after": hash(after), "in_trail": true,
        }));
    }
    let acts = serde_json::json!([{ "record": a, "event": "merged", "event_id": "e00000" }]);
    let journal = serde_json::json!([{ "entry": { "acts": acts, "by": "wu" }, "files": pending }]);
    fs::write(folder.join(".plaint/journal.json"), journal.to_string()).unwrap();
    files
}

#[test]
fn a_merge_that_was_killed_halfway_is_whole_after_the_next_command() {
    let house = House::new();
    let (a, b) = two(&house);
    let files = killed_between_two_files(&house, &a, &b);
    let read = || files.each_ref().map(|file| fs::read_to_string(file).unwrap());
    let [first, second] = read();
    assert!(first.contains("event: merged") && !second.contains("event: absorbed"));
    let told = house.scene.at(MONDAY).by("wu").run(&["note", &b, "at last"]);
    let notices = String::from_utf8(told.stderr).unwrap();
    assert!(notices.contains("interrupted halfway; it is complete now"), "{notices}");
    let [first, second] = read();
    assert!(first.contains("event: merged") && second.contains("event: absorbed"));
    assert_eq!(
        house.scene.git(&["status", "--short"]),
        "",
        "all is committed, and nothing is left beside it"
    );
}

#[test]
fn what_was_edited_by_hand_after_the_interruption_is_left_to_its_editor() {
    let house = House::new();
    let (a, b) = two(&house);
    let [_, second] = killed_between_two_files(&house, &a, &b);
    let edited = fs::read_to_string(&second).unwrap() + "# by hand\n";
    fs::write(&second, &edited).unwrap();
    house.complaint("another matter");
    assert_eq!(fs::read_to_string(&second).unwrap(), edited);
    let left = house.scene.git(&["status", "--short"]);
    assert!(left.contains(second.file_name().unwrap().to_str().unwrap()), "{left}");
    assert_eq!(left.lines().count(), 1, "{left}");
}
