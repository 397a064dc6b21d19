//! Fines as they are told: `why`, `show`, `agenda`, `check`, in both languages, for a case that is fined, paid in part
//! and objected to.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../scene/mod.rs"]
mod scene;

use std::fs;

use plaint::commands::demo::story::{CASE, event_ids};
use scene::{Scene, told};

const SHOP: &str = include_str!("shop.toml");

/// A house of two agencies, and what it did.
struct House {
    scene: Scene,
    case: String,
}

impl House {
    /// A complaint about the store, as it was taken in.
    fn new() -> Self {
        let house = Self { scene: Scene::of(SHOP, &[]), case: String::new() };
        let made = house.run(
            "ma",
            "2026-11-06T16:30",
            &[
                "new",
                "--store",
                "maple",
                "--channel",
                "store-desk",
                "--called",
                "高先生",
                "--subject",
                "合同条款与承诺不符",
                "--set",
                "against=store",
                "--set",
                "transaction=lease",
                "--set",
                "demand=apology",
            ],
        );
        let house = Self { case: made.split(':').next().unwrap().to_owned(), ..house };
        house.run("ma", "2026-11-06T16:36", &["triage", "CASE", "--accept", "--category", "no-follow-up"]);
        house
    }

    /// The same, found valid after both sides were heard, and fined.
    fn fined() -> Self {
        let house = Self::new();
        house.run("ma", "2026-11-09T10:00", &["respond", "CASE", "--form", "telephone"]);
        house.run(
            "ma",
            "2026-11-09T11:00",
            &["statement", "CASE", "--of", "customer", "--account", "合同写的和说的不一样"],
        );
        house.run(
            "ma",
            "2026-11-09T11:10",
            &["statement", "CASE", "--of", "staff", "--staff", "luo", "--account", "当时没有说清楚"],
        );
        for kind in ["conversation", "transaction-file"] {
            house.run(
                "centre",
                "2026-11-10T09:00",
                &[
                    "evidence",
                    "add",
                    "CASE",
                    "--kind",
                    kind,
                    "--name",
                    "记录",
                    "--obtained",
                    "公司话机，入职时已告知",
                    "--kept",
                    "投诉中心档案",
                ],
            );
        }
        let evidence = event_ids(&house.record()).into_iter().nth(6).unwrap();
        house.run(
            "centre",
            "2026-11-10T10:00",
            &[
                "determine",
                "CASE",
                "valid",
                "--cause",
                "not-followed-up",
                "--at-fault",
                "yes",
                "--good-faith",
                "yes",
                "--store",
                "maple",
                "--staff",
                "luo",
                "--evidence",
                &evidence,
                "--reason",
                "承诺与合同不符，门店有过错",
            ],
        );
        house.run("centre", "2026-11-11T02:00", &["sweep", "--record-fines"]);
        house
    }

    /// The same with a notice, a payment in part, and an objection.
    fn objected() -> Self {
        let house = Self::fined();
        house.run("centre", "2026-11-11T09:30", &["fine", "notice", "CASE", "--form", "written"]);
        house.run(
            "centre",
            "2026-11-12T09:30",
            &["fine", "pay", "CASE", "--amount", "100", "--payer", "luo"],
        );
        house
    }

    /// What the command prints; it must succeed.
    fn run(&self, by: &str, at: &str, words: &[&str]) -> String {
        let words: Vec<&str> =
            words.iter().map(|word| if *word == "CASE" { self.case.as_str() } else { word }).collect();
        let done = self.scene.at(&format!("{at}:00+08:00")).by(by).run(&words);
        assert!(done.status.success(), "{words:?}\n{}", told(&done));
        String::from_utf8(done.stdout).unwrap()
    }

    fn record(&self) -> String {
        fs::read_to_string(self.scene.case_files().first().unwrap()).unwrap()
    }

    /// What a person reads on 13 November, in a language, with ids that stay the same.
    fn read(&self, language: &str, words: &[&str]) -> String {
        let mut all = vec!["--language", language];
        all.extend(words);
        let mut text = self.run("centre", "2026-11-13T09:00", &all);
        for (index, event) in event_ids(&self.record()).iter().enumerate() {
            text = text.replace(event, &format!("e{}", index + 1));
        }
        let lines: Vec<String> = text.replace(&self.case, CASE).lines().map(without_passage).collect();
        lines.join("\n")
    }
}

