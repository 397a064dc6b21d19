//! Writing: nothing is said to be saved before it is on disk and in the audit trail.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::atomic::Waiting;
use super::change::{NOTHING_SAVED, changed_meanwhile, half_done};
use super::journal::{Pending, PendingFile, hash};
use super::lock::Lock;
use super::replace::{self, Replaced, replace};
use super::{Change, Result, Workspace, atomic, random_bytes, random_case_id, refused};
use crate::domain::failure::Failure;
use crate::domain::id::{CaseId, path_of};
use crate::domain::record::RecordKind;
use crate::git::{Entry, Trouble};
use crate::said;
use crate::words::{Label, Said};

/// From so many files on, a saving waits for all of them at once: waiting for each costs more than the work.
const MANY: usize = 64;

/// The right to write, held until dropped. One command takes it once, reads what it changes, and saves.
#[derive(Debug)]
pub struct Writer<'a> {
    pub(super) workspace: &'a Workspace,
    /// What an interrupted command before left, and what became of it.
    pub notices: Vec<Said>,
    /// Why what earlier commands saved is still not committed, if so. What comes later waits behind it: committed by
    /// itself, it would take the earlier for an edit by hand.
    pub(super) waits: Option<Trouble>,
    /// Whether this command's own last saving waits.
    left_waiting: bool,
    _lock: Lock,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a saving that waits for the audit trail must be said"]
pub struct Saved {
    /// How the audit trail took it.
    pub trail: Trail,
    /// What else people should know.
    pub notices: Vec<Said>,
}

/// How the audit trail took a saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trail {
    /// It is in this commit (`None`: the last commit held it already), durable.
    Committed(Option<String>),
    /// There is no audit trail here, and why.
    None(Trouble),
    /// It is on disk, but not yet in the audit trail, and why; the next writing command commits it.
    Waits(Trouble),
}

impl Workspace {
    /// Takes the right to write; waits up to five seconds. What an interrupted command left is put in order first.
    ///
    /// # Errors
    /// Another plaint is writing all the time (exit code 5), or the folder cannot be written.
    pub fn writer(&self) -> Result<Writer<'_>> {
        let lock = Lock::take(self)?;
        let mut writer =
            Writer { workspace: self, notices: Vec::new(), waits: None, left_waiting: false, _lock: lock };
        writer.notices = writer.recover()?;
        Ok(writer)
    }
}

