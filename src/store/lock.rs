//! The one lock of a workspace: a file of its own that is never deleted or replaced, freed by the kernel when its holder
//! dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::thread;
use std::time::Duration;

use rustix::fs::OFlags;

use super::last::PRIVATE;
use super::{Result, Workspace, plain, refused};
use crate::domain::failure::{Failure, FailureKind};
use crate::said;
use crate::words::Label;

/// How often, and how far apart, a held lock is tried: five seconds in all.
const ATTEMPTS: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// The lock, held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock; waits up to five seconds.
    ///
    /// # Errors
    /// Somebody else holds it all the time (kind [`FailureKind::Busy`], naming process and machine), or the folder cannot
    /// be written.
    pub(super) fn take(workspace: &Workspace) -> Result<Self> {
        Self::take_named(workspace, "lock")
    }

    /// Takes the lock of another name; one that guards something else than the files.
    ///
    /// # Errors
    /// As [`Lock::take`].
    pub(super) fn take_named(workspace: &Workspace, name: &str) -> Result<Self> {
        workspace.make_private_folder()?;
        let path = workspace.path(&format!("{PRIVATE}/{name}"));
        let mut file = plain::open(&path, OFlags::RDWR | OFlags::CREATE)
            .and_then(
                |file| if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::InvalidData.into()) },
            )
            .map_err(|error| refused(Label::new("open", "打开"), &path, &error))?;
        for attempt in 1..=ATTEMPTS {
            match file.try_lock() {
                Ok(()) => {
                    sign(&mut file);
                    return Ok(Self { _file: file });
                }
                Err(TryLockError::WouldBlock) if attempt < ATTEMPTS => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(busy(&mut file)),
                Err(TryLockError::Error(error)) => {
                    return Err(refused(Label::new("lock", "锁定"), &path, &error));
                }
            }
        }
        Err(busy(&mut file))
    }
}

impl Workspace {
    /// Makes the folder of what belongs to this machine; git never sees it.
    pub(super) fn make_private_folder(&self) -> Result<()> {
        let folder = self.path(PRIVATE);
        // A clone may bring a link along, and what is written here would land wherever it leads.
        self.plain_path(&format!("{PRIVATE}/lock"))?;
        let made = std::fs::create_dir_all(&folder).and_then(|()| {
            match OpenOptions::new().write(true).create_new(true).open(folder.join(".gitignore")) {
                Ok(mut file) => file.write_all(b"*\n"),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                Err(error) => Err(error),
            }
        });
        made.map_err(|error| refused(Label::new("make", "创建"), &folder, &error))
    }
}

/// Writes down who holds the lock, for the message of whoever waits in vain. Not being able to is no reason to fail.
fn sign(file: &mut File) {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let signature = format!("{} {}\n", std::process::id(), host.trim());
    let signed =
        file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(signature.as_bytes()));
    drop(signed);
}

fn busy(file: &mut File) -> Failure {
    let mut text = String::new();
    let read = file.rewind().and_then(|()| file.read_to_string(&mut text));
    drop(read);
    let (pid, host) = text.trim().split_once(' ').unwrap_or(("?", "?"));
    Failure::new(
        FailureKind::Busy,
        said!(
            en: "another plaint is writing here (process {pid} on {host}); nothing was saved",
            zh: "另一个 plaint 正在写入（{host} 上的进程 {pid}）；未保存任何内容"
        ),
    )
    .tip(said!(en: "try again in a moment", zh: "请稍后重试"))
}
