//! Files that somebody named, wherever they are.

use std::path::Path;

use super::{Result, refused};
use crate::words::Label;

/// The bytes of a file that somebody named.
///
/// # Errors
/// It cannot be read.
pub fn read_named(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| refused(Label::new("read", "读取"), path, &error))
}
