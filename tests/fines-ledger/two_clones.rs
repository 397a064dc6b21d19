//! Two who write at once, and two clones that do not know of each other.

use std::fs;

use plaint::format::yaml;

use crate::house::{FRIDAY, House, MONDAY, TUESDAY};

/// Two people at two desks: one pays, the other is told that nothing is owed, or has to wait; never both.
#[test]
fn two_at_once_never_overpay() {
    let house = House::fined("kept", "");
    let words = ["fine", "pay", house.case.as_str(), "--all"];
    let start = |by| {
        let mut command = house.scene.at(TUESDAY).by(by).command(&words);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap()
    };
    let mut runs: Vec<_> = ["shi", "gao", "zhao", "wei"].into_iter().map(start).collect();
    let codes: Vec<Option<i32>> = runs.iter_mut().map(|run| run.wait().unwrap().code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert_eq!(house.record().matches("event: paid").count(), 1);
    assert_eq!(house.row(TUESDAY)["standing"], "paid");
}

/// Each clone records the same payment; after the merge it is there twice, and the ledger says what goes back.
#[test]
fn what_two_clones_both_recorded_is_to_be_paid_back() {
    let house = House::fined("kept", "");
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    let path = house.scene.case_files()[0].clone();
    let base = house.record();
    house.says(TUESDAY, "shi", &["fine", "pay", "CASE", "--payer", "luo", "--all"]);
    let ours = house.record();
    fs::write(&path, &base).unwrap();
    house.scene.git(&["add", "-A"]);
    house.scene.git(&["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "as the other has it"]);
    house.says(FRIDAY, "gao", &["fine", "pay", "CASE", "--payer", "luo", "--all"]);
    let theirs = house.record();
    let ours_alone = ours.strip_prefix(&base).unwrap();
    fs::write(&path, format!("{theirs}{ours_alone}")).unwrap();
    assert!(yaml::read(&house.record()).is_ok());
    let row = house.row(FRIDAY);
    assert_eq!(row["standing"], "to-repay", "{row}");
    assert_eq!(row["parts"][0]["owed"], "-250.00");
    house.says(FRIDAY, "shi", &["fine", "repay", "CASE", "--payer", "luo", "--all"]);
    assert_eq!(house.row(FRIDAY)["parts"][0]["owed"], "0.00");
    assert_eq!(house.row(FRIDAY)["standing"], "overdue", "Mei has not paid");
}
