//! Fetching: the remote's branch into the folder of our own.

use std::fs;

use super::{Exchange, Remote};
use crate::git::repository::is_object;
use crate::git::trouble::Trouble;
use crate::said;
use crate::words::Said;

/// What a remote gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The tip of its branch; its objects are here.
    Tip(String),
    /// It has no branch at all: nobody has pushed yet.
    Empty,
    /// It has other branches, but not this one.
    NoBranch(Vec<String>),
    /// It cannot be reached now, and why.
    Unreachable(Said),
}

/// The name that what was fetched has in the folder of our own.
const THEIRS: &str = "refs/plaint/theirs";

/// What git says when a remote cannot be reached, as opposed to one that refuses.
const UNREACHABLE: &[&str] = &[
    "Could not resolve host",
    "Temporary failure in name resolution",
    "Name or service not known",
    "Couldn't connect to server",
    "Failed to connect",
    "Connection refused",
    "Connection reset",
    "Connection closed by",
    "timed out",
    "Timeout was reached",
    "Network is unreachable",
    "No route to host",
    "Operation too slow",
    "early EOF",
    "the remote end hung up",
    "unexpected disconnect",
    "requested URL returned error: 5",
    // All that git says when ssh ended without a word.
    "Could not read from remote repository",
];

/// What git says when somebody is there and refuses.
const REFUSED: &[&str] = &[
    "Permission denied",
    "Authentication failed",
    "Too many authentication failures",
    "could not read Username",
    "Host key verification failed",
    "does not appear to be a git repository",
    "not found",
    "dubious ownership",
    "access denied",
    "Access denied",
];

impl Exchange {
    /// Fetches the remote's branch. `known` are commits of ours that it may have too, so that they are not sent again.
    ///
    /// # Errors
    /// The remote refuses, or is no repository.
    pub fn fetch(&self, remote: &Remote, known: &[&str]) -> Result<Fetched, Trouble> {
        if let Some(missing) = remote.fetch.folder.as_ref().filter(|folder| !folder.exists()) {
            let folder = missing.display();
            return Ok(Fetched::Unreachable(said!(
                en: "the folder `{folder}` is not there",
                zh: "目录 `{folder}` 不存在"
            )));
        }
        self.know(known).map_err(|error| super::not_made(&self.folder, &error))?;
        let branch = format!("+refs/heads/{}:{THEIRS}", remote.branch);
        let ran = self.run_limited(&[
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
            "--no-auto-maintenance",
            "--no-write-commit-graph",
            "--upload-pack=git-upload-pack",
            "--",
            &remote.fetch.text,
            &branch,
        ])?;
        let Some(ran) = ran else { return Ok(Fetched::Unreachable(self.too_slow())) };
        if ran.succeeded {
            let tip = self.output(&["rev-parse", "--verify", &format!("{THEIRS}^{{commit}}")])?;
            return Ok(Fetched::Tip(tip.trim().to_owned()));
        }
        if ran.errors.contains("find remote ref") {
            return self.look_for_branches(remote);
        }
        Err(match unreachable(&ran.errors) {
            Some(why) => return Ok(Fetched::Unreachable(why)),
            None => refused(&ran.errors),
        })
    }

    /// Whether it has no branch, or others.
    fn look_for_branches(&self, remote: &Remote) -> Result<Fetched, Trouble> {
        let upload = "--upload-pack=git-upload-pack";
        let ran = self.run_limited(&["ls-remote", "--heads", upload, "--", &remote.fetch.text])?;
        let Some(ran) = ran else { return Ok(Fetched::Unreachable(self.too_slow())) };
        if !ran.succeeded {
            return match unreachable(&ran.errors) {
                Some(why) => Ok(Fetched::Unreachable(why)),
                None => Err(refused(&ran.errors)),
            };
        }
        let answer = String::from_utf8_lossy(&ran.output).into_owned();
        let names = answer.lines().filter_map(|line| line.split_once("\trefs/heads/"));
        let branches: Vec<String> = names.map(|(_, name)| name.to_owned()).collect();
        Ok(if branches.is_empty() { Fetched::Empty } else { Fetched::NoBranch(branches) })
    }

    /// Gives commits of ours a name here.
    fn know(&self, commits: &[&str]) -> std::io::Result<()> {
        let folder = self.folder.join("refs/plaint/ours");
        fs::create_dir_all(&folder)?;
        let commits = commits.iter().filter(|commit| is_object(commit));
        commits.enumerate().try_for_each(|(number, commit)| {
            fs::write(folder.join(number.to_string()), format!("{commit}\n"))
        })
    }

    pub(super) fn too_slow(&self) -> Said {
        let seconds = self.limit.as_secs();
        said!(
            en: "it was not done within {seconds} seconds (`--time-limit` allows more)",
            zh: "{seconds} 秒内未完成（可用 `--time-limit` 延长）"
        )
    }
}

/// Why the remote cannot be reached, if that is what git's errors say.
pub(super) fn unreachable(errors: &str) -> Option<Said> {
    if REFUSED.iter().any(|words| errors.contains(words)) {
        return None;
    }
    let line = errors.lines().find(|line| UNREACHABLE.iter().any(|words| line.contains(words)))?;
    let line = without_address(line);
    Some(said!(en: "{line}", zh: "{line}"))
}

/// What the remote says, without the address, which may hold a password.
pub(super) fn refused(errors: &str) -> Trouble {
    let lines: Vec<String> = errors.lines().map(without_address).collect();
    Trouble::of_errors(&lines.join("\n"))
}

/// The line without what stands between `//` and `@`.
fn without_address(line: &str) -> String {
    let words = line.split(' ').map(|word| match (word.split_once("://"), word.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, rest))) => format!("{scheme}://{rest}"),
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{refused, unreachable};

    #[test]
    fn being_offline_is_told_from_being_refused() {
        for offline in [
            "fatal: unable to access 'https://h/x.git/': Could not resolve host: h",
            "ssh: connect to host h port 22: Connection refused\nfatal: Could not read from remote repository.",
            "fatal: the remote end hung up unexpectedly",
            "ssh: Could not resolve hostname h: Temporary failure in name resolution",
        ] {
            assert!(unreachable(offline).is_some(), "{offline}");
        }
        for no in [
            "git@h: Permission denied (publickey).\nfatal: the remote end hung up unexpectedly",
            "fatal: '/srv/x' does not appear to be a git repository\nfatal: Could not read from remote repository.",
            "ERROR: Repository not found.\nfatal: Could not read from remote repository.",
            "fatal: Authentication failed for 'https://h/x.git/'",
        ] {
            assert!(unreachable(no).is_none(), "{no}");
        }
    }

    #[test]
    fn what_is_told_holds_no_password() {
        let said = refused("fatal: unable to access 'https://li:secret@h/x.git/': bad").said();
        assert!(!said.en.contains("secret") && said.en.contains("h/x.git"), "{said}");
    }
}
