//! Files that somebody edited by hand, found and committed on their own.

use super::commit::{Committed, HandEdit, PathWithBlob};
use super::fast_import::{FastImport, NewCommit};
use super::identity::Identity;
use super::repository::Repository;
use super::stale_lock;
use super::trouble::Trouble;

/// What a commit says that holds an edit by hand and nothing else.
pub(super) const BY_HAND: &str = "edited by hand, found uncommitted\n";

/// Who commits where git knows nobody: what syncs, which is no member of staff.
pub const SYNC: &str = "sync";

impl Repository {
    /// The tracked files that differ from the last commit, relative to the working tree.
    ///
    /// # Errors
    /// git refuses.
    pub fn edited(&self) -> Result<Vec<String>, Trouble> {
        // What was looked at is remembered in the index, or every file would be read again each time. Where the index is
        // locked that has to wait.
        self.run_unfiltered(&["update-index", "-q", "--refresh"], &[])?;
        let asked = [
            "status",
            "--porcelain=v1",
            "-z",
            "--untracked-files=no",
            "--no-renames",
            "--ignore-submodules=all",
        ];
        let ran = self.run_unfiltered(&asked, &[])?;
        if !ran.succeeded {
            return Err(Trouble::of_errors(&ran.errors));
        }
        let answer = String::from_utf8_lossy(&ran.output);
        Ok(answer.split('\0').filter_map(|line| line.get(3..)).map(str::to_owned).collect())
    }

    /// Commits these files (paths in the working tree, and their bytes) where the last commit has something else, as
    /// edited by hand.
    ///
    /// # Errors
    /// Nothing was committed, and why.
    pub fn commit_by_hand(&self, files: &[(String, Vec<u8>)]) -> Result<Committed, Trouble> {
        let Some(tip) = self.tip()?.filter(|_| !files.is_empty()) else { return Ok(Committed::default()) };
        let committer = Identity::of_person(&self.git)?.unwrap_or_else(|| Identity::of_staff(SYNC));
        let mut notices = Vec::new();
        let (mut committed, blobs) =
            stale_lock::past(self, &mut notices, || self.commit_edits(&tip, &committer, files))?;
        committed.notices = notices;
        committed.index = self.bring_index_in_step(&blobs, &mut committed.notices).err();
        Ok(committed)
    }

    /// Commits the edits on top of `tip`; tells what the index is to take in.
    fn commit_edits(
        &self,
        tip: &str,
        committer: &Identity,
        files: &[(String, Vec<u8>)],
    ) -> Result<(Committed, Vec<PathWithBlob>), Trouble> {
        let mut git = FastImport::start(&self.git)?;
        let mut committed = Committed::default();
        let mut blobs = Vec::new();
        let told = files
            .iter()
            .try_for_each(|(path, bytes)| {
                let there = git.blob_at(tip, path)?;
                let blob = git.add_blob(bytes)?;
                if there.as_ref() != Some(&blob) {
                    blobs.push((path.clone(), Some(blob)));
                    committed.hand_edits.push(HandEdit { path: path.clone() });
                }
                Ok(())
            })
            .and_then(|()| match blobs.is_empty() {
                true => Ok(None),
                false => {
                    let (author, parent) = (committer, Some(tip));
                    let edits = NewCommit { author, committer, message: BY_HAND, parent, files: &blobs };
                    git.add_commit(&edits).map(Some)
                }
            });
        match told {
            Ok(made) => {
                git.finish()?;
                committed.commit = made.map(|(_, name)| name);
                Ok((committed, blobs))
            }
            Err(error) => Err(git.broken(&error)),
        }
    }
}