/// The line without the number of the policy's line and the passage, which change with every edit of the policy.
fn without_passage(line: &str) -> String {
    match line.split_once(" [policies/") {
        Some((words, place)) => {
            let file = place.split(':').next().unwrap();
            assert!(place[file.len() + 1..].starts_with(|digit: char| digit.is_ascii_digit()), "{line}");
            format!("{words} [policies/{file}:…]")
        }
        None => line.to_owned(),
    }
}

#[test]
fn why_a_store_is_fined_is_told_to_the_cent() {
    let house = House::objected();
    insta::assert_snapshot!("why-en", house.read("en", &["why", "CASE", "fine"]));
    insta::assert_snapshot!("why-zh", house.read("zh", &["why", "CASE", "fine"]));
    let json = house.read("en", &["why", "CASE", "fine", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["explanations"][0]["subject"], "fine");
    let cent = house.read("en", &["why", "CASE", "fine", "against-store"]);
    assert!(cent.contains("166.6666…, with a cent that was left over 166.67"), "{cent}");
    assert!(cent.contains("166.6666…, cut to 166.66"), "{cent}");
}

#[test]
fn what_keeps_each_rule_from_a_fine_is_told_before_there_is_one() {
    let house = House::new();
    let told = house.read("en", &["why", "CASE", "fine", "against-store"]);
    insta::assert_snapshot!("why-not-en", told);
    insta::assert_snapshot!("why-not-zh", house.read("zh", &["why", "CASE", "fine", "against-store"]));
    let all = house.run("ma", "2026-11-06T17:00", &["why", "CASE", "fine"]);
    let rules = fs::read_to_string(house.scene.path().join("policies/realestate-agency.toml")).unwrap();
    assert_eq!(all.matches("no fine “").count(), rules.matches("[[fines.rule]]").count(), "{all}");
    assert!(
        !house.read("en", &["why", "CASE"]).contains("no fine “"),
        "only who asks for fines is told that there is none"
    );
}

#[test]
fn the_other_reading_is_asked_in_this_very_case() {
    let house = House::fined();
    let told = house.read("en", &["why", "CASE", "fine", "against-store"]);
    let escalated = "the other reading, “only what was mishandled and went to the company or an authority”, would not have led";
    assert!(told.contains(escalated), "{told}");
    assert!(told.contains("“pay all the same”, would have led to this fine too"), "{told}");
}

#[test]
fn the_story_and_the_agenda_tell_what_is_next() {
    let house = House::objected();
    for language in ["en", "zh"] {
        let story = house.read(language, &["show", "CASE"]);
        let title = if language == "en" { "\nFines\n" } else { "\n罚款\n" };
        let section = story.split(title).nth(1).unwrap().split("\n\n").next().unwrap().to_owned();
        insta::assert_snapshot!(format!("show-{language}"), section);
        let agenda = house.read(language, &["agenda", "--format", "table"]);
        let agenda =
            agenda.lines().skip_while(|line| !line.starts_with("Fines (") && !line.starts_with("罚款（"));
        insta::assert_snapshot!(format!("agenda-{language}"), agenda.collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn a_fine_that_no_longer_follows_is_told_by_check() {
    let house = House::fined();
    let clean = house.scene.at("2026-11-14T09:00:00+08:00").by("centre").run(&["check"]);
    assert!(!told(&clean).contains("event-fine-unfounded"), "{}", told(&clean));
    let record = house.record();
    let finding: Vec<&str> = record.lines().rev().collect();
    let at = finding.iter().position(|line| line.contains("event: determined")).unwrap();
    let id = finding[at..].iter().find(|line| line.contains("- id: ")).unwrap().split("id: ").nth(1).unwrap();
    house.run("centre", "2026-11-12T09:00", &["void", "CASE", id, "--reason", "认定有误"]);
    let checked = house.scene.at("2026-11-14T09:00:00+08:00").by("centre").run(&["check"]);
    assert!(told(&checked).contains("event-fine-unfounded"), "{}", told(&checked));
    assert!(house.read("en", &["why", "CASE", "fine"]).contains("no longer follows"));
}
