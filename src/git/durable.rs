//! Making commits durable: git's own settings leave them in memory, one `syncfs` writes them down.

use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::repository::Repository;
use super::trouble::Trouble;
use crate::said;

impl Repository {
    /// Waits until everything in the repository and in `workspace` is on disk.
    ///
    /// # Errors
    /// The disk does not confirm.
    pub fn make_durable(&self, workspace: &Path) -> Result<(), Trouble> {
        let mut done = Vec::new();
        for folder in [workspace, &self.git_folder, &self.shared_folder] {
            let synced = File::open(folder).and_then(|handle| {
                let device = handle.metadata()?.dev();
                if !done.contains(&device) {
                    rustix::fs::syncfs(&handle)?;
                    done.push(device);
                }
                Ok(())
            });
            synced.map_err(|error| {
                let folder = folder.display();
                Trouble::Refused(said!(
                    en: "the disk of `{folder}` does not confirm that it has written: {error}",
                    zh: "`{folder}` 所在磁盘未确认写入：{error}"
                ))
            })?;
        }
        Ok(())
    }
}
