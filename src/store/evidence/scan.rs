//! What lies in the folder of evidence now. Nothing is followed, and what is no plain file is never opened.

use std::ffi::OsStr;
use std::fs::{DirEntry, File};
use std::path::Path;

use rustix::fs::{Mode, OFlags};

use super::source::hashed;
use crate::domain::investigation::evidence::FOLDER;
use crate::domain::investigation::evidence_state::Found;
use crate::store::Workspace;
use crate::store::walk::relative;

/// Something that lies in the folder of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lying {
    /// The path, relative to the workspace and with `/`. What is not UTF-8 in it is replaced.
    pub path: String,
    /// The complaint in whose folder it lies; empty where it lies beside these folders.
    pub case: String,
}

/// What stands at `path` of the workspace now, with its hash, read without holding it in memory.
pub fn hash_of_kept(workspace: &Workspace, path: &str) -> Found {
    // A folder on the way that is a link leads out of the workspace, wherever it leads.
    let folders = path.match_indices('/').filter_map(|(end, _)| path.get(..end));
    for folder in folders {
        match workspace.path(folder).symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => return Found::Link,
            Ok(metadata) if !metadata.is_dir() => return Found::NotAFile,
            Ok(_) => {}
            Err(error) => return failed(&error),
        }
    }
    let place = workspace.path(path);
    match place.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() => Found::Link,
        Ok(metadata) if !metadata.is_file() => Found::NotAFile,
        Ok(_) => hash_of(&place),
        Err(error) => failed(&error),
    }
}

fn hash_of(place: &Path) -> Found {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let read =
        rustix::fs::open(place, flags, Mode::empty()).map_err(std::io::Error::from).and_then(|handle| {
            let mut file = File::from(handle);
            if !file.metadata()?.is_file() {
                return Ok(None);
            }
            hashed(&mut file, |_| true).map(Some)
        });
    match read {
        Ok(Some((size, sha256))) => Found::File { sha256, size },
        Ok(None) => Found::NotAFile,
        Err(error) => failed(&error),
    }
}

fn failed(error: &std::io::Error) -> Found {
    match error.kind() {
        std::io::ErrorKind::NotFound => Found::Nothing,
        _ => Found::Unreadable(error.to_string()),
    }
}

impl Workspace {
    /// Everything that lies in the folder of evidence, in the order of the paths, none of it opened. What an
    /// interrupted saving left is not told: the next command that writes removes it.
    pub fn lying_evidence(&self) -> Vec<Lying> {
        let mut found = Vec::new();
        let root = self.path(FOLDER);
        if root.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
            return vec![Lying { path: FOLDER.to_owned(), case: String::new() }];
        }
        for entry in entries(&root) {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let case = entry.file_name().to_string_lossy().into_owned();
            if !is_folder {
                found.push(Lying { path: relative(self.root(), &entry.path()), case: String::new() });
                continue;
            }
            let files = entries(&entry.path()).into_iter().filter(|file| !is_temporary(&file.file_name()));
            found.extend(
                files.map(|file| Lying { path: relative(self.root(), &file.path()), case: case.clone() }),
            );
        }
        found
    }
}

fn entries(folder: &Path) -> Vec<DirEntry> {
    let mut entries: Vec<DirEntry> =
        std::fs::read_dir(folder).into_iter().flatten().filter_map(std::result::Result::ok).collect();
    entries.sort_by_key(DirEntry::file_name);
    entries
}

fn is_temporary(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") && name.ends_with(b".plaint-tmp")
}
