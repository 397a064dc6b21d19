//! Taking in what another history has: the files through the journal like any other saving, the commit with both parents.

use std::path::Path;

use super::lock::Lock;
use super::trail::settled;
use super::writer::{Saved, Trail, Writer, folder_of};
use super::{Change, Result, Workspace};
use crate::domain::exchange::kind_at;
use crate::domain::finding::Grade;
use crate::format::yaml;
use crate::git::{Committed, Entry, Repository, Trouble};
use crate::words::Said;

/// The right to sync, held until dropped: one process at a time, which does not keep others from writing.
#[derive(Debug)]
pub struct Syncing {
    _lock: Lock,
}

impl Workspace {
    /// Takes the right to sync; waits up to five seconds.
    ///
    /// # Errors
    /// Another process syncs all the time (exit code 5), or the folder cannot be written.
    pub fn syncing(&self) -> Result<Syncing> {
        Ok(Syncing { _lock: Lock::take_named(self, "sync-lock")? })
    }
}

impl Writer<'_> {
    /// Writes all of `changes`; then `adopt` makes the commit and moves the branch. What goes has to stand last.
    ///
    /// # Errors
    /// As [`Writer::save`].
    pub fn adopt(
        &mut self,
        changes: &[Change],
        entry: &Entry,
        (repository, adopt): (&Repository, impl FnOnce() -> std::result::Result<Committed, Trouble>),
    ) -> Result<Saved> {
        let saved = self.save_with(changes, entry, |writer| {
            let adopted = adopt().and_then(|committed| {
                repository.make_durable(writer.workspace.root())?;
                Ok(committed)
            });
            match adopted {
                Ok(committed) => settled(committed),
                Err(trouble) => (Trail::Waits(trouble), Vec::new()),
            }
        })?;
        for change in changes.iter().filter(|change| change.after.is_none()) {
            remove_empty_folders(self.workspace, &change.path);
        }
        Ok(saved)
    }

    /// Commits the records that were edited by hand and can be read without errors, as the next command on each would
    /// do; tells which.
    ///
    /// # Errors
    /// A file cannot be read. What git could not do is told as trouble.
    pub fn commit_hand_edits(&self, repository: &Repository) -> Result<(Vec<Said>, Option<Trouble>)> {
        if let Some(trouble) = &self.waits {
            return Ok((Vec::new(), Some(trouble.clone())));
        }
        let edited = match repository.edited() {
            Ok(edited) => edited,
            Err(trouble) => return Ok((Vec::new(), Some(trouble))),
        };
        let mut files = Vec::new();
        for path in edited {
            if let Some(bytes) = self.workspace.bytes_now(&path)?
                && is_sound_record(&path, &bytes)
            {
                files.push((path, bytes));
            }
        }
        let committed = repository.commit_by_hand(&files).and_then(|committed| {
            repository.make_durable(self.workspace.root())?;
            Ok(committed)
        });
        Ok(match committed {
            Ok(committed) => (settled(committed).1, None),
            Err(trouble) => (Vec::new(), Some(trouble)),
        })
    }
}

/// Whether the bytes are a record without errors that stands where its id says.
fn is_sound_record(path: &str, bytes: &[u8]) -> bool {
    if kind_at(path).is_none() {
        return false;
    }
    let strict = yaml::read_strictly(path, bytes, yaml::KnownKeys::any());
    strict.record.is_some() && strict.findings.iter().all(|finding| finding.grade != Grade::Error)
}

/// Folders that a removal left empty go too, as with git; not being able to is no harm.
fn remove_empty_folders(workspace: &Workspace, path: &str) {
    let mut folder = folder_of(&workspace.path(path)).ok();
    while let Some(present) = folder.filter(|folder| folder != workspace.root()) {
        if std::fs::remove_dir(&present).is_err() {
            return;
        }
        folder = present.parent().map(Path::to_owned);
    }
}
