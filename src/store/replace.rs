//! A new text in the place of an old one, unless somebody else's stands there by then.
//!
//! A rename would take away whatever an editor has saved since the last look. So the two files change places, what came out
//! is looked at, and what nobody expected goes back. Only where a file system cannot do that, a rename has to do.

use std::fs;
use std::io;
use std::path::Path;

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use super::Workspace;
use super::journal::{PendingFile, hash};
use crate::said;
use crate::words::Said;

/// What became of replacing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Replaced {
    /// The new text stands in its place.
    Done,
    /// Somebody else's text stood there, and stands there still.
    Somebodys,
}

/// Puts the temporary file in the place of the file that the saving read.
pub(super) fn replace(workspace: &Workspace, file: &PendingFile) -> io::Result<Replaced> {
    let (path, temporary) = (workspace.path(&file.path), workspace.path(&file.temporary));
    match exchange(&temporary, &path) {
        Err(Errno::INVAL | Errno::NOSYS) => return fs::rename(&temporary, &path).map(|()| Replaced::Done),
        exchanged => exchanged?,
    }
    let is_expected = hash_now(workspace, &file.temporary) == file.before;
    let removed = if is_expected { fs::remove_file(&temporary) } else { Ok(()) };
    if is_expected && removed.is_ok() {
        return Ok(Replaced::Done);
    }
    exchange(&temporary, &path)?;
    removed.map(|()| Replaced::Somebodys)
}

/// Takes away what an interrupted saving left beside its place: its own text, whole or half, or the one that it replaced. An
/// edit that it had taken out goes back; where something else stands there by now, both are left and it is said.
pub(super) fn clear(workspace: &Workspace, file: &PendingFile) -> Option<Said> {
    let Ok(temporary) = workspace.plain_path(&file.temporary) else { return None };
    let (beside, there) = (hash_now(workspace, &file.temporary), hash_now(workspace, &file.path));
    let is_ours = beside.is_none() || beside == file.after || beside == file.before;
    // While the old text is in its place nothing was taken out, and what stands beside it is half of ours.
    if !is_ours && there != file.before {
        let goes_back = there == file.after && exchange(&temporary, &workspace.path(&file.path)).is_ok();
        if !goes_back {
            let (path, temporary) = (&file.path, &file.temporary);
            return Some(said!(
                en: "an edit of `{path}` stands in `{temporary}`: look at both, and remove that file",
                zh: "对 `{path}` 的一次修改保存在 `{temporary}` 中：请核对两者后删除该文件"
            ));
        }
    }
    drop(fs::remove_file(temporary));
    None
}

/// The hash of what stands there; nothing where nothing does, or where it cannot be read.
pub(super) fn hash_now(workspace: &Workspace, path: &str) -> Option<String> {
    workspace.bytes_now(path).ok().flatten().as_deref().map(hash)
}

fn exchange(one: &Path, other: &Path) -> Result<(), Errno> {
    rustix::fs::renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Replaced, clear, replace};
    use crate::store::Workspace;
    use crate::store::journal::{PendingFile, hash};

    /// A workspace in which a saving wants to replace `read` by `new`, and `there` stands in the place by now.
    fn saving(there: &str) -> (tempfile::TempDir, Workspace, PendingFile) {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::begin(folder.path());
        let file = PendingFile::of("a.yaml", 7, Some(hash(b"read")), Some(hash(b"new")), true);
        fs::write(workspace.path(&file.path), there).unwrap();
        fs::write(workspace.path(&file.temporary), "new").unwrap();
        (folder, workspace, file)
    }

    #[test]
    fn the_text_that_was_read_is_replaced() {
        let (_folder, workspace, file) = saving("read");
        assert_eq!(replace(&workspace, &file).unwrap(), Replaced::Done);
        assert_eq!(fs::read_to_string(workspace.path(&file.path)).unwrap(), "new");
        assert!(!workspace.path(&file.temporary).exists());
    }

    #[test]
    fn an_edit_made_since_the_last_look_stays() {
        let (_folder, workspace, file) = saving("edited meanwhile");
        assert_eq!(replace(&workspace, &file).unwrap(), Replaced::Somebodys);
        assert_eq!(fs::read_to_string(workspace.path(&file.path)).unwrap(), "edited meanwhile");
        assert_eq!(fs::read_to_string(workspace.path(&file.temporary)).unwrap(), "new");
    }

    #[test]
    fn an_edit_that_an_interrupted_saving_took_out_goes_back() {
        let (_folder, workspace, file) = saving("new");
        fs::write(workspace.path(&file.temporary), "edited meanwhile").unwrap();
        assert_eq!(clear(&workspace, &file), None);
        assert_eq!(fs::read_to_string(workspace.path(&file.path)).unwrap(), "edited meanwhile");
        assert!(!workspace.path(&file.temporary).exists());
    }

    #[test]
    fn half_of_a_text_goes() {
        let (_folder, workspace, file) = saving("read");
        fs::write(workspace.path(&file.temporary), "ne").unwrap();
        assert_eq!(clear(&workspace, &file), None);
        assert_eq!(fs::read_to_string(workspace.path(&file.path)).unwrap(), "read");
        assert!(!workspace.path(&file.temporary).exists());
    }

    #[test]
    fn two_edits_of_one_file_are_both_left_and_said() {
        let (_folder, workspace, file) = saving("edited again");
        fs::write(workspace.path(&file.temporary), "edited meanwhile").unwrap();
        assert!(clear(&workspace, &file).unwrap().en.contains(&file.temporary));
        assert_eq!(fs::read_to_string(workspace.path(&file.path)).unwrap(), "edited again");
        assert_eq!(fs::read_to_string(workspace.path(&file.temporary)).unwrap(), "edited meanwhile");
    }
}
