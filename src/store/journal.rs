//! The journal: what a writing command is about to write, and what still waits for the audit trail.
//!
//! It is on disk before the first record changes and goes away when the commit is durable. So the next writing command
//! knows which files of an interrupted one to commit, and never takes somebody's half-done hand edit for its own.

use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use super::atomic;
use super::last::PRIVATE;
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
    /// The hash of what is to be there.
    pub(super) after: String,
    /// Whether the file belongs into the audit trail.
    pub(super) in_trail: bool,
}

impl Workspace {
    /// The savings that wait, the oldest first. A journal that cannot be understood is as good as none: what it named is
    /// then found as edited by hand, and said.
    pub(super) fn journal(&self) -> Result<Vec<Pending>> {
        let path = self.path(&journal_path());
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(serde_json::from_str(&text).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(refused(Label::new("read", "读取"), &path, &error)),
        }
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
