//! Pushing: forward only.

use super::fetch::{refused, unreachable};
use super::{Exchange, Remote};
use crate::git::trouble::Trouble;
use crate::said;
use crate::words::Said;

/// What became of a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pushed {
    /// The remote has it.
    Done,
    /// Somebody else was faster: fetch and merge again.
    Outrun,
    /// The remote cannot be reached now, and why.
    Unreachable(Said),
    /// The remote does not take it, and why: what it may refuse is its own affair.
    Refused(Said),
}

/// How git words that somebody else was faster.
const OUTRUN: &[&str] =
    &["fetch first", "non-fast-forward", "failed to update ref", "cannot lock ref", "incorrect old value"];

impl Exchange {
    /// Pushes `commit` to the remote's branch, if what is there is an ancestor of it.
    ///
    /// # Errors
    /// git refuses before anything was sent.
    pub fn push(&self, remote: &Remote, commit: &str) -> Result<Pushed, Trouble> {
        let branch = format!("{commit}:refs/heads/{}", remote.branch);
        let ran = self.run_limited(&[
            "push",
            "--quiet",
            "--porcelain",
            "--no-verify",
            "--no-follow-tags",
            "--recurse-submodules=no",
            "--receive-pack=git-receive-pack",
            "--",
            &remote.push.text,
            &branch,
        ])?;
        let Some(ran) = ran else { return Ok(Pushed::Unreachable(self.too_slow())) };
        if ran.succeeded {
            return Ok(Pushed::Done);
        }
        let answer = String::from_utf8_lossy(&ran.output).into_owned();
        let Some(line) = answer.lines().find(|line| line.starts_with('!')) else {
            return match unreachable(&ran.errors) {
                Some(why) => Ok(Pushed::Unreachable(why)),
                None => Err(refused(&ran.errors)),
            };
        };
        if OUTRUN.iter().any(|words| line.contains(words)) {
            return Ok(Pushed::Outrun);
        }
        Ok(Pushed::Refused(why(line, &ran.errors)))
    }
}

/// What the remote said: the reason, and the words of its hook where it has one.
fn why(line: &str, errors: &str) -> Said {
    let reason = line.rsplit('\t').next().unwrap_or(line).trim();
    let words = errors.lines().filter_map(|line| line.strip_prefix("remote: ")).map(str::trim);
    let words: Vec<&str> = words.filter(|line| !line.is_empty()).collect();
    match words.as_slice() {
        [] => said!(en: "{reason}", zh: "{reason}"),
        words => {
            let words = words.join(" ");
            said!(en: "{reason}: {words}", zh: "{reason}：{words}")
        }
    }
}
