//! What an audit found, with the commit in which it came.

use crate::domain::audit::finding::Remark;
use crate::domain::finding::{Finding, Place};
use crate::format::yaml;

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

    /// About what the remark's route leads to in the text of a record.
    pub(super) fn in_text(remark: Remark, (file, bytes): (&str, &[u8]), commit: Option<usize>) -> Self {
        let strict = yaml::read_strictly(file, bytes, yaml::KnownKeys::any());
        let place = match std::str::from_utf8(bytes) {
            Ok(text) => strict.place_of(file, text, &remark.route),
            Err(_) => Place::whole_file(file),
        };
        Self { finding: remark.at(place), commit }
    }
}
