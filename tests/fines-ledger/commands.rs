//! The commands, end to end.

use crate::house::{FRIDAY, House, MONDAY, TUESDAY};
use crate::late::DAILY;

/// A story of one fine, from the notice to the distribution, told whole.
#[test]
fn a_fine_is_served_paid_and_passed_on() {
    let house = House::fined("shared", "");
    let mut told = String::new();
    let mut act = |now: &str, by: &str, words: &[&str]| {
        let said = house.says(now, by, words);
        told.push_str(&format!("$ {}\n{said}\n", words.join(" ")));
    };
    act(MONDAY, "zhao", &["fine", "notice", "CASE", "--form", "written"]);
    act(TUESDAY, "shi", &["fine", "pay", "CASE", "--payer", "luo", "--amount", "100", "--form", "cash"]);
    act(TUESDAY, "shi", &["fine", "distribute", "CASE"]);
    act(TUESDAY, "shi", &["fine", "pay", "CASE", "--all", "--reference", "T-1"]);
    act(TUESDAY, "shi", &["fine", "distribute", "--all"]);
    act(TUESDAY, "shi", &["fine", "distribute", "CASE"]);
    act(TUESDAY, "shi", &["fine", "list", "--all", "--format", "table"]);
    act(TUESDAY, "shi", &["fine", "list", "--by", "payer", "--format", "table", "--language", "zh"]);
    insta::assert_snapshot!(told);
    let record = house.record();
    assert!(record.contains("payees: [{store: oak, amount: \"33.34\"}, {store: elm, amount: \"33.33\"}, {store: pine, amount: \"33.33\"}]"), "{record}");
}

#[test]
fn what_cannot_be_done_is_refused_with_what_to_do() {
    let house = House::fined("shared", "");
    let mut told = String::new();
    let mut refused = |code: i32, by: &str, words: &[&str]| {
        let said = house.refuses((TUESDAY, by), code, words);
        told.push_str(&format!("$ {} [{by}]\n{said}\n", words.join(" ")));
    };
    refused(2, "shi", &["fine", "pay", "CASE", "--amount", "100"]);
    refused(2, "shi", &["fine", "pay", "CASE", "--payer", "qin", "--all"]);
    refused(1, "shi", &["fine", "pay", "CASE", "--payer", "luo", "--amount", "250.01"]);
    refused(1, "shi", &["fine", "pay", "CASE", "--amount", "501"]);
    refused(2, "shi", &["fine", "pay", "CASE", "--amount", "0"]);
    refused(1, "shi", &["fine", "repay", "CASE", "--all"]);
    refused(1, "shi", &["fine", "waive", "CASE", "--all", "--reason", "x"]);
    refused(1, "jin", &["fine", "waive", "CASE", "--payer", "luo", "--amount", "600", "--reason", "x"]);
    refused(1, "gao", &["fine", "rule", "CASE", "lifted", "--reason", "x"]);
    refused(2, "gao", &["fine", "rule", "CASE", "reduced", "--reason", "x"]);
    refused(2, "shi", &["fine", "notice", "CASE", "--fine", "shard"]);
    refused(2, "shi", &["fine", "list", "--standing", "overdu"]);
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    refused(1, "shi", &["fine", "notice", "CASE"]);
    refused(1, "shi", &["fine", "notice", "CASE", "--fine", "shared", "--language", "zh"]);
    insta::assert_snapshot!(told);
}

/// One table for a spreadsheet, a line for each fine; parts are told as text and not as JSON.
#[test]
fn a_spreadsheet_gets_a_line_for_each_fine() {
    let house = House::fined("shared", "");
    let told = house.says(TUESDAY, "shi", &["fine", "list", "--format", "csv"]);
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("record,rule,payers,amount,"), "{told}");
    assert!(lines[1].contains(",shared,") && lines[1].contains("staff=luo"), "{told}");
    let plain = house.says(TUESDAY, "shi", &["fine", "list", "--format", "plain"]);
    assert!(
        plain.contains("owed=250.00, paid=0.00, repaid=0.00, staff=luo") && !plain.contains('{'),
        "{plain}"
    );
    let sums = house.says(TUESDAY, "shi", &["fine", "list", "--by", "payer", "--format", "csv"]);
    assert!(sums.lines().count() >= 3 && sums.contains("staff:luo"), "{sums}");
}

