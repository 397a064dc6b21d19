//! Findings: what is wrong in the data or the policy, where, and what to do next.
//!
//! A finding is about somebody's file. When the tool itself cannot do its job, that is an error, not a finding.

use std::ops::Range;

use serde::Serialize;

use crate::said;
use crate::words::Said;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Works, but is probably not what was meant. Fatal only with `check --strict`.
    Warning,
    /// Cannot be used as it stands. Exit code 3.
    Error,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The file as it is shown to people: relative to the workspace, with `/`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes in the file's text that are meant; empty when only the point is known.
    #[serde(skip)]
    pub span: Range<usize>,
}

/// Something wrong in the data or the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind of finding, in kebab-case and for ever the same: `yaml-duplicate-key`.
    pub code: &'static str,
    /// How bad it is.
    pub grade: Grade,
    /// Where it is.
    pub place: Place,
    /// What was found.
    pub message: Said,
    /// What to do next.
    pub tip: Option<Said>,
    /// Other places that belong to it, each with its words (the first of two equal keys).
    pub related: Vec<(Place, Said)>,
}

impl Finding {
    /// A finding of grade [`Grade::Error`].
    pub fn error(code: &'static str, place: Place, message: Said) -> Self {
        Self { code, grade: Grade::Error, place, message, tip: None, related: Vec::new() }
    }

    /// A finding of grade [`Grade::Warning`].
    pub fn warning(code: &'static str, place: Place, message: Said) -> Self {
        Self { grade: Grade::Warning, ..Self::error(code, place, message) }
    }

    /// The same finding with words on what to do next.
    #[must_use]
    pub fn tip(mut self, tip: Said) -> Self {
        self.tip = Some(tip);
        self
    }

    /// The same finding, with what may have been meant by a mistyped `word`, if one of `known` is near enough.
    #[must_use]
    pub fn suggesting<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match suggestion(word, known) {
            Some(tip) => self.tip(tip),
            None => self,
        }
    }

    /// The same finding with one more place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, words: Said) -> Self {
        self.related.push((place, words));
        self
    }
}

impl Place {
    /// The place of the bytes `span` in `text`, the text of `file`. A span beyond the text is cut to it.
    pub fn of_span(file: &str, text: &str, span: Range<usize>) -> Self {
        let mut start = span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.to_owned(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            span: start..span.end.clamp(start, text.len()),
        }
    }

    /// The beginning of `file`, for findings about the file as a whole.
    pub fn whole_file(file: &str) -> Self {
        Self { file: file.to_owned(), line: 1, column: 1, span: 0..0 }
    }
}

/// Asks whether the nearest of `known` was meant by a mistyped `word`, if one is near enough.
pub fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Said> {
    let near = did_you_mean(word, known)?;
    Some(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？"))
}

/// The nearest of `candidates` to a mistyped `word`, if one is near enough to be meant.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= 1 + candidate.chars().count().min(word.chars().count()) / 4
        })
        .min()
        .map(|(_, candidate)| candidate)
}
