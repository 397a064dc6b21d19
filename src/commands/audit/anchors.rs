//! Anchors: commits that others were told of. Each must lead to the history that stands today.

use super::found::Found;
use super::story::Story;
use crate::domain::audit::finding::{ANCHOR, Remark};
use crate::domain::failure::Failure;
use crate::domain::record::Route;
use crate::git::history::ObjectId;
use crate::git::{Repository, Trouble};
use crate::said;
use crate::store::Workspace;
use crate::words::Said;

/// Where `sync` keeps what it last saw of other clones.
const SEEN: &str = "refs/plaint/seen/";

/// What was looked at, and what was found.
#[derive(Default)]
pub(super) struct Anchored {
    pub(super) found: Vec<Found>,
    pub(super) count: usize,
}

/// The anchors that are known, against the history of `tip`.
pub(super) fn anchors(
    workspace: &Workspace,
    repository: &Repository,
    (tip, story): (&ObjectId, &Story),
    given: &[String],
    letters: &[(String, String, usize)],
) -> Result<Anchored, Failure> {
    let mut anchored = Anchored::default();
    let mut check = |text: &str, whence: Said, file: &str, commit: Option<usize>| -> Result<(), Trouble> {
        anchored.count += 1;
        let id = repository.commit_named(text)?;
        let leads = match id {
            Some(id) => story.places.contains_key(&id) || repository.is_ancestor(&id, tip)?,
            None => false,
        };
        if !leads {
            anchored.found.push(Found::of_file(lost(text, id.is_some(), &whence), file, commit));
        }
        Ok(())
    };
    for text in given {
        if !(7..=64).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Failure::usage(said!(
                en: "`{text}` is no commit: seven hexadecimal digits or more, as pages and letters print them",
                zh: "`{text}` 不是提交编号：应为页面或信函所印的至少七位十六进制数字"
            )));
        }
        let whence = said!(en: "which was given with `--anchor`", zh: "（由 `--anchor` 给出）");
        check(text, whence, ".git", None).map_err(Failure::from)?;
    }
    for (text, path, commit) in letters {
        let whence = said!(en: "which a letter was sent with", zh: "（见于已发出的信函）");
        check(text, whence, path, Some(*commit)).map_err(Failure::from)?;
    }
    for (name, id) in repository.refs_below(SEEN).map_err(Failure::from)? {
        let whence =
            said!(en: "at which another clone stood (`{name}`)", zh: "（其他副本曾处于此，见 `{name}`）");
        check(&id.to_string(), whence, ".git", None).map_err(Failure::from)?;
    }
    if let Some(last) = last_audited(workspace) {
        let whence = said!(en: "up to which this machine found all in order", zh: "（本机上次审计无误之处）");
        check(&last.to_string(), whence, ".git", None).map_err(Failure::from)?;
    }
    Ok(anchored)
}

fn lost(text: &str, exists: bool, whence: &Said) -> Remark {
    let (en, zh) = (&whence.en, &whence.zh);
    let message = match exists {
        true => said!(
            en: "the commit {text}, {en}, does not lead to this history: it was rewritten or set back, or others' work is not merged",
            zh: "提交 {text}{zh}不在本历史之中：历史被改写或回退，或他人的内容尚未合并"
        ),
        false => said!(
            en: "the commit {text}, {en}, is not in this repository: the history was rewritten, or is not complete",
            zh: "提交 {text}{zh}不在本仓库中：历史被改写，或不完整"
        ),
    };
    Remark::error(ANCHOR, Route::Whole, message).tip(said!(
        en: "find a clone that has it (another store, a backup), and compare: `git log --oneline --graph {text} HEAD`",
        zh: "请找到仍有该提交的副本（其他门店、备份）并比较：`git log --oneline --graph {text} HEAD`"
    ))
}

/// Up to which commit this machine found all in order.
pub(super) fn last_audited(workspace: &Workspace) -> Option<ObjectId> {
    ObjectId::parse(workspace.last_audited()?.trim())
}

/// Remembers that all was in order up to `tip`, what came after `since` being looked at; of a part alone that does not
/// begin where all is known nothing is remembered, or what was never looked at would count as being in order.
pub(super) fn remember(
    workspace: &Workspace,
    repository: &Repository,
    tip: &ObjectId,
    since: Option<&ObjectId>,
) -> Result<(), Failure> {
    let begins_in_order = match (since, last_audited(workspace)) {
        (None, _) => true,
        (Some(since), Some(last)) => repository.is_ancestor(since, &last).map_err(Failure::from)?,
        (Some(_), None) => false,
    };
    if begins_in_order {
        workspace.remember_audited(&tip.to_string());
    }
    Ok(())
}