#[test]
fn who_is_not_known_is_told_and_who_pays_is_not_told_of_promises_to_the_customer() {
    let house = House::fined("shared", "");
    let told = house.refuses((TUESDAY, "shi"), 2, &["fine", "list", "--payer", "luoo"]);
    assert!(told.contains("called `luoo`") && told.contains("did you mean `luo`"), "{told}");
    let told = house.refuses((TUESDAY, "shi"), 2, &["fine", "pay", "CASE", "--fine", "shard", "--all"]);
    assert!(told.contains("did you mean `shared`"), "{told}");
    house.impose("store", "80");
    let told = house.refuses((TUESDAY, "shi"), 2, &["fine", "notice", "CASE"]);
    assert!(told.contains("`--all`"), "{told}");
    let told = house.says(TUESDAY, "shi", &["fine", "notice", "CASE", "--all"]);
    assert!(
        told.contains("to be paid by") && !told.contains("next due") && !told.contains("overdue"),
        "{told}"
    );
}

#[test]
fn objections_are_ruled_on_by_who_has_no_part_in_it() {
    let house = House::fined("shared", "");
    let mut told = String::new();
    let mut says = |now: &str, by: &str, words: &[&str]| {
        let said = house.says(now, by, words);
        told.push_str(&format!("$ {} [{by}]\n{said}\n", words.join(" ")));
    };
    says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    says(TUESDAY, "shi", &["fine", "object", "CASE", "--reason", "本人当日未值班"]);
    says(TUESDAY, "shi", &["fine", "list", "--format", "table"]);
    let by_who_imposed = ["fine", "rule", "CASE", "lifted", "--reason", "x"];
    let refused = house.refuses((FRIDAY, "zhao"), 1, &by_who_imposed);
    told_and(&mut told, "zhao", &by_who_imposed, &refused);
    let again = ["fine", "object", "CASE", "--reason", "x"];
    let refused = house.refuses((TUESDAY, "shi"), 1, &again);
    told_and(&mut told, "shi", &again, &refused);
    let ruling = ["fine", "rule", "CASE", "reduced", "--to", "333.33", "--reason", "部分属实"];
    let said = house.says(FRIDAY, "gao", &ruling);
    told_and(&mut told, "gao", &ruling, &said);
    insta::assert_snapshot!(told);
    let row = house.row(FRIDAY);
    assert_eq!(
        (row["owed"].as_str(), row["pay_by"].as_str()),
        (Some("333.33"), Some("2026-11-29T00:00:00+08:00"))
    );
    assert_eq!(row["parts"][0]["owed"], "166.66", "{row}");
    let late = ["fine", "object", "CASE", "--reason", "y"];
    assert!(house.refuses((FRIDAY, "shi"), 1, &late).contains("final"));
}

fn told_and(told: &mut String, by: &str, words: &[&str], said: &str) {
    told.push_str(&format!("$ {} [{by}]\n{said}\n", words.join(" ")));
}

#[test]
fn a_late_objection_is_heard_only_by_who_rules() {
    let house = House::fined("shared", "");
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    let words = ["fine", "object", "CASE", "--payer", "mei", "--reason", "病假"];
    let refused = house.refuses((FRIDAY, "shi"), 1, &words);
    assert!(refused.contains("objections were possible until 2026-11-25 00:00"), "{refused}");
    assert!(refused.contains("gao"), "who can is told: {refused}");
    house.says(FRIDAY, "gao", &words);
    assert!(house.record().contains("late: \"yes\""));
    let in_time = [&words[..], &["--happened", TUESDAY]].concat();
    let other = House::fined("shared", "");
    other.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    other.says(FRIDAY, "shi", &in_time);
    assert!(!other.record().contains("late:"), "what was said in time is in time");
}

