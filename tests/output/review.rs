//! What summaries say beyond counting: the review of one case, and improvement measures with their effect.

use plaint::words::Language;
use serde_json::{Value, json};

use crate::house::House;
use crate::settling;

/// The house that knows how to settle, and which remedy meets which demand.
fn tracking_demands() -> House {
    let house = settling::house();
    let policy = concat!(include_str!("../rules/house.toml"), include_str!("../rules/settling.toml"))
        .replace("[resolution]\n", "[resolution]\ndemands = \"demand\"\n")
        .replace("nature = \"refund\"\n", "nature = \"refund\"\nmeets = [\"refund\"]\n");
    house.write("policies/house.toml", &policy);
    house
}

fn parsed(house: &House, words: &[&str]) -> Value {
    let mut all = words.to_vec();
    all.extend(["--format", "json"]);
    serde_json::from_str(&house.to_file(&all).results).unwrap()
}

/// S27: cause, expectation, solved, gaps, lesson.
#[test]
fn the_review_of_a_case() {
    let house = tracking_demands();
    let case =
        include_str!("house/settled.yaml").replace("demand: [refund]", "demand: [refund, headquarters]");
    house.write("cases/2026/11/05/261105-s5s5.yaml", &case);
    for (language, tongue) in [(Language::English, "en"), (Language::Chinese, "zh")] {
        let told = house.run(language, Some(100), &["summary", "261105-s5s5"]).results;
        insta::assert_snapshot!(format!("review_{tongue}"), told);
    }
    let seen = parsed(&house, &["summary", "261105-s5s5"]);
    assert_eq!(
        seen["review"]["expectation"], "partly",
        "the refund was paid; nobody reported to headquarters"
    );
    assert_eq!(seen["demands"][1]["stage"], "left-out");
    assert_eq!(seen["review"]["cause"], json!(["spring"]));
    assert_eq!(seen["review"]["solved"], true);
    assert_eq!((&seen["review"]["actions"], &seen["review"]["actions_done"]), (&json!(2), &json!(1)));
    assert_eq!(seen["set_aside"][0]["what"], "two-pieces");
}

#[test]
fn what_is_agreed_and_not_given_meets_no_demand() {
    let house = tracking_demands();
    for (at, stage, expectation) in [
        ("2026-11-05T12:00:00+08:00", "not-met", "not-met"),
        ("2026-11-06T12:00:00+08:00", "offered", "not-met"),
        ("2026-11-08T12:00:00+08:00", "agreed", "not-met"),
        ("2026-11-10T16:00:00+08:00", "met", "met"),
    ] {
        let seen = parsed(&house, &["summary", "261105-s5s5", "--as-of", at]);
        assert_eq!(
            (&seen["demands"][0]["stage"], &seen["review"]["expectation"]),
            (&json!(stage), &json!(expectation)),
            "{at}"
        );
        let solved = if at < "2026-11-11" { Value::Null } else { json!(true) };
        assert_eq!(seen["review"]["solved"], solved, "nobody has called back by {at}");
    }
    let other = parsed(&house, &["summary", "261116-a2a2"]);
    assert_eq!(other["review"]["cause"], json!([]), "nothing was determined");
    assert_eq!(other["review"]["solved"], Value::Null);
}

/// Three against noise: one that was carried out, one that is late, one of the whole house that was given up before.
fn with_measures() -> House {
    let house = House::new();
    let record = |id: &str, header: &str, events: &[String]| {
        let text = format!("record: measure\nformat: 1\nid: {id}\n{header}events:\n{}", events.concat());
        house.write(&format!("measures/{id}.yaml"), &text);
    };
    let event = |n: u32, at: &str, rest: &str| {
        format!("  - {{id: e{n}, at: \"2026-{at}:00+08:00\", by: li, n: {n}, {rest}}}\n")
    };
    let planned = |at: &str, due: &str| {
        let due = format!("{{carry-out: {{at: \"2026-{due}T18:00:00+08:00\", until: [carried-out]}}}}");
        event(1, at, &format!("event: planned, owner: li, due: {due}"))
    };
    let noise = "against: {category: noise}\nstores: [east]\n";
    record(
        "m-aaaaaa",
        &format!("what: \"座位之间加隔板\"\n{noise}"),
        &[
            planned("10-03T09:00", "10-31"),
            event(2, "11-04T09:00", "event: carried-out, done: \"已装\""),
            event(3, "11-04T09:05", "event: linked, to: 261102-c1c1, as: arises-from"),
        ],
    );
    record("m-bbbbbb", &format!("what: \"劝阻大声外放\"\n{noise}"), &[planned("11-05T09:00", "11-10")]);
    let dropped = event(2, "10-20T09:00", "event: dropped, reason: \"无预算\"");
    record("m-cccccc", "what: \"换地毯\"\n", &[planned("10-01T09:00", "11-10"), dropped]);
    house
}

