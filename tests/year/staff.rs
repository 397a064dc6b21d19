//! Points of staff in a year, and measures against them.

use crate::chain::Chain;

const MAY: &str = "2026-05-04T10:00:00+08:00";
const JUNE: &str = "2026-06-01T10:00:00+08:00";

/// A complaint for which `staff` was found responsible, with its fine on record.
fn found(chain: &Chain, staff: &str) -> String {
    let case = chain.complaint("2026-05-03T10:00:00+08:00", "maple", &["--staff", staff]);
    let finding = ["determine", &case, "valid", "--at-fault", "yes", "--reason", "疏忽", "--staff", staff];
    chain.scene.at(MAY).by("li").output(&finding);
    chain.scene.at(MAY).by_nobody().output(&["sweep", "--record-fines"]);
    case
}

#[test]
fn points_add_up_and_lead_to_a_measure_that_a_person_takes() {
    let chain = Chain::new();
    let case = found(&chain, "wu");
    let points = |now: &'static str, language: &str| {
        let words = ["--language", language, "fine", "points", "--format", "table"];
        chain.plain(&chain.scene.at(now).output(&words))
    };
    insta::assert_snapshot!("three_points", points(JUNE, "en"));
    found(&chain, "wu");
    insta::assert_snapshot!("six_points", points(JUNE, "en"));
    let due = chain.scene.at(JUNE).refused(4, &["fine", "points", "--exit-code", "--staff", "wu"]);
    assert!(due.contains("training"), "{due}");
    let sanction = [
        "sanction",
        &case,
        "--staff",
        "wu",
        "--measure",
        "training",
        "--reason",
        "一年内六分",
        "--days",
        "3",
    ];
    chain.scene.at(JUNE).by("zhao").output(&sanction);
    insta::assert_snapshot!("taken", points(JUNE, "zh"));
    chain.scene.at(JUNE).output(&["fine", "points", "--exit-code"]);
    // Another year begins at nothing.
    let next = chain.scene.at("2027-05-01T10:00:00+08:00").output(&["fine", "points", "--format", "table"]);
    assert!(!next.contains("吴昊"), "{next}");
    let before = chain.scene.at("2027-05-01T10:00:00+08:00").output(&["fine", "points", "--year", "2026"]);
    assert!(before.contains("wu\tmaple\t6"), "{before}");
}

#[test]
fn a_measure_is_taken_by_who_may_against_who_answers_for_it() {
    let chain = Chain::new();
    let case = found(&chain, "wu");
    let mut told = String::new();
    // By whom, against whom, the measure, and for how long.
    let refused: &[(&str, &str, &str, &[&str])] = &[
        ("li", "wu", "trainig", &[]),
        ("li", "wu", "training", &[]),
        ("li", "wu", "training", &["--days", "4"]),
        ("li", "wu", "training", &["--from", "2026-06-03", "--until", "2026-06-02"]),
        ("wu", "wu", "reprimand", &[]),
        ("bai", "wu", "reprimand", &[]),
        ("li", "li", "reprimand", &[]),
        ("li", "bai", "reprimand", &["--evidence", "enone"]),
        ("li", "wuu", "reprimand", &[]),
    ];
    for (by, staff, measure, more) in refused {
        let mut words = vec!["sanction", &case, "--staff", staff, "--measure", measure, "--reason", "疏忽"];
        words.extend(*more);
        let said = chain.scene.at(JUNE).by(by).refused(1, &words);
        // Which events there are differs from run to run.
        let said = said.lines().filter(|line| !line.contains("--evidence")).collect::<Vec<_>>().join("\n");
        told.push_str(&format!("{by}: {staff} {measure} {more:?}\n{said}\n\n"));
    }
    insta::assert_snapshot!("refused", chain.plain(&told));
}

#[test]
fn before_anything_is_found_a_measure_is_for_those_whom_the_complaint_names() {
    let chain = Chain::new();
    let case = chain.complaint("2026-05-03T10:00:00+08:00", "maple", &["--staff", "wu"]);
    let words = |staff| ["sanction", &case, "--staff", staff, "--measure", "reprimand", "--reason", "疏忽"];
    let refused = chain.scene.at(JUNE).by("zhao").refused(1, &words("bai"));
    assert!(refused.contains("`bai` was neither found responsible nor named in the complaint"), "{refused}");
    assert!(refused.contains(&format!("plaint determine {case} … --staff bai")), "{refused}");
    chain.scene.at(JUNE).by("zhao").output(&words("wu"));
}

#[test]
fn a_fine_of_points_alone_is_told_as_points() {
    let chain = Chain::new();
    let case = found(&chain, "wu");
    let words = ["fine", "list", "--all", "--format", "json"];
    let list: serde_json::Value = serde_json::from_str(&chain.scene.at(JUNE).output(&words)).unwrap();
    assert_eq!(list["fines"][0]["standing"], "points", "{list}");
    let shown = |language| chain.scene.at(JUNE).output(&["--language", language, "show", &case]);
    let (en, zh) = (shown("en"), shown("zh"));
    assert!(en.contains("\n    points\n") && !en.contains("paid"), "{en}");
    assert!(zh.contains("\n    仅扣分\n") && !zh.contains("已缴清"), "{zh}");
    let chosen = chain.scene.at(JUNE).output(&["fine", "list", "--standing", "points"]);
    assert!(chosen.contains("careless"), "{chosen}");
}

#[test]
fn the_chain_above_answers_too_and_what_is_decided_is_carried_out() {
    let chain = Chain::new();
    let case = found(&chain, "wu");
    let mut told = String::new();
    let taken: &[(&str, &[&str])] = &[
        ("wu", &["--measure", "training", "--days", "3", "--owner", "cheng", "--due", "5 days"]),
        // Not found responsible, but above who was.
        ("cheng", &["--measure", "reprimand"]),
        ("cheng", &["--measure", "training", "--from", "2026-06-08", "--until", "2026-06-09"]),
    ];
    for (staff, more) in taken {
        let mut words = vec!["sanction", &case, "--staff", staff, "--reason", "疏忽"];
        words.extend(*more);
        told.push_str(&chain.scene.at(JUNE).by("zhao").output(&words));
    }
    // What is agreed about staff is a promise like any other.
    told.push_str(&chain.scene.at("2026-06-04T17:00:00+08:00").by("li").output(&["done", &case, "training"]));
    insta::assert_snapshot!("carried_out", chain.plain(&told));
    chain.scene.at(JUNE).by("li").output(&["close", &case, "--outcome", "settled"]);
    let after = ["sanction", &case, "--staff", "wu", "--measure", "reprimand", "--reason", "再犯"];
    chain.scene.at("2026-07-01T10:00:00+08:00").by("zhao").output(&after);
    let check = chain.scene.at("2026-07-01T10:00:00+08:00").run(&["check"]);
    assert!(check.stdout.is_empty(), "a measure may come after the closing: {}", crate::scene::told(&check));
}