impl Writer<'_> {
    /// An id for a complaint received on `day` (in the shop's zone) that no complaint has.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub fn new_case_id(&self, day: chrono::NaiveDate) -> Result<CaseId> {
        loop {
            let id = random_case_id(day)?;
            let path = path_of(&RecordKind::Complaint, id.as_str()).unwrap_or_default();
            if self.workspace.path(&path).symlink_metadata().is_err() {
                return Ok(id);
            }
        }
    }

    /// An id that no measure has.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub fn new_measure_id(&self) -> Result<String> {
        self.workspace.new_measure_id()
    }

    /// Saves all of `changes`, and commits them with the words of `entry`. Files of `rules` (policy, calendar, `shop.toml`)
    /// that differ from the last commit go into the same commit.
    ///
    /// # Errors
    /// Nothing was saved: a file is not what the command read, or cannot be written. Once the first file has its new text
    /// the failure says which part was saved.
    pub fn save(&mut self, changes: &[Change], rules: &[String], entry: &Entry) -> Result<Saved> {
        let earlier = if self.left_waiting || self.waits.is_some() { self.recover()? } else { Vec::new() };
        let mut saved = self.save_with(changes, entry, |writer| match &writer.waits {
            Some(trouble) => (Trail::Waits(trouble.clone()), Vec::new()),
            None => writer.commit(changes, rules, entry),
        })?;
        self.left_waiting = matches!(saved.trail, Trail::Waits(_));
        saved.notices.splice(0..0, earlier);
        Ok(saved)
    }

    /// Saves all of `changes`; `commit` takes what was written into the audit trail.
    pub(super) fn save_with(
        &mut self,
        changes: &[Change],
        entry: &Entry,
        commit: impl FnOnce(&Self) -> (Trail, Vec<Said>),
    ) -> Result<Saved> {
        for change in changes {
            self.workspace.check_unchanged(change)?;
        }
        let mut pending = self.workspace.journal()?;
        let files = changes.iter().map(pending_file).collect::<Result<Vec<_>>>()?;
        pending.push(Pending { entry: entry.clone(), files });
        self.workspace.put_journal(&pending)?;
        self.write(changes, &mut pending)?;
        let (trail, mut notices) = commit(self);
        // What waits stands in the journal already: on a full disk it could not be written again.
        if !matches!(trail, Trail::Waits(_)) {
            pending.pop();
            // All is saved; a journal that stays is cleared by the next writer.
            notices.extend(self.workspace.put_journal(&pending).err().map(journal_stays));
        }
        Ok(Saved { trail, notices })
    }

    /// Saves all of `changes` and commits nothing: what is under way in the repository (a merge, a rebase) makes a commit of
    /// its own. `entry` is for the next command, should this one be interrupted.
    ///
    /// # Errors
    /// As [`Writer::save`].
    pub fn save_uncommitted(&mut self, changes: &[Change], entry: &Entry) -> Result<()> {
        self.save_with(changes, entry, |_| (Trail::Committed(None), Vec::new())).map(drop)
    }

    /// Brings every change to disk. On failure before the first rename nothing has changed and nothing stays; after it,
    /// what is not in place yet waits beside its place for the next writer, who puts it there.
    fn write(&self, changes: &[Change], pending: &mut Vec<Pending>) -> Result<()> {
        let files = pending.last().map(|last| last.files.clone()).unwrap_or_default();
        let missing = self.missing_folders(&files);
        let waiting = if changes.len() < MANY { Waiting::ForEach } else { Waiting::ForAll };
        let staged = changes
            .iter()
            .zip(&files)
            .try_for_each(|(change, file)| self.stage(change, file, waiting))
            .and_then(|()| self.wait_for_all(changes, waiting));
        let mut saved = Vec::new();
        let written = staged.and_then(|()| {
            for (change, file) in changes.iter().zip(&files) {
                self.put_in_place(change, file)?;
                saved.push(change.path.as_str());
            }
            match waiting {
                Waiting::ForEach => self.sync_folders(changes),
                Waiting::ForAll => self.wait_for_all(changes, waiting),
            }
        });
        let Err(failure) = written else { return Ok(()) };
        if !saved.is_empty() {
            return Err(half_done(&saved, failure));
        }
        // An edit that could not be put back is in the way of nobody and must not go.
        for file in &files {
            drop(replace::clear(self.workspace, file));
        }
        for folder in missing {
            let removed = fs::remove_dir(folder);
            drop(removed);
        }
        pending.pop();
        self.workspace.put_journal(pending)?;
        Err(failure)
    }

    /// The folders that are still to be made for these files, the deepest first.
    fn missing_folders(&self, files: &[PendingFile]) -> Vec<PathBuf> {
        let paths: Vec<PathBuf> = files.iter().map(|file| self.workspace.path(&file.path)).collect();
        let above = paths.iter().flat_map(|path| path.ancestors().skip(1));
        let missing: BTreeSet<&Path> = above.filter(|folder| folder.symlink_metadata().is_err()).collect();
        missing.into_iter().rev().map(Path::to_owned).collect()
    }

    fn stage(&self, change: &Change, file: &PendingFile, waiting: Waiting) -> Result<()> {
        let Some(after) = &change.after else { return Ok(()) };
        let (path, temporary) = (self.workspace.path(&change.path), self.workspace.path(&file.temporary));
        let mode = mode_of(&path, change);
        let made = folder_of(&path).and_then(|folder| match waiting {
            Waiting::ForEach => atomic::make_folder(&folder),
            Waiting::ForAll => fs::create_dir_all(&folder),
        });
        made.and_then(|()| atomic::write_new(&temporary, after, mode, waiting))
            .map_err(|error| not_saved(&path, &error))
    }

    /// Waits until all that was written is on disk, where it was not waited for one by one. A folder of the workspace may
    /// be on a disk of its own.
    fn wait_for_all(&self, changes: &[Change], waiting: Waiting) -> Result<()> {
        if waiting == Waiting::ForEach {
            return Ok(());
        }
        let mut waited = BTreeSet::new();
        self.folders(changes).iter().try_for_each(|folder| {
            let written = fs::metadata(folder).and_then(|metadata| match waited.insert(metadata.dev()) {
                true => atomic::sync_file_system(folder),
                false => Ok(()),
            });
            written.map_err(|error| refused(Label::new("sync", "同步"), folder, &error))
        })
    }

    fn put_in_place(&self, change: &Change, file: &PendingFile) -> Result<()> {
        let (path, temporary) = (self.workspace.path(&change.path), self.workspace.path(&file.temporary));
        self.workspace.check_unchanged(change)?;
        let put = match file.before {
            _ if change.after.is_none() => fs::remove_file(&path).map(|()| Replaced::Done),
            None => atomic::rename_to_new(&temporary, &path).map(|()| Replaced::Done),
            Some(_) => replace(self.workspace, file),
        };
        match put.map_err(|error| not_saved(&path, &error))? {
            Replaced::Done => Ok(()),
            Replaced::Somebodys => Err(changed_meanwhile(&change.path)),
        }
    }

    fn sync_folders(&self, changes: &[Change]) -> Result<()> {
        self.folders(changes).iter().try_for_each(|folder| {
            atomic::sync_folder(folder).map_err(|error| refused(Label::new("sync", "同步"), folder, &error))
        })
    }

    fn folders(&self, changes: &[Change]) -> BTreeSet<PathBuf> {
        let paths = changes.iter().map(|change| self.workspace.path(&change.path));
        paths.filter_map(|path| folder_of(&path).ok()).collect()
    }
}

