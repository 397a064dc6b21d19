//! Findings about files as files: the text in them is the reader's.

/// A record's file cannot be opened or read.
pub const FILE_UNREADABLE: &str = "file-unreadable";
/// A link stands where a record or a folder of records should be.
pub const FILE_IS_LINK: &str = "file-is-link";

/// The codes of this file.
pub const CODES: &[&str] = &[FILE_UNREADABLE, FILE_IS_LINK];
