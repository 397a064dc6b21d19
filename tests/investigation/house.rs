//! A house with a policy that knows causes, evidence, options and bounds, and one complaint.

use std::fs;

use crate::scene::Scene;

pub(crate) const SHOP: &str = include_str!("../gates/shop.toml");
pub(crate) const POLICY: &str = concat!(
    include_str!("../rules/house.toml"),
    include_str!("../rules/settling.toml"),
    r#"
[[resolution.option]]
name = "partial"
label = { en = "a part of the price", zh = "部分赔偿" }

[[resolution.bound]]
name = "deceit"
label = { en = "fraud", zh = "欺诈" }
article = { en = "art. 55", zh = "第五十五条" }
kind = "floor"
trigger = { en = "the house deceived the customer", zh = "经营者有欺诈行为" }
amount = { times = "3", of = "loss" }
source = "test"

[[resolution.bound]]
name = "ceiling"
label = { en = "most", zh = "上限" }
article = { en = "rule 1", zh = "规则一" }
kind = "cap"
amount = { fixed = "5000" }
source = "test"
"#
);

pub(crate) const MONDAY: &str = "2026-11-23T10:00:00+08:00";

/// The house with one complaint.
pub(crate) struct House {
    pub(crate) scene: Scene,
    pub(crate) id: String,
}

impl House {
    pub(crate) fn new() -> Self {
        let scene = Scene::of(SHOP, &[("house", POLICY)]);
        let words =
            ["new", "--channel", "desk", "--called", "王女士", "--subject", "塌陷", "--set", "emotion=calm"];
        let told = scene.at(MONDAY).output(&words);
        let id = told.split(':').next().unwrap().to_owned();
        Self { scene, id }
    }

    /// Runs `command ID words`, which must succeed.
    pub(crate) fn does(&self, command: &str, words: &[&str]) -> String {
        self.scene.at(MONDAY).output(&self.words(command, words))
    }

    /// Runs `command ID words`, which must end with `code`; all that it said.
    pub(crate) fn refuses(&self, code: i32, command: &str, words: &[&str]) -> String {
        self.scene.at(MONDAY).refused(code, &self.words(command, words))
    }

    fn words<'a>(&'a self, command: &'a str, words: &[&'a str]) -> Vec<&'a str> {
        let mut all: Vec<&str> = command.split(' ').collect();
        all.push(&self.id);
        all.extend(words);
        all
    }

    pub(crate) fn record(&self) -> String {
        fs::read_to_string(self.scene.case_files().first().unwrap()).unwrap()
    }

    /// The id of the last event of this kind.
    pub(crate) fn event(&self, kind: &str) -> String {
        let record = self.record();
        let events = record.split("\n  - id: ").skip(1);
        let last = events.filter(|event| event.contains(&format!("event: {kind}\n"))).last().unwrap();
        last.lines().next().unwrap().to_owned()
    }

    /// Two pieces of evidence, so that a finding may be recorded.
    pub(crate) fn investigated() -> Self {
        let house = Self::new();
        house.does("evidence add", &["--kind", "object", "--kept", "freezer 2"]);
        house.does("statement", &["--of", "staff", "--staff", "gu", "--account", "a spring gave way"]);
        house
    }
}
