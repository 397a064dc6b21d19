//! A chain of stores, four of one policy and two of another, and what it says without the ids that are random.

use std::fs;
use std::path::PathBuf;

use crate::scene::Scene;

const SHOP: &str = include_str!("shop.toml");
const RULES: &str = concat!(include_str!("../rules/house.toml"), include_str!("fines.toml"));

pub(crate) struct Chain {
    pub(crate) scene: Scene,
}

impl Chain {
    pub(crate) fn new() -> Self {
        // The harbour's stores go by the letter of the list, and who shares a place pays it whole.
        let harbour = RULES
            .replace("id = \"house\"", "id = \"harbour\"")
            .replace("en = \"Test house\", zh = \"测试\"", "en = \"Harbour\", zh = \"港口\"")
            .replace("[\"1000\", \"2000\", \"3000\"]", "[\"50\", \"70\"]")
            .replace("worst-pays = \"most\"", "worst-pays = \"as-listed\"")
            .replace("tied = \"shared\"", "tied = \"each\"");
        Self { scene: Scene::of(SHOP, &[("house", RULES), ("harbour", &harbour)]) }
    }

    /// A complaint about `store` taken in at `now`; its id.
    pub(crate) fn complaint(&self, now: &str, store: &str, more: &[&str]) -> String {
        let mut words = vec!["new", "--store", store, "--channel", "desk", "--called", "王女士"];
        words.extend(["--subject", "坏灯", "--set", "emotion=calm"]);
        words.extend(more);
        let told = self.scene.at(now).by("li").output(&words);
        told.split(':').next().unwrap().to_owned()
    }

    /// Another store's complaint after all: `correct` refuses that, records that came from elsewhere may tell it.
    pub(crate) fn move_to(&self, case: &str, store: &str, at: &str) {
        let is_meant = |file: &PathBuf| file.file_stem().unwrap().to_str() == Some(case);
        let file = self.scene.case_files().into_iter().find(is_meant).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        let n = text.matches("  - id: ").count() + 1;
        let event = format!(
            "  - id: emoved{n}\n    at: {at}\n    by: li\n    n: {n}\n    event: corrected\n    field: store\n    to: {store}\n    reason: \"门店填错\"\n"
        );
        fs::write(&file, text + &event).unwrap();
    }

    /// The files of the stores' records: name and text.
    pub(crate) fn stores(&self) -> Vec<(String, String)> {
        let folder = self.scene.path().join("stores");
        let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = entries.collect();
        files.sort();
        let name = |file: &PathBuf| file.file_stem().unwrap().to_str().unwrap().to_owned();
        files.iter().map(|file| (name(file), fs::read_to_string(file).unwrap())).collect()
    }

    /// What the record of each store says under the keys of its fine: place, complaints, amount and payers.
    pub(crate) fn fines(&self) -> String {
        let told = |(store, text): (String, String)| {
            let line = |key: &str| {
                let key = format!("    {key}: ");
                text.lines().filter_map(|line| line.strip_prefix(&key)).collect::<Vec<_>>().join(" ")
            };
            format!(
                "{store}: {} of {} = {} {}\n",
                line("place"),
                line("complaints"),
                line("amount"),
                line("payers")
            )
        };
        self.stores().into_iter().map(told).collect()
    }

    /// The text with `CASE` for ids of complaints, and `EVENT` for those of events.
    pub(crate) fn plain(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for file in self.scene.case_files() {
            let record = fs::read_to_string(&file).unwrap();
            for event in record.lines().filter_map(|line| line.strip_prefix("  - id: ")) {
                text = text.replace(event, "EVENT");
            }
            text = text.replace(file.file_stem().unwrap().to_str().unwrap(), "CASE");
        }
        text
    }
}
