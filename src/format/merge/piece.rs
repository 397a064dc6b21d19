//! A piece of a record's text: a key of the header, or an event, with the comments above it.

use std::borrow::Cow;

use crate::domain::record::{Event, Value};

/// A piece, cut out of a text.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    /// The key, or the id of the event.
    pub(super) name: String,
    /// The lines of comments, and blank ones, above it.
    pub(super) above: Cow<'t, str>,
    /// Its own lines, with the comments in them.
    pub(super) own: Cow<'t, str>,
    /// The comments that stand in its own lines.
    pub(super) comments: Vec<&'t str>,
    /// What it says.
    pub(super) meaning: Meaning,
}

/// What a piece says, whatever its bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// The value of a key.
    Field(Value),
    /// An event.
    Event(Box<Event>),
}

impl Piece<'_> {
    /// Whether the two are the same bytes.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.own == other.own && self.above == other.above
    }

    /// The comments of `self` that `other` has not, and `base` neither: without a place of their own when `other` is
    /// taken.
    pub(super) fn stray(&self, other: &Self, base: Option<&Self>) -> Vec<String> {
        let stands = |comment: &&&str| {
            let in_lines =
                |piece: &Self| piece.comments.contains(*comment) || piece.above.contains(**comment);
            in_lines(other) || base.is_some_and(in_lines)
        };
        self.comments.iter().filter(|comment| !stands(comment)).map(|comment| (*comment).to_owned()).collect()
    }
}

/// A piece of the result.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    /// The lines of comments above it.
    pub(super) above: String,
    /// Its own lines.
    pub(super) own: String,
    /// What it must say when it is read.
    pub(super) meaning: Meaning,
}

/// A version that did not come into the result.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Loser {
    /// The version as text.
    pub(super) version: String,
    /// What it is a version of.
    pub(super) about: About,
}

/// What a version is one of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum About {
    /// A key of the header, or of a map in it (`customer.called`).
    Field(String),
    /// The event of that id; the version is a whole event, recorded then as number `n`.
    Event { id: String, at: crate::domain::instant::Instant, n: u32 },
}
