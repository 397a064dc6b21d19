//! The journal: what a writing command is about to write, and what still waits for the audit trail.
//!
//! It is on disk before the first record changes and goes away when the commit is durable. So the next writing command
//! knows which files of an interrupted one to commit, and never takes somebody's half-done hand edit for its own.

use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use super::atomic;
use super::last::PRIVATE;
use super::plain::is_plain;
use super::{Result, Workspace, refused};
use crate::domain::hexadecimal;
use crate::git::Entry;
use crate::words::Label;

/// One saving that is under way or waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Pending {
    /// What its commit tells.
    pub(super) entry: Entry,
    /// Its files.
    pub(super) files: Vec<PendingFile>,
}

/// One file of a saving.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct PendingFile {
    /// The path, relative to the workspace.
    pub(super) path: String,
    /// The temporary file beside it.
    pub(super) temporary: String,
    /// The hash of what was there before; `None` when there was no file.
    pub(super) before: Option<String>,
    /// The hash of what is to be there; `None` when the file is to go.
    pub(super) after: Option<String>,
    /// Whether the file belongs into the audit trail.
    pub(super) in_trail: bool,
}

impl PendingFile {
    /// A saving of the file at `path` (relative to the workspace), with a temporary file beside it.
    pub(super) fn of(
        path: &str,
        number: u32,
        before: Option<String>,
        after: Option<String>,
        in_trail: bool,
    ) -> Self {
        let temporary = temporary_of(path, &format!("{number:08x}"));
        Self { path: path.to_owned(), temporary, before, after, in_trail }
    }

    /// Whether a plaint can have written this: a file of the workspace, and its temporary file beside it. Whoever brings a
    /// journal along must not have other files removed or put in place.
    fn is_ours(&self) -> bool {
        let number = self.temporary.strip_suffix(".plaint-tmp").and_then(|rest| rest.rsplit_once('.'));
        let beside = number.is_some_and(|(_, number)| self.temporary == temporary_of(&self.path, number));
        is_plain(&self.path) && is_plain(&self.temporary) && beside
    }
}

/// The temporary file beside `path`.
fn temporary_of(path: &str, number: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/.{name}.{number}.plaint-tmp"),
        None => format!(".{path}.{number}.plaint-tmp"),
    }
}

impl Workspace {
    /// The savings that wait, the oldest first. A journal that cannot be understood, or that no plaint can have written, is
    /// as good as none: what it named is then found as edited by hand, and said.
    pub(super) fn journal(&self) -> Result<Vec<Pending>> {
        let Some(bytes) = self.bytes_now(&journal_path())? else { return Ok(Vec::new()) };
        let pending: Vec<Pending> = serde_json::from_slice(&bytes).unwrap_or_default();
        let is_ours = |file: &PendingFile| file.is_ours() && self.plain_path(&file.path).is_ok();
        let ours = pending.iter().flat_map(|saving| &saving.files).all(is_ours);
        Ok(if ours { pending } else { Vec::new() })
    }

    /// Puts down what waits; durable when it returns.
    pub(super) fn put_journal(&self, pending: &[Pending]) -> Result<()> {
        let path = self.path(&journal_path());
        let failed = |error| refused(Label::new("write", "写入"), &path, &error);
        if pending.is_empty() {
            return match std::fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(error)),
                _ => Ok(()),
            };
        }
        let text = serde_json::to_string(pending).map_err(|error| failed(error.into()))?;
        atomic::put(&path, text.as_bytes()).map_err(failed)
    }
}

/// The hash by which the journal recognises what a file holds.
pub(super) fn hash(bytes: &[u8]) -> String {
    hexadecimal::sha256(bytes)
}

fn journal_path() -> String {
    format!("{PRIVATE}/journal.json")
}
