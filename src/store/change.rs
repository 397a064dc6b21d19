//! What a command wants written.

use super::completion::some_of;
use super::{RecordText, Result, Workspace};
use crate::domain::failure::{Failure, FailureKind};
use crate::said;
use crate::words::{Label, Said};

/// One file to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The path, relative to the workspace and with `/`.
    pub(super) path: String,
    /// What the command read; `None` when there must be no file yet.
    pub(super) before: Option<Vec<u8>>,
    /// What is to be there; `None` when the file is to go.
    pub(super) after: Option<Vec<u8>>,
    /// Whether the file belongs into the audit trail.
    pub(super) in_trail: bool,
    /// Whether it is to be a program; `None` leaves that as it is.
    pub(super) executable: Option<bool>,
}

impl Change {
    /// A file that must not be there yet.
    pub fn create(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self::create_bytes(path, text.into().into_bytes())
    }

    /// A new file of any bytes, which must not be there yet.
    pub fn create_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { path: path.into(), before: None, after: Some(bytes), in_trail: true, executable: None }
    }

    /// A file of any bytes that was read, `None` where there was none, with its new text.
    pub fn put(path: &str, before: Option<Vec<u8>>, text: impl Into<String>) -> Self {
        let after = Some(text.into().into_bytes());
        Self { path: path.to_owned(), before, after, in_trail: true, executable: None }
    }

    /// A file that was read and is to go.
    pub fn remove(path: impl Into<String>, before: Vec<u8>) -> Self {
        Self { path: path.into(), before: Some(before), after: None, in_trail: true, executable: None }
    }

    /// A record that was read, with its new text.
    pub fn replace(record: &RecordText, text: impl Into<String>) -> Self {
        Self::replace_file(&record.path, &record.text, text)
    }

    /// Any file of the workspace that was read, with its new text.
    pub fn replace_file(path: &str, before: &str, text: impl Into<String>) -> Self {
        Self::put(path, Some(before.as_bytes().to_vec()), text)
    }

    /// A file as another history has it: made, replaced, or removed where `after` is `None`.
    pub fn adopt(path: &str, before: Option<Vec<u8>>, after: Option<Vec<u8>>, executable: bool) -> Self {
        Self { path: path.to_owned(), before, after, in_trail: true, executable: Some(executable) }
    }

    /// Whether the file is to go.
    pub fn is_removal(&self) -> bool {
        self.after.is_none()
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
    /// Whether the file is still what the command read.
    pub(super) fn check_unchanged(&self, change: &Change) -> Result<()> {
        let path = &change.path;
        let message = match (&change.before, self.bytes_now(path).map_err(nothing_saved)?) {
            (before, now) if *before == now => return Ok(()),
            (None, Some(_)) => {
                said!(en: "`{path}` is there already; nothing was saved", zh: "`{path}` 已存在；未保存任何内容")
            }
            (Some(_), None) => said!(
                en: "`{path}` was removed while the command ran; nothing was saved",
                zh: "命令运行期间 `{path}` 被删除；未保存任何内容"
            ),
            _ => return Err(changed_meanwhile(path)),
        };
        Err(Failure::could_not(message).tip(again()))
    }
}

fn nothing_saved(mut failure: Failure) -> Failure {
    failure.message.en.push_str("; nothing was saved");
    failure.message.zh.push_str("；未保存任何内容");
    failure
}

/// Somebody has saved the file since it was read.
pub(super) fn changed_meanwhile(path: &str) -> Failure {
    let message = said!(
        en: "`{path}` was changed while the command ran; nothing was saved",
        zh: "命令运行期间 `{path}` 被他人修改；未保存任何内容"
    );
    Failure::could_not(message).tip(again())
}

fn again() -> Said {
    said!(en: "look at it and run the command again", zh: "请查看后重新运行命令")
}

/// What messages of failures end with where not even a part was saved.
pub(super) const NOTHING_SAVED: Label = Label::new("; nothing was saved", "；未保存任何内容");

/// A failure after some files of a saving have their new text.
pub(super) fn half_done(saved: &[&str], error: Failure) -> Failure {
    let (list, Said { en, zh }) = (some_of(saved), error.message);
    let (en, zh) = (en.trim_end_matches(NOTHING_SAVED.en), zh.trim_end_matches(NOTHING_SAVED.zh));
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

#[cfg(test)]
mod tests {
    use super::{NOTHING_SAVED, half_done};
    use crate::domain::failure::Failure;
    use crate::words::Said;

    #[test]
    fn a_part_that_was_saved_is_not_nothing() {
        let Said { en, zh } = NOTHING_SAVED.said();
        let refused = Failure::could_not(Said {
            en: format!("cannot write `b`{en}"),
            zh: format!("无法写入 `b`{zh}"),
        });
        let told = half_done(&["a"], refused).message;
        assert_eq!(told.en, "only a part was saved (a), because cannot write `b`");
        assert_eq!(told.zh, "仅保存了一部分（a），原因：无法写入 `b`");
    }
}
