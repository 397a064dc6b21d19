//! Whether the folder in which git keeps its things is this repository's own. `.git` may be a file that names any folder,
//! or hold links: then what is committed here would land in somebody else's history, or over their files.

use std::fs;
use std::path::{Path, PathBuf};

use super::program::Git;
use super::trouble::Trouble;
use crate::said;

/// What git writes anew in its folder. It follows a link there, and writes wherever that leads.
const WRITTEN: &[&str] =
    &["HEAD", "config", "index", "packed-refs", "shallow", "objects", "refs", "logs", "info", "worktrees"];

/// The folders in which git writes at any depth.
const WRITTEN_BELOW: &[&str] = &["refs", "logs", "info"];

/// The folders whose own entries git writes, or writes in. Deeper are the objects themselves, 256 folders of them: each is
/// made under a name of its own, which no link can have, and renamed.
const WRITTEN_IN: &[&str] = &["objects", "objects/pack", "objects/info"];

/// More than any file has that holds one path.
const PATH_LIMIT: u64 = 64 * 1024;

/// That `git_folder` and `shared_folder` belong to the working tree whose top is `top`.
///
/// # Errors
/// They are another working tree's, or hold links.
pub(super) fn check(git: &Git, top: &Path, git_folder: &Path, shared_folder: &Path) -> Result<(), Trouble> {
    if !is_own(git, top, git_folder, shared_folder).unwrap_or(false) {
        let (folder, top) = (git_folder.display(), top.display());
        return Err(Trouble::Refused(said!(
            en: "`.git` leads to `{folder}`, the history of another folder; nothing is written there; if that is meant, `git config core.worktree \"{top}\"` says so there, else take that file away and run `plaint init`",
            zh: "`.git` 指向 `{folder}`，那是另一个目录的历史，不会写入；若本意如此，请在彼处以 `git config core.worktree \"{top}\"` 注明，否则请移走该文件后运行 `plaint init`"
        )));
    }
    let folders =
        if same(git_folder, shared_folder) { &[git_folder][..] } else { &[git_folder, shared_folder] };
    match folders.iter().find_map(|folder| link_in(folder)) {
        None => Ok(()),
        Some(place) => {
            let place = place.display();
            Err(Trouble::Refused(said!(
                en: "`{place}` is a link, and git would write wherever it leads; put the file itself there",
                zh: "`{place}` 是符号链接，git 会写入其指向之处；请把文件本身放在那里"
            )))
        }
    }
}

/// Whether the git folder says itself that `top` is its working tree; `None` where something is missing. A folder called
/// `.git` in it says so by its place. Any other is led to by what stands in `top`, which proves nothing: a linked working
/// tree's (`git worktree add`) names the file that leads to it, a submodule's has its working tree in `core.worktree`.
fn is_own(git: &Git, top: &Path, git_folder: &Path, shared_folder: &Path) -> Option<bool> {
    let (top, folder) = (real(top)?, real(git_folder)?);
    let leading = top.join(".git");
    if !same(git_folder, shared_folder) {
        let is_linked = folder.parent() == Some(&real(shared_folder)?.join("worktrees"));
        let named = folder.join(path_in(&folder.join("gitdir"))?);
        return Some(is_linked && real(named.parent()?)? == top && named.file_name()? == ".git");
    }
    if leading.symlink_metadata().ok()?.is_dir() {
        return Some(folder == leading);
    }
    ["config.worktree", "config"].iter().find_map(|name| {
        let tree = working_tree(git, &folder.join(name))?;
        Some(real(&folder.join(tree))? == top)
    })
}

/// The working tree that a file of configuration names; what it includes is not asked, that may be anybody's.
fn working_tree(git: &Git, file: &Path) -> Option<PathBuf> {
    file.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
    let ran =
        git.run(&["config", "--no-includes", "--file", file.to_str()?, "--get", "core.worktree"]).ok()?;
    let answer = String::from_utf8(ran.output).ok()?;
    ran.succeeded.then(|| PathBuf::from(answer.trim_end_matches('\n')))
}

/// The path that is all that a file holds.
fn path_in(file: &Path) -> Option<PathBuf> {
    // Looked at first: a pipe would make us wait.
    file.symlink_metadata().ok().filter(|metadata| metadata.is_file() && metadata.len() < PATH_LIMIT)?;
    let text = fs::read_to_string(file).ok()?;
    Some(PathBuf::from(text.trim_end_matches(['\n', '\r'])))
}

/// A link in a git folder in the place of something that git writes; the first one, if there is any.
fn link_in(folder: &Path) -> Option<PathBuf> {
    let is_link = |place: &PathBuf| place.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    let written = || WRITTEN.iter().map(|name| folder.join(name));
    written()
        .find(is_link)
        .or_else(|| WRITTEN_IN.iter().find_map(|name| link_among(&folder.join(name), false)))
        .or_else(|| WRITTEN_BELOW.iter().find_map(|name| link_among(&folder.join(name), true)))
}

/// A link among the entries of a folder, and `below` it at any depth. The kinds come with the names, so this costs a few
/// reads of folders, and no link is followed.
fn link_among(folder: &Path, below: bool) -> Option<PathBuf> {
    fs::read_dir(folder).ok()?.flatten().find_map(|entry| match entry.file_type() {
        Ok(kind) if kind.is_symlink() => Some(entry.path()),
        Ok(kind) if below && kind.is_dir() => link_among(&entry.path(), below),
        _ => None,
    })
}

fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

fn same(one: &Path, other: &Path) -> bool {
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}
