//! Lock files that a killed git left behind. git itself never removes them, so one power cut would stop cron for ever.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use rustix::io::Errno;

use super::repository::Repository;
use super::trouble::Trouble;
use crate::said;
use crate::words::Said;

/// A lock younger than this may belong to a git that has not yet opened it or has just closed it.
const YOUNG: Duration = Duration::from_secs(10);

/// How many locks one piece of work can meet: HEAD, its branch, packed references, with one to spare.
const ATTEMPTS: u32 = 4;

/// Removes the lock file that is the trouble, if no running git can own it, and tells so.
///
/// # Errors
/// The trouble itself, when it is another one or the lock may still be somebody's.
pub(super) fn clear(repository: &Repository, trouble: Trouble) -> Result<Said, Trouble> {
    let Some(lock) = trouble.lock() else { return Err(trouble) };
    let ours = [&repository.git_folder, &repository.shared_folder]
        .into_iter()
        .filter_map(|folder| folder.canonicalize().ok())
        .any(|folder| lock.canonicalize().is_ok_and(|lock| lock.starts_with(folder)));
    if !ours || !is_old(lock) || somebody_may_own(repository, lock) || fs::remove_file(lock).is_err() {
        return Err(trouble);
    }
    let lock = lock.display();
    Ok(said!(
        en: "removed `{lock}`: a git that was killed had left it behind",
        zh: "已删除 `{lock}`：它是被中止的 git 遗留的"
    ))
}

/// Does what `work` does with git. Where the lock of a killed git is in its way, that is removed, told in `notices`, and the
/// work done again.
///
/// # Errors
/// The work's own; a lock that may still be somebody's.
pub(super) fn past<T>(
    repository: &Repository,
    notices: &mut Vec<Said>,
    mut work: impl FnMut() -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    for _ in 0..ATTEMPTS {
        match work() {
            Err(trouble) if trouble.lock().is_some() => notices.push(clear(repository, trouble)?),
            done => return done,
        }
    }
    work()
}

/// Whether the file is older than [`YOUNG`], by the time at which the system made its folder of this process: this
/// process began after any git that can have left the file.
fn is_old(lock: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified());
    match (modified(lock), modified(Path::new("/proc/self/fd"))) {
        (Ok(lock), Ok(now)) => now.duration_since(lock).is_ok_and(|age| age > YOUNG),
        _ => false,
    }
}

/// Whether a process has the lock open, or a git works in this repository, or what a git does cannot be seen.
fn somebody_may_own(repository: &Repository, lock: &Path) -> bool {
    let Ok(processes) = fs::read_dir("/proc") else { return true };
    processes.flatten().map(|process| process.path()).any(|process| {
        // `/proc/<pid>/stat` is `pid (name) state …`; the name may hold anything, `)` too.
        let Ok(stat) = fs::read_to_string(process.join("stat")) else { return false };
        let Some((name, rest)) = stat.rsplit_once(')') else { return false };
        let is_dead = rest.trim_start().starts_with(['Z', 'X']);
        let is_git = name.split_once('(').is_some_and(|(_, name)| name.starts_with("git"));
        !is_dead && (has_open(&process, lock).unwrap_or(is_git) || (is_git && works_in(repository, &process)))
    })
}

/// Whether the process has the file open; `None` when it is another user's and does not show.
fn has_open(process: &Path, file: &Path) -> Option<bool> {
    let open = match fs::read_dir(process.join("fd")) {
        Ok(open) => open,
        Err(error) => return is_over(&error).then_some(false),
    };
    Some(open.flatten().any(|entry| fs::read_link(entry.path()).is_ok_and(|target| target == file)))
}

fn works_in(repository: &Repository, process: &Path) -> bool {
    match fs::read_link(process.join("cwd")) {
        Ok(folder) => {
            let tree = repository.git_folder.parent().unwrap_or(&repository.git_folder);
            folder.starts_with(tree) || folder.starts_with(&repository.shared_folder)
        }
        Err(error) => !is_over(&error),
    }
}

/// Whether a process does not show because it ended meanwhile.
fn is_over(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound || Errno::from_io_error(error) == Some(Errno::SRCH)
}
