//! What `resolve` tells: what is merged, what is left, and the command that finishes.

use anyhow::Result;

use super::one::Merge;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::said;
use crate::words::Said;

/// One line for each record that was merged, and what both sides changed in it.
pub(super) fn merges(session: &mut Session<'_>, merged: &[Merge]) -> Result<()> {
    for merge in merged {
        let (id, path) = (&merge.id, &merge.path);
        session.print(&said!(en: "{id}: merged ({path})", zh: "{id}：已合并（{path}）"))?;
        for difference in &merge.differences {
            let Said { en, zh } = difference;
            session.print(&said!(en: "  {en}", zh: "  {zh}"))?;
        }
    }
    Ok(())
}

/// What is left, or how to finish.
pub(super) fn finish(
    session: &mut Session<'_>,
    was_nothing: bool,
    left: &[(String, Option<Said>)],
    under_way: Option<&str>,
) -> Result<Outcome> {
    if !left.is_empty() {
        let count = left.len();
        let failure = Failure::could_not(said!(
            en: "{count} file(s) are still not merged",
            zh: "还有 {count} 个文件未合并"
        ));
        let why = |(path, why): &(String, Option<Said>)| {
            why.clone().unwrap_or_else(|| said!(en: "`{path}` was not asked for", zh: "未要求处理 `{path}`"))
        };
        return Err(left.iter().map(why).fold(failure, Failure::tip).into());
    }
    match (under_way, was_nothing) {
        (Some("merge"), _) => session.print(&said!(
            en: "finish the merge: git commit --no-edit",
            zh: "完成合并：git commit --no-edit"
        ))?,
        (Some(what), _) => session.print(&said!(
            en: "go on: git {what} --continue",
            zh: "继续：git {what} --continue"
        ))?,
        (None, true) => session.print(&said!(
            en: "nothing is waiting to be merged",
            zh: "没有等待合并的内容"
        ))?,
        (None, false) => session.print(&said!(
            en: "look at it (git diff HEAD) and commit it (git commit); if it came from a stash: git stash drop",
            zh: "请查看（git diff HEAD）并提交（git commit）；若来自 stash：git stash drop"
        ))?,
    }
    Ok(Outcome::Fine)
}
