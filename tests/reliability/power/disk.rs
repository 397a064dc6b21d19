//! A file system in a file, mounted by itself, and the cut.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::shop::{Template, temporary, told};

/// The size of the file system.
const SIZE: u64 = 48 * 1024 * 1024;

/// Why this machine cannot cut the power.
pub(super) struct Impossible {
    pub(super) words: String,
    /// Whether a program is missing that could be installed.
    pub(super) installable: bool,
}

/// A file system with a shop that nobody has harmed.
pub(super) struct Image {
    folder: tempfile::TempDir,
}

/// A copy of an image in a folder of its own, mounted or not.
pub(super) struct Disk {
    pub(super) folder: Option<tempfile::TempDir>,
    file: PathBuf,
    /// Where it is mounted.
    pub(super) mount: PathBuf,
}

impl Image {
    /// Makes the file system.
    ///
    /// # Errors
    /// The machine lacks a program, or forbids it.
    pub(super) fn with_shop(template: &Template) -> Result<Self, Impossible> {
        let folder = temporary();
        let disk = Disk::new(folder.path());
        File::create(&disk.file).unwrap().set_len(SIZE).unwrap();
        let make = Command::new("mkfs.ext4").args(["-q", "-F"]).arg(&disk.file).output();
        let make =
            make.map_err(|error| Impossible { words: format!("mkfs.ext4: {error}"), installable: true })?;
        assert!(make.status.success(), "mkfs.ext4: {}", told(&make));
        disk.mount().map_err(|words| Impossible { words, installable: false })?;
        template.copy(&disk.mount.join("shop"), folder.path());
        disk.unmount();
        Ok(Self { folder })
    }

    /// A copy of it, not mounted.
    pub(super) fn copy(&self) -> Disk {
        let folder = temporary();
        let mut disk = Disk::new(folder.path());
        fs::copy(self.folder.path().join("image"), &disk.file).unwrap();
        disk.folder = Some(folder);
        disk
    }

    /// How many of ten files are whole after a cut for which nobody waited: none, if the cut is one.
    pub(super) fn control(&self) -> u64 {
        let disk = self.copy();
        disk.mount().unwrap();
        let names = (0..10).map(|number| disk.mount.join(format!("control-{number}"))).collect::<Vec<_>>();
        names.iter().for_each(|name| fs::write(name, "whole").unwrap());
        disk.cut();
        disk.unmount();
        disk.mount().unwrap();
        names.iter().filter(|name| fs::read_to_string(name).is_ok_and(|text| text == "whole")).count() as u64
    }
}

impl Disk {
    fn new(folder: &Path) -> Self {
        let mount = folder.join("mount");
        fs::create_dir(&mount).unwrap();
        Self { folder: None, file: folder.join("image"), mount }
    }

    /// Mounts it, without the help that ext4 gives to programs that do not wait for their files.
    ///
    /// # Errors
    /// The machine forbids it.
    pub(super) fn mount(&self) -> Result<(), String> {
        let options = "loop,noauto_da_alloc,nodev,nosuid";
        let mounted = Command::new("mount")
            .args(["-t", "ext4", "-o", options])
            .arg(&self.file)
            .arg(&self.mount)
            .output();
        match mounted {
            Ok(output) if output.status.success() => Ok(()),
            Ok(output) => Err(format!("mount: {}", told(&output).trim())),
            Err(error) => Err(format!("mount: {error}")),
        }
    }

    /// Somebody else's program writes a file and waits for it; so ext4 writes down what all had done to names until now.
    pub(super) fn foreign_fsync(&self) {
        let mut file = File::options().append(true).create(true).open(self.mount.join("foreign")).unwrap();
        file.write_all(b"line\n").unwrap();
        file.sync_all().unwrap();
    }

    /// The power goes: nothing that waits in memory is written down, and every later call fails.
    #[expect(
        unsafe_code,
        reason = "the one ioctl that shuts a file system down; it reads the number that it is given"
    )]
    pub(super) fn cut(&self) {
        /// `EXT4_IOC_SHUTDOWN`: `_IOR('X', 125, __u32)`.
        const SHUTDOWN: u32 = 0x8004_587d;
        /// `EXT4_GOING_FLAGS_NOLOGFLUSH`.
        const NO_LOG_FLUSH: u32 = 2;
        let folder = File::open(&self.mount).unwrap();
        // SAFETY: the kernel reads one u32 from the pointer that `Setter` gives, and writes nothing.
        let cut = unsafe {
            rustix::ioctl::ioctl(&folder, rustix::ioctl::Setter::<SHUTDOWN, u32>::new(NO_LOG_FLUSH))
        };
        cut.unwrap();
    }

    /// Takes it away; a program that still looks into it is waited for.
    pub(super) fn unmount(&self) {
        for _ in 0..200 {
            let done = Command::new("umount").arg(&self.mount).output().unwrap();
            if done.status.success() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("cannot unmount {}", self.mount.display());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Where it is mounted no longer, there is nothing to do.
        drop(Command::new("umount").args(["--quiet", "--lazy"]).arg(&self.mount).output());
    }
}
