//! In what condition a clone is: what could hurt whoever works in it, by plaint or by hand.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::identity::Identity;
use super::program::{Git, Surroundings};
use super::repository::Repository;
use super::stale_lock;
use super::trouble::Trouble;
use crate::words::Said;

/// The oldest git with which everything works: `--attr-source` (2.41) keeps a repository's filters from running.
pub const OLDEST_GIT: (u32, u32) = (2, 41);

/// The condition of a clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Whether commits go to no branch.
    pub detached: bool,
    /// Whether the history is cut off somewhere.
    pub shallow: bool,
    /// How many objects git shows others in place of.
    pub replaced: usize,
    /// Whether parents of commits are overridden (an old way of the same).
    pub grafted: bool,
    /// Lock files that lie in the git folder.
    pub locks: Vec<PathBuf>,
    /// Whether the person's own configuration says who commits.
    pub knows_person: bool,
    /// When the last commit was made, in seconds of the epoch; `None` before the first.
    pub last_commit: Option<i64>,
}

/// What the configuration of a clone has that is a program, or leads to one.
const PROGRAMS: &[(&str, &str)] = &[
    ("core.", ".fsmonitor .hookspath .sshcommand .pager .editor .askpass .alternaterefscommand .gitproxy"),
    ("credential.", ".helper"),
    ("diff.", ".external .command .textconv"),
    ("merge.", ".driver"),
    ("filter.", ".clean .smudge .process"),
    ("gpg.", ".program .defaultkeycommand"),
    ("sequence.", ".editor"),
    ("interactive.", ".difffilter"),
    ("remote.", ".uploadpack .receivepack .vcs"),
    ("uploadpack.", ".packobjectshook"),
    ("gc.", ".recentobjectshook"),
    ("trailer.", ".cmd .command"),
    ("difftool.", ".cmd .path"),
    ("mergetool.", ".cmd .path"),
    ("include.", ".path"),
    ("includeif.", ".path"),
    ("protocol.ext.", ".allow"),
];

/// The version of git, as numbers and in git's own words.
///
/// # Errors
/// There is no git, or it does not run.
pub fn git_version(folder: &Path, surroundings: &Surroundings) -> Result<((u32, u32), String), Trouble> {
    let ran = Git::find(folder, surroundings)?.run(&["version"])?;
    let words = String::from_utf8_lossy(&ran.output).trim().trim_start_matches("git version ").to_owned();
    let mut numbers = words.split(['.', ' ']).map_while(|part| part.parse().ok());
    Ok(((numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)), words))
}

impl Repository {
    /// The condition of this clone.
    ///
    /// # Errors
    /// git cannot be started.
    pub fn condition(&self) -> Result<Condition, Trouble> {
        let answer = |words: &[&str]| {
            let ran = self.git.run(words)?;
            let text = String::from_utf8_lossy(&ran.output).trim().to_owned();
            Ok::<_, Trouble>(Some(text).filter(|_| ran.succeeded))
        };
        let replaced = answer(&["for-each-ref", "--format=%(refname)", "refs/replace"])?.unwrap_or_default();
        Ok(Condition {
            detached: answer(&["symbolic-ref", "--quiet", "HEAD"])?.is_none(),
            shallow: self.shared_folder.join("shallow").exists(),
            replaced: replaced.lines().count(),
            grafted: self.shared_folder.join("info/grafts").exists(),
            locks: self.locks(),
            knows_person: Identity::of_person(&self.git)?.is_some(),
            last_commit: answer(&["log", "-1", "--format=%ct", "HEAD"])?.and_then(|text| text.parse().ok()),
        })
    }

    fn locks(&self) -> Vec<PathBuf> {
        let is_lock = |entry: &walkdir::DirEntry| {
            entry.file_type().is_file() && entry.path().extension().is_some_and(|end| end == "lock")
        };
        let mut found: Vec<PathBuf> = [&self.git_folder, &self.shared_folder]
            .into_iter()
            .flat_map(|folder| {
                let below = walkdir::WalkDir::new(folder).into_iter();
                below.filter_entry(|entry| entry.file_name() != "objects").flatten()
            })
            .filter(is_lock)
            .map(|entry| std::path::absolute(entry.path()).unwrap_or_else(|_| entry.into_path()))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    /// Removes a lock file that a killed git left behind, if nobody can own it; says so.
    ///
    /// # Errors
    /// It may still be somebody's.
    pub fn clear_lock(&self, lock: PathBuf) -> Result<Said, Trouble> {
        stale_lock::clear(self, Trouble::Locked(lock))
    }

    /// What in this clone's configuration and folder of hooks a git by hand would run; plaint runs none of it. Our own
    /// driver is not among them.
    ///
    /// # Errors
    /// git cannot be started.
    pub fn programs(&self) -> Result<Vec<String>, Trouble> {
        let ran = self.git.run(&["config", "--local", "--includes", "--list", "-z"])?;
        let text = String::from_utf8_lossy(&ran.output).into_owned();
        let pairs = text.split('\0').map(|pair| pair.split_once('\n').unwrap_or((pair, "")));
        let mut found: Vec<String> =
            pairs.filter(|(key, value)| names_program(key, value)).map(|(key, _)| key.to_owned()).collect();
        let hooks = std::fs::read_dir(self.shared_folder.join("hooks")).into_iter().flatten().flatten();
        let is_program = |path: &Path| {
            path.metadata().is_ok_and(|facts| facts.is_file() && facts.permissions().mode() & 0o111 != 0)
        };
        let hooks = hooks.filter(|hook| is_program(&hook.path()));
        let names = hooks.map(|hook| hook.file_name().to_string_lossy().into_owned());
        found.extend(names.filter(|name| !name.ends_with(".sample")).map(|name| format!("hooks/{name}")));
        found.sort();
        found.dedup();
        Ok(found)
    }
}

/// Whether what stands under `key` is run by a git by hand.
fn names_program(key: &str, value: &str) -> bool {
    let key = key.to_ascii_lowercase();
    if key == format!("merge.{}.driver", super::DRIVER) {
        return false;
    }
    if key.starts_with("alias.") {
        return value.starts_with('!');
    }
    // git's own file watcher is no program of somebody's.
    if key == "core.fsmonitor" && matches!(value, "true" | "false" | "") {
        return false;
    }
    key.starts_with("pager.") && !matches!(value, "true" | "false")
        || PROGRAMS
            .iter()
            .any(|(family, ends)| key.starts_with(family) && ends.split(' ').any(|end| key.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::names_program;

    #[test]
    fn what_a_git_by_hand_would_run_is_told_from_what_it_would_not() {
        for (key, value) in [
            ("core.sshCommand", "x"),
            ("core.fsmonitor", "./x"),
            ("filter.a.b.clean", "x"),
            ("credential.https://a.helper", "x"),
            ("diff.external", "x"),
            ("merge.other.driver", "x"),
            ("alias.st", "!x"),
            ("pager.log", "x"),
        ] {
            assert!(names_program(key, value), "{key}");
        }
        for (key, value) in [
            ("core.bare", "false"),
            ("core.fsmonitor", "true"),
            ("merge.plaint.driver", "plaint"),
            ("alias.st", "status"),
            ("user.name", "x"),
            ("branch.main.merge", "refs/heads/main"),
        ] {
            assert!(!names_program(key, value), "{key}");
        }
    }
}
