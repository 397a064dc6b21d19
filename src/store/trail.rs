//! From the disk into the audit trail, and putting in order what an interrupted command left.

use std::collections::BTreeMap;

use super::completion;
use super::journal::{Pending, hash};
use super::replace;
use super::writer::{Trail, Writer};
use super::{Change, Result};
use crate::git::{Before, Committed, Entry, FileState, Repository, Trouble};
use crate::said;
use crate::words::Said;

impl Writer<'_> {
    /// Commits what was just written, together with `rules` that changed, and makes it durable.
    pub(super) fn commit(&self, changes: &[Change], rules: &[String], entry: &Entry) -> (Trail, Vec<Said>) {
        let rule_bytes: Vec<(&str, Vec<u8>)> = rules
            .iter()
            .filter_map(|path| Some((path.as_str(), self.workspace.bytes_now(path).ok()??)))
            .collect();
        let changed = changes.iter().filter(|change| change.in_trail).map(|change| FileState {
            path: &change.path,
            before: Before::Was(change.before.as_deref()),
            after: change.after.as_deref(),
        });
        let ruled = rule_bytes.iter().map(|(path, bytes)| FileState {
            path,
            before: Before::Any,
            after: Some(bytes.as_slice()),
        });
        let files: Vec<FileState<'_>> = changed.chain(ruled).collect();
        if files.is_empty() {
            return (Trail::Committed(None), Vec::new());
        }
        match self.commit_files(&files, entry) {
            Ok(committed) => settled(committed),
            Err(trouble) if trouble.is_no_trail() => (Trail::None(trouble), Vec::new()),
            Err(trouble) => (Trail::Waits(trouble), Vec::new()),
        }
    }

    fn commit_files(
        &self,
        files: &[FileState<'_>],
        entry: &Entry,
    ) -> std::result::Result<Committed, Trouble> {
        let (repository, state) = Repository::open(self.workspace.root(), self.workspace.surroundings())?;
        let mut committed = repository.commit(state, files, entry)?;
        committed.notices.extend(repository.register_where_named(self.workspace.root()));
        repository.make_durable(self.workspace.root())?;
        Ok(committed)
    }

    /// Puts in order what interrupted commands left: what they wrote half is completed, their temporary files go, what
    /// they wrote is committed, and what was edited by hand since is left to its editor.
    pub(super) fn recover(&mut self) -> Result<Vec<Said>> {
        let pending = self.workspace.journal()?;
        self.waits = None;
        let mut notices = Vec::new();
        if pending.is_empty() {
            return Ok(notices);
        }
        let (mut files, mut entries) = (BTreeMap::new(), Vec::new());
        // The newest first: of several savings of one file only the last is still there.
        for Pending { entry, files: own } in pending.iter().rev() {
            let mut left = false;
            notices.extend(completion::complete(self.workspace, own));
            for file in own {
                notices.extend(replace::clear(self.workspace, file));
                if !file.in_trail {
                    continue;
                }
                if files.contains_key(&file.path) {
                    left = true;
                    continue;
                }
                // What cannot be read now (somebody put a link there) is theirs, and stops nobody.
                let Ok(now) = self.workspace.bytes_now(&file.path) else {
                    notices.push(edited_since(&file.path));
                    continue;
                };
                let now_hash = now.as_deref().map(hash);
                if now_hash == file.after {
                    left = true;
                    files.insert(file.path.clone(), now);
                } else if now_hash != file.before {
                    notices.push(edited_since(&file.path));
                }
            }
            if left {
                entries.insert(0, entry.clone());
            }
        }
        let Some(entry) = Entry::joined(entries) else {
            self.workspace.put_journal(&[])?;
            return Ok(notices);
        };
        notices.extend(self.commit_recovered(&files, &entry)?);
        Ok(notices)
    }

    fn commit_recovered(
        &mut self,
        files: &BTreeMap<String, Option<Vec<u8>>>,
        entry: &Entry,
    ) -> Result<Vec<Said>> {
        let states: Vec<FileState<'_>> = files
            .iter()
            .map(|(path, after)| FileState { path, before: Before::Any, after: after.as_deref() })
            .collect();
        let count = files.len();
        let (trail, mut notices) = match self.commit_files(&states, entry) {
            Ok(committed) => settled(committed),
            Err(trouble) if trouble.is_no_trail() => (Trail::None(trouble), Vec::new()),
            // Still in the way: the journal stays as it is, and the command goes on.
            Err(trouble) => {
                self.waits = Some(trouble.clone());
                (Trail::Waits(trouble), Vec::new())
            }
        };
        if let Trail::Waits(_) = trail {
            return Ok(notices);
        }
        self.workspace.put_journal(&[])?;
        if let Trail::Committed(Some(_)) = trail {
            notices.push(said!(
                en: "an earlier command was interrupted or had to wait: its {count} file(s) are in the audit trail now",
                zh: "此前有命令被中断或在等待：其 {count} 个文件现已纳入审计记录"
            ));
        }
        Ok(notices)
    }
}

pub(super) fn settled(committed: Committed) -> (Trail, Vec<Said>) {
    let mut notices = committed.notices;
    for edit in &committed.hand_edits {
        let path = &edit.path;
        notices.push(said!(
            en: "`{path}` had been edited by hand and not committed; the edit is in a commit of its own now",
            zh: "`{path}` 曾被手工修改且未提交；该修改已单独成为一个提交"
        ));
    }
    match committed.index {
        // The commit is there; the index follows with the next command, from the journal.
        Some(trouble) => (Trail::Waits(trouble), notices),
        None => (Trail::Committed(committed.commit), notices),
    }
}

fn edited_since(path: &str) -> Said {
    said!(
        en: "`{path}` was edited by hand after an interrupted command had written it; it is not committed, look at it",
        zh: "`{path}` 在被中断的命令写入之后又被手工修改；尚未提交，请查看"
    )
}
