//! Why a sync does not go on, and what to do.

use std::path::Path;

use crate::domain::exchange::kind_at;
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::id::id_of_path;
use crate::format::merge::{Merged, Refusal, Sides, merge};
use crate::git::{Clash, Exchange, Remote, Trouble};
use crate::said;
use crate::words::Said;

/// There is no remote.
pub(super) fn no_remote() -> Failure {
    Failure::could_not(said!(en: "there is no remote to sync with", zh: "没有可同步的远程仓库")).tip(said!(
        en: "make a shared one once (`git init --bare /srv/shop.git`), then: git remote add origin /srv/shop.git",
        zh: "先建立一个共享仓库（`git init --bare /srv/shop.git`），然后运行：git remote add origin /srv/shop.git"
    ))
}

/// git cannot work here.
pub(super) fn not_begun(root: &Path, trouble: Trouble) -> Failure {
    let Trouble::Failed(why) = trouble else { return trouble.into() };
    let root = root.display();
    Failure::could_not(
        said!(en: "git cannot work in `{root}`: {why}", zh: "git 无法在 `{root}` 中工作：{why}"),
    )
}

/// git could not do its part.
pub(super) fn broke_off(remote: &Remote, why: &Trouble) -> Failure {
    let (name, address, Said { en, zh }) = (&remote.name, remote.shown(), why.said());
    Failure::could_not(said!(
        en: "the sync with {name} (`{address}`) broke off: {en}", zh: "与 {name}（`{address}`）的同步中断：{zh}"
    ))
}

/// The workspace is a part of something larger.
pub(super) fn part_of_more(remote: Option<&str>) -> Failure {
    let remote = remote.unwrap_or("origin");
    Failure::could_not(said!(
        en: "this workspace is a folder of a larger repository; what else is in it is not plaint's to merge",
        zh: "此工作区是更大仓库中的一个目录；其余内容不应由 plaint 合并"
    ))
    .tip(said!(
        en: "use git: `git pull --no-rebase {remote}`, then `git push {remote}`; records are merged there too",
        zh: "请使用 git：先 `git pull --no-rebase {remote}`，再 `git push {remote}`；记录同样会被合并"
    ))
}

/// The history here is not whole.
pub(super) fn cut_short() -> Failure {
    Failure::could_not(said!(
        en: "the history here was cut short (`git clone --depth`), so it cannot be compared with another",
        zh: "此处的历史不完整（`git clone --depth`），无法与其他历史比较"
    ))
    .tip(said!(en: "`git fetch --unshallow` completes it", zh: "运行 `git fetch --unshallow` 可补全"))
}

/// There is nothing to sync yet.
pub(super) fn no_commit() -> Failure {
    Failure::could_not(said!(en: "there is no commit here yet", zh: "此处还没有任何提交"))
        .tip(said!(en: "`plaint init` makes the first one", zh: "运行 `plaint init` 可建立第一个提交"))
}

/// The remote has branches, but not this one.
pub(super) fn no_branch(remote: &str, branch: &str, others: &[String]) -> Failure {
    let list = others.join(", ");
    Failure::could_not(said!(
        en: "{remote} has no branch `{branch}`; it has: {list}",
        zh: "{remote} 没有分支 `{branch}`；现有：{list}"
    ))
    .tip(said!(
        en: "if one of these is meant: git branch --set-upstream-to={remote}/NAME (after `git fetch {remote}`)",
        zh: "若应使用其中之一：先 `git fetch {remote}`，再 `git branch --set-upstream-to={remote}/分支名`"
    ))
}

/// The remote is another workspace's.
pub(super) fn two_workspaces(remote: &str) -> Failure {
    Failure::could_not(said!(
        en: "{remote} has a history of its own, without a commit in common: these are two workspaces, and they are not mixed",
        zh: "{remote} 的历史与此处没有共同提交：这是两个不同的工作区，不会混合"
    ))
    .tip(said!(
        en: "to join that one, clone it and work there; to share this one, give it an empty remote",
        zh: "如需加入对方，请克隆后在副本中工作；如需共享此处，请使用空的远程仓库"
    ))
}

/// The other side has something that plaint writes into no folder.
pub(super) fn not_plain(files: &[String]) -> Failure {
    let list = files.join(", ");
    Failure::new(
        FailureKind::CouldNot,
        said!(
            en: "the other side has links, submodules or files of plaint's or git's own, which are not taken in: {list}",
            zh: "对方含有符号链接、子模块，或 plaint、git 自用的文件，不予接收：{list}"
        ),
    )
    .tip(said!(
        en: "nothing was changed; look at who added them: `git log` on the other side",
        zh: "未作任何更改；请在对方查看是谁添加的：`git log`"
    ))
}

/// Files here that nobody committed stand where something comes in.
pub(super) fn uncommitted(files: &[String]) -> Failure {
    let list = files.join(", ");
    Failure::could_not(said!(
        en: "not committed here, and changed by the other side too: {list}; nothing was changed",
        zh: "此处有未提交的修改，而对方也修改了：{list}；未作任何更改"
    ))
    .tip(said!(
        en: "commit them (`git commit -- FILE`) or put them in order (`plaint check`), then sync again",
        zh: "请先提交（`git commit -- 文件`）或更正（`plaint check`），然后重新同步"
    ))
}

