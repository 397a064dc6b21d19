//! A chain of four stores in which fines are paid, and what it says without the ids that are random.

use std::fs;

use plaint::domain::instant::{self, Instant};

use crate::scene::Scene;

const SHOP: &str = include_str!("shop.toml");
pub(crate) const RULES: &str = concat!(include_str!("../rules/house.toml"), include_str!("fines.toml"));
pub(crate) const MONDAY: &str = "2026-11-23T10:00:00+08:00";
pub(crate) const TUESDAY: &str = "2026-11-24T10:00:00+08:00";
pub(crate) const FRIDAY: &str = "2026-11-27T10:00:00+08:00";

pub(crate) struct House {
    pub(crate) scene: Scene,
    pub(crate) case: String,
}

pub(crate) fn at(text: &str) -> Instant {
    instant::parse(text).unwrap()
}

impl House {
    /// A complaint about the first store, of Monday.
    pub(crate) fn new(more_rules: &str) -> Self {
        let scene = Scene::of(SHOP, &[("house", &format!("{RULES}{more_rules}"))]);
        let words = [
            "new",
            "--channel",
            "desk",
            "--called",
            "王女士",
            "--subject",
            "坏灯",
            "--store",
            "maple",
            "--set",
            "emotion=calm",
        ];
        let told = scene.at(MONDAY).by("shi").output(&words);
        let case = told.split(':').next().unwrap().to_owned();
        Self { scene, case }
    }

    /// The same with a fine of 500 by the rule, shared by Luo and Mei.
    pub(crate) fn fined(rule: &str, more_rules: &str) -> Self {
        let house = Self::new(more_rules);
        house.impose(rule, "500");
        house
    }

    /// A fine that the director decides on.
    pub(crate) fn impose(&self, rule: &str, amount: &str) {
        let words = ["fine", "impose", &self.case, rule, "--amount", amount, "--reason", "迟到"];
        self.scene.at(MONDAY).by("zhao").output(&words);
    }

    /// What a command of `by` says then; it must succeed.
    pub(crate) fn says(&self, now: &str, by: &str, words: &[&str]) -> String {
        let output = self.scene.at(now).by(by).run(&self.addressed(words));
        assert!(output.status.success(), "{words:?}: {}", crate::scene::told(&output));
        self.plain(&crate::scene::told(&output))
    }

    /// What a refused command says; nothing is recorded.
    pub(crate) fn refuses(&self, (now, by): (&str, &str), code: i32, words: &[&str]) -> String {
        let before = self.record();
        let told = self.scene.at(now).by(by).refused(code, &self.addressed(words));
        assert_eq!(self.record(), before, "{words:?} recorded something");
        self.plain(&told)
    }

    pub(crate) fn record(&self) -> String {
        fs::read_to_string(&self.scene.case_files()[0]).unwrap()
    }

    /// The row of the first fine, or of none.
    pub(crate) fn row(&self, now: &str) -> serde_json::Value {
        let words = ["fine", "list", "--all", "--format", "json"];
        let json: serde_json::Value = serde_json::from_str(&self.scene.at(now).output(&words)).unwrap();
        json["fines"][0].clone()
    }

    fn addressed<'a>(&'a self, words: &[&'a str]) -> Vec<&'a str> {
        words.iter().map(|word| if *word == "CASE" { self.case.as_str() } else { *word }).collect()
    }

    /// The text with the events numbered as they stand in the file.
    pub(crate) fn plain(&self, text: &str) -> String {
        let mut text = text.to_owned();
        while let Some(at) = text.find("house@2026.1#") {
            let stamp = text[at..].split('"').next().unwrap().to_owned();
            text = text.replace(&stamp, "STAMP");
        }
        let record = self.record();
        let events = record.lines().filter_map(|line| line.strip_prefix("  - id: "));
        for (index, event) in events.enumerate() {
            text = text.replace(event.trim(), &format!("EVENT{}", index + 1));
        }
        text.replace(&self.case, "261123-CASE")
    }
}
