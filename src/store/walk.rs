//! The files of a folder of records, without opening them.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::finding;
use super::workspace::Workspace;
use crate::domain::finding::{Finding, Place};
use crate::domain::record::RecordKind;
use crate::said;

/// The records' files below one folder, and what stands in the way.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The files, relative to the workspace and with `/`, in the order of their names.
    pub(super) files: Vec<String>,
    /// Links and folders that cannot be read.
    pub(super) findings: Vec<Finding>,
}

/// The folder in which records of a kind stand; `None` for a kind that this version does not know.
pub(super) fn folder(kind: &RecordKind) -> Option<&'static str> {
    match kind {
        RecordKind::Complaint => Some("cases"),
        RecordKind::Store => Some("stores"),
        RecordKind::Customer => Some("customers"),
        RecordKind::Measure => Some("measures"),
        RecordKind::Unknown(_) => None,
    }
}

impl Workspace {
    /// All files of records of `kind`. A folder that is not there has none.
    pub(super) fn walk(&self, kind: &RecordKind) -> Walk {
        let mut walk = Walk::default();
        let Some(folder) = folder(kind) else { return walk };
        let start = self.path(folder);
        match start.symlink_metadata() {
            Err(_) => return walk,
            Ok(metadata) if metadata.is_symlink() => {
                walk.findings.push(link(folder));
                return walk;
            }
            Ok(_) => {}
        }
        let entries = WalkDir::new(&start).min_depth(1).sort_by_file_name();
        for entry in entries.into_iter().filter_entry(|entry| !is_hidden(entry)) {
            match entry {
                Ok(entry) => walk.add(self.root(), &entry),
                Err(error) => {
                    let place = Place::whole_file(&relative(self.root(), error.path().unwrap_or(&start)));
                    let said = said!(en: "cannot be read: {error}", zh: "无法读取：{error}");
                    walk.findings.push(Finding::error(finding::FILE_UNREADABLE, place, said));
                }
            }
        }
        walk
    }
}

impl Walk {
    fn add(&mut self, root: &Path, entry: &DirEntry) {
        let is_record = entry.path().extension().is_some_and(|extension| extension == "yaml");
        if entry.file_type().is_symlink() {
            self.findings.push(link(&relative(root, entry.path())));
        } else if entry.file_type().is_file() && is_record {
            self.files.push(relative(root, entry.path()));
        }
    }
}

/// What is said of a link in place of a record or a folder of records.
pub(super) fn link(path: &str) -> Finding {
    let said = said!(
        en: "is a link; records are plain files in plain folders",
        zh: "是符号链接；记录必须是普通文件夹中的普通文件"
    );
    let tip = said!(en: "put the file itself here", zh: "请把文件本身放在这里");
    Finding::error(finding::FILE_IS_LINK, Place::whole_file(path), said).tip(tip)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// `path` relative to `root`, with `/`.
pub(super) fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
