//! Whether the folder in which git keeps its things is this repository's own. `.git` may be a file that names any folder,
//! or hold links: then what is committed here would land in somebody else's history, or over their files.

use std::path::Path;

use super::trouble::Trouble;
use crate::said;

/// What git writes anew in its folder. It follows a link there, and writes wherever that leads.
const WRITTEN: &[&str] = &[
    "HEAD",
    "config",
    "index",
    "packed-refs",
    "shallow",
    "objects",
    "refs",
    "refs/heads",
    "logs",
    "logs/HEAD",
    "logs/refs",
    "info",
];

/// That `git_folder` and `shared_folder` belong to the working tree whose top is `top`.
///
/// # Errors
/// They are another working tree's, or hold links.
pub(super) fn check(top: &Path, git_folder: &Path, shared_folder: &Path) -> Result<(), Trouble> {
    let real = |path: &Path| path.canonicalize().ok();
    let folder = real(git_folder);
    let is_elsewhere = folder.as_deref().is_some_and(|folder| {
        folder.file_name().is_some_and(|name| name == ".git") && folder.parent() != real(top).as_deref()
    });
    if is_elsewhere {
        let folder = git_folder.display();
        return Err(Trouble::Refused(said!(
            en: "`.git` leads to `{folder}`, the history of another folder; nothing is written there; take that file away and run `plaint init`",
            zh: "`.git` 指向 `{folder}`，那是另一个目录的历史，不会写入；请移走该文件后运行 `plaint init`"
        )));
    }
    for folder in [git_folder, shared_folder] {
        for name in WRITTEN {
            let place = folder.join(name);
            if place.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
                let place = place.display();
                return Err(Trouble::Refused(said!(
                    en: "`{place}` is a link, and git would write wherever it leads; put the file itself there",
                    zh: "`{place}` 是符号链接，git 会写入其指向之处；请把文件本身放在那里"
                )));
            }
        }
    }
    Ok(())
}
