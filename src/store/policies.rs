//! Policy files: those of the workspace, and any other on this machine.

use std::path::Path;

use super::workspace::Workspace;
use super::{Result, refused};
use crate::words::Label;

/// The bytes of a file that somebody named, wherever it is.
///
/// # Errors
/// It cannot be read.
pub fn read_named(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| refused(Label::new("read", "读取"), path, &error))
}

impl Workspace {
    /// The policies of the workspace: paths relative to it, `policies/mine.toml`, in the order of their names.
    ///
    /// # Errors
    /// The folder is there and cannot be read.
    pub fn policy_files(&self) -> Result<Vec<String>> {
        let folder = self.path("policies");
        let refuse = |error: std::io::Error| refused(Label::new("read", "读取"), &folder, &error);
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(refuse(error)),
        };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry.map_err(refuse)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".toml") && !name.starts_with('.') && entry.path().is_file() {
                files.push(format!("policies/{name}"));
            }
        }
        files.sort();
        Ok(files)
    }
}
