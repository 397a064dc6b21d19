//! The way to a file of the workspace: plain folders, a plain file, never through a link. A clone brings its links along,
//! and one that leads to `/etc/passwd` would be read into a letter, or written over.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};

use super::{Result, Workspace, refused};
use crate::domain::failure::Failure;
use crate::said;
use crate::words::Label;

/// How a file is opened that anybody may have put there: no link is followed, and a pipe does not make us wait.
pub(super) const CAREFULLY: OFlags =
    OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

/// More than any file may have that plaint reads as text: shop, policies, calendars, templates, journal.
const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

impl Workspace {
    /// The place of `path`, when it is inside the workspace, outside its git folder, and no folder on the way is a link.
    ///
    /// # Errors
    /// It is not.
    pub(super) fn plain_path(&self, path: &str) -> Result<PathBuf> {
        let mut place = self.root().to_owned();
        for part in path.split('/') {
            if place != self.root() && is_link(&place) || !is_plain_part(part) {
                return Err(Failure::could_not(said!(
                    en: "`{path}` leads through a link or out of the workspace",
                    zh: "`{path}` 经过符号链接或超出工作区"
                ))
                .tip(said!(
                    en: "put plain folders and files in place of links",
                    zh: "请用普通文件夹和文件代替符号链接"
                )));
            }
            place.push(part);
        }
        Ok(place)
    }

    /// Whether a plain file stands at `path`, no link on the way.
    pub fn is_plain_file(&self, path: &str) -> bool {
        self.plain_path(path)
            .is_ok_and(|place| place.symlink_metadata().is_ok_and(|metadata| metadata.is_file()))
    }

    /// What stands at `path` now; `None` when nothing does.
    ///
    /// # Errors
    /// A link is on the way, it is no plain file, or it cannot be read.
    pub fn bytes_now(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let place = self.plain_path(path)?;
        match open(&place, OFlags::RDONLY).and_then(|file| read_whole(file, &place)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => {
                Err(not_plain(&place).unwrap_or_else(|| refused(Label::new("read", "读取"), &place, &error)))
            }
        }
    }
}

/// Whether a name in a path stays where it is and is none of git's.
fn is_plain_part(part: &str) -> bool {
    !matches!(part, "" | "." | "..") && !part.eq_ignore_ascii_case(".git")
}

/// Whether every name in `path` is one under which plaint keeps files.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/').all(is_plain_part) && !path.contains('\0')
}

/// Whether a link stands there.
pub(super) fn is_link(place: &Path) -> bool {
    place.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink())
}

/// Opens a file that anybody may have put there. What is neither file nor folder is told by [`read_whole`].
pub(super) fn open(place: &Path, how: OFlags) -> io::Result<File> {
    let handle = rustix::fs::open(place, how | CAREFULLY, Mode::from_raw_mode(0o644))?;
    Ok(File::from(handle))
}

/// The bytes of an open file, if it is one and no larger than [`SIZE_LIMIT`].
fn read_whole(file: File, place: &Path) -> io::Result<Vec<u8>> {
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() || metadata.len() > SIZE_LIMIT {
        return Err(io::Error::new(ErrorKind::InvalidData, format!("{} is no plain file", place.display())));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.take(SIZE_LIMIT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The words for a place that is no plain file; `None` where it is one.
fn not_plain(place: &Path) -> Option<Failure> {
    let metadata = place.symlink_metadata().ok()?;
    let shown = place.display();
    let what = match metadata.file_type() {
        kind if kind.is_file() && metadata.len() > SIZE_LIMIT => {
            said!(en: "`{shown}` is larger than 64 MB", zh: "`{shown}` 超过 64 MB")
        }
        kind if kind.is_file() => return None,
        kind if kind.is_symlink() => {
            said!(en: "`{shown}` is a link; nothing in a workspace is read or written through one", zh: "`{shown}` 是符号链接；工作区内不通过符号链接读写")
        }
        _ => said!(en: "`{shown}` is no plain file", zh: "`{shown}` 不是普通文件"),
    };
    Some(Failure::could_not(what).tip(said!(en: "put the file itself there", zh: "请把文件本身放在那里")))
}
