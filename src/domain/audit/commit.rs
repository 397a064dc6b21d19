//! A commit as the rules of an audit see it.

use crate::domain::instant::Instant;

/// The address domain of those whom plaint itself names as authors.
pub const OWN_DOMAIN: &str = "@plaint.invalid";

/// A commit: who wrote it, when, and what it says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Committed {
    /// The author's name.
    pub author: String,
    /// The author's address.
    pub mail: String,
    /// The staff whom the message names as those who recorded what it holds (`By:`).
    pub by: Vec<String>,
    /// When it was committed.
    pub at: Instant,
    /// Whether it says that it had to wait, so that what it holds is older.
    pub waited: bool,
}

impl Committed {
    /// The commit of `author` with this message.
    pub fn new((author, mail): (&str, &str), at: Instant, message: &str) -> Self {
        let trailers = |key: &'static str| message.lines().filter_map(move |line| line.strip_prefix(key));
        Self {
            author: author.to_owned(),
            mail: mail.to_owned(),
            by: trailers("By: ").map(|name| name.trim().to_owned()).collect(),
            at,
            waited: trailers("Waited: ").any(|value| value.trim() == "yes"),
        }
    }

    /// The author as plaint names staff; `None` where the address is another.
    pub fn own_author(&self) -> Option<&str> {
        self.mail.strip_suffix(OWN_DOMAIN)
    }

    /// Whether the commit may hold what `by` recorded: they are its author, or one of several who recorded while commits
    /// had to wait. No other commit holds what several recorded, so a line `By:` more is nobody's leave.
    pub fn is_by(&self, by: &str) -> bool {
        let own = self.own_author();
        let names = |wanted: &str| self.by.iter().any(|name| name == wanted);
        own == Some(by) || (self.waited && own.is_some_and(names) && names(by))
    }
}

#[cfg(test)]
mod tests {
    use super::Committed;
    use crate::domain::instant;

    #[test]
    fn only_a_commit_that_waited_is_by_several() {
        let at = instant::parse("2026-11-22T10:00:00+08:00").unwrap();
        let commit = |message: &str| Committed::new(("li", "li@plaint.invalid"), at, message);
        let several = commit("x\n\nBy: li\nBy: wang\n");
        assert!(several.is_by("li") && !several.is_by("wang"));
        let waited = commit("x\n\nBy: li\nBy: wang\nWaited: yes\n");
        assert!(waited.is_by("li") && waited.is_by("wang") && !waited.is_by("zhao"));
    }
}
