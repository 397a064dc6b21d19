//! Exchanging histories with a remote: fetch, merge of trees, push.
//!
//! All of it runs in a git folder of our own, made anew each time, which shares nothing with the repository but its
//! objects. So nothing that the repository's configuration, attributes or hooks say is ever read, and whatever breaks off
//! leaves the repository as it was.

mod adopt;
mod ancestry;
mod fetch;
mod limited;
mod merge;
mod push;
mod remote;
mod trees;
mod url;

pub use adopt::Adoption;
pub use fetch::Fetched;
pub use merge::{Clash, MergedTrees};
pub use push::Pushed;
pub use remote::Remote;
pub use trees::{Difference, Version};

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::driver::driver_attributes;
use super::program::{Git, Ran};
use super::repository::Repository;
use super::trouble::Trouble;
use crate::said;

/// The folder of our own, in the git folder of this working tree.
const FOLDER: &str = "plaint-sync";

/// A git folder of our own, beside a repository whose objects it uses; gone when dropped.
#[derive(Debug)]
pub struct Exchange {
    folder: PathBuf,
    git: Git,
    empty_tree: &'static str,
    /// Settings of the person's own configuration: credential helpers, and how ssh is run.
    own: Vec<String>,
    limit: Duration,
}

impl Repository {
    /// Begins an exchange; only one process at a time may. What a remote does may take no longer than `limit`.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn exchange(&self, limit: Duration) -> Result<Exchange, Trouble> {
        let real = |folder: &Path| folder.canonicalize().map_err(|error| not_made(folder, &error));
        // Each working tree syncs on its own, with objects that all of them share.
        let (shared, folder) = (real(&self.shared_folder)?, real(&self.git_folder)?.join(FOLDER));
        make(&folder, self.empty_tree.len() == 64).map_err(|error| not_made(&folder, &error))?;
        let variables: Vec<(&'static str, OsString)> = vec![
            ("GIT_DIR", folder.clone().into()),
            ("GIT_OBJECT_DIRECTORY", shared.join("objects").into()),
            ("GIT_ATTR_SOURCE", self.empty_tree.into()),
        ];
        let git = self.git.elsewhere(&folder.join("work"), variables);
        let own = self.own_settings()?;
        Ok(Exchange { folder, git, empty_tree: self.empty_tree, own, limit })
    }

    /// What the person's own configuration says of credential helpers and of ssh; the repository's is not asked.
    fn own_settings(&self) -> Result<Vec<String>, Trouble> {
        const WANTED: &str = r"^(credential\..*helper|core\.sshcommand|ssh\.variant)$";
        let ran = self.git.run(&["config", "--global", "--includes", "-z", "--get-regexp", WANTED])?;
        let answer = String::from_utf8_lossy(&ran.output).into_owned();
        let pairs: Vec<(&str, &str)> = answer.split('\0').filter_map(|pair| pair.split_once('\n')).collect();
        let last = |key: &str| pairs.iter().rfind(|(own, _)| *own == key).map(|(_, value)| *value);
        // A key that holds `=` cannot be told on a command line.
        let helpers = pairs.iter().filter(|(key, _)| key.starts_with("credential.") && !key.contains('='));
        let mut settings: Vec<String> = helpers.map(|(key, value)| format!("{key}={value}")).collect();
        settings.extend(limited::ssh_settings(last("core.sshcommand"), last("ssh.variant")));
        Ok(settings)
    }
}

impl Exchange {
    /// Runs git in the folder of our own.
    fn run(&self, arguments: &[&str]) -> Result<Ran, Trouble> {
        self.git.run(arguments)
    }

    /// Runs git, which must succeed; gives what it printed.
    fn output(&self, arguments: &[&str]) -> Result<String, Trouble> {
        let ran = self.run(arguments)?;
        if !ran.succeeded {
            return Err(Trouble::of_errors(&ran.errors));
        }
        Ok(String::from_utf8_lossy(&ran.output).into_owned())
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        let removed = fs::remove_dir_all(&self.folder);
        drop(removed);
    }
}

/// Makes the folder anew: what a process that was killed left, or what somebody planted, goes first.
fn make(folder: &Path, is_sha256: bool) -> io::Result<()> {
    match fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(folder)?,
        Ok(_) => fs::remove_file(folder)?,
        Err(_) => {}
    }
    fs::create_dir(folder)?;
    for below in ["refs", "objects", "info", "work"] {
        fs::create_dir(folder.join(below))?;
    }
    let hash = if is_sha256 { "sha256" } else { "sha1" };
    let config = format!(
        "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = {hash}\n"
    );
    fs::write(folder.join("HEAD"), "ref: refs/heads/none\n")?;
    fs::write(folder.join("config"), config)?;
    // The records, and which driver merges them. Nothing else has one.
    fs::write(folder.join("info/attributes"), driver_attributes().join("\n") + "\n")
}

fn not_made(folder: &Path, error: &io::Error) -> Trouble {
    let folder = folder.display();
    Trouble::Refused(said!(en: "cannot make `{folder}`: {error}", zh: "无法创建 `{folder}`：{error}"))
}
