//! What fines lead to, made again by an audit of the history in which they stand.

use std::fs;

use crate::house::{FRIDAY, House, MONDAY};
use crate::late::DAILY;

/// What an audit says of sums and of what follows by rule.
const SUMS: &[&str] = &[
    "audit-amount-differs",
    "audit-fine-does-not-follow",
    "audit-sweep-does-not-follow",
    "audit-rules-unknown",
    "audit-rules-other",
];

/// A house under git, whose clock is set.
fn under_git(more_rules: &str) -> House {
    let house = House::new(more_rules);
    let shop = house.scene.path().join("shop.toml");
    let text = fs::read_to_string(&shop).unwrap();
    fs::write(&shop, format!("demo = true\n{text}")).unwrap();
    house.scene.git(&["init", "-q", "-b", "main"]);
    house.scene.git(&["add", "-A"]);
    house.scene.git(&["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "a shop"]);
    house
}

/// The codes about sums, and how many events were looked at.
fn audited(house: &House) -> (Vec<String>, u64) {
    let output = house.scene.at(FRIDAY).by("zhao").run(&["audit", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let codes = told["found"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap().to_owned());
    let events = told["totals"]["events"].as_u64().unwrap_or_default();
    (codes.filter(|code| SUMS.contains(&code.as_str())).collect(), events)
}

#[test]
fn a_charge_for_a_late_payment_is_made_again() {
    let house = under_git(DAILY);
    house.impose("kept", "500");
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    house.says(FRIDAY, "shi", &["fine", "pay", "CASE", "--payer", "luo", "--all"]);
    assert!(house.record().contains("event: late-charged"));
    assert_eq!(audited(&house).0, [""; 0]);
    let path = house.scene.case_files()[0].clone();
    fs::write(&path, house.record().replace("amount: \"2.50\"", "amount: \"1.50\"")).unwrap();
    house.scene.git(&["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qam", "less", "--amend"]);
    assert_eq!(audited(&house).0, ["audit-amount-differs"]);
}

#[test]
fn a_charge_that_cron_recorded_is_made_again() {
    let once = "\n[fines.late-charge]\nshare = \"10%\"\nper = \"once\"\nsource = \"test §36\"\n";
    let house = under_git(once);
    house.impose("fund", "500");
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    house.scene.at(FRIDAY).by_nobody().output(&["sweep", "--record-fines"]);
    assert!(house.record().contains("event: late-charged"));
    let (codes, events) = audited(&house);
    assert_eq!(codes, [""; 0]);
    assert!(events > 3, "{events}");
}
