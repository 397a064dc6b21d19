//! Files that are there whole or not at all: temporary file, fsync, rename, fsync of the folder.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::{CWD, RenameFlags};

/// The mode of a new record.
pub(super) const MODE: u32 = 0o644;
/// The mode of a new file with personal data.
pub(super) const PRIVATE_MODE: u32 = 0o600;

/// Writes a new temporary file, private until it is whole, and waits until it is on disk. On failure nothing stays.
pub(super) fn write_temporary(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    write_new(path, bytes, mode, Waiting::ForEach)
}

/// How files of one saving reach the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    /// Each is waited for on its own.
    ForEach,
    /// All are waited for together, by [`sync_file_system`], before the first takes its place.
    ForAll,
}

/// Writes a new temporary file, private until it is whole. On failure nothing stays.
pub(super) fn write_new(path: &Path, bytes: &[u8], mode: u32, waiting: Waiting) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.set_permissions(Permissions::from_mode(mode)))
        .and_then(|()| if waiting == Waiting::ForEach { file.sync_all() } else { Ok(()) });
    if written.is_err() {
        let removed = fs::remove_file(path);
        drop(removed);
    }
    written
}

/// Gives the temporary file its name, where no file of that name may be.
pub(super) fn rename_to_new(temporary: &Path, path: &Path) -> io::Result<()> {
    match rustix::fs::renameat_with(CWD, temporary, CWD, path, RenameFlags::NOREPLACE) {
        // A file system that cannot promise it: look first. Other plaints are kept out by the lock.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => match path.symlink_metadata() {
            Ok(_) => Err(ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(temporary, path),
        },
        renamed => renamed.map_err(io::Error::from),
    }
}

/// Waits until the names in a folder are on disk.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Waits until everything on the file system of `folder` is on disk, files and names.
pub(super) fn sync_file_system(folder: &Path) -> io::Result<()> {
    rustix::fs::syncfs(File::open(folder)?).map_err(io::Error::from)
}

/// Makes a folder and those above it, and waits until their names are on disk.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().ok_or(ErrorKind::NotFound)?;
    make_folder(parent)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    sync_folder(parent)
}

/// Replaces one private file as a whole; durable when it returns.
pub(super) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("plaint-tmp");
    match fs::remove_file(&temporary) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    write_temporary(&temporary, bytes, PRIVATE_MODE)?;
    fs::rename(&temporary, path)?;
    sync_folder(path.parent().ok_or(ErrorKind::NotFound)?)
}
