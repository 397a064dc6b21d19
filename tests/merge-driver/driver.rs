//! The driver by itself: what it leaves in the file, and its exit code, whatever goes wrong.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::house::{House, told};

struct Versions {
    folder: tempfile::TempDir,
}

impl Versions {
    fn of(base: &[u8], ours: &[u8], theirs: &[u8]) -> Self {
        let versions = Self { folder: tempfile::tempdir().unwrap() };
        for (name, bytes) in [("O", base), ("A", ours), ("B", theirs)] {
            fs::write(versions.path().join(name), bytes).unwrap();
        }
        versions
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn driver(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        command.args(["merge-driver", "O", "A", "B", "cases/2026/11/22/261122-k7qm.yaml", "7"]);
        command.args(["", "HEAD", "origin/main"]).current_dir(self.path()).env_clear();
        command
    }

    fn run(&self) -> Output {
        self.driver().output().unwrap()
    }

    fn ours(&self) -> Vec<u8> {
        fs::read(self.path().join("A")).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// Three versions of a record: both sides added a note.
fn both_added() -> Versions {
    let (house, id) = House::new();
    let base = house.text(&id);
    house.note(&id, "ours");
    let ours = house.text(&id);
    fs::write(house.file(&id), &base).unwrap();
    house.note(&id, "theirs");
    Versions::of(base.as_bytes(), ours.as_bytes(), house.text(&id).as_bytes())
}

#[test]
fn it_needs_no_environment_no_workspace_and_no_streams() {
    let versions = both_added();
    let mut command = versions.driver();
    let ended = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert_eq!(ended.code(), Some(0));
    let text = String::from_utf8(versions.ours()).unwrap();
    assert!(text.contains("\"ours\"") && text.contains("\"theirs\""), "{text}");
    let shell = "exec \"$0\" merge-driver O A B x.yaml 7 b o t >&- 2>&- <&-";
    let versions = both_added();
    let ended = Command::new("/bin/sh")
        .args(["-c", shell, env!("CARGO_BIN_EXE_plaint")])
        .current_dir(versions.path())
        .env_clear()
        .status()
        .unwrap();
    assert_eq!(ended.code(), Some(0));
    assert_eq!(versions.names(), ["A", "B", "O"]);
}

#[test]
fn what_is_no_record_gets_markers_before_exit_code_1() {
    for (base, ours, theirs) in [
        (&b"a\n"[..], &b"b\n"[..], &b"c\n"[..]),
        (b"", b"b", b"c"),
        (b"\xff", b"\xfe\n", b"\xfd"),
        (b"record: complaint\n", b"record: complaint\nx: [\n", b"record: complaint\nx: ]\n"),
    ] {
        let versions = Versions::of(base, ours, theirs);
        let ended = versions.run();
        assert_eq!(ended.status.code(), Some(1), "{}", told(&ended));
        let text = versions.ours();
        for part in [&b"<<<<<<< HEAD\n"[..], b"\n=======\n", b">>>>>>> origin/main\n"] {
            assert!(text.windows(part.len()).any(|window| window == part), "{}", text.escape_ascii());
        }
        assert!(told(&ended).contains("markers"), "{}", told(&ended));
    }
}

#[test]
fn what_cannot_be_done_is_no_merge_at_all() {
    let versions = both_added();
    fs::remove_file(versions.path().join("B")).unwrap();
    let ours = versions.ours();
    let ended = versions.run();
    assert!(ended.status.code().unwrap() >= 129, "{}", told(&ended));
    assert_eq!(versions.ours(), ours);
    for words in [
        &["merge-driver"][..],
        &["merge-driver", "O"],
        &["merge-driver", "O", "A", "B", "p", "7", "b", "o", "t", "x"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        let ended = command.args(words).current_dir(versions.path()).env_clear().output().unwrap();
        assert!(ended.status.code().unwrap() >= 129, "{words:?}: {}", told(&ended));
        assert_eq!(versions.ours(), ours);
    }
}

#[test]
fn where_nothing_can_be_written_ours_stays_and_git_undoes_the_merge() {
    let versions = both_added();
    let ours = versions.ours();
    // A limit on the size of files stands for the full disk: the write is refused the same way.
    let shell = "ulimit -f 0; trap '' XFSZ; exec \"$0\" merge-driver O A B x.yaml 7 b o t";
    let ended = Command::new("/bin/sh")
        .args(["-c", shell, env!("CARGO_BIN_EXE_plaint")])
        .current_dir(versions.path())
        .env_clear()
        .output()
        .unwrap();
    assert!(ended.status.code().unwrap() >= 129, "{}", told(&ended));
    assert_eq!(versions.ours(), ours);
    assert_eq!(versions.names(), ["A", "B", "O"]);
}

#[test]
fn it_is_hidden_from_the_overview_and_has_a_help_of_its_own() {
    let (house, _) = House::new();
    assert!(!house.plaint(0, &["--help"]).contains("merge-driver"));
    assert!(house.plaint(0, &["merge-driver", "--help"]).contains("git calls this"));
}
