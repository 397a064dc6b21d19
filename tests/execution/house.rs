//! A house in which things are agreed, and what it says without the ids that are random.

use std::fs;

use crate::scene::Scene;

const SHOP: &str = include_str!("shop.toml");
pub(crate) const RULES: &str = concat!(include_str!("../rules/house.toml"), include_str!("agreed.toml"));
pub(crate) const MONDAY: &str = "2026-11-23T10:00:00+08:00";

pub(crate) struct House {
    pub(crate) scene: Scene,
}

impl House {
    pub(crate) fn new() -> Self {
        Self::of(RULES)
    }

    pub(crate) fn of(rules: &str) -> Self {
        Self { scene: Scene::of(SHOP, &[("house", rules)]) }
    }

    /// A complaint that is taken in, triaged and answered on Monday; its id.
    pub(crate) fn complaint(&self, subject: &str) -> String {
        let words =
            ["new", "--channel", "desk", "--called", "王女士", "--subject", subject, "--set", "emotion=calm"];
        let told = self.scene.at(MONDAY).by("wu").output(&words);
        let id = told.split(':').next().unwrap().to_owned();
        self.scene.at(MONDAY).by("wu").output(&["triage", &id, "--tier", "ordinary"]);
        self.scene.at(MONDAY).by("wu").output(&["respond", &id]);
        id
    }

    /// A complaint with an offer of these remedies by the manager.
    pub(crate) fn offered(&self, remedies: &[&str]) -> String {
        let id = self.complaint("坏灯");
        let mut words = vec!["offer", id.as_str()];
        remedies.iter().for_each(|remedy| words.extend(["--remedy", *remedy]));
        self.scene.at(MONDAY).by("li").output(&words);
        id
    }

    /// What a command of the clerk says on Monday; it must succeed.
    pub(crate) fn says(&self, words: &[&str]) -> String {
        self.plain(&self.scene.at(MONDAY).by("wu").output(words))
    }

    /// What a refused command says; nothing is recorded.
    pub(crate) fn refuses(&self, code: i32, words: &[&str]) -> String {
        let before = self.records();
        let told = self.scene.at(MONDAY).by("wu").refused(code, words);
        assert_eq!(self.records(), before, "{words:?} recorded something");
        self.plain(&told)
    }

    pub(crate) fn records(&self) -> Vec<String> {
        self.scene.case_files().iter().map(|file| fs::read_to_string(file).unwrap()).collect()
    }

    /// The ids of the events of this kind in the complaint, in the order of the file.
    pub(crate) fn events(&self, id: &str, kind: &str) -> Vec<String> {
        let text = self.records().into_iter().find(|text| text.contains(&format!("\nid: {id}"))).unwrap();
        let events = text.split("\n  - id: ").skip(1);
        let of_kind = events.filter(|event| event.contains(&format!("\n    event: {kind}\n")));
        of_kind.map(|event| event.lines().next().unwrap().to_owned()).collect()
    }

    /// The text with `A`, `B`… for complaints in the order of the alphabet and `A3` for the third event of the first.
    pub(crate) fn plain(&self, text: &str) -> String {
        let mut text = text.to_owned();
        while let Some(at) = text.find("house@2026.1#") {
            let stamp = text[at..].split('"').next().unwrap().to_owned();
            text = text.replace(&stamp, "STAMP");
        }
        for (record, name) in self.records().iter().zip(["A", "B", "C"]) {
            let id = |line: &str| line.split_once("id: ").map(|(_, id)| id.trim().to_owned());
            for (index, event) in record.lines().filter(|line| line.starts_with("  - id: ")).enumerate() {
                text = text.replace(&id(event).unwrap(), &format!("{name}{}", index + 1));
            }
            let own = record.lines().find(|line| line.starts_with("id: ")).and_then(id).unwrap();
            text = text.replace(&own, name);
        }
        text
    }
}
