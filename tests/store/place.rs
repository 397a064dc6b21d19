//! A workspace in a temporary folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use plaint::domain::failure::Failure;
use plaint::domain::record::RecordKind;
use plaint::git::{Act, Entry, Surroundings};
use plaint::store::{Change, Saved, Workspace};
use tempfile::TempDir;

/// A temporary workspace; gone when dropped.
pub(crate) struct Place {
    folder: TempDir,
    home: TempDir,
}

impl Place {
    /// An empty workspace that is not under git.
    pub(crate) fn new() -> Self {
        let place = Self { folder: temporary(), home: temporary() };
        place.put("shop.toml", "name = \"Test\"\n");
        place
    }

    /// A workspace under git, with one commit.
    pub(crate) fn under_git() -> Self {
        let place = Self::new();
        place.git(&["init", "--quiet", "--initial-branch=main"]);
        place.put(".gitignore", "/.plaint/\n");
        place.git(&["add", "."]);
        place.git(&["commit", "--quiet", "-m", "begin"]);
        place
    }

    /// Runs the real git as a person would, with a home of its own; returns what it said.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = self.git_command(self.root(), arguments).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {errors}");
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    /// A git command in `folder`, whatever comes of it.
    pub(crate) fn git_command(&self, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Hand", "-c", "user.email=hand@example.org"]).args(arguments);
        command.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.home.path()).env("LC_ALL", "C");
        command
    }

    /// The home folder in which plaint's git looks for its configuration.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The environment of plaint's git.
    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings::of(|name| match name {
            "PATH" => std::env::var_os("PATH"),
            "HOME" => Some(self.home.path().into()),
            _ => None,
        })
    }

    /// The workspace.
    pub(crate) fn workspace(&self) -> Workspace {
        Workspace::discover(self.root()).unwrap().with_surroundings(self.surroundings())
    }

    /// Appends an event of kind `note` to a complaint, as a command does.
    pub(crate) fn append(&self, id: &str, event: &str) -> Result<Saved, Failure> {
        let workspace = self.workspace();
        let mut writer = workspace.writer()?;
        let record = workspace.load_one(&RecordKind::Complaint, id)?;
        let text = format!("{}{}", record.text, event_line(event));
        writer.save(&[Change::replace(&record, text)], &[], &note(id, event))
    }

    /// Creates a complaint, as a command does.
    pub(crate) fn create(&self, id: &str) -> Result<Saved, Failure> {
        let workspace = self.workspace();
        let mut writer = workspace.writer()?;
        writer.save(&[Change::create(case_path(id), case_text(id))], &[], &entry(id, "received", "e00001"))
    }

    /// The program in the workspace, with a scrubbed environment: nobody at a terminal.
    pub(crate) fn plaint(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        command.args(words).current_dir(self.root()).env_clear().stdin(Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", self.home.path());
        command
    }

    /// Runs the program, which must end with `code`; gives standard output and standard error together.
    pub(crate) fn told(&self, code: i32, words: &[&str]) -> String {
        let output = self.plaint(words).output().unwrap();
        let told = [output.stdout, output.stderr].concat();
        let told = String::from_utf8(told).unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {told}");
        told
    }

    /// A folder without anything.
    pub(crate) fn empty() -> Self {
        let place = Self { folder: temporary(), home: temporary() };
        // What the system's own folder for temporary files belongs to is nobody's concern.
        place.put(".keep", "");
        place
    }

    /// What git takes for changed; empty when the index and the files are in step with the last commit.
    pub(crate) fn status(&self) -> String {
        self.git(&["status", "--porcelain"])
    }

    /// Subjects of the commits, the newest first.
    pub(crate) fn subjects(&self) -> Vec<String> {
        self.git(&["log", "--format=%s"]).lines().map(str::to_owned).collect()
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path inside.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root().join(relative)
    }

    /// Writes a file as somebody with an editor would.
    pub(crate) fn put(&self, relative: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(relative);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Writes a complaint at its place.
    pub(crate) fn put_case(&self, id: &str) -> String {
        let path = case_path(id);
        self.put(&path, case_text(id));
        path
    }

    /// The text of a file.
    pub(crate) fn text(&self, relative: &str) -> String {
        std::fs::read_to_string(self.path(relative)).unwrap()
    }
}

/// A temporary folder, in memory where the system has such a place: waiting for a busy disk would tell nothing.
pub(crate) fn temporary() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// Where the complaint stands.
pub(crate) fn case_path(id: &str) -> String {
    plaint::domain::id::path_of(&plaint::domain::record::RecordKind::Complaint, id).unwrap()
}

/// A small complaint.
pub(crate) fn case_text(id: &str) -> String {
    format!(
        "record: complaint\nformat: 1\nid: {id}\nreceived: 2026-11-22T10:05:00+08:00\nevents:\n  \
         - {{id: e00001, at: 2026-11-22T10:05:00+08:00, by: li, n: 1, event: received}}\n"
    )
}

/// An event as a line that can be appended to [`case_text`].
pub(crate) fn event_line(event: &str) -> String {
    format!("  - {{id: {event}, at: 2026-11-22T11:00:00+08:00, by: li, n: 2, event: note}}\n")
}

/// What a commit tells.
pub(crate) fn entry(id: &str, kind: &str, event: &str) -> Entry {
    Entry::of(Act::event(id, kind, event), "li")
}

/// What the commit of a note tells.
pub(crate) fn note(id: &str, event: &str) -> Entry {
    entry(id, "note", event)
}
