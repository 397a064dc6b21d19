//! Files as they are: for `check`, which must look at what other commands refuse.

use super::Workspace;
use super::load::read_file;
use super::walk::{link, relative};
use crate::domain::finding::Finding;
use crate::domain::record::RecordKind;

/// Files of the workspace, and what stands in the way of others.
#[derive(Debug, Default)]
pub struct Files {
    /// The files, relative to the workspace and with `/`, in the order of their names.
    pub paths: Vec<String>,
    /// Links, and folders that cannot be read.
    pub findings: Vec<Finding>,
}

impl Workspace {
    /// The files of all records, of every kind, unopened.
    pub fn record_files(&self) -> Files {
        let kinds = [RecordKind::Complaint, RecordKind::Customer, RecordKind::Measure, RecordKind::Store];
        let mut files = Files::default();
        for kind in kinds {
            let walk = self.walk(&kind);
            files.paths.extend(walk.files);
            files.findings.extend(walk.findings);
        }
        files
    }

    /// The TOML files directly in `folder` (`policies`), by their names. A folder that is not there has none.
    pub fn toml_files(&self, folder: &str) -> Vec<String> {
        self.files_of(folder, "toml")
    }

    /// The files directly in `folder` whose names end with `.ending`, by their names. A folder that is not there has none.
    pub fn files_of(&self, folder: &str, ending: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path(folder)) else { return Vec::new() };
        let files = entries.filter_map(std::result::Result::ok).map(|entry| entry.path());
        let is_meant = |path: &std::path::PathBuf| {
            path.extension().is_some_and(|extension| extension == ending) && path.is_file()
        };
        let mut paths: Vec<String> =
            files.filter(is_meant).map(|path| relative(self.root(), &path)).collect();
        paths.sort();
        paths
    }

    /// The bytes of a file of the workspace, no more than a record may have and one.
    ///
    /// # Errors
    /// It cannot be read, or is reached through a link.
    pub fn bytes_of(&self, path: &str) -> std::result::Result<Vec<u8>, Vec<Finding>> {
        if self.plain_path(path).is_err() {
            return Err(vec![link(path)]);
        }
        read_file(&self.path(path), path)
    }
}
