//! A chain: a shared bare repository, and stores that work in clones of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The present of most tests.
pub(crate) const NOW: &str = "2026-11-16T10:05:00+08:00";

/// A shared repository, and the stores.
pub(crate) struct Chain {
    folder: TempDir,
    /// The clones, in the order of their names.
    pub(crate) stores: Vec<Store>,
}

/// One store's clone.
pub(crate) struct Store {
    /// The workspace.
    pub(crate) root: PathBuf,
    /// The home folder of all.
    pub(crate) home: PathBuf,
}

impl Chain {
    /// A shared repository that the first store has filled, and further clones.
    pub(crate) fn of(count: usize) -> Self {
        let mut chain = Self::empty();
        chain.stores[0].sync();
        for number in 1..count {
            chain.join(number);
        }
        chain
    }

    /// One store, and a shared repository without anything in it.
    pub(crate) fn empty() -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory).unwrap()
        } else {
            tempfile::tempdir().unwrap()
        };
        let home = folder.path().join("home");
        fs::create_dir(&home).unwrap();
        let store = Store { root: folder.path().join("store0"), home };
        fs::create_dir(&store.root).unwrap();
        fs::write(store.root.join("shop.toml"), plaint::commands::demo::SHOP).unwrap();
        store.must(&["init"]);
        let chain = Self { folder, stores: vec![store] };
        let hub = chain.hub();
        chain.stores[0].git(&["init", "--quiet", "--bare", "--initial-branch=main", hub.to_str().unwrap()]);
        chain.stores[0].git(&["remote", "add", "origin", hub.to_str().unwrap()]);
        chain
    }

    /// A further clone.
    pub(crate) fn join(&mut self, number: usize) {
        let root = self.path(&format!("store{number}"));
        let hub = self.hub();
        self.stores[0].git(&["clone", "--quiet", hub.to_str().unwrap(), root.to_str().unwrap()]);
        self.stores.push(Store { root, home: self.stores[0].home.clone() });
    }

    /// The shared repository.
    pub(crate) fn hub(&self) -> PathBuf {
        self.path("hub.git")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Syncs every store until all have everything.
    pub(crate) fn settle(&self) {
        for _ in 0..2 {
            self.stores.iter().for_each(|store| drop(store.sync()));
        }
    }

    /// Whether all stores and the shared repository have the same files and the same last commit.
    pub(crate) fn assert_same(&self) {
        let first = &self.stores[0];
        let hub = self.hub();
        let tip = first.git(&["--git-dir", hub.to_str().unwrap(), "rev-parse", "main"]);
        for store in &self.stores {
            assert_eq!(store.records(), first.records());
            assert_eq!(store.git(&["rev-parse", "HEAD"]), tip);
            assert_eq!(store.git(&["status", "--porcelain"]), "");
            assert_eq!(store.git(&["fsck", "--strict", "--no-dangling"]), "");
            store.assert_tidy();
        }
    }

    /// Puts a hook into the shared repository, which is the shop's own.
    pub(crate) fn hook(&self, name: &str, script: &str) {
        let path = self.hub().join("hooks").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        program(&path, script);
    }
}

impl Store {
    /// The program in the clone, with a scrubbed environment, at `now` and by `by`.
    pub(crate) fn at(&self, now: &str, by: &str, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        command.args(words).current_dir(&self.root).env_clear().stdin(Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", &self.home);
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("PLAINT_NOW", now);
        if !by.is_empty() {
            command.env("PLAINT_BY", by);
        }
        command
    }

    /// Runs the program, which must end with `code`; gives all that it said.
    pub(crate) fn told(&self, code: i32, words: &[&str]) -> String {
        let output = self.at(NOW, "li", words).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", told(&output));
        told(&output)
    }

    /// Runs the program, which must do it; gives all that it said.
    pub(crate) fn must(&self, words: &[&str]) -> String {
        self.told(0, words)
    }

    pub(crate) fn sync(&self) -> String {
        self.must(&["sync"])
    }

    /// A complaint that comes in; its id.
    pub(crate) fn complaint(&self) -> String {
        let words = "new --store east --channel service-desk --called 陈先生 --subject 床垫塌陷 --set about=goods \
                     --set place=家居层 --set demand=refund --set emotion=angry";
        let words: Vec<&str> = words.split(' ').collect();
        self.must(&words).split(':').next().unwrap().to_owned()
    }

    /// Runs the real git as a person would; gives what it printed.
    pub(crate) fn git(&self, words: &[&str]) -> String {
        let output = self.git_command(words).output().unwrap();
        assert!(output.status.success(), "git {words:?}: {}", told(&output));
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    pub(crate) fn git_command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Hand", "-c", "user.email=hand@example.org"]).args(words);
        command.current_dir(&self.root).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", &self.home).env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C");
        command
    }

    /// The path of a complaint.
    pub(crate) fn case(&self, id: &str) -> PathBuf {
        self.root.join(place_of(id))
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    /// Writes a file as somebody with an editor would.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces words in a file by hand.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}: {text}");
        self.put(path, &text.replacen(from, to, 1));
    }

    /// Commits everything as a person with git does.
    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "-m", message]);
    }

    /// The paths and texts of all records.
    pub(crate) fn records(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for folder in ["cases", "stores", "measures"] {
            for entry in walkdir::WalkDir::new(self.root.join(folder)).into_iter().flatten() {
                if entry.file_type().is_file() {
                    let shown = entry.path().strip_prefix(&self.root).unwrap().to_str().unwrap().to_owned();
                    found.push((shown, fs::read_to_string(entry.path()).unwrap()));
                }
            }
        }
        found.sort();
        found
    }

    /// Nothing stays behind: no journal, no temporary file, no git folder of the sync.
    pub(crate) fn assert_tidy(&self) {
        let litter = walkdir::WalkDir::new(&self.root).into_iter().flatten().map(|entry| entry.into_path());
        let litter: Vec<PathBuf> = litter
            .filter(|path| {
                let name = path.file_name().unwrap().to_string_lossy();
                name.ends_with(".plaint-tmp")
                    || name.starts_with(".merge_file")
                    || ["journal.json", "plaint-sync", "MERGE_HEAD", "index.lock"].contains(&&*name)
            })
            .collect();
        assert_eq!(litter, Vec::<PathBuf>::new());
    }

    /// The whole state that a refused sync must not touch: branch, files, index.
    pub(crate) fn state(&self) -> (String, String, Vec<(String, String)>) {
        (self.git(&["rev-parse", "HEAD"]), self.git(&["status", "--porcelain"]), self.records())
    }
}

/// Where a complaint stands.
pub(crate) fn place_of(id: &str) -> String {
    plaint::domain::id::path_of(&plaint::domain::record::RecordKind::Complaint, id).unwrap()
}

/// Standard output, then standard error.
pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A program of the shell.
pub(crate) fn program(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;

    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}
