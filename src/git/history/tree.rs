//! What stands in a commit, in the index and in the folder, compared without trusting the index and without filters.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Entry, ObjectId};
use crate::git::repository::Repository;
use crate::git::trouble::Trouble;

/// What the index holds that it should not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// Paths that are staged otherwise than the last commit has them.
    pub staged: Vec<String>,
    /// Paths that git was told not to look at (`assume-unchanged`, `skip-worktree`).
    pub hidden: Vec<String>,
    /// Paths of a merge that nobody finished.
    pub unmerged: Vec<String>,
}

impl Repository {
    /// The files of a commit below `folders` (all of them where it is empty), by path relative to the workspace.
    ///
    /// # Errors
    /// Git cannot be started, or does not know the commit.
    pub fn files_of(&self, commit: &str, folders: &[&str]) -> Result<BTreeMap<String, Entry>, Trouble> {
        let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit];
        let folders: Vec<String> = folders.iter().map(|folder| format!("{}{folder}", self.prefix)).collect();
        arguments.extend(folders.iter().map(String::as_str));
        let ran = self.git.run(&arguments)?;
        if !ran.succeeded {
            return Err(Trouble::of_errors(&ran.errors));
        }
        let entry = |field: &[u8]| {
            let text = String::from_utf8_lossy(field).into_owned();
            let (head, path) = text.split_once('\t')?;
            let mut words = head.split(' ');
            let is_file = words.next()?.starts_with("100");
            let id = ObjectId::parse(words.nth(1)?)?;
            Some((path.strip_prefix(&self.prefix)?.to_owned(), Entry { id, is_file }))
        };
        Ok(ran.output.split(|byte| *byte == 0).filter_map(entry).collect())
    }

    /// The names that git would give to these files of `workspace` as they are now, no filter asked; in their order.
    ///
    /// # Errors
    /// Git cannot be started, or a file cannot be read.
    pub fn hashes_of(&self, workspace: &Path, paths: &[&str]) -> Result<Vec<ObjectId>, Trouble> {
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let mut input = Vec::new();
        for path in paths {
            input.extend_from_slice(workspace.join(path).as_os_str().as_encoded_bytes());
            input.push(b'\n');
        }
        let ran = self.git.run_with(
            &["hash-object", "--no-filters", "--stdin-paths"],
            ("GIT_ATTR_SOURCE", self.empty_tree),
            &input,
        )?;
        let hashes: Vec<ObjectId> =
            String::from_utf8_lossy(&ran.output).lines().filter_map(ObjectId::parse).collect();
        if hashes.len() == paths.len() { Ok(hashes) } else { Err(Trouble::of_errors(&ran.errors)) }
    }

    /// What the index holds that it should not. No file is looked at.
    ///
    /// # Errors
    /// Git cannot be started, or cannot read the index.
    pub fn index(&self) -> Result<Index, Trouble> {
        let staged =
            self.git.run(&["diff-index", "--cached", "--raw", "-z", "--no-renames", "HEAD", "--"])?;
        let listed = self.git.run(&["ls-files", "-v", "-z"])?;
        let unmerged = self.git.run(&["ls-files", "-u", "-z"])?;
        if let Some(failed) = [&staged, &listed, &unmerged].into_iter().find(|ran| !ran.succeeded) {
            return Err(Trouble::of_errors(&failed.errors));
        }
        let fields = |bytes: &[u8]| -> Vec<String> {
            bytes.split(|byte| *byte == 0).map(|field| String::from_utf8_lossy(field).into_owned()).collect()
        };
        let mut index = Index::default();
        let own = |path: &str| path.strip_prefix(&self.prefix).map(str::to_owned);
        index.staged = fields(&staged.output).chunks_exact(2).filter_map(|pair| own(pair.get(1)?)).collect();
        // `ls-files` tells paths as the folder sees them. A small letter is `assume-unchanged`, `S` is `skip-worktree`.
        let hidden = fields(&listed.output).into_iter().filter_map(|field| {
            let (tag, path) = field.split_once(' ')?;
            let is_hidden = tag == "S" || tag.chars().all(|letter| letter.is_ascii_lowercase());
            (is_hidden && !tag.is_empty()).then(|| path.to_owned())
        });
        index.hidden = hidden.collect();
        let unmerged = fields(&unmerged.output)
            .into_iter()
            .filter_map(|field| Some(field.split_once('\t')?.1.to_owned()));
        index.unmerged = unmerged.collect();
        index.unmerged.dedup();
        Ok(index)
    }
}
