//! Which commits there are, and what each changed against each of its parents.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{ChildStdout, Stdio};

use super::{Commit, ObjectId, Objects};
use crate::git::repository::Repository;
use crate::git::trouble::Trouble;
use crate::said;

/// A path that differs between a commit and one of its parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The path, relative to the workspace.
    pub path: String,
    /// What stood there in the parent; `None` when there was nothing.
    pub before: Option<Entry>,
    /// What stands there in the commit; `None` when there is nothing.
    pub after: Option<Entry>,
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: ObjectId,
    /// Whether it is a plain file; otherwise a link or another repository.
    pub is_file: bool,
}

impl Repository {
    /// The names of the commits that led to `tip`, parents before children; of those that led to one of `known` none.
    ///
    /// # Errors
    /// Git cannot be started, or does not know them.
    pub fn commits(&self, tip: &str, known: &[String]) -> Result<Vec<ObjectId>, Trouble> {
        let mut arguments = vec!["rev-list", "--topo-order", "--reverse", "--end-of-options", tip];
        let excluded: Vec<String> = known.iter().map(|commit| format!("^{commit}")).collect();
        arguments.extend(excluded.iter().map(String::as_str));
        arguments.push("--");
        let ran = self.git.run(&arguments)?;
        if !ran.succeeded {
            return Err(Trouble::of_errors(&ran.errors));
        }
        let answer = String::from_utf8_lossy(&ran.output);
        Ok(answer.lines().filter_map(ObjectId::parse).collect())
    }

    /// The commits of these names, each as its object tells it, given to `each` in their order. Stops at the first that
    /// cannot be read, and tells it.
    ///
    /// # Errors
    /// Git cannot be started, or an object is missing or damaged.
    pub fn read_commits(&self, ids: &[ObjectId], mut each: impl FnMut(Commit)) -> Result<(), Trouble> {
        let mut objects = self.objects()?;
        for id in ids {
            each(read_commit(&mut objects, id)?);
        }
        Ok(())
    }

    /// What each of these pairs of a commit and its parent (`None`: nothing) changed, given to `each` with the number of
    /// the pair. No renames are guessed.
    ///
    /// # Errors
    /// Git cannot be started, or a tree is missing or damaged.
    pub fn changes(
        &self,
        pairs: &[(ObjectId, Option<ObjectId>)],
        mut each: impl FnMut(usize, Changed),
    ) -> Result<(), Trouble> {
        let arguments = [
            "diff-tree",
            "--stdin",
            "--always",
            "--root",
            "-r",
            "-z",
            "--raw",
            "--no-renames",
            "--no-abbrev",
        ];
        let mut child = self
            .git
            .command(&arguments)
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| self.git.not_started(&error))?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(self.git.not_started(&std::io::ErrorKind::BrokenPipe.into()));
        };
        let told = std::thread::scope(|scope| {
            // Written beside the reading: both pipes are small, and each side waits for the other when one is full.
            let writing = scope.spawn(move || {
                pairs.iter().try_for_each(|(commit, parent)| match parent {
                    Some(parent) => writeln!(input, "{commit} {parent}"),
                    None => writeln!(input, "{commit}"),
                })
            });
            let told = read_changes(BufReader::with_capacity(1 << 16, output), &self.prefix, &mut each);
            let written = writing.join();
            drop(written);
            told
        });
        let ended = child.wait().map_err(|error| self.git.not_started(&error))?;
        match told {
            Some(count) if count == pairs.len() && ended.success() => Ok(()),
            _ => Err(damaged()),
        }
    }
}

fn read_commit(objects: &mut Objects, id: &ObjectId) -> Result<Commit, Trouble> {
    let object = objects.get(id).filter(|object| object.kind == "commit");
    object
        .and_then(|object| Commit::read(*id, &object.bytes))
        .ok_or_else(|| {
            said!(
                en: "the commit {id} is missing or damaged",
                zh: "提交 {id} 缺失或已损坏"
            )
        })
        .map_err(Trouble::Refused)
}

fn damaged() -> Trouble {
    Trouble::Refused(said!(
        en: "a commit or a folder of the history is missing or damaged; `git fsck` tells which",
        zh: "历史中有提交或目录缺失或已损坏；`git fsck` 可查明"
    ))
}

/// Reads what diff-tree tells; gives back how many pairs it told of, or `None` when it speaks another language.
fn read_changes(
    mut output: BufReader<ChildStdout>,
    prefix: &str,
    each: &mut impl FnMut(usize, Changed),
) -> Option<usize> {
    let (mut pairs, mut field, mut path) = (0_usize, Vec::new(), Vec::new());
    loop {
        field.clear();
        if output.by_ref().read_until(0, &mut field).ok()? == 0 {
            return Some(pairs);
        }
        let text = std::str::from_utf8(field.strip_suffix(&[0])?).ok()?;
        let Some(change) = text.strip_prefix(':') else {
            pairs += 1;
            continue;
        };
        path.clear();
        output.by_ref().read_until(0, &mut path).ok()?;
        let path = String::from_utf8_lossy(path.strip_suffix(&[0])?).into_owned();
        let mut words = change.split(' ');
        let (old_mode, new_mode) = (words.next()?, words.next()?);
        let (old, new) = (ObjectId::parse(words.next()?)?, ObjectId::parse(words.next()?)?);
        let entry = |mode: &str, id: ObjectId| {
            (!id.is_nothing()).then(|| Entry { id, is_file: mode.starts_with("100") })
        };
        if let Some(path) = path.strip_prefix(prefix) {
            let changed =
                Changed { path: path.to_owned(), before: entry(old_mode, old), after: entry(new_mode, new) };
            each(pairs.checked_sub(1)?, changed);
        }
    }
}