/// The shop or a policy would not be in order any more.
pub(super) fn rules_broken(lines: Vec<Said>, theirs: &str) -> Failure {
    let failure = Failure::could_not(said!(
        en: "both sides changed the rules, and together they are not in order; nothing was changed",
        zh: "双方都修改了规则，合并后有误；未作任何更改"
    ));
    let failure = lines.into_iter().fold(failure, Failure::tip);
    failure.tip(by_hand(theirs))
}

/// Files that cannot be merged without a person. Records are asked once more why.
pub(super) fn clashes(clashes: &[Clash], exchange: &Exchange, theirs: &str) -> Failure {
    let files = clashes.iter().map(|clash| clash.path.as_str()).collect::<Vec<_>>().join(", ");
    let mut failure = Failure::could_not(said!(
        en: "not merged, because both sides changed the same: {files}; nothing was changed here",
        zh: "双方修改了同一处，未合并：{files}；此处未作任何更改"
    ));
    let mut same_id = false;
    for clash in clashes.iter().filter(|clash| kind_at(&clash.path).is_some()) {
        let path = &clash.path;
        match reason(clash, exchange) {
            Some(Refusal::Clash(_)) => {
                same_id = true;
                let id = id_of_path(path).unwrap_or_default();
                failure = failure.tip(said!(
                    en: "{id}: two different complaints have this id; give yours another: `plaint renumber {id}`, then sync again",
                    zh: "{id}：两件不同的投诉使用了同一编号；请为己方的投诉改号：`plaint renumber {id}`，然后重新同步"
                ));
            }
            Some(Refusal::NoRecord(side)) => {
                failure = failure.tip(said!(
                    en: "`{path}`: the version of {side} is no record that this plaint can read",
                    zh: "`{path}`：{side}的版本不是本程序能读取的记录"
                ));
            }
            Some(Refusal::Entangled) => {
                failure = failure.tip(said!(
                    en: "`{path}`: keys and events must each stand on lines of their own, and the whole be no larger than a record may be",
                    zh: "`{path}`：每个键和事件须各占独立的行，且合并结果不得超过记录的大小上限"
                ));
            }
            None if !clash.kind.is_empty() => {
                let kind = &clash.kind;
                failure = failure.tip(said!(en: "`{path}`: {kind}", zh: "`{path}`：{kind}"));
            }
            None => {}
        }
    }
    if same_id && clashes.len() == 1 { failure } else { failure.tip(by_hand(theirs)) }
}

/// Why the driver refused a record.
fn reason(clash: &Clash, exchange: &Exchange) -> Option<Refusal> {
    let [base, ours, theirs] = &clash.versions;
    let text = |version: &Option<crate::git::Version>| {
        let bytes = exchange.bytes(&[&version.as_ref()?.name]).ok()?;
        String::from_utf8(bytes.into_iter().next()?).ok()
    };
    let (base, ours, theirs) = (text(base), text(ours)?, text(theirs)?);
    let sides = Sides { ours: "this side", base: "base", theirs: "the other side", marker: 7 };
    match merge(base.as_deref(), &ours, &theirs, sides) {
        Merged::Whole(_) => None,
        Merged::Marked(_, refusal) => Some(refusal),
    }
}

fn by_hand(theirs: &str) -> Said {
    let theirs = theirs.get(..12).unwrap_or(theirs);
    said!(
        en: "merge by hand: git merge {theirs}; mend the files (`plaint resolve` does the records); git commit; then sync again",
        zh: "请手工合并：git merge {theirs}；修改文件（记录可用 `plaint resolve`）；git commit；然后重新同步"
    )
}

/// The remote does not take what was sent.
pub(super) fn push_refused(remote: &str, why: &Said) -> Failure {
    let (en, zh) = (&why.en, &why.zh);
    Failure::could_not(said!(
        en: "{remote} does not take what was sent: {en}; it is merged and safe here",
        zh: "{remote} 拒绝接收：{zh}；内容已在此处合并并安全保存"
    ))
}

/// Others were faster, again and again.
pub(super) fn outrun(remote: &str) -> Failure {
    Failure::could_not(said!(
        en: "others push to {remote} all the time; it is merged and safe here, and not sent yet",
        zh: "他人正在连续推送到 {remote}；内容已在此处合并并安全保存，尚未发出"
    ))
    .tip(said!(en: "sync again in a moment", zh: "请稍后再次同步"))
}

/// All is there, and git could not put the last thing in order.
pub(super) fn not_in_order(trouble: &Trouble) -> Said {
    let Said { en, zh } = trouble.said();
    said!(
        en: "merged and saved, but {en}; the next command that writes puts it in order",
        zh: "已合并并保存，但{zh}；下一次写入命令会整理"
    )
}

/// The files are there, the commit is not.
pub(super) fn not_committed(trouble: &Trouble) -> Failure {
    let Said { en, zh } = trouble.said();
    Failure::could_not(said!(
        en: "the merged files are saved, but not committed: {en}",
        zh: "合并后的文件已写入，但尚未提交：{zh}"
    ))
    .tip(said!(en: "sync again: it goes on from there", zh: "请重新同步：会从此处继续"))
}
