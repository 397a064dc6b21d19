//! The clone: what is under way, what its history hides, what its configuration would run.

use super::Patient;
use super::line::{self, Line};
use crate::commands::session::Session;
use crate::git::{Condition, Repository, State, Trouble};
use crate::said;

/// How far a clock may be behind the last commit, in seconds: two machines of a chain may differ by a few minutes.
const TOLERATED: i64 = 24 * 3600;

/// No clock that is right tells less: 2026-01-01, in seconds of the epoch.
const EARLIEST: i64 = 1_767_225_600;

/// Everything that git knows of this clone.
///
/// # Errors
/// git cannot be started.
pub(super) fn lines(
    patient: &Patient<'_>,
    repository: &Repository,
    state: &State,
    session: &Session<'_>,
) -> Result<Vec<Line>, Trouble> {
    let condition = repository.condition()?;
    let mut lines = vec![identity(&condition), under_way(state, &condition), history(&condition)];
    lines.push(locks(patient, repository, &condition));
    lines.push(programs(repository)?);
    lines.push(clock(&condition, session));
    Ok(lines)
}

fn identity(condition: &Condition) -> Line {
    if condition.knows_person {
        return line::IDENTITY.fine(said!(en: "git knows who commits here", zh: "git 已知由谁提交"));
    }
    line::IDENTITY.look(
        said!(
            en: "git does not know who commits here; commits bear the name of the staff member alone",
            zh: "git 不知道由谁提交；提交只以员工名义记录"
        ),
        said!(
            en: "git config --global user.name \"…\" and git config --global user.email …",
            zh: "请运行 git config --global user.name \"…\" 与 git config --global user.email …"
        ),
    )
}

fn under_way(state: &State, condition: &Condition) -> Line {
    match state {
        State::Unfinished(what) => line::REPOSITORY.wrong(
            said!(en: "a {what} is under way; commits wait for it", zh: "{what} 进行中；提交须等待其完成"),
            said!(
                en: "`plaint resolve` merges the records; then finish it (git status says how), or git {what} --abort",
                zh: "用 `plaint resolve` 合并记录，然后完成它（git status 有说明），或 git {what} --abort"
            ),
        ),
        State::Ready(_) if condition.detached => line::REPOSITORY.wrong(
            said!(
                en: "no branch is checked out: what is committed now belongs to none, and no sync takes it along",
                zh: "未检出任何分支：此时的提交不属于任何分支，同步也不会带走"
            ),
            said!(en: "git switch BRANCH, or git switch -c NAME", zh: "请运行 git switch 分支，或 git switch -c 名称"),
        ),
        State::Ready(_) => {
            line::REPOSITORY.fine(said!(en: "ready for commits", zh: "可以提交"))
        }
    }
}

fn history(condition: &Condition) -> Line {
    if condition.replaced > 0 || condition.grafted {
        let count = condition.replaced;
        return line::HISTORY.wrong(
            said!(
                en: "git shows others in place of {count} object(s) (refs/replace, info/grafts): what is seen by hand is not what was recorded",
                zh: "git 以其他对象代替了 {count} 个对象（refs/replace、info/grafts）：手工查看到的并非当时的记录"
            ),
            said!(
                en: "look who made them: git replace --list; take them away with git replace -d",
                zh: "请查明来源：git replace --list；用 git replace -d 删除"
            ),
        );
    }
    if condition.shallow {
        return line::HISTORY.look(
            said!(en: "the history is cut off (a shallow clone): an audit sees a part", zh: "历史不完整（浅克隆）：审计只能看到一部分"),
            said!(en: "git fetch --unshallow", zh: "请运行 git fetch --unshallow"),
        );
    }
    line::HISTORY.fine(said!(en: "whole, and as it was recorded", zh: "完整，未被替换"))
}

fn locks(patient: &Patient<'_>, repository: &Repository, condition: &Condition) -> Line {
    let mut left = Vec::new();
    let mut removed = 0;
    for lock in &condition.locks {
        match patient.repair.then(|| repository.clear_lock(lock.clone())) {
            Some(Ok(_)) => removed += 1,
            _ => left.push(format!("`{}`", lock.display())),
        }
    }
    if !left.is_empty() {
        let list = left.join(", ");
        return line::LOCKS.wrong(
            said!(en: "another git works here, or a killed one left these: {list}", zh: "另一个 git 正在运行，或被中止的 git 遗留了：{list}"),
            said!(
                en: "wait until no git runs (`ps -C git`); `plaint doctor --repair` removes those that nobody can own",
                zh: "请等待 git 结束（`ps -C git`）；`plaint doctor --repair` 会删除确认无人占用的锁"
            ),
        );
    }
    match removed {
        0 => line::LOCKS.fine(said!(en: "none", zh: "无")),
        count => line::LOCKS.mended(
            said!(en: "{count} left by a killed git removed", zh: "已删除被中止的 git 遗留的 {count} 个"),
        ),
    }
}

fn programs(repository: &Repository) -> Result<Line, Trouble> {
    let found = repository.programs()?;
    if found.is_empty() {
        return Ok(line::PROGRAMS.fine(said!(en: "none", zh: "无")));
    }
    let list = found.join(", ");
    Ok(line::PROGRAMS.look(
        said!(
            en: "a git by hand would run what these name (plaint never does): {list}",
            zh: "手工使用 git 时会运行以下配置所指的程序（plaint 从不运行）：{list}"
        ),
        said!(
            en: "if you did not put them there, look at them before you use git here: git config --local --list --show-origin",
            zh: "若非您本人设置，请先查看再使用 git：git config --local --list --show-origin"
        ),
    ))
}

fn clock(condition: &Condition, session: &Session<'_>) -> Line {
    let now = session.now.timestamp();
    let shown = session.now.format("%Y-%m-%d %H:%M").to_string();
    let behind = condition.last_commit.is_some_and(|last| last > now + TOLERATED);
    if session.clock_set {
        return line::CLOCK.look(
            said!(en: "set by PLAINT_NOW to {shown}", zh: "由 PLAINT_NOW 设为 {shown}"),
            said!(en: "events recorded so say it; unset PLAINT_NOW for daily work", zh: "由此登记的事件会注明；日常工作请取消 PLAINT_NOW"),
        );
    }
    if behind || now < EARLIEST {
        return line::CLOCK.wrong(
            said!(
                en: "this machine says {shown}, which is before the last commit or before plaint was made",
                zh: "本机时间为 {shown}，早于最近一次提交或早于本程序"
            ),
            said!(en: "set the clock, or let the network set it (timedatectl set-ntp true)", zh: "请校正时钟，或启用网络对时（timedatectl set-ntp true）"),
        );
    }
    line::CLOCK.fine(said!(en: "{shown}", zh: "{shown}"))
}
