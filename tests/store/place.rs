//! A workspace in a temporary folder.

use std::path::{Path, PathBuf};

use plaint::store::Workspace;
use tempfile::TempDir;

/// A temporary workspace; gone when dropped.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    /// An empty workspace.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Self { folder };
        place.put("shop.toml", "name = \"Test\"\n");
        place
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The workspace.
    pub(crate) fn workspace(&self) -> Workspace {
        Workspace::discover(self.root()).unwrap()
    }

    /// A path inside.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root().join(relative)
    }

    /// Writes a file as somebody with an editor would.
    pub(crate) fn put(&self, relative: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(relative);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Writes a complaint at its place.
    pub(crate) fn put_case(&self, id: &str) -> String {
        let path = case_path(id);
        self.put(&path, case_text(id));
        path
    }

    /// The text of a file.
    pub(crate) fn text(&self, relative: &str) -> String {
        std::fs::read_to_string(self.path(relative)).unwrap()
    }
}

/// Where the complaint stands.
pub(crate) fn case_path(id: &str) -> String {
    plaint::domain::id::path_of(&plaint::domain::record::RecordKind::Complaint, id).unwrap()
}

/// A small complaint.
pub(crate) fn case_text(id: &str) -> String {
    format!(
        "record: complaint\nformat: 1\nid: {id}\nreceived: 2026-11-22T10:05:00+08:00\nevents:\n  \
         - {{id: e00001, at: 2026-11-22T10:05:00+08:00, by: li, n: 1, event: received}}\n"
    )
}
