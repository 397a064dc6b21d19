//! The git program, and what waits on this machine.

use anyhow::Result;

use super::Patient;
use super::line::{self, Line};
use crate::commands::session::Session;
use crate::git::{OLDEST_GIT, git_version};
use crate::said;
use crate::store::Workspace;

/// Whether there is a git, and one that is new enough.
pub(super) fn git(workspace: &Workspace) -> Line {
    let (major, minor) = OLDEST_GIT;
    match git_version(workspace.root(), workspace.surroundings()) {
        Ok((version, words)) if version >= OLDEST_GIT => {
            line::GIT.fine(said!(en: "git {words}", zh: "git {words}"))
        }
        Ok((_, words)) => line::GIT.wrong(
            said!(en: "git {words} is too old", zh: "git {words} 版本过低"),
            said!(en: "install git {major}.{minor} or newer", zh: "请安装 git {major}.{minor} 或更新版本"),
        ),
        Err(trouble) => line::GIT.wrong(
            trouble.said(),
            said!(en: "install git {major}.{minor} or newer", zh: "请安装 git {major}.{minor} 或更新版本"),
        ),
    }
}

/// Whether an interrupted command left something; taking the right to write puts it in order.
///
/// # Errors
/// The journal cannot be read.
pub(super) fn journal(patient: &Patient<'_>, session: &mut Session<'_>) -> Result<Line> {
    let waiting = patient.workspace.waiting()?;
    if waiting == 0 {
        return Ok(line::JOURNAL.fine(said!(en: "nothing waits", zh: "没有待提交的内容")));
    }
    if patient.repair {
        for notice in std::mem::take(&mut patient.workspace.writer()?.notices) {
            session.notice(&notice);
        }
        if patient.workspace.waiting()? == 0 {
            return Ok(line::JOURNAL
                .mended(said!(en: "{waiting} saving(s) waited", zh: "曾有 {waiting} 次保存待提交")));
        }
    }
    Ok(line::JOURNAL.look(
        said!(
            en: "{waiting} saving(s) are on disk and not in the audit trail yet",
            zh: "有 {waiting} 次保存已写入磁盘，尚未纳入审计记录"
        ),
        said!(
            en: "the next command that writes tries again; if a merge or rebase is under way, finish it first",
            zh: "下一次写入命令会再试；如有合并或变基进行中，请先完成"
        ),
    ))
}
