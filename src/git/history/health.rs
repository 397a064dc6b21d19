//! Whether git itself would be lied to: damaged objects, replacements, grafts, a history that is cut off.

use std::fs;

use super::ObjectId;
use crate::git::repository::Repository;
use crate::git::trouble::Trouble;
use crate::said;
use crate::words::Said;

/// What makes git see another history than the one that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Distortion {
    /// An object stands in for another one (the name of that one).
    Replaced(String),
    /// A file changes the parents of commits (`info/grafts`).
    Grafts,
    /// The history is cut off at some depth (`shallow`).
    Shallow,
    /// Objects are left with a remote (a partial clone).
    Partial,
    /// Objects come from another repository (`objects/info/alternates`), which anybody may change.
    Borrowed,
}

impl Repository {
    /// Everything that makes git see another history.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn distortions(&self) -> Result<Vec<Distortion>, Trouble> {
        let mut found = Vec::new();
        let replaced = self.git.run(&["for-each-ref", "--format=%(refname)", "refs/replace/"])?;
        let names = String::from_utf8_lossy(&replaced.output).into_owned();
        found.extend(
            names
                .lines()
                .filter_map(|name| name.strip_prefix("refs/replace/"))
                .map(|name| Distortion::Replaced(name.to_owned())),
        );
        let has_lines = |name: &str| {
            let text = fs::read_to_string(self.shared_folder.join(name)).unwrap_or_default();
            text.lines().any(|line| !line.trim().is_empty() && !line.starts_with('#'))
        };
        for (name, distortion) in [
            ("info/grafts", Distortion::Grafts),
            ("shallow", Distortion::Shallow),
            ("objects/info/alternates", Distortion::Borrowed),
        ] {
            found.extend(has_lines(name).then_some(distortion));
        }
        let partial = self.git.run(&[
            "config",
            "--local",
            "--get-regexp",
            r"^(extensions\.partialclone|remote\..*\.promisor)$",
        ])?;
        found.extend(partial.succeeded.then_some(Distortion::Partial));
        Ok(found)
    }

    /// What `git fsck --strict` has to say, a line each; nothing when all is well. What nothing leads to is no fault.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn fsck(&self) -> Result<Vec<Said>, Trouble> {
        let ran = self.git.run(&["fsck", "--strict", "--no-dangling", "--no-progress", "--no-reflogs"])?;
        let told = String::from_utf8_lossy(&ran.output).into_owned() + &ran.errors;
        let mut lines: Vec<Said> = told
            .lines()
            .filter(|line| {
                !line.trim().is_empty() && !line.starts_with("notice:") && !line.starts_with("dangling")
            })
            .map(|line| said!(en: "git fsck: {line}", zh: "git fsck：{line}"))
            .collect();
        if lines.is_empty() && !ran.succeeded {
            lines.push(said!(
                en: "git fsck failed, and gave no reason",
                zh: "git fsck 失败，且未说明原因"
            ));
        }
        Ok(lines)
    }

    /// The commit that `text` means: a whole name or the beginning of one (at least seven digits), no branch and no tag.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn commit_named(&self, text: &str) -> Result<Option<ObjectId>, Trouble> {
        let is_name = (7..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_name {
            return Ok(None);
        }
        let wanted = format!("{text}^{{commit}}");
        let ran = self.git.run(&["rev-parse", "--quiet", "--verify", "--end-of-options", &wanted])?;
        // `rev-parse` echoes `--end-of-options`.
        let answer = String::from_utf8_lossy(&ran.output).into_owned();
        let found = answer.lines().find_map(ObjectId::parse).filter(|_| ran.succeeded);
        // A branch may be called like an object; a name is only what the object's begins with.
        Ok(found.filter(|id| id.to_string().starts_with(&text.to_ascii_lowercase())))
    }

    /// Whether the history of `tip` goes on from `commit`.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn is_ancestor(&self, commit: &ObjectId, tip: &ObjectId) -> Result<bool, Trouble> {
        let (commit, tip) = (commit.to_string(), tip.to_string());
        Ok(self.git.run(&["merge-base", "--is-ancestor", &commit, &tip])?.succeeded)
    }

    /// The refs below `prefix` with the commits at which they stand.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn refs_below(&self, prefix: &str) -> Result<Vec<(String, ObjectId)>, Trouble> {
        let ran = self.git.run(&["for-each-ref", "--format=%(objectname) %(refname)", prefix])?;
        let answer = String::from_utf8_lossy(&ran.output).into_owned();
        let one = |line: &str| {
            let (id, name) = line.split_once(' ')?;
            Some((name.to_owned(), ObjectId::parse(id)?))
        };
        Ok(answer.lines().filter_map(one).collect())
    }
}
