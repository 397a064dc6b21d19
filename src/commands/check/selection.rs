//! Which files were asked for.

use std::path::{Path, PathBuf};

use crate::domain::failure::Failure;
use crate::said;
use crate::store::Workspace;

/// Paths relative to the workspace; an empty list means all.
pub(in crate::commands) fn selection(
    workspace: &Workspace,
    directory: &Path,
    paths: &[PathBuf],
) -> Result<Vec<String>, Failure> {
    paths.iter().map(|path| inside(workspace, directory, path)).collect()
}

fn inside(workspace: &Workspace, directory: &Path, path: &Path) -> Result<String, Failure> {
    let shown = path.display();
    let missing = || Failure::usage(said!(en: "there is no `{shown}`", zh: "没有 `{shown}`"));
    let whole = directory.join(path).canonicalize().map_err(|_| missing())?;
    let root = workspace.root().canonicalize().map_err(|_| missing())?;
    let relative = whole.strip_prefix(&root).map_err(|_| {
        let root = root.display();
        Failure::usage(
            said!(en: "`{shown}` is not in the workspace `{root}`", zh: "`{shown}` 不在工作区 `{root}` 内"),
        )
    })?;
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    Ok(parts.join("/"))
}

/// Whether `file` is one of `only` or below it; an empty list means all.
pub(in crate::commands) fn is_selected(only: &[String], file: &str) -> bool {
    let is_below = |folder: &String| {
        folder.is_empty()
            || file == folder
            || file.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
    };
    only.is_empty() || only.iter().any(is_below)
}
