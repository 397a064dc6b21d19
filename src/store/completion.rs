//! A saving of several files that was interrupted between two of them: whole afterwards, never a half.
//!
//! All new texts are on disk before the first of them takes its place. So once one has taken it, the others can.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::Workspace;
use super::atomic;
use super::journal::PendingFile;
use super::replace::{Replaced, hash_now, replace};
use super::writer::folder_of;
use crate::said;
use crate::words::Said;

/// Puts in place what an interrupted saving left beside its place, if a part of it is there already; and says so.
/// What somebody else changed since is left alone.
pub(super) fn complete(workspace: &Workspace, files: &[PendingFile]) -> Option<Said> {
    let begun =
        files.iter().any(|file| file.before != file.after && hash_now(workspace, &file.path) == file.after);
    if !begun {
        return None;
    }
    let put: Vec<&str> = files
        .iter()
        .filter(|file| put_in_place(workspace, file).unwrap_or(false))
        .map(|file| file.path.as_str())
        .collect();
    let folders: BTreeSet<PathBuf> =
        put.iter().filter_map(|path| folder_of(&workspace.path(path)).ok()).collect();
    for folder in folders {
        // Where this fails the commit, which holds all of them, is what lasts.
        drop(atomic::sync_folder(&folder));
    }
    let list = some_of(&put);
    (!put.is_empty()).then(|| {
        said!(
            en: "an earlier command was interrupted halfway; it is complete now: {list}",
            zh: "此前有命令中途中断，现已补完：{list}"
        )
    })
}

/// The names of the first files, and how many more there are.
pub(super) fn some_of(files: &[&str]) -> String {
    const TOLD: usize = 5;
    let list = files.iter().take(TOLD).copied().collect::<Vec<_>>().join(", ");
    match files.len().saturating_sub(TOLD) {
        0 => list,
        more => format!("{list}, … (+{more})"),
    }
}

/// Whether the file waited and is in its place now.
fn put_in_place(workspace: &Workspace, file: &PendingFile) -> std::io::Result<bool> {
    if hash_now(workspace, &file.temporary) != file.after || hash_now(workspace, &file.path) != file.before {
        return Ok(false);
    }
    let (path, temporary) = (workspace.path(&file.path), workspace.path(&file.temporary));
    if file.after.is_none() {
        return fs::remove_file(&path).map(|()| true);
    }
    match file.before {
        None => atomic::rename_to_new(&temporary, &path).map(|()| true),
        Some(_) => replace(workspace, file).map(|replaced| replaced == Replaced::Done),
    }
}
