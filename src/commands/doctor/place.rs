//! The place where the files are: a file system that keeps its promises, folders that can be written.

use super::Patient;
use super::line::{self, Line};
use crate::said;

/// Names of folders that a program of somebody's copies to other machines, file by file.
const SYNCED: &[&str] = &[
    "Dropbox",
    "OneDrive",
    "Google Drive",
    "GoogleDrive",
    "iCloud",
    "Nextcloud",
    "ownCloud",
    "Syncthing",
    "Nutstore",
    "坚果云",
    "百度网盘",
    "WPS云盘",
    "微云",
];

/// The file system and the rights.
pub(super) fn lines(patient: &Patient<'_>) -> Vec<Line> {
    vec![file_system(patient), rights(patient)]
}

fn file_system(patient: &Patient<'_>) -> Line {
    let root = patient.workspace.root();
    let tip = || {
        said!(
            en: "keep the workspace on a disk of this machine, and let `plaint sync` carry it to others",
            zh: "请将工作区放在本机磁盘上，用 `plaint sync` 与其他机器同步"
        )
    };
    let part_of = |name: &str| root.iter().any(|part| part.to_string_lossy().eq_ignore_ascii_case(name));
    if let Some(name) = SYNCED.iter().find(|name| part_of(name)) {
        return line::FILE_SYSTEM.wrong(
            said!(
                en: "`{name}` looks like a folder that another program copies file by file: it tears repositories apart",
                zh: "`{name}` 疑似由其他程序逐个文件同步的目录：会损坏仓库"
            ),
            tip(),
        );
    }
    match patient.workspace.unsafe_file_system() {
        Ok(None) => {
            line::FILE_SYSTEM.fine(said!(en: "locks and renames as it should", zh: "加锁与改名均正常"))
        }
        Ok(Some(name)) => line::FILE_SYSTEM.wrong(
            said!(
                en: "{name}: it does not promise locks, or not that a rename is all or nothing",
                zh: "{name}：不保证加锁，或不保证改名的原子性"
            ),
            tip(),
        ),
        Err(failure) => line::FILE_SYSTEM.wrong(failure.message, tip()),
    }
}

fn rights(patient: &Patient<'_>) -> Line {
    let closed = patient.workspace.unwritable_folders();
    if !closed.is_empty() {
        let list = closed.iter().map(|folder| format!("`{folder}`")).collect::<Vec<_>>().join(", ");
        return line::RIGHTS.wrong(
            said!(en: "you cannot write in {list}", zh: "当前用户无法写入 {list}"),
            said!(
                en: "give the folders to whoever runs plaint, cron included: chown -R USER .",
                zh: "请将目录交给运行 plaint 的用户（包括定时任务）：chown -R 用户 ."
            ),
        );
    }
    let readable = patient.workspace.readable_by_others();
    if readable.is_empty() {
        return line::RIGHTS
            .fine(said!(en: "personal data is readable by its owner alone", zh: "个人信息仅所有者可读"));
    }
    let list = readable.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    let count = readable.len();
    if patient.repair && readable.iter().all(|path| patient.workspace.make_private(path).is_ok()) {
        return line::RIGHTS
            .mended(said!(en: "{count} file(s) are private now", zh: "{count} 个文件已改为仅所有者可读"));
    }
    line::RIGHTS.wrong(
        said!(
            en: "other users of this machine can read {count} file(s) with personal data: {list}",
            zh: "本机其他用户可读取 {count} 个含个人信息的文件：{list}"
        ),
        said!(en: "`plaint doctor --repair` takes that right away", zh: "运行 `plaint doctor --repair` 取消该权限"),
    )
}
