//! The repository around a workspace: where it is and in what state.

use std::path::{Path, PathBuf};

use super::program::{Git, Surroundings};
use super::trouble::Trouble;
use super::{foreign, own_folder};
use crate::said;

/// Files and folders in the git folder that tell that something is under way, with its name in git.
const UNFINISHED: &[(&str, &str)] = &[
    ("MERGE_HEAD", "merge"),
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
];

/// The file that makes a folder a workspace.
const SHOP_FILE: &str = "shop.toml";

const EMPTY_TREE_SHA1: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const EMPTY_TREE_SHA256: &str = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

/// A repository with files, and where the workspace stands in it.
#[derive(Debug, Clone)]
pub struct Repository {
    pub(super) git: Git,
    /// The environment in which git runs.
    pub(super) surroundings: Surroundings,
    /// The folder of this working tree's own state (HEAD, index).
    pub(super) git_folder: PathBuf,
    /// The folder of what all working trees share (objects, branches).
    pub(super) shared_folder: PathBuf,
    /// The workspace in the working tree: empty, or a path that ends with `/`.
    pub(super) prefix: String,
    /// The name of the tree without files, in the repository's hash.
    pub(super) empty_tree: &'static str,
}

/// What a repository is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It can take a commit after this one; `None` before the first.
    Ready(Option<String>),
    /// Something is under way (its name in git): commits have to wait.
    Unfinished(&'static str),
}

impl Repository {
    /// The repository around `workspace`, and its state.
    ///
    /// # Errors
    /// There is none that the workspace belongs to, or git refuses to work in it.
    pub fn open(workspace: &Path, surroundings: &Surroundings) -> Result<(Self, State), Trouble> {
        let git = Git::find(workspace, surroundings)?;
        let asked = [
            "--absolute-git-dir",
            "--git-common-dir",
            "--is-inside-work-tree",
            "--show-object-format",
            "--show-prefix",
            "HEAD",
        ];
        let ran = git.run(&[&["rev-parse"], &asked[..]].concat())?;
        let answer = String::from_utf8(ran.output).map_err(|_| not_utf8())?;
        let mut lines = answer.lines();
        let (Some(git_folder), Some(shared), Some(inside)) = (lines.next(), lines.next(), lines.next())
        else {
            return Err(Trouble::of_errors(&ran.errors));
        };
        if inside != "true" {
            return Err(Trouble::Bare);
        }
        let empty_tree = match lines.next() {
            Some("sha256") => EMPTY_TREE_SHA256,
            _ => EMPTY_TREE_SHA1,
        };
        let prefix = lines.next().unwrap_or_default().to_owned();
        let tip = lines.next().filter(|line| is_object(line));
        // Before the first commit `HEAD` cannot be told; any other failure is one.
        if tip.is_none() && !ran.errors.contains("ambiguous argument 'HEAD'") {
            return Err(Trouble::of_errors(&ran.errors));
        }
        let git_folder = PathBuf::from(git_folder);
        let (surroundings, shared_folder) = (surroundings.clone(), workspace.join(shared));
        let top = workspace.ancestors().nth(prefix.matches('/').count()).unwrap_or(workspace);
        own_folder::check(&git, top, &git_folder, &shared_folder)?;
        let silenced = foreign::silenced(&git, &git_folder, &shared_folder)?;
        let git = git.silencing(silenced);
        let repository = Self { git, surroundings, shared_folder, git_folder, prefix, empty_tree };
        if !repository.prefix.is_empty() && !repository.holds_workspace()? {
            return Err(Trouble::NoRepository);
        }
        let state = match repository.unfinished() {
            Some(what) => State::Unfinished(what),
            None => State::Ready(tip.map(str::to_owned)),
        };
        Ok((repository, state))
    }

    /// Whether a workspace below the top of the repository belongs to it: then `shop.toml` is under its control. Otherwise
    /// it only stands inside somebody's repository, whose history is none of its business.
    fn holds_workspace(&self) -> Result<bool, Trouble> {
        Ok(self.git.run(&["ls-files", "--error-unmatch", "--", SHOP_FILE])?.succeeded)
    }

    fn unfinished(&self) -> Option<&'static str> {
        UNFINISHED.iter().find(|(file, _)| self.git_folder.join(file).exists()).map(|(_, name)| *name)
    }
}

/// Whether a line is the name of an object, in either of git's hashes.
pub(super) fn is_object(line: &str) -> bool {
    matches!(line.len(), 40 | 64) && line.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn not_utf8() -> Trouble {
    Trouble::Refused(said!(
        en: "the path of the repository is not UTF-8",
        zh: "仓库路径不是 UTF-8 编码"
    ))
}
