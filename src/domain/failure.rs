//! Failures: the tool cannot do what was asked, and says so with an exit code of its own.

use std::fmt;

use super::finding::suggestion;
use crate::words::Said;

/// Why the tool could not do it; decides the exit code (design: 1, 2, 3, 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FailureKind {
    /// It could not be done. Exit code 1.
    CouldNot,
    /// The command was not understood, or an id is ambiguous. Exit code 2.
    Usage,
    /// Data or policy are not in order. Exit code 3.
    Findings,
    /// Somebody else is writing. Exit code 5.
    Busy,
}

/// A failure with words for people and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What kind of failure it is.
    pub kind: FailureKind,
    /// What happened.
    pub message: Said,
    /// What to do next, one sentence each.
    pub tips: Vec<Said>,
}

impl Failure {
    /// A failure of `kind`.
    pub fn new(kind: FailureKind, message: Said) -> Self {
        Self { kind, message, tips: Vec::new() }
    }

    /// It could not be done.
    pub fn could_not(message: Said) -> Self {
        Self::new(FailureKind::CouldNot, message)
    }

    /// The command was not understood.
    pub fn usage(message: Said) -> Self {
        Self::new(FailureKind::Usage, message)
    }

    /// The same failure with one more sentence on what to do next.
    #[must_use]
    pub fn tip(mut self, tip: Said) -> Self {
        self.tips.push(tip);
        self
    }

    /// The same failure, with what may have been meant by a mistyped `word`, if one of `known` is near enough.
    #[must_use]
    pub fn suggesting<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match suggestion(word, known) {
            Some(tip) => self.tip(tip),
            None => self,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message.en)
    }
}

impl std::error::Error for Failure {}
