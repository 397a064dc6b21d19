//! A workspace with complaints, what stands beside it, and the program run in it: as anybody's clone might be.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The present.
const NOW: &str = "2026-11-20T10:00:00+08:00";

/// What stands in a file beside the workspace; whoever shows it has read what is none of its business.
pub(crate) const SECRET: &str = "SECRET-7f3a91";

/// As long as a command may take before it counts as one that hangs; machines may be busy.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder with `shop/` (the workspace), `home/` and `beside/` (somebody's own things).
pub(crate) struct House {
    root: TempDir,
    /// The complaints: two open, one that was withdrawn.
    pub(crate) cases: [String; 3],
}

/// The house that all others are copies of.
fn first() -> &'static House {
    static FIRST: OnceLock<House> = OnceLock::new();
    FIRST.get_or_init(|| {
        let mut house = House { root: tempfile::tempdir().unwrap(), cases: Default::default() };
        for folder in ["shop/out", "home", "beside"] {
            fs::create_dir_all(house.at(folder)).unwrap();
        }
        house.put("home/.gitconfig", "[user]\n\tname = Hand\n\temail = hand@example.org\n");
        house.put("beside/notes.txt", SECRET);
        house.put("shop/shop.toml", plaint::commands::demo::SHOP);
        house.succeeds(&["init"]);
        for (file, text) in [
            ("photo.jpg", "a photograph"),
            ("reply.txt", "您好"),
            ("old.csv", "日期,事由,姓名\n2026-11-01,塌陷,陈\n"),
            (
                "mapping.toml",
                "source = \"old\"\n[fields]\nsubject = \"事由\"\n[history]\nreceived = \"日期\"\n",
            ),
            ("letter.eml", "From: a@example.org\nSubject: x\nDate: Mon, 16 Nov 2026 10:00:00 +0800\n\nx\n"),
            ("base.yaml", "a: 1\n"),
            ("ours.yaml", "a: 2\n"),
            ("theirs.yaml", "a: 3\n"),
        ] {
            house.put(&format!("shop/{file}"), text);
        }
        house.cases = [(); 3].map(|()| house.complaint());
        house.succeeds(&["withdraw", &house.cases[2].clone()]);
        house
    })
}

impl House {
    /// A house of one's own.
    pub(crate) fn new() -> Self {
        let first = first();
        let root = tempfile::tempdir().unwrap();
        let copied = Command::new("cp").arg("-a").arg(first.at(".")).arg(root.path()).status().unwrap();
        assert!(copied.success());
        Self { root, cases: first.cases.clone() }
    }

    /// A place in the house.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// The house's own folder, without links.
    pub(crate) fn root(&self) -> PathBuf {
        self.root.path().canonicalize().unwrap()
    }

    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Puts a link in the place of whatever stands at `path`.
    pub(crate) fn link(&self, path: &str, target: &Path) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(&path).unwrap(),
            Ok(_) => fs::remove_file(&path).unwrap(),
            Err(_) => {}
        }
        std::os::unix::fs::symlink(target, path).unwrap();
    }

    /// Takes in a complaint; its id.
    pub(crate) fn complaint(&self) -> String {
        let words = "new --store east --channel service-desk --called 陈先生 --subject 扶梯伤脚 --set about=goods \
                     --set place=家居层 --set demand=refund --set emotion=angry";
        let told = self.succeeds(&words.split_whitespace().collect::<Vec<_>>());
        told.split(':').next().unwrap().to_owned()
    }

    /// The program in the workspace with an environment of its own, its streams captured.
    pub(crate) fn plaint(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        self.settle(&mut command);
        command.args(words);
        command
    }

    /// The folder, environment and streams of a run.
    pub(crate) fn settle(&self, command: &mut Command) {
        command.current_dir(self.at("shop")).env_clear().stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", self.at("home"));
        command.env("PLAINT_NOW", NOW).env("PLAINT_BY", "li").env("LANG", "C.UTF-8");
    }

    /// Runs the program; one that takes too long fails the test.
    pub(crate) fn run(&self, words: &[&str]) -> Output {
        let shown = format!("{words:?}");
        within(self.plaint(words), &shown)
    }

    pub(crate) fn succeeds(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}: {}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the real git as somebody would by hand.
    pub(crate) fn git(&self, folder: &str, words: &[&str]) -> Output {
        let mut command = Command::new("git");
        self.settle(&mut command);
        command.args(words).current_dir(self.at(folder)).output().unwrap()
    }

    /// What stands outside the workspace: every path, with its kind and what it holds.
    pub(crate) fn outside(&self) -> BTreeMap<PathBuf, String> {
        let mut seen = BTreeMap::new();
        for start in [self.at("home"), self.at("beside")] {
            for entry in walkdir::WalkDir::new(start) {
                let entry = entry.unwrap();
                let metadata = entry.path().symlink_metadata().unwrap();
                let held = if metadata.is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
                let told = format!(
                    "{:o} {} {}",
                    metadata.mode(),
                    metadata.mtime_nsec(),
                    String::from_utf8_lossy(&held)
                );
                seen.insert(entry.path().to_owned(), told);
            }
        }
        // And the folder itself: nothing new may stand there.
        for entry in fs::read_dir(self.root.path()).unwrap() {
            seen.entry(entry.unwrap().path()).or_insert_with(|| String::from("shop"));
        }
        seen
    }
}

/// Runs a command to its end, if that comes within [`PATIENCE`].
pub(crate) fn within(mut command: Command, shown: &str) -> Output {
    let begun = Instant::now();
    let child = command.spawn().unwrap();
    let id = rustix::process::Pid::from_child(&child);
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    match receiver.recv_timeout(PATIENCE) {
        Ok(output) => output.unwrap(),
        Err(_) => {
            let killed = rustix::process::kill_process(id, rustix::process::Signal::KILL);
            panic!("{shown} hangs since {:?} ({killed:?})", begun.elapsed());
        }
    }
}

/// All that a command said.
pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
