//! The file that sections come from: its name, where its lines begin, and what was found wrong in it.

use std::cell::RefCell;
use std::ops::Range;

use crate::domain::finding::{Finding, Place};

/// The file that sections come from.
#[derive(Debug)]
pub struct Source {
    file: String,
    text: String,
    line_starts: Vec<usize>,
    findings: RefCell<Vec<Finding>>,
}

impl Source {
    /// The source `text` of `file`, a name as it is shown to people.
    pub fn new(file: &str, text: &str) -> Self {
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        Self { file: file.to_owned(), text: text.to_owned(), line_starts, findings: RefCell::default() }
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line of a byte, from 1.
    pub fn line(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }

    /// The place of a span of bytes. A span beyond the text is cut to it.
    pub fn place(&self, span: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(span.start.min(self.text.len()));
        let line = self.line(start);
        let column = self.text[self.line_starts[line - 1]..start].chars().count() + 1;
        Place { file: self.file.clone(), line, column, span: start..span.end.clamp(start, self.text.len()) }
    }

    /// Notes a finding.
    pub fn report(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// All findings so far, in the order of the file.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.findings.borrow().clone();
        findings.sort_by_key(|finding| (finding.place.span.start, finding.place.span.end));
        findings
    }
}
