//! What descends from what.

use super::{Exchange, Remote};
use crate::domain::exchange::Gone;
use crate::git::repository::Repository;
use crate::git::stale_lock;
use crate::git::trouble::Trouble;
use crate::words::Said;

/// How many of them are told.
const TOLD: usize = 50;

impl Exchange {
    /// Whether `later` is `earlier` or goes on from it.
    ///
    /// # Errors
    /// git refuses.
    pub fn goes_on(&self, earlier: &str, later: &str) -> Result<bool, Trouble> {
        let ran = self.run(&["merge-base", "--is-ancestor", earlier, later])?;
        match ran.succeeded || ran.errors.trim().is_empty() {
            true => Ok(ran.succeeded),
            false => Err(Trouble::of_errors(&ran.errors)),
        }
    }

    /// Whether two commits have an ancestor in common.
    ///
    /// # Errors
    /// git refuses.
    pub fn are_related(&self, one: &str, other: &str) -> Result<bool, Trouble> {
        let ran = self.run(&["merge-base", one, other])?;
        match ran.succeeded || ran.errors.trim().is_empty() {
            true => Ok(ran.succeeded),
            false => Err(Trouble::of_errors(&ran.errors)),
        }
    }

    /// How many commits `later` has that `earlier` (or, without it, nothing) does not lead to.
    ///
    /// # Errors
    /// git refuses.
    pub fn count(&self, earlier: Option<&str>, later: &str) -> Result<usize, Trouble> {
        let range = earlier.map_or_else(|| later.to_owned(), |earlier| format!("{earlier}..{later}"));
        let answer = self.output(&["rev-list", "--count", &range])?;
        Ok(answer.trim().parse().unwrap_or(0))
    }

    /// The commits that `seen` led to and `now` (or, without it, nothing) does not, the newest first: no more than 50,
    /// and how many there are.
    ///
    /// # Errors
    /// git refuses.
    pub fn gone(&self, seen: &str, now: Option<&str>) -> Result<(Vec<Gone>, usize), Trouble> {
        let most = format!("--max-count={TOLD}");
        let format = "--format=%H%x1f%an%x1f%s%x1f%(trailers:key=Case,valueonly,separator=%x2C)";
        let mut asked = vec!["log", "-z", &most, format, seen];
        let without = now.map(|now| format!("^{now}"));
        asked.extend(without.as_deref());
        let answer = self.output(&asked)?;
        let gone = answer.split('\0').filter_map(read).collect();
        Ok((gone, self.count(now, seen)?))
    }
}

fn read(line: &str) -> Option<Gone> {
    let mut parts = line.split('\x1f').map(str::to_owned);
    let (commit, author, subject, records) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let mut records: Vec<String> =
        records.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    records.dedup();
    Some(Gone { commit, author, subject, records })
}

impl Repository {
    /// What was last seen of the remote's branch: by `sync`, or before its first time by git itself.
    ///
    /// # Errors
    /// git cannot be started.
    pub fn seen(&self, remote: &Remote) -> Result<Option<String>, Trouble> {
        for name in [remote.seen(), remote.tracking()] {
            let commit = format!("{name}^{{commit}}");
            let ran = self.git.run(&["rev-parse", "--quiet", "--verify", &commit])?;
            if ran.succeeded {
                return Ok(Some(String::from_utf8_lossy(&ran.output).trim().to_owned()));
            }
        }
        Ok(None)
    }

    /// Remembers what was seen of the remote's branch, also where `git status` looks for it; tells which locks of killed
    /// gits were removed for it.
    ///
    /// # Errors
    /// git refuses.
    pub fn remember_seen(&self, remote: &Remote, tip: &str) -> Result<Vec<Said>, Trouble> {
        let mut notices = Vec::new();
        self.move_reference(&[&remote.seen(), tip], &mut notices)?;
        // Only for people who look with git; where that is not possible, nothing depends on it.
        match self.move_reference(&[&remote.tracking(), tip], &mut notices) {
            Err(Trouble::NoProgram) => Err(Trouble::NoProgram),
            _ => Ok(notices),
        }
    }

    /// Moves a reference: its name, the commit, and where that matters the commit at which it must be.
    ///
    /// # Errors
    /// It is elsewhere, or git refuses.
    pub(super) fn move_reference(&self, words: &[&str], notices: &mut Vec<Said>) -> Result<(), Trouble> {
        stale_lock::past(self, notices, || {
            let ran = self.git.run(&[&["update-ref", "-m", "plaint sync"], words].concat())?;
            if ran.succeeded { Ok(()) } else { Err(Trouble::of_errors(&ran.errors)) }
        })
    }

    /// Whether the history here was cut short (`git clone --depth`): then it cannot be compared with another.
    ///
    /// # Errors
    /// git cannot be started.
    pub fn is_cut_short(&self) -> Result<bool, Trouble> {
        let ran = self.git.run(&["rev-parse", "--is-shallow-repository"])?;
        Ok(ran.output.starts_with(b"true"))
    }

    /// Where the workspace stands in the repository: empty, or a path that ends with `/`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}
