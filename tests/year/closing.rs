//! A year is closed once, from what was on record when it was over and waited for.

use std::process::Command;

use crate::chain::Chain;

const CLOSING: &str = "2027-01-11T00:00:00+08:00";

/// Cedar has 3 complaints, maple and birch 2 each that are not malicious, elm 1; quay 2, pier 1.
fn a_year(chain: &Chain) {
    let at = |store, more: &[&str]| chain.complaint("2026-06-01T10:00:00+08:00", store, more);
    for store in ["maple", "maple", "birch", "birch", "cedar", "cedar", "cedar", "quay", "quay", "pier"] {
        at(store, &[]);
    }
    let malicious = at("maple", &["--staff", "wu"]);
    let finding = ["determine", &malicious, "malicious", "--at-fault", "no", "--reason", "查无此事"];
    chain.scene.at("2026-06-02T10:00:00+08:00").by("li").output(&finding);
    // Corrected while the year is waited for: it counts. Received at the very end of the year.
    let moved = chain.complaint("2026-12-31T23:59:00+08:00", "cedar", &[]);
    chain.move_to(&moved, "elm", "2027-01-05T10:00:00+08:00");
    // Of the next year.
    chain.complaint("2027-01-01T00:00:00+08:00", "elm", &[]);
}

/// What comes after the closing and must move nothing.
fn afterwards(chain: &Chain) {
    let late = ["--happened", "2026-12-30T10:00:00+08:00"];
    let on_time = chain.complaint("2027-01-12T10:00:00+08:00", "elm", &late);
    chain.move_to(&on_time, "birch", "2027-01-12T11:00:00+08:00");
    for file in chain.scene.case_files().iter().take(10) {
        let id = file.file_stem().unwrap().to_str().unwrap();
        let finding = ["determine", id, "malicious", "--at-fault", "no", "--reason", "查无此事"];
        chain.scene.at("2027-01-12T12:00:00+08:00").by("li").output(&finding);
        chain.move_to(id, "birch", "2027-01-13T10:00:00+08:00");
    }
}

const FINES: &str = "\
birch: \"2\" of \"2\" = \"1500.00\" [{staff: bai, amount: \"500.00\"}, {staff: ke, amount: \"500.00\"}, {staff: sun, amount: \"500.00\"}]
cedar: \"1\" of \"3\" = \"3000.00\" [{store: cedar, amount: \"3000.00\"}]
maple: \"2\" of \"2\" = \"1500.00\" [{staff: cheng, amount: \"750.00\"}, {staff: wu, amount: \"750.00\"}]
pier: \"2\" of \"1\" = \"70.00\" [{store: pier, amount: \"70.00\"}]
quay: \"1\" of \"2\" = \"50.00\" [{store: quay, amount: \"50.00\"}]
";

#[test]
fn a_year_is_recorded_once_from_what_was_known_by_then() {
    let chain = Chain::new();
    a_year(&chain);
    let day_before = chain.scene.at("2027-01-10T23:59:00+08:00").by_nobody();
    day_before.output(&["sweep", "--record-fines"]);
    assert!(chain.stores().is_empty(), "the year is still waited for");
    afterwards(&chain);
    let later = chain.scene.at("2027-02-01T09:00:00+08:00").by_nobody();
    later.output(&["sweep"]);
    assert!(chain.stores().is_empty(), "without being asked nothing is charged");
    let commits = || chain.scene.git(&["rev-list", "--count", "HEAD"]).trim().parse::<u32>().unwrap();
    let before = commits();
    later.output(&["sweep", "--record-fines"]);
    assert_eq!(commits(), before + 1, "all stores in one commit");
    assert_eq!(chain.fines(), FINES);
    assert_eq!(later.output(&["sweep", "--record-fines"]), "", "nothing twice");
    // One store's record is enough to close the year for all.
    std::fs::remove_file(chain.scene.path().join("stores/birch.yaml")).unwrap();
    assert_eq!(later.output(&["sweep", "--record-fines"]), "");
    assert_eq!(chain.stores().len(), 4);
}

