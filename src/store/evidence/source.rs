//! A file that somebody gives as evidence: opened once, hashed while it is read, so that what is kept is what was
//! hashed, whatever happens to the file meanwhile.

use std::fs::{File, FileType, Metadata};
use std::io::Read;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use rustix::fs::{Mode, OFlags};
use sha2::{Digest, Sha256};

use crate::domain::failure::Failure;
use crate::domain::hexadecimal;
use crate::domain::investigation::evidence::{SIZE_LIMIT, check_name, size_in_words};
use crate::said;
use crate::store::{Result, refused};
use crate::words::{Label, Said};

/// How much is read at a time, in bytes.
const CHUNK: usize = 1 << 18;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name that it had, or was given; without folders.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// Its SHA-256, in small letters.
    pub sha256: String,
    /// What it holds; `None` when only its hash was asked for.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Reads the file at `path`, to be called `name` where that is given. Without `copied` only its hash is taken, of
/// however large a file.
///
/// # Errors
/// Nothing was written. It is not there, not a plain file (a link, a folder, a device, a pipe), empty, larger than
/// [`SIZE_LIMIT`], cannot be read, changes while it is read, or its name cannot be shown to people.
pub fn read_source(path: &Path, name: Option<&str>, copied: bool) -> Result<Source> {
    let name = shown_name(path, name)?;
    let failed = |error: std::io::Error| nothing_saved(refused(Label::new("read", "读取"), path, &error));
    // Opening a device can do something already, so it is looked at first; what counts is the look at the open file.
    require_plain(path, path.symlink_metadata().map_err(failed)?.file_type())?;
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let mut file = rustix::fs::open(path, flags, Mode::empty())
        .map(File::from)
        .map_err(|error| failed(std::io::Error::from(error)))?;
    let before = file.metadata().map_err(failed)?;
    require_plain(path, before.file_type())?;
    if copied && before.len() > SIZE_LIMIT {
        return Err(too_large(path, before.len()));
    }
    let mut bytes = Vec::with_capacity(if copied { usize::try_from(before.len()).unwrap_or(0) } else { 0 });
    let keep = |chunk: &[u8]| {
        bytes.extend_from_slice(chunk);
        bytes.len() as u64 <= SIZE_LIMIT
    };
    let (size, sha256) =
        if copied { hashed(&mut file, keep) } else { hashed(&mut file, |_| true) }.map_err(failed)?;
    if copied && size > SIZE_LIMIT {
        return Err(too_large(path, size));
    }
    let after = file.metadata().map_err(failed)?;
    if size != after.len() || stamp(&before) != stamp(&after) {
        return Err(changes(path));
    }
    if size == 0 {
        return Err(empty(path));
    }
    Ok(Source { name, size, sha256, bytes: copied.then_some(bytes) })
}

/// The size and the SHA-256 of what the reader gives; `keep` sees every part of it and may end the reading.
pub(super) fn hashed(
    reader: &mut impl Read,
    mut keep: impl FnMut(&[u8]) -> bool,
) -> std::io::Result<(u64, String)> {
    let (mut hash, mut size, mut chunk) = (Sha256::new(), 0, vec![0; CHUNK]);
    loop {
        let read = match reader.read(&mut chunk) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        let part = chunk.get(..read).unwrap_or_default();
        hash.update(part);
        size += part.len() as u64;
        if part.is_empty() || !keep(part) {
            break;
        }
    }
    Ok((size, hexadecimal::of(&hash.finalize())))
}

/// What changes when a file is written to.
fn stamp(metadata: &Metadata) -> (u64, i64, i64) {
    (metadata.len(), metadata.mtime(), metadata.mtime_nsec())
}

fn shown_name(path: &Path, given: Option<&str>) -> Result<String> {
    let own = path.file_name().map(std::ffi::OsStr::to_str);
    let name = match (given, own) {
        (Some(given), _) => given,
        (None, Some(Some(own))) => own,
        (None, Some(None)) => {
            return Err(misnamed(said!(en: "the name of the file is not UTF-8", zh: "文件名不是 UTF-8")));
        }
        (None, None) => return Err(not_a_file(path, Label::new("a folder", "文件夹"))),
    };
    check_name(name).map_err(misnamed)?;
    Ok(name.to_owned())
}

fn require_plain(path: &Path, kind: FileType) -> Result<()> {
    let what = match kind {
        kind if kind.is_file() => return Ok(()),
        kind if kind.is_symlink() => Label::new("a link", "符号链接"),
        kind if kind.is_dir() => Label::new("a folder", "文件夹"),
        kind if kind.is_fifo() => Label::new("a pipe", "管道"),
        kind if kind.is_socket() => Label::new("a socket", "套接字"),
        _ => Label::new("a device", "设备"),
    };
    Err(not_a_file(path, what))
}

fn not_a_file(path: &Path, what: Label) -> Failure {
    let (path, Label { en, zh }) = (path.display(), what);
    Failure::could_not(said!(
        en: "`{path}` is {en}, and a piece of evidence is one plain file; nothing was saved",
        zh: "`{path}` 是{zh}，而证据须为单个普通文件；未保存任何内容"
    ))
    .tip(said!(
        en: "give the file itself; pack a folder into one file first",
        zh: "请给出文件本身；文件夹请先打包成一个文件"
    ))
}

fn misnamed(why: Said) -> Failure {
    nothing_saved(Failure::usage(why)).tip(said!(
        en: "`--name NAME` records it under another name; the file itself stays as it is",
        zh: "用 `--name 名称` 以另一名称登记；文件本身不变"
    ))
}

fn too_large(path: &Path, size: u64) -> Failure {
    let (path, size, limit) = (path.display(), size_in_words(size), size_in_words(SIZE_LIMIT));
    Failure::could_not(said!(
        en: "`{path}` has {size}, and no more than {limit} are copied; nothing was saved",
        zh: "`{path}` 大小为 {size}，超过可复制的 {limit}；未保存任何内容"
    ))
    .tip(said!(
        en: "`--hash-only --kept PLACE` records its hash and where it is kept, and leaves it there",
        zh: "用 `--hash-only --kept 存放处` 只登记哈希值和存放处，文件留在原处"
    ))
}

fn changes(path: &Path) -> Failure {
    let path = path.display();
    Failure::could_not(said!(
        en: "`{path}` was written to while it was read; nothing was saved",
        zh: "读取期间 `{path}` 正被写入；未保存任何内容"
    ))
    .tip(said!(en: "wait until it is complete, and run the command again", zh: "请待其写完后重新运行命令"))
}

fn empty(path: &Path) -> Failure {
    let path = path.display();
    Failure::could_not(said!(
        en: "`{path}` is empty and shows nothing; nothing was saved",
        zh: "`{path}` 是空文件，不能证明任何事；未保存任何内容"
    ))
}

fn nothing_saved(mut failure: Failure) -> Failure {
    failure.message.en.push_str("; nothing was saved");
    failure.message.zh.push_str("；未保存任何内容");
    failure
}
