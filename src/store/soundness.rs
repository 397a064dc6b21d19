//! Whether the place where a workspace is keeps what saving relies upon.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;

use rustix::fs::Access;

use super::last::PRIVATE;
use super::{Result, Workspace, atomic, refused};
use crate::domain::record::RecordKind;
use crate::words::Label;

/// The folders into which commands write.
const FOLDERS: &[&str] = &[".", PRIVATE, "cases", "customers", "stores", "measures", "evidence", "policies"];

/// File systems that promise less than saving needs, by the number that Linux gives them.
const UNSAFE: &[(u64, &str)] = &[
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x4D44, "FAT"),
    (0x2011_BAB0, "exFAT"),
    (0x0102_1997, "9p"),
];

impl Workspace {
    /// How many savings wait for the audit trail.
    ///
    /// # Errors
    /// The journal is there and cannot be read.
    pub fn waiting(&self) -> Result<usize> {
        Ok(self.journal()?.len())
    }

    /// The name of the file system, where it does not promise locks and renames that are all or nothing; both are tried.
    ///
    /// # Errors
    /// The folder of this machine's own files cannot be written.
    pub fn unsafe_file_system(&self) -> Result<Option<&'static str>> {
        let failed =
            |error: std::io::Error| refused(Label::new("write in", "写入"), &self.path(PRIVATE), &error);
        let facts = rustix::fs::statfs(self.root()).map_err(|error| failed(error.into()))?;
        // The number is signed on some machines; only its bits count.
        let number = u64::try_from(facts.f_type).unwrap_or_default() & 0xFFFF_FFFF;
        if let Some((_, name)) = UNSAFE.iter().find(|(known, _)| *known == number) {
            return Ok(Some(name));
        }
        self.make_private_folder()?;
        let folder =
            tempfile::Builder::new().prefix("trial-").tempdir_in(self.path(PRIVATE)).map_err(failed)?;
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        atomic::write_temporary(&one, b"1", atomic::PRIVATE_MODE).map_err(failed)?;
        let (first, second) = (File::open(&one).map_err(failed)?, File::open(&one).map_err(failed)?);
        if first.try_lock().is_err() || second.try_lock().is_ok() {
            return Ok(Some("locks"));
        }
        drop((first, second));
        atomic::rename_to_new(&one, &other).map_err(failed)?;
        atomic::write_temporary(&one, b"2", atomic::PRIVATE_MODE).map_err(failed)?;
        Ok(atomic::rename_to_new(&one, &other).is_ok().then_some("renames"))
    }

    /// The folders of the workspace that are there and cannot be written by who runs this.
    pub fn unwritable_folders(&self) -> Vec<String> {
        let wanted = Access::WRITE_OK | Access::EXEC_OK;
        let is_closed = |folder: &str| {
            let place = self.path(folder);
            place.is_dir() && rustix::fs::access(&place, wanted).is_err()
        };
        FOLDERS.iter().filter(|folder| is_closed(folder)).map(|folder| (*folder).to_owned()).collect()
    }

    /// The files of customers that others than their owner may read, where they stay on this machine.
    pub fn readable_by_others(&self) -> Vec<String> {
        let is_open = |path: &String| {
            let facts = self.path(path).symlink_metadata();
            facts.is_ok_and(|facts| facts.is_file() && facts.permissions().mode() & 0o077 != 0)
        };
        self.walk(&RecordKind::Customer).files.into_iter().filter(is_open).collect()
    }

    /// Makes a file of this workspace readable by its owner alone.
    ///
    /// # Errors
    /// It cannot be done.
    pub fn make_private(&self, path: &str) -> Result<()> {
        let place = self.plain_path(path)?;
        fs::set_permissions(&place, Permissions::from_mode(atomic::PRIVATE_MODE))
            .map_err(|error| refused(Label::new("change", "更改"), &place, &error))
    }
}
