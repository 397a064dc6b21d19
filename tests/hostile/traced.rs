//! What a command and the programs that it starts really do: which they run, and where they write (strace).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output};

use crate::house::{House, within};

/// What was seen of a run.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The programs that were run, or tried.
    pub(crate) run: BTreeSet<PathBuf>,
    /// The paths that something was written to, made, renamed or removed.
    pub(crate) written: BTreeSet<PathBuf>,
}

/// Whether strace is there and works; says so loudly where not.
pub(crate) fn is_there() -> bool {
    let works = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    if works.is_ok_and(|status| status.success()) {
        return true;
    }
    assert!(std::env::var_os("PLAINT_EXPECT_PROGRAMS").is_none(), "`strace` must work and does not");
    eprintln!("SKIPPED: `strace` is not there; only marks and files are looked at");
    false
}

/// Runs the program with `prepare`d surroundings under strace.
pub(crate) fn run(house: &House, words: &[&str], prepare: impl Fn(&mut Command)) -> (Output, Seen) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("/usr/bin/env");
    house.settle(&mut command);
    prepare(&mut command);
    // `env` and `strace` by their own `PATH`, the program by the one that was prepared.
    let strace = ["strace", "-f", "-qq", "-y", "-s", "4096", "-e", "trace=%file,chdir,execve,execveat", "-o"];
    let real = std::env::var("PATH").unwrap();
    let prepared = command.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, value)| value);
    let prepared = prepared.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    command.arg(format!("PATH={real}")).args(strace).arg(log.path());
    command.args(["-E", &format!("PATH={prepared}")]).arg(env!("CARGO_BIN_EXE_plaint")).args(words);
    let output = within(command, &format!("{words:?}"));
    let text = String::from_utf8_lossy(&fs::read(log.path()).unwrap()).into_owned();
    (output, seen(&text, &house.root().join("shop")))
}

/// Reads a log of strace. `start` is the folder in which the program began.
fn seen(log: &str, start: &Path) -> Seen {
    let mut seen = Seen::default();
    let mut folders: BTreeMap<&str, PathBuf> = BTreeMap::new();
    let mut begun: BTreeMap<&str, String> = BTreeMap::new();
    for line in log.lines() {
        let Some((process, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        let whole = if let Some(first) = call.strip_suffix("<unfinished ...>") {
            begun.insert(process, first.to_owned());
            // A program that takes another's place does not come back to say so.
            if call.starts_with("execve") { first.to_owned() } else { continue }
        } else if let Some((_, rest)) = call.split_once(" resumed>") {
            begun.remove(process).unwrap_or_default() + rest
        } else {
            call.to_owned()
        };
        let folder = folders.get(process).cloned().unwrap_or_else(|| start.to_owned());
        let Some((name, rest)) = whole.split_once('(') else { continue };
        let failed = rest.contains(") = -1") || rest.contains(")= -1");
        if name == "chdir" && !failed {
            if let Some(path) = paths(rest, &folder).into_iter().next() {
                folders.insert(process, path);
            }
        } else if name.starts_with("execve") {
            seen.run.extend(paths(rest, &folder).into_iter().next());
        } else if !failed && writes(name, rest) {
            // What a file that was opened really is, stands behind the number that it got.
            let opened = rest.rsplit_once("= ").and_then(|(_, got)| got.split_once('<'));
            match opened.filter(|_| name.starts_with("open") || name == "creat") {
                Some((_, real)) => {
                    seen.written.extend([PathBuf::from(real.trim_end().trim_end_matches('>'))])
                }
                None => seen.written.extend(paths(rest, &folder)),
            }
        }
    }
    seen
}

fn writes(name: &str, rest: &str) -> bool {
    match name {
        "open" | "openat" | "openat2" => {
            ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| rest.contains(flag))
        }
        "creat" | "truncate" | "mknod" | "mknodat" => true,
        _ => [
            "rename",
            "unlink",
            "mkdir",
            "rmdir",
            "link",
            "symlink",
            "chmod",
            "fchmodat",
            "chown",
            "lchown",
            "fchownat",
            "utime",
            "setxattr",
            "lsetxattr",
            "removexattr",
            "mount",
            "pivot_root",
        ]
        .iter()
        .any(|begin| name.starts_with(begin)),
    }
}

/// The paths that a call names: its texts, each behind the folder that stands before it or the process's own.
fn paths(rest: &str, folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut base = folder.to_owned();
    let mut rest = rest;
    // Only the arguments themselves: those of a program are a list, and not looked at.
    while let Some(at) = rest.find(['"', '<', '[']) {
        match &rest[at..=at] {
            "<" => {
                let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
                base = PathBuf::from(&rest[at + 1..end]);
                rest = &rest[end..];
            }
            "[" => break,
            _ => {
                let body = &rest[at + 1..];
                let end =
                    body.char_indices().find(|(index, sign)| *sign == '"' && !body[..*index].ends_with('\\'));
                let end = end.map_or(body.len(), |(index, _)| index);
                found.push(without_dots(&base.join(&body[..end])));
                base = folder.to_owned();
                rest = body.get(end + 1..).unwrap_or_default();
            }
        }
    }
    found
}

fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

impl Seen {
    /// What was written outside `folder`.
    pub(crate) fn written_outside(&self, folder: &Path) -> Vec<&PathBuf> {
        let harmless = ["/dev/null", "/dev/tty"].map(PathBuf::from);
        let written =
            self.written.iter().filter(|path| !path.starts_with(folder) && !path.starts_with("/proc"));
        written.filter(|path| !harmless.contains(path)).collect()
    }

    /// What was run and is neither plaint nor git with its own programs.
    pub(crate) fn foreign_programs(&self) -> Vec<&PathBuf> {
        let own = PathBuf::from(env!("CARGO_BIN_EXE_plaint"));
        let git = |path: &Path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (name == "git" || name.starts_with("git-"))
                && ["/usr/bin", "/usr/lib", "/usr/libexec", "/usr/local", "/opt", "/bin"]
                    .iter()
                    .any(|place| path.starts_with(place))
        };
        self.run.iter().filter(|path| **path != own && !git(path)).collect()
    }
}

#[test]
fn a_log_is_read_rightly() {
    let log = r#"10 execve("/usr/bin/git", ["git", "x"], 0x7 /* 3 vars */) = 0
10 openat(AT_FDCWD</w/shop>, "a/../../beside/x", O_WRONLY|O_CREAT, 0600) = 3</w/beside/x>
10 openat(AT_FDCWD</w/shop>, "read", O_RDONLY) = 3</w/elsewhere>
11 chdir("/w/home") = 0
11 unlink("gone") = 0
11 rename("/w/shop/a",  <unfinished ...>
10 mkdir("never", 0777) = -1 EEXIST (File exists)
11 <... rename resumed>"../b") = 0
10 execve("./git", ["git"], 0x7 /* 3 vars */ <unfinished ...>
"#;
    let seen = seen(log, Path::new("/w/shop"));
    let of = |paths: &[&str]| paths.iter().map(PathBuf::from).collect::<BTreeSet<_>>();
    assert_eq!(seen.run, of(&["/usr/bin/git", "/w/shop/git"]));
    assert_eq!(seen.written, of(&["/w/beside/x", "/w/home/gone", "/w/shop/a", "/w/b"]));
    assert_eq!(seen.written_outside(Path::new("/w/shop")).len(), 3);
}