#[test]
fn measures_of_a_month_with_their_effect() {
    let house = with_measures();
    let seen = parsed(&house, &["summary", "--month", "2026-11"]);
    let counts = &seen["measure_counts"][0];
    let numbers =
        ["planned", "carried_out", "reviewed", "dropped", "open", "overdue"].map(|key| counts[key].as_i64());
    assert_eq!(numbers, [1, 1, 0, 0, 1, 1].map(Some), "{counts}");
    let ids: Vec<&str> =
        seen["measures"].as_array().unwrap().iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["m-aaaaaa", "m-bbbbbb"], "the third was given up before the month began");
    let effect = &seen["measure_effects"];
    assert_eq!(effect.as_array().unwrap().len(), 1, "only what was carried out has an effect");
    let figures = ["before", "after", "after_days"].map(|key| effect[0][key].as_i64());
    assert_eq!(figures, [0, 1, 15].map(Some), "{effect}");
    assert_eq!(effect[0]["verdict"], "too-early");
    let october = parsed(&house, &["summary", "--month", "2026-10"]);
    assert_eq!(october["measure_counts"][0]["dropped"], 1);
    let elsewhere = parsed(&house, &["summary", "--month", "2026-11", "--store", "west"]);
    assert_eq!(elsewhere["measures"], json!([]), "both are of the other store");
    let case = parsed(&house, &["summary", "261102-c1c1"]);
    assert_eq!(case["measures"][0]["id"], "m-aaaaaa");
    for (language, tongue) in [(Language::English, "en"), (Language::Chinese, "zh")] {
        let told = house.run(language, Some(100), &["summary", "--month", "2026-11"]).results;
        insta::assert_snapshot!(format!("measures_{tongue}"), told);
    }
}

/// On a terminal people read the main parts; every part is there where they ask, and always for programs.
#[test]
fn a_terminal_shows_the_main_parts_and_names_the_others() {
    let house = House::new();
    let brief = house.on_terminal(Language::English, &["summary"]).results;
    let all = house.on_terminal(Language::English, &["summary", "--all"]).results;
    assert!(brief.lines().count() * 3 < all.lines().count() * 2, "{brief}");
    assert!(
        brief.contains("`--all` shows also: By group; By tier; ") && !brief.contains("\nBy tier\n"),
        "{brief}"
    );
    assert!(all.contains("\nBy tier\n") && !all.contains("shows also"), "{all}");
    let markdown = house.to_file(&["summary", "--format", "markdown"]).results;
    assert!(markdown.contains("\n## By tier\n"), "{markdown}");
}

#[test]
fn families_of_channels_are_called_as_the_policy_says() {
    let house = House::new();
    let policy = include_str!("../rules/house.toml");
    let family = |name: &str, zh: &str| {
        format!("\n[[intake.family]]\nname = \"{name}\"\nlabel = {{ en = \"{name}\", zh = \"{zh}\" }}\n")
    };
    house.write(
        "policies/house.toml",
        &format!("{policy}{}{}", family("offline", "线下"), family("online", "线上")),
    );
    let told = house.on_terminal(Language::Chinese, &["summary", "--by", "family"]).results;
    assert!(told.contains("\n  线下 ") && told.contains("\n  线上 "), "{told}");
}

#[test]
fn the_reasons_of_a_case_are_a_block_of_code_in_markdown() {
    let told = House::new().to_file(&["why", "261102-c1c1", "--format", "markdown"]).results;
    assert!(told.starts_with("```text\n") && told.ends_with("\n```\n"), "{told}");
}
