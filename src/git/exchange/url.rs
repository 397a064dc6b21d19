//! Addresses of remotes: which may be used, and how they are shown.

use std::path::{Component, Path, PathBuf};

use crate::said;
use crate::words::Said;

/// The address of a remote that may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Url {
    /// As git takes it.
    pub(super) text: String,
    /// The folder, where it is one of this machine.
    pub(super) folder: Option<PathBuf>,
}

impl Url {
    /// Reads the address of a remote of the workspace `root`: https, ssh (also `host:path`), a folder or `file:`. Whatever
    /// could make git start another program is refused, and so is a folder inside the workspace, whose hooks would be
    /// those of whoever planted it.
    pub(super) fn read(text: &str, root: &Path) -> Result<Self, Said> {
        if text.is_empty() || text.starts_with('-') || text.chars().any(char::is_control) {
            return Err(said!(
                en: "the address of the remote is not one: write https://…, ssh://…, host:path or a folder",
                zh: "远程仓库地址无效：请写 https://…、ssh://…、主机:路径 或一个目录"
            ));
        }
        if let Some((scheme, rest)) = text.split_once("://") {
            return match scheme {
                "https" | "ssh" if !host_of(rest).starts_with('-') && !rest.is_empty() => {
                    Ok(Self { text: text.to_owned(), folder: None })
                }
                "file" => Self::of_folder(rest, root),
                _ => Err(not_allowed(scheme)),
            };
        }
        let before_slash = text.split('/').next().unwrap_or_default();
        if let Some((helper, _)) = before_slash.split_once("::")
            && !helper.starts_with('[')
        {
            return Err(not_allowed(helper));
        }
        // `host:path`, as ssh is written shortly.
        if before_slash.contains(':') {
            return if host_of(before_slash).starts_with('-') {
                Err(not_allowed(before_slash))
            } else {
                Ok(Self { text: text.to_owned(), folder: None })
            };
        }
        Self::of_folder(text, root)
    }

    fn of_folder(text: &str, root: &Path) -> Result<Self, Said> {
        let folder = without_steps_back(&root.join(text));
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if real(&folder).starts_with(real(root)) {
            return Err(said!(
                en: "the remote is a folder inside the workspace; a shared history belongs outside",
                zh: "远程仓库位于工作区内；共享的历史应放在工作区之外"
            ));
        }
        let text = folder.to_str().map(str::to_owned).ok_or_else(
            || said!(en: "the path of the remote is not UTF-8", zh: "远程仓库路径不是 UTF-8 编码"),
        )?;
        Ok(Self { text, folder: Some(folder) })
    }

    /// The address without what it may hold of a password.
    pub(super) fn shown(&self) -> String {
        match self.text.split_once("://") {
            Some((scheme, rest)) => {
                let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
                let host = host.rsplit('@').next().unwrap_or_default();
                format!("{scheme}://{host}/{path}")
            }
            None => self.text.clone(),
        }
    }
}

/// The path without `..`, which would seem to lead through the workspace where it leads out of it.
fn without_steps_back(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut walked, part| {
        match part {
            Component::ParentDir => {
                walked.pop();
            }
            Component::CurDir => {}
            part => walked.push(part),
        }
        walked
    })
}

/// The host of `user@host:port/path`.
fn host_of(rest: &str) -> &str {
    let authority = rest.split('/').next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default()
}

fn not_allowed(what: &str) -> Said {
    said!(
        en: "the remote speaks `{what}`, which is not allowed: use https, ssh or a folder",
        zh: "远程仓库使用 `{what}`，不被允许：请使用 https、ssh 或目录"
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Url;

    #[test]
    fn only_addresses_that_start_no_other_program_are_taken() {
        let root = Path::new("/nowhere/shop");
        let read = |text: &str| Url::read(text, root);
        for good in [
            "https://git.example.org/shop.git",
            "https://li:secret@git.example.org/shop.git",
            "ssh://git@example.org:22/srv/shop.git",
            "git@example.org:shop.git",
            "example.org:/srv/shop.git",
            "[::1]:shop.git",
            "/srv/shop.git",
            "../shop.git",
            "file:///srv/shop.git",
        ] {
            assert!(read(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "-x",
            "--upload-pack=touch /tmp/x",
            "ext::sh -c true",
            "fd::7",
            "git://example.org/shop.git",
            "http://example.org/shop.git",
            "ftp://example.org/shop.git",
            "ssh://-oProxyCommand=x/shop.git",
            "ssh://li@-oProxyCommand=x/shop.git",
            "-oProxyCommand=x:shop.git",
            "li@-oProxyCommand=x:shop.git",
            "a\nb",
            "sub/shop.git",
            ".git",
            "file:///nowhere/shop/x.git",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn no_password_is_shown() {
        let root = Path::new("/nowhere/shop");
        let shown = |text: &str| Url::read(text, root).map(|url| url.shown());
        assert_eq!(shown("https://li:secret@h.example/x.git").as_deref(), Ok("https://h.example/x.git"));
        assert_eq!(shown("git@example.org:x.git").as_deref(), Ok("git@example.org:x.git"));
        assert_eq!(shown("../x.git").as_deref(), Ok("/nowhere/x.git"));
    }
}