#[test]
fn two_machines_write_the_same_bytes() {
    let chain = Chain::new();
    a_year(&chain);
    let other = tempfile::tempdir().unwrap();
    let copied = Command::new("cp").arg("-a").arg(chain.scene.path()).arg(other.path()).status().unwrap();
    assert!(copied.success());
    let folder = other.path().join(chain.scene.path().file_name().unwrap());
    chain.scene.at(CLOSING).by_nobody().output(&["sweep", "--record-fines"]);
    let there = folder.to_str().unwrap();
    chain.scene.at("2027-03-01T10:00:00+08:00").by_nobody().output(&["-C", there, "sweep", "--record-fines"]);
    for (store, text) in chain.stores() {
        let same = std::fs::read_to_string(folder.join(format!("stores/{store}.yaml"))).unwrap();
        assert_eq!(text, same, "{store}");
    }
}

#[test]
fn a_file_that_cannot_be_read_keeps_the_year_open() {
    let chain = Chain::new();
    a_year(&chain);
    let file = chain.scene.case_files().into_iter().next().unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("events:", "events: [")).unwrap();
    let told = chain.scene.at(CLOSING).by_nobody().refused(3, &["sweep", "--record-fines"]);
    assert!(told.contains("the ranking of 2026 is not recorded"), "{told}");
    assert!(chain.stores().is_empty());
    std::fs::write(&file, text).unwrap();
    chain.scene.at(CLOSING).by_nobody().output(&["sweep", "--record-fines"]);
    assert_eq!(chain.stores().len(), 5);
}

#[test]
fn the_ranking_tells_what_the_places_cost() {
    let chain = Chain::new();
    a_year(&chain);
    let tell = |now: &'static str, language: &str| {
        let words = ["--language", language, "rank", "--period", "2026", "--format", "table"];
        let told = chain.scene.at(now).output(&words);
        let fines = told.find("What the places cost").or_else(|| told.find("各名次的罚款")).unwrap();
        told[fines..].to_owned()
    };
    insta::assert_snapshot!("coming", tell("2026-12-31T23:59:30+08:00", "en"));
    insta::assert_snapshot!("due", tell(CLOSING, "zh"));
    let proposed = chain.scene.at(CLOSING).by_nobody().output(&["sweep", "--dry-run"]);
    let fined =
        proposed.lines().filter(|line| line.contains("would be fined")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("proposed", fined);
    chain.scene.at(CLOSING).by_nobody().output(&["sweep", "--record-fines"]);
    insta::assert_snapshot!("recorded", tell("2027-03-01T10:00:00+08:00", "en"));
    insta::assert_snapshot!("store", chain.scene.at(CLOSING).output(&["store", "show", "birch"]));
    insta::assert_snapshot!(
        "store_zh",
        chain.scene.at(CLOSING).output(&["--language", "zh", "store", "show", "quay"])
    );
    // Nothing is told of a part of the year, or of some of the complaints.
    let part = chain.scene.at(CLOSING).output(&["rank", "--period", "2026-06", "--format", "json"]);
    assert!(!part.contains("\"fines\""), "{part}");
}

#[test]
fn what_answers_the_fine_of_a_place_stands_in_the_store_s_record() {
    let chain = Chain::new();
    a_year(&chain);
    chain.scene.at(CLOSING).by_nobody().output(&["sweep", "--record-fines"]);
    let act = chain.scene.at("2027-01-12T10:00:00+08:00").by("li");
    insta::assert_snapshot!("noticed", chain.plain(&act.output(&["fine", "notice", "--store", "quay"])));
    let record = chain.stores().into_iter().find(|(store, _)| store == "quay").unwrap().1;
    assert!(record.contains("event: noticed") && record.contains("n: 2"), "{record}");
    assert!(act.refused(2, &["fine", "notice", "--store", "qay"]).contains("did you mean `quay`?"));
    // A record that this version does not understand is not written to.
    let path = chain.scene.path().join("stores/pier.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("format: 1", "format: 2")).unwrap();
    let told = act.refused(1, &["fine", "notice", "--store", "pier"]);
    assert!(told.contains("has format 2"), "{told}");
}
