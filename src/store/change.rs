//! What a command wants written.

use super::completion::some_of;
use super::{RecordText, Result, Workspace, refused};
use crate::domain::failure::{Failure, FailureKind};
use crate::said;
use crate::words::{Label, Said};

use std::io::{ErrorKind, Read};
use std::path::PathBuf;

use rustix::fs::{Mode, OFlags};

/// One file to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The path, relative to the workspace and with `/`.
    pub(super) path: String,
    /// What the command read; `None` when there must be no file yet.
    pub(super) before: Option<Vec<u8>>,
    /// What is to be there.
    pub(super) after: Vec<u8>,
    /// Whether the file belongs into the audit trail.
    pub(super) in_trail: bool,
}

impl Change {
    /// A file that must not be there yet.
    pub fn create(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), before: None, after: text.into().into_bytes(), in_trail: true }
    }

    /// A new file of any bytes, which must not be there yet.
    pub fn create_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), before: None, after: bytes, in_trail: true }
    }

    /// A record that was read, with its new text.
    pub fn replace(record: &RecordText, text: impl Into<String>) -> Self {
        Self::replace_file(&record.path, &record.text, text)
    }

    /// Any file of the workspace that was read, with its new text.
    pub fn replace_file(path: &str, before: &str, text: impl Into<String>) -> Self {
        let (before, after) = (Some(before.as_bytes().to_vec()), text.into().into_bytes());
        Self { path: path.to_owned(), before, after, in_trail: true }
    }

    /// Which file it is about, relative to the workspace and with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same change kept out of the audit trail: the file stays on this machine, readable by its owner alone.
    #[must_use]
    pub fn private(self) -> Self {
        Self { in_trail: false, ..self }
    }
}

impl Workspace {
    /// What stands at `path` now; `None` when nothing does. No link is followed, neither the file nor a folder on the way.
    pub(super) fn bytes_now(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let place = self.plain_path(path)?;
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let read =
            rustix::fs::open(&place, flags, Mode::empty()).map_err(std::io::Error::from).and_then(|handle| {
                let mut bytes = Vec::new();
                std::fs::File::from(handle).read_to_end(&mut bytes)?;
                Ok(bytes)
            });
        match read {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(refused(Label::new("read", "读取"), &place, &error)),
        }
    }

    /// The place of `path`, when it is inside the workspace and no folder on the way is a link.
    fn plain_path(&self, path: &str) -> Result<PathBuf> {
        let mut place = self.root().to_owned();
        for part in path.split('/') {
            let is_link =
                place != self.root() && place.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
            if is_link || matches!(part, "" | "." | "..") {
                return Err(Failure::could_not(said!(
                    en: "`{path}` leads through a link or out of the workspace; nothing was saved",
                    zh: "`{path}` 经过符号链接或超出工作区；未保存任何内容"
                )));
            }
            place.push(part);
        }
        Ok(place)
    }

    /// Whether the file is still what the command read.
    pub(super) fn check_unchanged(&self, change: &Change) -> Result<()> {
        let path = &change.path;
        let message = match (&change.before, self.bytes_now(path)?) {
            (before, now) if *before == now => return Ok(()),
            (None, Some(_)) => {
                said!(en: "`{path}` is there already; nothing was saved", zh: "`{path}` 已存在；未保存任何内容")
            }
            (Some(_), None) => said!(
                en: "`{path}` was removed while the command ran; nothing was saved",
                zh: "命令运行期间 `{path}` 被删除；未保存任何内容"
            ),
            _ => said!(
                en: "`{path}` was changed while the command ran; nothing was saved",
                zh: "命令运行期间 `{path}` 被他人修改；未保存任何内容"
            ),
        };
        Err(Failure::could_not(message).tip(again()))
    }
}

fn again() -> Said {
    said!(en: "look at it and run the command again", zh: "请查看后重新运行命令")
}

/// A failure after some files of a saving have their new text.
pub(super) fn half_done(saved: &[&str], error: Failure) -> Failure {
    let (list, Said { en, zh }) = (some_of(saved), error.message);
    Failure::new(
        FailureKind::CouldNot,
        said!(
            en: "only a part was saved ({list}), because {en}",
            zh: "仅保存了一部分（{list}），原因：{zh}"
        ),
    )
    .tip(said!(
        en: "the next command that writes saves the rest, unless somebody else changed it meanwhile",
        zh: "下一次写入命令会保存其余部分，除非其间已被他人修改"
    ))
}
