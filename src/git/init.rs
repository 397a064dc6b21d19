//! Making a repository.

use std::path::Path;

use super::program::{Git, Surroundings};
use super::repository::{Repository, State};
use super::trouble::Trouble;

impl Repository {
    /// The repository around `workspace`; where there is none, a new one in it, without the template's hooks.
    ///
    /// # Errors
    /// git is missing or refuses.
    pub fn open_or_make(workspace: &Path, surroundings: &Surroundings) -> Result<(Self, State), Trouble> {
        match Self::open(workspace, surroundings) {
            Err(Trouble::NoRepository) => {
                let ran = Git::find(workspace, surroundings)?.run(&[
                    "init",
                    "--quiet",
                    "--template=",
                    "--initial-branch=main",
                ])?;
                if !ran.succeeded {
                    return Err(Trouble::of_errors(&ran.errors));
                }
                Self::open(workspace, surroundings)
            }
            opened => opened,
        }
    }
}
