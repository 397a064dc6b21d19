//! The present: the folder against the last commit, the index, and what makes git see another history.

use std::collections::BTreeMap;

use super::found::Found;
use crate::domain::audit::compare;
use crate::domain::audit::finding::{
    DAMAGED, DISTORTED, INDEX, OUT_OF_PLACE, Remark, Side, UNCOMMITTED, UNREADABLE,
};
use crate::domain::finding::Place;
use crate::domain::id::is_record_path;
use crate::domain::record::Route;
use crate::format::merge::Versions;
use crate::format::yaml;
use crate::git::history::{Distortion, Entry, ObjectId, Objects};
use crate::git::{Repository, Trouble};
use crate::said;
use crate::store::{PRIVATE_FOLDER, SHOP_FILE, Workspace};

/// The files and folders that plaint reads and writes, as paths begin.
const OWN_PLACES: &[&str] = &[
    SHOP_FILE,
    "policies",
    "cases",
    "stores",
    "measures",
    "customers",
    "evidence",
    ".gitattributes",
    ".gitignore",
];

/// The folder against the commit `tip`: every file of the history is there as it was committed, and every record is in
/// it, but customers' files where the shop keeps these `local`. Neither the index nor the times of files are trusted.
pub(super) fn folder(
    workspace: &Workspace,
    repository: &Repository,
    (tip, objects): (&ObjectId, &mut Objects),
    (only, local): (Option<&str>, bool),
) -> Result<Vec<Found>, Trouble> {
    let mut files = repository.files_of(&tip.to_string(), &[])?;
    let mut here: Vec<String> = workspace.record_files().paths;
    // Customers' files that the shop keeps out of the history are none of its business.
    here.retain(|path| !(local && path.starts_with("customers/")));
    if let Some(only) = only {
        files.retain(|path, _| path == only);
        here.retain(|path| path == only);
    }
    let strange = files.iter().filter(|(path, entry)| is_out_of_place(path, entry));
    let mut found: Vec<Found> =
        strange.map(|(path, entry)| Found::of_file(out_of_place(entry), path, None)).collect();
    // A name with a line break cannot be asked about; no path of ours has one.
    let plain: Vec<(&String, &Entry)> =
        files.iter().filter(|(path, entry)| entry.is_file && !path.contains('\n')).collect();
    let there: Vec<(&String, &Entry)> = plain
        .into_iter()
        .filter(|(path, _)| {
            let is_there = workspace.is_plain_file(path);
            if !is_there {
                found.push(Found::of_file(missing(path), path, None));
            }
            is_there
        })
        .collect();
    let paths: Vec<&str> = there.iter().map(|(path, _)| path.as_str()).collect();
    let hashes = repository.hashes_of(workspace.root(), &paths)?;
    for ((path, entry), hash) in there.iter().zip(hashes) {
        if entry.id != hash {
            found.extend(edited(workspace, path, objects.blob(&entry.id).unwrap_or_default()));
        }
    }
    for path in here.iter().filter(|path| !files.contains_key(*path)) {
        found.push(Found::of_file(never_committed(), path, None));
    }
    Ok(found)
}

/// Whether what the last commit holds at `path` would stand in plaint's way: a link or another repository where its files
/// stand, or a file where each machine keeps its own. Of records that are no files each commit is told.
fn is_out_of_place(path: &str, entry: &Entry) -> bool {
    let top = path.split('/').next().unwrap_or_default();
    top.eq_ignore_ascii_case(PRIVATE_FOLDER)
        || (!entry.is_file && OWN_PLACES.contains(&top) && !is_record_path(path))
}

fn out_of_place(entry: &Entry) -> Remark {
    let message = match entry.is_file {
        true => said!(
            en: "is in the last commit, and belongs to one machine alone: every clone takes its word for its own",
            zh: "已进入最近一次提交，而它只属于单台机器：每个副本都会把它当作自己的"
        ),
        false => said!(
            en: "is a link or another repository in the last commit, where plaint keeps plain files and folders",
            zh: "在最近一次提交中是符号链接或其他仓库，而 plaint 在此只存放普通文件和文件夹"
        ),
    };
    Remark::error(OUT_OF_PLACE, Route::Whole, message).tip(said!(
        en: "find out who committed it (`git log -- FILE`), and take it out: `git rm --cached -- FILE`",
        zh: "请查明由谁提交（`git log -- 文件`），并将其移出：`git rm --cached -- 文件`"
    ))
}

fn missing(path: &str) -> Remark {
    let message = said!(
        en: "is in the last commit, and not a plain file here",
        zh: "最近一次提交中有此文件，而此处没有（或不是普通文件）"
    );
    let remark = Remark::error(UNCOMMITTED, Route::Whole, message);
    remark.tip(
        said!(en: "`git checkout HEAD -- {path}` brings it back", zh: "`git checkout HEAD -- {path}` 可恢复"),
    )
}

fn never_committed() -> Remark {
    let message = said!(en: "is in no commit", zh: "未纳入任何提交");
    Remark::warning(UNCOMMITTED, Route::Whole, message).tip(said!(
        en: "a record that plaint wrote is committed by the next command that writes to it; was this one written by hand?",
        zh: "plaint 写入的记录会由下一次写入命令提交；此文件是否手工写入？"
    ))
}