#[test]
fn what_is_waived_after_payment_is_paid_back() {
    let house = House::fined("shared", "");
    house.says(TUESDAY, "shi", &["fine", "pay", "CASE", "--all"]);
    let all = ["fine", "waive", "CASE", "--all", "--reason", "x"];
    assert!(house.refuses((TUESDAY, "gao"), 1, &all).contains("--amount"));
    let words = ["fine", "waive", "CASE", "--payer", "mei", "--amount", "100", "--reason", "首次"];
    let told = house.says(TUESDAY, "gao", &words);
    assert!(told.contains("100.00 was paid already and is to be paid back"), "{told}");
    assert_eq!(house.row(TUESDAY)["standing"], "to-repay");
    house.says(TUESDAY, "shi", &["fine", "distribute", "CASE"]);
    assert!(house.record().contains("event: distributed\n    target"), "{}", house.record());
    assert!(house.record().contains("amount: \"400.00\""), "what is to be paid back is not passed on");
    house.says(TUESDAY, "shi", &["fine", "repay", "CASE", "--all"]);
    assert_eq!(
        (house.row(TUESDAY)["standing"].as_str(), house.row(TUESDAY)["owed"].as_str()),
        (Some("paid"), Some("0.00"))
    );
    // In the manager's absence the deputy decides, and it is told for whom.
    house.says(
        "2026-12-22T10:00:00+08:00",
        "shi",
        &["fine", "waive", "CASE", "--payer", "mei", "--amount", "1", "--reason", "x"],
    );
    assert!(house.record().contains("deputy_of: gao"));
}

#[test]
fn a_late_payment_brings_its_charge_and_both_are_taken_back_in_order() {
    let house = House::fined("kept", DAILY);
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    let row = house.row(FRIDAY);
    assert_eq!((row["standing"].as_str(), row["accruing"].as_str()), (Some("overdue"), Some("5.00")));
    assert_eq!(house.scene.at(FRIDAY).run(&["fine", "list", "--exit-code"]).status.code(), Some(4));
    let told = house.says(FRIDAY, "shi", &["fine", "pay", "CASE", "--payer", "luo", "--all"]);
    insta::assert_snapshot!(told);
    let row = house.row(FRIDAY);
    assert_eq!(
        (row["paid"].as_str(), row["charged"].as_str(), row["owed"].as_str()),
        (Some("252.50"), Some("2.50"), Some("250.00"))
    );
    let record = house.record();
    let ids: Vec<&str> = record.lines().filter_map(|line| line.strip_prefix("  - id: ")).collect();
    let (payment, charge) = (ids[ids.len() - 2], ids[ids.len() - 1]);
    let refused = house.refuses((FRIDAY, "shi"), 1, &["void", "CASE", payment, "--reason", "x"]);
    assert!(refused.contains("(late-charged)"), "{refused}");
    house.says(FRIDAY, "shi", &["void", "CASE", charge, "--reason", "x"]);
    house.says(FRIDAY, "shi", &["void", "CASE", payment, "--reason", "x"]);
    assert_eq!(house.row(FRIDAY)["owed"], "500.00");
}

#[test]
fn cron_charges_once_and_nothing_twice() {
    let once = "\n[fines.late-charge]\nshare = \"10%\"\nper = \"once\"\nsource = \"test §36\"\n";
    let house = House::fined("fund", once);
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    let proposed = house.scene.at(FRIDAY).by_nobody().output(&["sweep"]);
    assert!(proposed.contains("50.00") && !house.record().contains("late-charged"), "{proposed}");
    let told = house.scene.at(FRIDAY).by_nobody().output(&["sweep", "--record-fines"]);
    let line =
        told.lines().find(|line| line.contains("50.00")).unwrap_or_else(|| panic!("{told}")).to_owned();
    insta::assert_snapshot!(house.plain(&line));
    let before = house.record();
    house.scene.at(FRIDAY).by_nobody().output(&["sweep", "--record-fines"]);
    assert_eq!(house.record(), before);
    house.says(FRIDAY, "shi", &["fine", "pay", "CASE", "--all"]);
    house.says(FRIDAY, "shi", &["fine", "distribute", "CASE"]);
    assert!(house.record().contains("payees: [{fund: \"yes\", amount: \"550.00\"}]"), "{}", house.record());
}

