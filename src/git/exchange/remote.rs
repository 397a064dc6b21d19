//! Which remote, and which branch of it.

use std::path::Path;

use super::url::Url;
use crate::git::repository::Repository;
use crate::git::trouble::Trouble;
use crate::said;

/// A remote to exchange with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    /// Its name in git (`origin`).
    pub name: String,
    /// The branch over there.
    pub branch: String,
    pub(super) fetch: Url,
    pub(super) push: Url,
}

/// What git's configuration says, as far as it matters here.
struct Configured(Vec<(String, String)>);

impl Remote {
    /// The address without a password, for people.
    pub fn shown(&self) -> String {
        self.fetch.shown()
    }

    /// Where our repository keeps what was last seen of it; no fetch of git's own moves that.
    pub(super) fn seen(&self) -> String {
        format!("refs/plaint/seen/{}/{}", self.name, self.branch)
    }

    /// Where git itself keeps what it knows of it.
    pub(super) fn tracking(&self) -> String {
        format!("refs/remotes/{}/{}", self.name, self.branch)
    }
}

impl Repository {
    /// The remote of this name, or else the one that the branch follows, the only one, or `origin`; `None` where there
    /// is no remote at all.
    ///
    /// # Errors
    /// No branch is checked out, there is no such remote, its address may not be used, or nothing tells which.
    pub fn remote(&self, named: Option<&str>, root: &Path) -> Result<Option<Remote>, Trouble> {
        let branch = self.branch()?;
        let configured = self.configured()?;
        let names = configured.remotes();
        let upstream = configured.value(&format!("branch.{branch}.remote"));
        let name = match (named, upstream) {
            (Some(name), _) => name.to_owned(),
            (None, Some(upstream)) if upstream != "." => upstream.to_owned(),
            _ => match names.as_slice() {
                [] => return Ok(None),
                [only] => (*only).to_owned(),
                several if several.contains(&"origin") => "origin".to_owned(),
                several => return Err(which(several)),
            },
        };
        if names.is_empty() {
            return Ok(None);
        }
        let value = |key: &str| configured.first(&format!("remote.{name}.{key}"));
        let Some(url) = value("url").filter(|_| is_plain(&name)) else { return Err(unknown(&name, &names)) };
        let followed = configured.value(&format!("branch.{branch}.merge"));
        let followed = followed.filter(|_| upstream == Some(name.as_str()));
        let followed = followed.and_then(|full| full.strip_prefix("refs/heads/"));
        let fetch = Url::read(url, root).map_err(Trouble::Refused)?;
        let push = match value("pushurl") {
            Some(url) => Url::read(url, root).map_err(Trouble::Refused)?,
            None => fetch.clone(),
        };
        Ok(Some(Remote { branch: followed.unwrap_or(&branch).to_owned(), fetch, push, name }))
    }

    /// The branch that is checked out.
    fn branch(&self) -> Result<String, Trouble> {
        let ran = self.git.run(&["symbolic-ref", "--quiet", "HEAD"])?;
        let answer = String::from_utf8_lossy(&ran.output).trim().to_owned();
        answer.strip_prefix("refs/heads/").map(str::to_owned).ok_or_else(|| {
            Trouble::Refused(said!(
                en: "no branch is checked out, so there is nothing to sync; `git switch main` takes one",
                zh: "当前不在任何分支上，无法同步；请先运行 `git switch main`"
            ))
        })
    }

    fn configured(&self) -> Result<Configured, Trouble> {
        let asked = r"^(remote\..*\.(url|pushurl)|branch\..*\.(remote|merge))$";
        let ran = self.git.run(&["config", "-z", "--get-regexp", asked])?;
        let answer = String::from_utf8_lossy(&ran.output);
        let pairs = answer.split('\0').filter_map(|pair| pair.split_once('\n'));
        Ok(Configured(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()))
    }
}

impl Configured {
    /// The names of the remotes that have an address.
    fn remotes(&self) -> Vec<&str> {
        let urls = self.0.iter().filter_map(|(key, _)| key.strip_prefix("remote.")?.strip_suffix(".url"));
        let mut names: Vec<&str> = urls.collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The last value, which counts where there can be one only.
    fn value(&self, key: &str) -> Option<&str> {
        self.0.iter().rfind(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }

    /// The first value, which counts where git takes several.
    fn first(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, value)| value.as_str())
    }
}

/// Whether the name can be part of the name of a ref and of a sentence.
fn is_plain(name: &str) -> bool {
    let plain = |sign: char| sign.is_alphanumeric() || "-_.".contains(sign);
    name.chars().all(plain) && !name.starts_with(['-', '.']) && !name.contains("..")
}

fn which(several: &[&str]) -> Trouble {
    let list = several.join(", ");
    Trouble::Refused(said!(
        en: "there are several remotes ({list}); name one: `plaint sync REMOTE`",
        zh: "有多个远程仓库（{list}）；请指定：`plaint sync 名称`"
    ))
}

fn unknown(name: &str, names: &[&str]) -> Trouble {
    let list = names.join(", ");
    Trouble::Refused(said!(
        en: "there is no remote `{name}` here; there is: {list}",
        zh: "没有名为 `{name}` 的远程仓库；现有：{list}"
    ))
}