/// A file that differs from the last commit: of a record, what the difference does to its events.
fn edited(workspace: &Workspace, path: &str, committed: Vec<u8>) -> Vec<Found> {
    let now = workspace.bytes_now(path).ok().flatten().unwrap_or_default();
    let mut found = Vec::new();
    if is_record_path(path) {
        match (yaml::load(path, &committed), yaml::load(path, &now)) {
            (Ok(before), Ok(after)) => {
                for remark in compare(&before, &after, &Versions) {
                    let bytes = if remark.side == Side::Before { &committed } else { &now };
                    found.push(Found::in_text(remark, (path, bytes), None));
                }
            }
            (_, Err(findings)) => {
                let first = findings.into_iter().next();
                let place =
                    first.as_ref().map_or_else(|| Place::whole_file(path), |first| first.place.clone());
                let message = said!(en: "cannot be read as it stands here", zh: "此处的文件无法读取");
                found.push(Found {
                    finding: Remark::error(UNREADABLE, Route::Whole, message).at(place),
                    commit: None,
                });
            }
            (Err(_), Ok(_)) => {}
        }
    }
    let message = said!(
        en: "was edited and not committed",
        zh: "已改动但尚未提交"
    );
    let rules = path == SHOP_FILE || path.starts_with("policies/");
    let remark = Remark::warning(UNCOMMITTED, Route::Whole, message);
    let remark = match rules {
        true => remark.tip(said!(
            en: "rules are committed with the first event that applies them",
            zh: "规则会随首个适用它的事件一并提交"
        )),
        false => remark.tip(said!(
            en: "`git diff -- {path}` shows it; the next command that writes to it commits it under the name that git knows",
            zh: "`git diff -- {path}` 可查看；下一次写入该文件的命令会以 git 所知的姓名提交"
        )),
    };
    found.push(Found::of_file(remark, path, None));
    found
}

/// What the index hides or leaves open.
pub(super) fn index(repository: &Repository) -> Result<Vec<Found>, Trouble> {
    let index = repository.index()?;
    let mut told: BTreeMap<String, Remark> = BTreeMap::new();
    for path in index.staged {
        let message = said!(
            en: "is staged otherwise than it was committed",
            zh: "暂存区中的内容与最近一次提交不同"
        );
        told.insert(path, Remark::warning(INDEX, Route::Whole, message));
    }
    for path in index.hidden {
        let message = said!(
            en: "git was told not to look at this file (assume-unchanged or skip-worktree)",
            zh: "已令 git 不再查看此文件（assume-unchanged 或 skip-worktree）"
        );
        let tip = said!(
            en: "`git update-index --no-assume-unchanged --no-skip-worktree -- FILE` takes it back; ask who did it",
            zh: "`git update-index --no-assume-unchanged --no-skip-worktree -- 文件` 可取消；请查明由谁所为"
        );
        told.insert(path, Remark::error(INDEX, Route::Whole, message).tip(tip));
    }
    for path in index.unmerged {
        let message = said!(en: "a merge of this file was never finished", zh: "此文件的合并尚未完成");
        told.insert(
            path,
            Remark::error(INDEX, Route::Whole, message).tip(said!(
                en: "`plaint resolve` finishes it",
                zh: "`plaint resolve` 可完成合并"
            )),
        );
    }
    Ok(told.into_iter().map(|(path, remark)| Found::of_file(remark, &path, None)).collect())
}

/// What makes git see another history than was written, and what its own check says.
pub(super) fn health(repository: &Repository, whole: bool) -> Result<Vec<Found>, Trouble> {
    let mut found: Vec<Found> =
        repository.distortions()?.iter().map(|each| Found::of_file(distorted(each), ".git", None)).collect();
    for message in if whole { repository.fsck()? } else { Vec::new() } {
        let remark = Remark::error(DAMAGED, Route::Whole, message).tip(said!(
            en: "take the object from another clone (`git fetch`), and look at the disk",
            zh: "请从其他副本取回该对象（`git fetch`），并检查磁盘"
        ));
        found.push(Found::of_file(remark, ".git", None));
    }
    Ok(found)
}

fn distorted(distortion: &Distortion) -> Remark {
    let (message, tip) = match distortion {
        Distortion::Replaced(id) => (
            said!(
                en: "another object stands in for {id} wherever git is not told otherwise (`git replace`)",
                zh: "`git replace` 使另一对象顶替了 {id}"
            ),
            said!(en: "`git replace -d {id}` takes it away; this audit looked at the original", zh: "`git replace -d {id}` 可删除；本次审计查看的是原对象"),
        ),
        Distortion::Grafts => (
            said!(en: "`info/grafts` changes the parents of commits", zh: "`info/grafts` 改变了提交的父提交"),
            said!(en: "delete that file, and audit again", zh: "请删除该文件后重新审计"),
        ),
        Distortion::Shallow => (
            said!(en: "the history is cut off (a shallow clone): what came before cannot be proved", zh: "历史被截断（浅克隆）：此前的内容无从证明"),
            said!(en: "`git fetch --unshallow` brings the rest", zh: "`git fetch --unshallow` 可取回其余部分"),
        ),
        Distortion::Partial => (
            said!(en: "a part of the objects is with a remote only (a partial clone)", zh: "部分对象仅存于远程（部分克隆）"),
            said!(en: "make a whole clone, and audit there", zh: "请另做完整克隆后在其中审计"),
        ),
        Distortion::Borrowed => (
            said!(en: "objects come from another repository (`objects/info/alternates`)", zh: "部分对象取自另一仓库（`objects/info/alternates`）"),
            said!(en: "`git repack -a -d` takes them in; then delete that file", zh: "`git repack -a -d` 将其并入，之后请删除该文件"),
        ),
    };
    Remark::error(DISTORTED, Route::Whole, message).tip(tip)
}
