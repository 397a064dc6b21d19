//! Commits as they are stored: parents, who, when, what was said, and the signature if there is one.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::ObjectId;
use crate::domain::instant::Instant;

/// A commit as its object tells it, whatever grafts or replacements say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Commit {
    /// Its name.
    pub id: ObjectId,
    /// Its parents.
    pub parents: Vec<ObjectId>,
    /// Who is said to have written it.
    pub author: Person,
    /// Who is said to have committed it.
    pub committer: Person,
    /// The message.
    pub message: String,
    /// Whether it carries a signature, of whatever worth.
    pub signed: bool,
}

/// A name with an address and a time, as commits hold them.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The address.
    pub mail: String,
    /// The time.
    pub at: Instant,
}

impl Commit {
    /// Reads the bytes of a commit object; `None` when they are none.
    pub(super) fn read(id: ObjectId, bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes);
        let (head, message) = text.split_once("\n\n").unwrap_or((&text, ""));
        let (mut parents, mut author, mut committer, mut signed) = (Vec::new(), None, None, false);
        for line in head.lines() {
            match line.split_once(' ') {
                Some(("parent", parent)) => parents.push(ObjectId::parse(parent)?),
                Some(("author", person)) => author = Person::read(person),
                Some(("committer", person)) => committer = Person::read(person),
                Some(("gpgsig" | "gpgsig-sha256", _)) => signed = true,
                _ => {}
            }
        }
        let (author, committer) = (author?, committer?);
        Some(Self { id, parents, author, committer, message: message.to_owned(), signed })
    }
}

impl Person {
    /// Reads `name <address> seconds ±hhmm`.
    fn read(line: &str) -> Option<Self> {
        let (who, when) = line.rsplit_once("> ")?;
        let (name, mail) = who.split_once('<')?;
        let (seconds, zone) = when.split_once(' ')?;
        let at = DateTime::from_timestamp(seconds.parse().ok()?, 0)?;
        let at = at.with_timezone(&offset(zone).unwrap_or(FixedOffset::east_opt(0)?));
        Some(Self { name: name.trim().to_owned(), mail: mail.to_owned(), at })
    }
}

fn offset(zone: &str) -> Option<FixedOffset> {
    let hours: i32 = zone.get(1..3)?.parse().ok()?;
    let minutes: i32 = zone.get(3..5)?.parse().ok()?;
    let seconds = i32::try_from(TimeDelta::minutes((hours * 60 + minutes).into()).num_seconds()).ok()?;
    FixedOffset::east_opt(if zone.starts_with('-') { -seconds } else { seconds })
}

#[cfg(test)]
mod tests {
    use super::{Commit, ObjectId};

    #[test]
    fn a_commit_is_read_from_its_object() {
        let (id, tree, one) = ("a".repeat(40), "b".repeat(40), "c".repeat(40));
        let text = format!(
            "tree {tree}\nparent {one}\nauthor 李 芳 <li@plaint.invalid> 1795312800 +0800\ncommitter A <a@b> 1795312801 -0130\n\
             gpgsig -----BEGIN\n abc\n -----END\n\nsubject\n\nBy: li\n"
        );
        let commit = Commit::read(ObjectId::parse(&id).unwrap(), text.as_bytes()).unwrap();
        assert_eq!(commit.parents, [ObjectId::parse(&one).unwrap()]);
        assert_eq!(
            (commit.author.name.as_str(), commit.author.mail.as_str()),
            ("李 芳", "li@plaint.invalid")
        );
        assert_eq!(commit.author.at.to_rfc3339(), "2026-11-22T10:00:00+08:00");
        assert_eq!(commit.committer.at.to_rfc3339(), "2026-11-22T00:30:01-01:30");
        assert_eq!((commit.signed, commit.message.as_str()), (true, "subject\n\nBy: li\n"));
    }
}