#[test]
fn several_fines_of_a_case_are_served_at_once_and_told_apart() {
    let house = House::fined("shared", "");
    house.impose("store", "80");
    let refused = house.refuses((MONDAY, "zhao"), 2, &["fine", "notice", "CASE"]);
    assert!(refused.contains("service fine, shared") && refused.contains("--fine"), "{refused}");
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE", "--all"]);
    house.says(TUESDAY, "shi", &["fine", "pay", "CASE", "--fine", "store", "--all"]);
    assert!(
        house
            .refuses((TUESDAY, "shi"), 1, &["fine", "pay", "CASE", "--fine", "store", "--all"])
            .contains("nothing is owed")
    );
    let zh =
        house.scene.at(FRIDAY).output(&["fine", "list", "--all", "--format", "table", "--language", "zh"]);
    insta::assert_snapshot!(house.plain(&zh));
    let words = ["fine", "list", "--payer", "luo", "--format", "json"];
    let json: serde_json::Value = serde_json::from_str(&house.scene.at(FRIDAY).output(&words)).unwrap();
    assert_eq!(json["fines"][0]["owed"], "250.00");
    assert_eq!(json["totals"][0]["overdue"], "250.00");
}

#[test]
fn every_key_of_the_ledger_is_documented() {
    let page = include_str!("../../docs/output.md");
    let chapter = page.split("\n## ").find(|chapter| chapter.starts_with("`plaint/fines/1`")).unwrap();
    let house = House::fined("shared", "");
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    for more in [&["--all"][..], &["--by", "store"]] {
        let words = [&["fine", "list", "--format", "json"], more].concat();
        let json: serde_json::Value = serde_json::from_str(&house.scene.at(TUESDAY).output(&words)).unwrap();
        assert_eq!(json["schema"], "plaint/fines/1");
        for section in ["fines", "totals", "by"] {
            for row in json[section].as_array().into_iter().flatten() {
                let parts = row["parts"].as_array().into_iter().flatten();
                let keys = std::iter::once(row).chain(parts).flat_map(|row| row.as_object().unwrap().keys());
                let missing: Vec<&String> =
                    keys.filter(|key| !chapter.contains(&format!("`{key}`"))).collect();
                assert!(missing.is_empty(), "docs/output.md does not name {missing:?}");
            }
        }
    }
}

/// A fine for a place in a ranking stands in the record of the store and is addressed by it.
#[test]
fn a_fine_of_a_store_is_addressed_by_the_store() {
    let house = House::new("");
    let record = "record: store\nformat: 1\nid: maple\nevents:\n  - id: sabc123def456\n    at: 2026-11-23T09:00:00+08:00\n    \
                  by: sweep\n    n: 1\n    event: fined\n    rule: store\n    amount: \"1000.00\"\n    payers: [{store: maple, amount: \"1000.00\"}]\n    \
                  payee: other-stores\n    period: \"2025\"\n    place: \"1\"\n";
    std::fs::create_dir_all(house.scene.path().join("stores")).unwrap();
    std::fs::write(house.scene.path().join("stores/maple.yaml"), record).unwrap();
    house.says(MONDAY, "zhao", &["fine", "notice", "--store", "maple"]);
    house.says(TUESDAY, "shi", &["fine", "object", "--store", "maple", "--reason", "并列"]);
    let own =
        house.refuses((TUESDAY, "jin"), 1, &["fine", "rule", "lifted", "--store", "maple", "--reason", "x"]);
    assert!(own.contains("among those who pay"), "{own}");
    house.says(
        TUESDAY,
        "gao",
        &["fine", "rule", "reduced", "--to", "900", "--store", "maple", "--reason", "y"],
    );
    let told = house.says(FRIDAY, "shi", &["fine", "pay", "--store", "maple", "--all"]);
    assert!(told.contains("900.00") && told.contains("all is paid"), "{told}");
    house.says(FRIDAY, "shi", &["fine", "distribute", "--all"]);
    let text = std::fs::read_to_string(house.scene.path().join("stores/maple.yaml")).unwrap();
    assert!(text.contains("payees: [{store: oak, amount: \"300.00\"}, {store: elm"), "{text}");
    let paid = text.split("  - id: ").find(|event| event.contains("event: paid")).unwrap();
    let payment = paid.lines().next().unwrap();
    let refused = house.refuses((FRIDAY, "shi"), 1, &["void", "--store", "maple", payment, "--reason", "x"]);
    assert!(refused.contains("(distributed)"), "{refused}");
    let row = house.row(FRIDAY);
    assert_eq!((row["record"].as_str(), row["of_case"].as_bool()), (Some("maple"), Some(false)));
}

