//! What an audit found, with the commit in which it came.

use crate::domain::audit::finding::Remark;
use crate::domain::finding::{Finding, Place};

/// A finding of an audit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// What and where.
    pub(super) finding: Finding,
    /// In which commit it came: its place in the history; `None` for what is in no commit, or not about one.
    pub(super) commit: Option<usize>,
}

impl Found {
    /// About a file as a whole.
    pub(super) fn of_file(remark: Remark, file: &str, commit: Option<usize>) -> Self {
        Self { finding: remark.at(Place::whole_file(file)), commit }
    }
}
