//! A workspace: the folder with `shop.toml` and everything below it.

use std::path::{Path, PathBuf};

use super::{Result, refused};
use crate::domain::failure::Failure;
use crate::domain::instant::Instant;
use crate::git::{Repository, Surroundings};
use crate::said;
use crate::words::Label;

/// The file that makes a folder a workspace.
pub const SHOP_FILE: &str = "shop.toml";

/// A folder with `shop.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
    surroundings: Surroundings,
}

impl Workspace {
    /// The workspace around `start`: the nearest folder upward that has a `shop.toml`.
    ///
    /// # Errors
    /// There is none.
    pub fn discover(start: &Path) -> Result<Self> {
        let absolute =
            std::path::absolute(start).map_err(|error| refused(Label::new("find", "找到"), start, &error))?;
        absolute.ancestors().find_map(Self::at).ok_or_else(|| {
            let here = start.display();
            Failure::could_not(said!(
                en: "there is no `shop.toml` in `{here}` or above it",
                zh: "`{here}` 及其上级目录中没有 `shop.toml`"
            ))
            .tip(said!(en: "`plaint init` makes a workspace here", zh: "运行 `plaint init` 可在此建立工作区"))
        })
    }

    /// The workspace whose `shop.toml` stands in `root` itself, if it does.
    pub fn at(root: &Path) -> Option<Self> {
        root.join(SHOP_FILE)
            .is_file()
            .then(|| Self { root: root.to_owned(), surroundings: Surroundings::of_process() })
    }

    /// The workspace that `root` is to become, whether it has a `shop.toml` yet or not.
    pub fn begin(root: &Path) -> Self {
        Self::of(std::path::absolute(root).unwrap_or_else(|_| root.to_owned()))
    }

    /// Makes the folder of the workspace where there is none.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn make_folder(&self) -> Result<()> {
        std::fs::create_dir_all(&self.root)
            .map_err(|error| refused(Label::new("make", "创建"), &self.root, &error))
    }

    fn of(root: PathBuf) -> Self {
        Self { root, surroundings: Surroundings::of_process() }
    }

    /// The same workspace with git in surroundings of its own, for tests.
    #[must_use]
    pub fn with_surroundings(self, surroundings: Surroundings) -> Self {
        Self { surroundings, ..self }
    }

    /// In which environment git runs.
    pub fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    /// The last commit of the workspace's history that was made by `until`, or its last one; `None` where there is none by
    /// then, or no history that this workspace belongs to.
    pub fn tip(&self, until: Option<&Instant>) -> Option<String> {
        let (repository, _) = Repository::open(&self.root, &self.surroundings).ok()?;
        repository.tip_by(until).ok().flatten()
    }

    /// The folder of the workspace.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The place on this machine of `relative`, a path with `/` inside the workspace.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The text of a file of the workspace that is not a record (`shop.toml`, a policy); `None` when there is no such
    /// file.
    ///
    /// # Errors
    /// It is there and cannot be read, is not UTF-8, or is reached through a link.
    pub fn read_text(&self, relative: &str) -> Result<Option<String>> {
        let Some(bytes) = self.bytes_now(relative)? else { return Ok(None) };
        String::from_utf8(bytes).map(Some).map_err(|error| {
            let error = std::io::Error::new(std::io::ErrorKind::InvalidData, error.utf8_error());
            refused(Label::new("read", "读取"), &self.path(relative), &error)
        })
    }
}

/// The text of a file that somebody named; `None` when there is no such file.
///
/// # Errors
/// It is there and cannot be read, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(refused(Label::new("read", "读取"), path, &error)),
    }
}
