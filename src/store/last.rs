//! What this machine remembers for itself: `@`, the complaint that a person touched last, and up to where it audited.

use std::io::Write;

use rustix::fs::OFlags;

use super::Workspace;
use super::atomic;
use super::plain::{is_link, open};
use crate::domain::id::CaseId;
use crate::domain::record::RecordKind;

/// The folder of what belongs to this machine: lock, journal, last ids. Ignored by git.
pub const PRIVATE: &str = ".plaint";

/// The file in which stands up to which commit all was found in order.
const AUDITED: &str = ".plaint/audited";

impl Workspace {
    /// The complaint that `user` touched last, if it is still there.
    pub fn last(&self, user: &str) -> Option<CaseId> {
        let text = self.read_text(&place(user)).ok().flatten()?;
        let id = CaseId::parse(text.trim())?;
        let path = crate::domain::id::path_of(&RecordKind::Complaint, id.as_str())?;
        self.path(&path).is_file().then_some(id)
    }

    /// Remembers `id` as the complaint that `user` touched last. Only for writing commands of a person at a terminal.
    /// Not being able to remember is no reason to fail: the next `@` then means the one before or nothing.
    pub fn remember_last(&self, user: &str, id: &CaseId) {
        let Ok(path) = self.plain_path(&place(user)) else { return };
        if let Some(folder) = path.parent().filter(|folder| !is_link(folder)) {
            let how = OFlags::WRONLY | OFlags::CREATE | OFlags::TRUNC;
            let written = std::fs::create_dir_all(folder)
                .and_then(|()| open(&path, how))
                .and_then(|mut file| file.write_all(format!("{id}\n").as_bytes()));
            drop(written);
        }
    }

    /// Up to which commit an audit on this machine found all in order, as it stands in the file.
    pub fn last_audited(&self) -> Option<String> {
        self.read_text(AUDITED).ok().flatten()
    }

    /// Remembers that all was in order up to `commit`. Whatever stands in the place of the file is replaced, never written
    /// through: a clone may bring a link along. Not being able to is no reason to fail: the next audit looks at more.
    pub fn remember_audited(&self, commit: &str) {
        let written = self.make_private_folder().and_then(|()| self.plain_path(AUDITED)).map(|path| {
            let put = atomic::put(&path, format!("{commit}\n").as_bytes());
            drop(put);
        });
        drop(written);
    }
}

/// Each user's file; signs that are no letter or digit are spelt as numbers, so that no name leads elsewhere.
fn place(user: &str) -> String {
    let name: String =
        user.chars()
            .map(|sign| {
                if sign.is_ascii_alphanumeric() {
                    sign.to_string()
                } else {
                    format!("_{:x}", u32::from(sign))
                }
            })
            .collect();
    format!("{PRIVATE}/last/{name}")
}
