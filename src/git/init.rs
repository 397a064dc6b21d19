//! Making a repository.

use std::path::Path;

use super::program::{Git, Surroundings};
use super::repository::{Repository, State};
use super::trouble::Trouble;

impl Repository {
    /// The repository of `workspace` itself; where it has none, a new one in it, without the template's hooks. A
    /// repository further up is somebody else's history: a workspace made inside a clone of something must not end up
    /// in it.
    ///
    /// # Errors
    /// git is missing or refuses.
    pub fn open_or_make(workspace: &Path, surroundings: &Surroundings) -> Result<(Self, State), Trouble> {
        if workspace.join(".git").symlink_metadata().is_err() {
            let words = ["init", "--quiet", "--template=", "--initial-branch=main"];
            let ran = Git::find(workspace, surroundings)?.run(&words)?;
            if !ran.succeeded {
                return Err(Trouble::of_errors(&ran.errors));
            }
        }
        Self::open(workspace, surroundings)
    }
}