#[test]
fn what_a_period_and_a_case_cost_is_what_the_ledger_says() {
    let house = House::fined("shared", "");
    house.says(MONDAY, "zhao", &["fine", "notice", "CASE"]);
    house.says(TUESDAY, "shi", &["fine", "pay", "CASE", "--payer", "luo", "--amount", "100"]);
    house.says(
        TUESDAY,
        "jin",
        &["fine", "waive", "CASE", "--payer", "mei", "--amount", "50.01", "--reason", "x"],
    );
    let json = |words: &[&str]| -> serde_json::Value {
        let words: Vec<&str> = words.iter().copied().chain(["--format", "json"]).collect();
        serde_json::from_str(&house.scene.at(TUESDAY).output(&words)).unwrap()
    };
    let total = &json(&["fine", "list", "--all"])["totals"][0];
    let summary = json(&["summary"]);
    for key in ["count", "amount", "charged", "taken_off", "received", "owed", "to_repay"] {
        assert_eq!(summary["money"][0][key], total[key], "{key}");
        assert_eq!(summary["money_by_rule"][0][key], total[key], "{key}");
        assert_eq!(summary["money_by_store"][0][key], total[key], "{key}");
    }
    assert_eq!(summary["money"][0]["owed"], "349.99");
    assert_eq!(summary["money_by_rule"][0]["rule"], "shared");
    assert_eq!(summary["money_by_store"][0]["store"], "maple");
    // The fine is of November; whoever asks for October is told of none.
    assert_eq!(json(&["summary", "--month", "2026-10"])["money"][0]["count"], 0);
    assert_eq!(json(&["summary", "--store", "oak"])["money"][0]["count"], 0);
    let case = json(&["summary", &house.case])["case"].clone();
    for (key, sum) in
        [("fined", "500.00"), ("taken_off", "50.01"), ("fines_received", "100.00"), ("fines_owed", "349.99")]
    {
        assert_eq!(case[key], sum, "{key}");
    }
    let mut told = house.says(TUESDAY, "shi", &["summary", "--format", "table"]);
    told.push_str(&house.says(TUESDAY, "shi", &["summary", "CASE", "--language", "zh"]));
    insta::assert_snapshot!(told);
}

#[test]
fn cases_are_chosen_by_the_rules_that_fined_them() {
    let house = House::fined("shared", "");
    let list = |fined: &str| house.scene.at(TUESDAY).output(&["list", "--fined", fined]);
    for fined in ["any", "shared", "kept,shared"] {
        assert!(list(fined).contains(&house.case), "{fined}");
    }
    for fined in ["-", "kept"] {
        assert_eq!(list(fined), "", "{fined}");
    }
    let wrong = house.scene.at(TUESDAY).refused(2, &["summary", "--fined", "shard"]);
    assert!(wrong.contains("no rule of fines is called `shard`; did you mean `shared`?"), "{wrong}");
}

/// The days to pay never begin before the fine.
#[test]
fn no_notice_comes_before_its_fine() {
    let house = House::new("");
    let words = ["fine", "impose", &house.case, "kept", "--amount", "500", "--reason", "迟到"];
    house.scene.at(TUESDAY).by("zhao").output(&words);
    let notice = ["fine", "notice", "CASE", "--happened", "2026-11-23T10:30:00+08:00"];
    let told = house.refuses((FRIDAY, "zhao"), 2, &notice);
    assert!(told.contains("before the fine"), "{told}");
    house.says(FRIDAY, "zhao", &["fine", "notice", "CASE", "--happened", TUESDAY]);
}
