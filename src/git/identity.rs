//! Who commits: the person's own git identity, or the program's where git knows none (cron).

use super::program::Git;
use super::trouble::Trouble;

/// A name and an address as commits hold them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    name: String,
    mail: String,
    /// The file of the key with which they sign, where their configuration asks for signatures by SSH keys.
    key: Option<String>,
}

impl Identity {
    /// The identity of a staff name of `shop.toml`. The address is one that can never be delivered (RFC 2606).
    pub(super) fn of_staff(name: &str) -> Self {
        Self { name: name.to_owned(), mail: format!("{name}@plaint.invalid"), key: None }
    }

    /// The identity in the person's own git configuration; the repository's is not asked, anybody may have written it.
    pub(super) fn of_person(git: &Git) -> Result<Option<Self>, Trouble> {
        const WANTED: &str = r"^(user\.(name|email|signingkey)|commit\.gpgsign|gpg\.format)$";
        let ran = git.run(&["config", "--global", "--includes", "-z", "--get-regexp", WANTED])?;
        let answer = String::from_utf8_lossy(&ran.output).into_owned();
        let value = |key: &str| {
            answer
                .split('\0')
                .filter_map(|pair| pair.split_once('\n'))
                .rfind(|(own, _)| *own == key)
                .map(|(_, value)| value)
        };
        let asks =
            value("commit.gpgsign").is_some_and(|text| matches!(text, "" | "true" | "yes" | "on" | "1"));
        let key = value("user.signingkey").filter(|_| asks && value("gpg.format") == Some("ssh"));
        Ok(match (value("user.name"), value("user.email")) {
            (Some(name), Some(mail)) => {
                Some(Self { name: cleaned(name), mail: cleaned(mail), key: key.map(str::to_owned) })
            }
            _ => None,
        })
    }

    /// The file of the key with which they sign; a `~` is not read yet.
    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// The line of a commit, without its date.
    pub(super) fn line(&self) -> String {
        format!("{} <{}>", self.name, self.mail)
    }
}

/// Without the signs that would end the name in a commit.
fn cleaned(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_control() && !matches!(sign, '<' | '>'))
        .collect::<String>()
        .trim()
        .to_owned()
}
