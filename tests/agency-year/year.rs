//! A generated year, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::oracle::Fine;
use crate::plan::Plan;
use crate::workspace::{House, YEAR_END};

/// A year on disk with its plan.
pub struct Year {
    pub plan: Plan,
    /// The ids of the complaints, in the order of the plan.
    pub ids: Vec<String>,
    folder: tempfile::TempDir,
    /// When reading commands look.
    now: &'static str,
}

impl Year {
    pub fn new(seed: u64, complaints: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan::draw(seed, complaints);
        let house = House::begin(folder.path(), &plan).unwrap();
        let ids = house.fill(&plan, seed).unwrap();
        house.fine(&plan, &ids, seed).unwrap();
        Self { plan, ids, folder, now: YEAR_END }
    }

    /// The same year in a folder of its own, looked at at `now`: what is done to it concerns nobody else.
    pub fn copy(&self, now: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for entry in walkdir::WalkDir::new(self.path()) {
            let entry = entry.unwrap();
            let to = folder.path().join(entry.path().strip_prefix(self.path()).unwrap());
            if entry.file_type().is_dir() {
                fs::create_dir_all(to).unwrap();
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
        Self { plan: self.plan.clone(), ids: self.ids.clone(), folder, now }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The record in which a fine stands: that of the complaint, or of the store.
    pub fn record_of(&self, fine: &Fine) -> String {
        match fine.complaint {
            Some(number) => self.ids[number].clone(),
            None => self.plan.house.stores[fine.store].id.to_owned(),
        }
    }

    /// The file of a complaint.
    pub fn file(&self, number: usize) -> PathBuf {
        let id = &self.ids[number];
        self.path().join(format!("cases/20{}/{}/{}/{id}.yaml", &id[..2], &id[2..4], &id[4..6]))
    }

    /// The program at `now`, acting as `by`.
    pub fn run(&self, now: &str, by: &str, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_plaint"))
            .args(words)
            .current_dir(self.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("PLAINT_NOW", now)
            .env("PLAINT_BY", by)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What a reading command prints when the books are closed; it must find everything in order.
    pub fn output(&self, words: &[&str]) -> String {
        let output = self.run(self.now, "finance", words);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {told}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn json(&self, words: &[&str]) -> serde_json::Value {
        let words: Vec<&str> = words.iter().copied().chain(["--format", "json"]).collect();
        serde_json::from_str(&self.output(&words)).unwrap()
    }

    /// Lets `change` write the file of a complaint anew.
    pub fn rewrite(&self, number: usize, change: impl Fn(&str) -> String) {
        let text = fs::read_to_string(self.file(number)).unwrap();
        let changed = change(&text);
        assert!(text != changed, "nothing changed in {text}");
        fs::write(self.file(number), changed).unwrap();
    }
}
