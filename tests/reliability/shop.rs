//! A small shop to do harm to: made once, copied for every round.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The mapping of the tables that are imported.
const MAPPING: &str = "source = \"old-desk\"\nnumber = \"number\"\n\n[fields]\nchannel = \"channel\"\n\
    called = \"called\"\nsubject = \"subject\"\ndemand = \"demand\"\nreceipt = \"receipt\"\n\n\
    [history]\nreceived = \"date\"\n";

/// A shop with two complaints, under git, that nobody has harmed.
pub(crate) struct Template {
    folder: TempDir,
    cases: Vec<String>,
}

/// A workspace, and beside it the home folder and the files that are given to commands.
#[derive(Debug, Clone)]
pub(crate) struct Shop {
    /// The workspace.
    pub(crate) root: PathBuf,
    /// Home, tables and files of evidence.
    pub(crate) side: PathBuf,
    /// The complaints that were there from the beginning.
    pub(crate) cases: Vec<String>,
}

impl Template {
    /// Makes the shop.
    pub(crate) fn make() -> Self {
        let folder = temporary();
        let mut shop =
            Shop { root: folder.path().join("shop"), side: folder.path().to_owned(), cases: Vec::new() };
        fs::create_dir(&shop.root).unwrap();
        let staff = ["--staff", "li=Li:general-manager"];
        shop.must(
            &[&["init", "--trade", "shop", "--name", "A", "--zone", "Asia/Shanghai"], &staff[..]].concat(),
        );
        // An apology may be offered any number of times: the policy as it is shipped wants an answer to each.
        let policy = shop.root.join("policies/shop.toml");
        let text = fs::read_to_string(&policy).unwrap();
        let apology = "meets = [\"apology\"]\n";
        assert!(text.contains(apology));
        fs::write(&policy, text.replacen(apology, &format!("{apology}interim = true\n"), 1)).unwrap();
        for subject in ["soles", "boots"] {
            let told = shop.must(&new_words(subject));
            shop.cases.push(told.split(':').next().unwrap().to_owned());
        }
        // Complaints that nobody has answered for weeks, so that a sweep has something to record.
        fs::write(shop.side.join("mapping.toml"), MAPPING).unwrap();
        shop.must(&owned_as_str(&crate::acts::import_words(&shop, "overdue")));
        Self { cases: shop.cases, folder }
    }

    /// A copy of the shop at `root`, which must not be there yet, with what stands beside it in `side`.
    pub(crate) fn copy(&self, root: &Path, side: &Path) -> Shop {
        copy_folder(&self.folder.path().join("shop"), root);
        self.beside(root, side)
    }

    /// The shop of which a copy is at `root` already, with what stands beside it in `side`.
    pub(crate) fn beside(&self, root: &Path, side: &Path) -> Shop {
        fs::create_dir_all(side).unwrap();
        fs::write(side.join("mapping.toml"), MAPPING).unwrap();
        Shop { root: root.to_owned(), side: side.to_owned(), cases: self.cases.clone() }
    }
}

impl Shop {
    /// The program in the workspace, with a scrubbed environment: nobody at a terminal.
    pub(crate) fn plaint<S: AsRef<std::ffi::OsStr>>(&self, words: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        command.args(words).current_dir(&self.root).stdin(Stdio::null());
        self.surround(&mut command);
        command
    }

    /// Gives a command the environment of the program and nothing else.
    pub(crate) fn surround(&self, command: &mut Command) {
        command.env_clear().env("HOME", &self.side).env("GIT_CONFIG_NOSYSTEM", "1").env("PLAINT_BY", "li");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    }

    /// Runs the program, which must do it, and gives its standard output.
    pub(crate) fn must(&self, words: &[&str]) -> String {
        let output = self.plaint(words).output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// A git command of a person in the workspace, which must do it.
    pub(crate) fn git_must(&self, words: &[&str]) {
        let output = self.git(words);
        assert!(output.status.success(), "git {words:?}: {}", told(&output));
    }

    /// A git command of a person in the workspace.
    pub(crate) fn git(&self, words: &[&str]) -> Output {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Hand", "-c", "user.email=hand@example.org"]).args(words);
        command.current_dir(&self.root).stdin(Stdio::null());
        self.surround(&mut command);
        command.env("LC_ALL", "C").output().unwrap()
    }
}

fn owned_as_str(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// The words of a complaint that comes in.
pub(crate) fn new_words(subject: &str) -> [&str; 11] {
    let (shown, exchange) = ("receipt=shown", "demand=exchange");
    [
        "new",
        "--channel",
        "counter",
        "--called",
        "王先生",
        "--subject",
        subject,
        "--set",
        shown,
        "--set",
        exchange,
    ]
}

/// Standard output, then standard error.
pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A temporary folder, in memory where the system has such a place: what is tested is not the disk.
pub(crate) fn temporary() -> TempDir {
    let memory = Path::new("/dev/shm");
    let begun = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    begun.unwrap()
}

/// Copies a folder with all that is in it, and the files' modes.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).unwrap();
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}
