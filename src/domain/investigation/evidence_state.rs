//! Whether a piece of evidence is still what was recorded.

use super::evidence::{Piece, is_sha256};

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A plain file that could be read to its end.
    File {
        /// Its SHA-256 now.
        sha256: String,
        /// Its size now, in bytes.
        size: u64,
    },
    /// A link, or a path that leads through one.
    Link,
    /// A folder, a device, a pipe.
    NotAFile,
    /// It cannot be read, and why.
    Unreadable(String),
}

/// Whether a piece of evidence is still what was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The file is there and has the hash and the size that were recorded.
    Sound,
    /// The file has another hash or another size.
    Changed,
    /// A copy was made, and it is not on this machine.
    NotHere,
    /// Something that is no plain file stands in its place.
    NotAFile,
    /// The file cannot be read.
    Unreadable,
    /// The event names no hash that could be one.
    NoHash,
    /// A file that no event names.
    Unlisted,
    /// Only the hash was recorded; the file is kept elsewhere.
    Elsewhere,
    /// It is a thing, not a file.
    Thing,
}

impl State {
    /// Every state, in the order in which they are counted.
    pub const ALL: &[Self] = &[
        Self::Sound,
        Self::Changed,
        Self::NotHere,
        Self::NotAFile,
        Self::Unreadable,
        Self::NoHash,
        Self::Unlisted,
        Self::Elsewhere,
        Self::Thing,
    ];

    /// The name in output for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Changed => "changed",
            Self::NotHere => "not_here",
            Self::NotAFile => "not_a_file",
            Self::Unreadable => "unreadable",
            Self::NoHash => "no_hash",
            Self::Unlisted => "unlisted",
            Self::Elsewhere => "elsewhere",
            Self::Thing => "thing",
        }
    }

    /// Whether something is not as it should be.
    pub fn is_finding(self) -> bool {
        !matches!(self, Self::Sound | Self::Elsewhere | Self::Thing)
    }
}

impl Piece<'_> {
    /// How the piece stands when `found` is what its path has; a piece without a path needs nothing to be found.
    pub fn state(&self, found: Option<&Found>) -> State {
        let Some(recorded) = self.sha256() else { return State::Thing };
        match found {
            _ if !is_sha256(recorded) => State::NoHash,
            None => State::Elsewhere,
            Some(Found::Nothing) => State::NotHere,
            Some(Found::Link | Found::NotAFile) => State::NotAFile,
            Some(Found::Unreadable(_)) => State::Unreadable,
            Some(Found::File { sha256, size }) => {
                let same_size = self.event.fields.text("size").is_none() || self.size() == Some(*size);
                if sha256 == recorded && same_size { State::Sound } else { State::Changed }
            }
        }
    }
}