fn pending_file(change: &Change) -> Result<PendingFile> {
    let number = u32::from_le_bytes(random_bytes()?);
    let before = change.before.as_deref().map(hash);
    Ok(PendingFile::of(&change.path, number, before, change.after.as_deref().map(hash), change.in_trail))
}

/// The mode of the file that is there; of a new one, as it must be.
fn mode_of(path: &Path, change: &Change) -> u32 {
    use std::os::unix::fs::PermissionsExt;

    let new = if change.in_trail { atomic::MODE } else { atomic::PRIVATE_MODE };
    let mode = fs::symlink_metadata(path).map_or(new, |metadata| metadata.permissions().mode() & 0o7777);
    match change.executable {
        None => mode,
        Some(false) => mode & !0o111,
        // Whoever may read it may run it.
        Some(true) => mode | (mode & 0o444) >> 2,
    }
}

pub(super) fn folder_of(path: &Path) -> std::io::Result<PathBuf> {
    path.parent().map(Path::to_owned).ok_or_else(|| std::io::ErrorKind::NotFound.into())
}

fn journal_stays(failure: Failure) -> Said {
    let Said { en, zh } = failure.message;
    said!(
        en: "saved, but {en}; the next command that writes puts it in order",
        zh: "已保存，但{zh}；下一次写入命令会整理"
    )
}

fn not_saved(path: &Path, error: &std::io::Error) -> Failure {
    let mut failure = refused(Label::new("write", "写入"), path, error);
    failure.message.en.push_str(NOTHING_SAVED.en);
    failure.message.zh.push_str(NOTHING_SAVED.zh);
    failure
}
