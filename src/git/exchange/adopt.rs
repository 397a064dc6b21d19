//! The branch moved to what was merged.

use super::trees::Difference;
use crate::git::by_hand::SYNC;
use crate::git::commit::Committed;
use crate::git::entry::Entry;
use crate::git::fast_import::{FastImport, NewMerge};
use crate::git::identity::Identity;
use crate::git::repository::Repository;
use crate::git::stale_lock;
use crate::git::trouble::Trouble;

/// What the branch is to become.
#[derive(Debug, Clone, Copy)]
pub struct Adoption<'a> {
    /// The commit that is checked out.
    pub ours: &'a str,
    /// The commit that comes in.
    pub theirs: &'a str,
    /// The tree of both; `None` where theirs goes on from ours, and the branch simply moves to it.
    pub tree: Option<&'a str>,
    /// The files in which what comes out differs from ours.
    pub differences: &'a [Difference],
}

impl Repository {
    /// Makes the commit with both parents, moves the branch from ours to it, and brings the index in step.
    ///
    /// # Errors
    /// The branch is not where it was, or git refuses: nothing has moved. An index that could not be brought in step is
    /// told in [`Committed::index`].
    pub fn adopt(&self, adoption: Adoption<'_>, entry: &Entry) -> Result<Committed, Trouble> {
        let mut notices = Vec::new();
        let Adoption { ours, theirs, .. } = adoption;
        let commit = match adoption.tree {
            Some(tree) => stale_lock::past(self, &mut notices, || self.merge_commit(adoption, tree, entry))?,
            None => {
                self.move_reference(&["HEAD", theirs, ours], &mut notices)?;
                theirs.to_owned()
            }
        };
        let mut committed = Committed { commit: Some(commit), notices, ..Committed::default() };
        let lines: Vec<u8> = adoption.differences.iter().flat_map(index_line).collect();
        if !lines.is_empty() {
            committed.index = self.feed_index(&lines, &mut committed.notices).err();
        }
        Ok(committed)
    }

    fn merge_commit(&self, adoption: Adoption<'_>, tree: &str, entry: &Entry) -> Result<String, Trouble> {
        let committer = Identity::of_person(&self.git)?.unwrap_or_else(|| Identity::of_staff(SYNC));
        let Adoption { ours, theirs, .. } = adoption;
        let message = &entry.message();
        let mut git = FastImport::start(&self.git)?;
        match git.add_merge(&NewMerge { committer: &committer, message, ours, theirs, tree }) {
            Ok(commit) => git.finish().map(|()| commit),
            Err(error) => Err(git.broken(&error)),
        }
    }
}

/// The line by which the index takes a file in, or lets it go.
fn index_line(difference: &Difference) -> Vec<u8> {
    let path = &difference.path;
    match (&difference.after, &difference.before) {
        (Some(after), _) => format!("{} {}\t{path}\0", after.mode, after.name),
        (None, Some(before)) => format!("0 {}\t{path}\0", "0".repeat(before.name.len())),
        (None, None) => String::new(),
    }
    .into_bytes()
}
