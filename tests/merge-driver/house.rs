//! Clones of one shop, each with the real git in an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use plaint::domain::record::Record;
use plaint::format::yaml;
use tempfile::TempDir;

/// A clone: the folder of the repository, and the workspace in it.
pub(crate) struct House {
    folder: TempDir,
    prefix: &'static str,
}

/// The present of every command, one minute after the other where it matters.
const NOW: &str = "2026-11-22T10:00:00+08:00";

impl House {
    /// A shop with one complaint, in a repository of its own.
    pub(crate) fn new() -> (Self, String) {
        Self::below("")
    }

    /// The same with the workspace in a folder of the repository.
    pub(crate) fn below(prefix: &'static str) -> (Self, String) {
        let house = Self { folder: tempfile::tempdir().unwrap(), prefix };
        fs::create_dir_all(house.root()).unwrap();
        let begin = [
            "init",
            "--trade",
            "shop",
            "--name",
            "A",
            "--zone",
            "Asia/Shanghai",
            "--staff",
            "li=Li",
            "--staff",
            "wang=Wang",
        ];
        if prefix.is_empty() {
            house.plaint(0, &begin);
        } else {
            house.git(&["init", "-q", "-b", "main"]);
            house.plaint(0, &[&begin[..], &["--no-git"]].concat());
            fs::remove_dir_all(house.root().join(".git")).ok();
            house.git(&["add", "."]);
            house.git(&["commit", "-q", "-m", "begin"]);
        }
        let id = house.complaint("a shirt lost its colour");
        (house, id)
    }

    /// A clone of this one.
    pub(crate) fn cloned(&self) -> Self {
        let other = Self { folder: tempfile::tempdir().unwrap(), prefix: self.prefix };
        let from = self.top().to_str().unwrap().to_owned();
        other.git(&["clone", "-q", &from, "."]);
        other
    }

    /// The folder of the repository.
    pub(crate) fn top(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the workspace.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join(self.prefix)
    }

    /// Takes in a complaint; its id.
    pub(crate) fn complaint(&self, subject: &str) -> String {
        let told = self.plaint(
            0,
            &[
                "new",
                "--channel",
                "telephone",
                "--called",
                "Ms Chen",
                "--subject",
                subject,
                "--set",
                "receipt=shown",
                "--set",
                "demand=repair",
            ],
        );
        told.split(':').next().unwrap().to_owned()
    }

    /// Records a note about a complaint.
    pub(crate) fn note(&self, id: &str, words: &str) {
        self.plaint(0, &["note", id, words]);
    }

    /// Runs the program, which must end with `code`; gives all that it said.
    pub(crate) fn plaint(&self, code: i32, words: &[&str]) -> String {
        self.plaint_in(&self.root(), code, words)
    }

    /// Runs the program, whatever comes of it; gives all that it said.
    pub(crate) fn plaint_whatever(&self, words: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        let output = scrubbed(command.args(words), &self.root()).env("PLAINT_NOW", NOW).output().unwrap();
        told(&output)
    }

    pub(crate) fn plaint_in(&self, folder: &Path, code: i32, words: &[&str]) -> String {
        self.plaint_at(folder, NOW, code, words)
    }

    /// The same at another present.
    pub(crate) fn plaint_at(&self, folder: &Path, now: &str, code: i32, words: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        let output = scrubbed(command.args(words), folder)
            .env("PLAINT_NOW", now)
            .env("PLAINT_BY", "li")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", told(&output));
        told(&output)
    }

    /// Runs git in the repository, whatever comes of it.
    pub(crate) fn try_git(&self, words: &[&str]) -> Output {
        let mut command = Command::new("git");
        scrubbed(command.args(words), self.top()).output().unwrap()
    }

    /// Runs git, which must succeed; gives what it said.
    pub(crate) fn git(&self, words: &[&str]) -> String {
        let output = self.try_git(words);
        assert!(output.status.success(), "git {words:?}: {}", told(&output));
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    /// Runs git, which must stop on a conflict.
    pub(crate) fn git_stops(&self, words: &[&str]) -> String {
        let output = self.try_git(words);
        assert!(!output.status.success(), "git {words:?}: {}", told(&output));
        told(&output)
    }

    /// Where the record of a complaint stands in the workspace.
    pub(crate) fn path_of(&self, id: &str) -> String {
        format!("cases/20{}/{}/{}/{id}.yaml", &id[0..2], &id[2..4], &id[4..6])
    }

    pub(crate) fn file(&self, id: &str) -> PathBuf {
        self.root().join(self.path_of(id))
    }

    pub(crate) fn text(&self, id: &str) -> String {
        fs::read_to_string(self.file(id)).unwrap()
    }

    pub(crate) fn record(&self, id: &str) -> Record {
        yaml::read(&self.text(id)).unwrap()
    }

    /// How often a note stands in the record.
    pub(crate) fn notes(&self, id: &str) -> Vec<String> {
        let record = self.record(id);
        let notes = record.events.iter().filter(|event| event.kind.name() == "note");
        notes.map(|event| event.fields.text("note").unwrap().to_owned()).collect()
    }

    /// Turns the driver off, as in a clone that somebody made with another program.
    pub(crate) fn without_driver(&self) {
        self.git(&["config", "--remove-section", "merge.plaint"]);
    }

    /// What git takes for changed.
    pub(crate) fn status(&self) -> String {
        self.git(&["status", "--porcelain"])
    }
}

fn scrubbed<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_EDITOR", "true")
        .envs(["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map(|name| (name, "Hand")))
        .envs(["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map(|name| (name, "hand@example.org")))
        .stdin(Stdio::null())
}

/// Standard output, then standard error.
pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A shop where `main` and `other` have both added a note to one complaint; `main` is checked out.
pub(crate) fn parted() -> (House, String) {
    let (house, id) = House::new();
    house.git(&["branch", "other"]);
    house.note(&id, "ours");
    house.git(&["checkout", "-q", "other"]);
    house.note(&id, "theirs");
    house.git(&["checkout", "-q", "main"]);
    (house, id)
}
