//! Findings about files as files: the text in them is the reader's.

/// A record's file cannot be opened or read.
pub const FILE_UNREADABLE: &str = "file-unreadable";
/// A record's file is larger than any record can be.
pub const FILE_TOO_LARGE: &str = "file-too-large";
/// A record's file is not UTF-8.
pub const FILE_NOT_UTF8: &str = "file-not-utf8";
/// A link stands where a record or a folder of records should be.
pub const FILE_IS_LINK: &str = "file-is-link";
/// A record's file does not stand where its id says.
pub const RECORD_MISPLACED: &str = "record-misplaced";
/// A record's text cannot be read into a record.
pub const RECORD_UNREADABLE: &str = "record-unreadable";

/// The codes of this file.
pub const CODES: &[&str] =
    &[FILE_UNREADABLE, FILE_TOO_LARGE, FILE_NOT_UTF8, FILE_IS_LINK, RECORD_MISPLACED, RECORD_UNREADABLE];
