//! Files that somebody named, wherever they are.

use std::io::Write;
use std::path::Path;

use super::atomic::{self, MODE};
use super::{Result, refused};
use crate::domain::failure::Failure;
use crate::said;
use crate::words::Label;

/// The bytes of a file that somebody named.
///
/// # Errors
/// It cannot be read.
pub fn read_named(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| refused(Label::new("read", "读取"), path, &error))
}

/// Writes a file that somebody named, whole or not at all. One that is there is only replaced where `replace` says so.
///
/// # Errors
/// It is there already, or cannot be written; nothing has changed then.
pub fn write_named(path: &Path, bytes: &[u8], replace: bool) -> Result<()> {
    let unwritable = |error: &std::io::Error| refused(Label::new("write", "写入"), path, error);
    let Some(name) = path.file_name() else {
        return Err(unwritable(&std::io::ErrorKind::InvalidInput.into()));
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = folder.join(format!(".{}.{}.plaint-tmp", name.to_string_lossy(), std::process::id()));
    atomic::write_temporary(&temporary, bytes, MODE).map_err(|error| unwritable(&error))?;
    let renamed =
        if replace { std::fs::rename(&temporary, path) } else { atomic::rename_to_new(&temporary, path) };
    if let Err(error) = renamed {
        let removed = std::fs::remove_file(&temporary);
        drop(removed);
        return Err(if error.kind() == std::io::ErrorKind::AlreadyExists {
            exists(path)
        } else {
            unwritable(&error)
        });
    }
    atomic::sync_folder(folder).map_err(|error| unwritable(&error))
}

/// Puts `bytes` in the place of a file that git lent for a merge: whole, or not at all. git reads it at once and throws it
/// away when the machine stops, so nothing waits for the disk.
///
/// # Errors
/// It cannot be written (the disk is full); the file is then as it was.
pub fn replace_merged(path: &Path, bytes: &[u8]) -> Result<()> {
    let unwritable = |error: &std::io::Error| refused(Label::new("write", "写入"), path, error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Named like the files that git itself puts there for the time of a merge.
    let mut temporary = tempfile::Builder::new()
        .prefix(".merge_file_plaint_")
        .tempfile_in(folder)
        .map_err(|error| unwritable(&error))?;
    let written = temporary.write_all(bytes).and_then(|()| match std::fs::metadata(path) {
        Ok(metadata) => temporary.as_file().set_permissions(metadata.permissions()),
        Err(error) => Err(error),
    });
    written.map_err(|error| unwritable(&error))?;
    temporary.persist(path).map(drop).map_err(|error| unwritable(&error.error))
}

fn exists(path: &Path) -> Failure {
    let shown = path.display();
    Failure::could_not(said!(
        en: "`{shown}` is there already: nothing was written",
        zh: "`{shown}` 已存在：未写入"
    ))
    .tip(said!(en: "give another name, or replace it with `--force`", zh: "请换一个文件名，或用 `--force` 覆盖"))
}
