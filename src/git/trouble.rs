//! Why something is not in the audit trail, in words that say what to do next.

use std::path::{Path, PathBuf};

use crate::domain::failure::Failure;
use crate::said;
use crate::words::Said;

/// Why git could not do its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no git program in `PATH`.
    NoProgram,
    /// The folder is not under git.
    NoRepository,
    /// The folder belongs to a bare repository, which has no files.
    Bare,
    /// Somebody else owns the folder, and git refuses to work in it until it is told that this is right.
    OtherOwner(String),
    /// A merge, rebase, cherry-pick or revert is under way (its name in git).
    Unfinished(&'static str),
    /// Another git works here, or one was killed: its lock file stands in the way.
    Locked(PathBuf),
    /// Somebody else commits faster than we do.
    Outrun,
    /// Git failed, and this line of what it said tells why.
    Failed(String),
    /// Git is not asked, for this reason.
    Refused(Said),
}

impl Trouble {
    /// Reads what git said when it failed.
    pub(super) fn of_errors(errors: &str) -> Self {
        let line = |needle: &str| errors.lines().find(|line| line.contains(needle));
        if let Some(line) = line("dubious ownership") {
            return Self::OtherOwner(quoted(line).unwrap_or_default().to_owned());
        }
        let locked = line(".lock': File exists").and_then(|line| line.split_once("Unable to create '"));
        if let Some((path, _)) = locked.and_then(|(_, rest)| rest.rsplit_once('\'')) {
            return Self::Locked(PathBuf::from(path));
        }
        if line("not a git repository").is_some() {
            return Self::NoRepository;
        }
        if line("cannot use bare repository").is_some() {
            return Self::Bare;
        }
        let said = errors
            .lines()
            .find(|line| line.starts_with("fatal:") || line.starts_with("error:"))
            .or_else(|| errors.lines().next())
            .unwrap_or("no reason given");
        Self::Failed(said.to_owned())
    }

    /// The words: what stands in the way, and what to do next.
    pub fn said(&self) -> Said {
        match self {
            Self::NoProgram => said!(
                en: "there is no git program, so there is no audit trail; install git",
                zh: "未找到 git 程序，无法留下审计记录；请安装 git"
            ),
            Self::NoRepository => said!(
                en: "this folder is not under git, so there is no audit trail; `plaint init` starts one",
                zh: "此目录不在 git 管理之下，没有审计记录；运行 `plaint init` 可建立"
            ),
            Self::Bare => said!(
                en: "this folder belongs to a bare repository, so there is no audit trail; clone it and work in the clone",
                zh: "此目录属于裸仓库，无法留下审计记录；请克隆后在副本中工作"
            ),
            Self::OtherOwner(folder) => {
                let folder = shell_quoted(folder);
                said!(
                    en: "git refuses to work in a folder of another owner; if that is right, run: git config --global --add safe.directory {folder}",
                    zh: "目录属于其他用户，git 拒绝操作；若确认无误，请运行：git config --global --add safe.directory {folder}"
                )
            }
            Self::Unfinished(what) => said!(
                en: "a {what} is under way in this repository; finish it (`plaint resolve` merges the records, then git {what} --continue) or abort it (git {what} --abort)",
                zh: "仓库中有未完成的 {what}；请完成（先用 `plaint resolve` 合并记录，再 git {what} --continue）或放弃（git {what} --abort）"
            ),
            Self::Locked(path) => {
                let path = path.display();
                said!(
                    en: "`{path}` is in the way: another git works here; if none does (`ps -C git`), delete that file",
                    zh: "`{path}` 占用中：另一个 git 正在运行；若确认没有（`ps -C git`），请删除该文件"
                )
            }
            Self::Outrun => said!(
                en: "somebody else commits here all the time; try again",
                zh: "他人正在连续提交；请重试"
            ),
            Self::Failed(said) => said!(en: "git says: {said}", zh: "git 报告：{said}"),
            Self::Refused(said) => said.clone(),
        }
    }

    /// Whether this is a lasting state of the folder rather than a mishap: then there is nothing that waits.
    pub fn is_no_trail(&self) -> bool {
        matches!(self, Self::NoProgram | Self::NoRepository | Self::Bare)
    }

    /// The lock file that stands in the way, if that is the trouble.
    pub(super) fn lock(&self) -> Option<&Path> {
        match self {
            Self::Locked(path) => Some(path),
            _ => None,
        }
    }
}

/// Why a command that cannot do without git ends.
impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::could_not(trouble.said())
    }
}

/// What stands between the first `'` and the last one of a line.
fn quoted(line: &str) -> Option<&str> {
    let (start, end) = (line.find('\'')? + 1, line.rfind('\'')?);
    line.get(start..end)
}

fn shell_quoted(text: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || "/._-+".contains(sign);
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::Trouble;

    #[test]
    fn what_git_says_is_understood() {
        let table = [
            (
                "fatal: Unable to create '/a b/.git/index.lock': File exists.\n\nAnother git process seems",
                Trouble::Locked(PathBuf::from("/a b/.git/index.lock")),
            ),
            (
                "error: cannot lock ref 'HEAD': Unable to create '/a/.git/HEAD.lock': File exists.\n",
                Trouble::Locked(PathBuf::from("/a/.git/HEAD.lock")),
            ),
            (
                "fatal: detected dubious ownership in repository at '/srv/shop'\nTo add an exception",
                Trouble::OtherOwner("/srv/shop".to_owned()),
            ),
            ("fatal: not a git repository (or any of the parent directories): .git\n", Trouble::NoRepository),
        ];
        for (errors, trouble) in table {
            assert_eq!(Trouble::of_errors(errors), trouble);
        }
        assert_eq!(
            Trouble::of_errors("warning: x\nfatal: no space\n").said().en,
            "git says: fatal: no space"
        );
    }

    #[test]
    fn the_command_for_another_owner_can_be_pasted() {
        let said = Trouble::OtherOwner("/srv/a b'c".to_owned()).said();
        assert!(said.en.ends_with(r"safe.directory '/srv/a b'\''c'"), "{said}");
    }
}
