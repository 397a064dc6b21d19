//! A workspace in a folder of its own, and the program run in it with a scrubbed environment and a set clock.

#![allow(dead_code, unreachable_pub, reason = "each test crate uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A workspace of the stories' chain.
pub struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    /// The chain of the stories, with policies, calendars and a repository, and no complaint yet.
    pub fn new() -> Self {
        Self::of(plaint::commands::demo::SHOP, &[])
    }

    /// A shop with policies of its own: each by name and text.
    pub fn of(shop: &str, policies: &[(&str, &str)]) -> Self {
        let scene = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(scene.path().join("shop.toml"), shop).unwrap();
        for (name, text) in policies {
            fs::create_dir_all(scene.path().join("policies")).unwrap();
            fs::write(scene.path().join(format!("policies/{name}.toml")), text).unwrap();
        }
        let made = scene.at("2026-11-01T09:00:00+08:00").run(&["init"]);
        assert!(made.status.success(), "{}", told(&made));
        scene
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The program at this present, acting as the desk clerk of the first store.
    pub fn at<'scene>(&'scene self, now: &'scene str) -> Act<'scene> {
        Act { scene: self, now, by: Some("li"), environment: Vec::new() }
    }

    /// The files of all complaints.
    pub fn case_files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![self.path().join("cases")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        files
    }

    /// A complaint taken in at `now`; its id.
    pub fn complaint(&self, now: &str) -> String {
        let made = self.at(now).run(&[
            "new",
            "--store",
            "east",
            "--channel",
            "service-desk",
            "--called",
            "陈先生",
            "--subject",
            "床垫使用1个月后塌陷",
            "--set",
            "about=goods",
            "--set",
            "place=家居层",
            "--set",
            "demand=refund",
            "--set",
            "emotion=angry",
        ]);
        assert!(made.status.success(), "{}", told(&made));
        String::from_utf8(made.stdout).unwrap().split(':').next().unwrap().to_owned()
    }

    /// A git command in the workspace.
    pub fn git(&self, words: &[&str]) -> String {
        let output = Command::new("git")
            .args(words)
            .current_dir(self.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        assert!(output.status.success(), "git {words:?}: {}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }
}

/// A run of the program that is being prepared.
pub struct Act<'scene> {
    scene: &'scene Scene,
    now: &'scene str,
    by: Option<&'scene str>,
    environment: Vec<(&'scene str, &'scene str)>,
}

impl<'scene> Act<'scene> {
    pub fn by(self, by: &'scene str) -> Self {
        Self { by: Some(by), ..self }
    }

    /// Nobody in particular: cron.
    pub fn by_nobody(self) -> Self {
        Self { by: None, ..self }
    }

    pub fn set(mut self, name: &'scene str, value: &'scene str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// The prepared process; streams are captured, standard input is empty.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        command
            .args(words)
            .current_dir(self.scene.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.scene.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("PLAINT_NOW", self.now)
            .stdin(Stdio::null());
        if let Some(by) = self.by {
            command.env("PLAINT_BY", by);
        }
        command.envs(self.environment.iter().copied());
        command
    }

    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs the command, which must succeed, and gives its standard output.
    pub fn output(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}: {}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the command, which must end with `code`, and gives all that it said.
    pub fn refused(&self, code: i32, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", told(&output));
        told(&output)
    }
}

/// Standard output, then standard error.
pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
