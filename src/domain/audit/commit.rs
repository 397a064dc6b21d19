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
            waited: trailers("Waited: ").next().is_some(),
        }
    }

    /// Whether the commit may hold what `by` recorded: they are its author, or one of several who recorded while commits
    /// had to wait.
    pub fn is_by(&self, by: &str) -> bool {
        let own = self.mail.strip_suffix(OWN_DOMAIN);
        own == Some(by)
            || (own.is_some_and(|own| self.by.iter().any(|name| name == own))
                && self.by.iter().any(|name| name == by))
    }
}
