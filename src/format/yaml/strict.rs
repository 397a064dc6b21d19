//! The strict reading: every finding about a record's text with its place, and the record if it can be had.

use serde::Deserialize;

use super::own_form::read_own_form;
use super::shape::{self, KnownKeys};
use super::source::{self, Source};
use super::tree::{self, Content, Node};
use super::typed::{Typed, TypedFault};
use super::{difference, finding as words, risky, syntax};
use crate::domain::finding::{Finding, Grade};
use crate::domain::record::{Record, Value};

/// How many findings of one file are told; a file with more is broken as a whole.
const FINDINGS_LIMIT: usize = 200;

/// What the strict reading found.
#[derive(Debug, Clone)]
pub struct Strict {
    /// The record, when the text holds one. It may still have findings, of grade error too.
    pub record: Option<Record>,
    /// All findings, by their place.
    pub findings: Vec<Finding>,
    pub(in crate::format) root: Option<Node>,
}

impl Strict {
    /// Whether a finding of grade error is there.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.grade == Grade::Error)
    }

    pub(super) fn first_error(&self) -> Option<String> {
        let first = self.findings.iter().find(|finding| finding.grade == Grade::Error)?;
        Some(format!("{} at line {} column {}", first.message, first.place.line, first.place.column))
    }

    fn refused(findings: Vec<Finding>) -> Self {
        Self { record: None, findings: shown(findings), root: None }
    }
}

/// Reads a record from the bytes of `file` with all findings. `known` names the keys that the policy declares.
pub fn read_strictly(file: &str, bytes: &[u8], known: KnownKeys<'_>) -> Strict {
    let text = match source::text_of(file, bytes) {
        Ok(text) => text,
        Err(finding) => return Strict::refused(vec![*finding]),
    };
    let source = Source::new(file, text);
    let mut findings = Vec::new();
    syntax::scan(&source, &mut findings);
    if !findings.is_empty() {
        return Strict::refused(findings);
    }
    let root = tree::build(&source, &mut findings);
    if root.is_none() && findings.is_empty() {
        findings.push(words::empty(source.place(0..0)));
    }
    let Some(root) = root.filter(|root| !is_empty(&source, root, &mut findings)) else {
        return Strict::refused(findings);
    };
    let mut record = None;
    if findings.is_empty() {
        let ours = Record::deserialize(Typed(&root));
        let theirs = serde_yaml::from_str::<Record>(source.text);
        let agree = matches!((&ours, &theirs), (Ok(ours), Ok(theirs)) if ours == theirs);
        if !agree {
            agree_on_values(&source, &root, &mut findings);
        }
        if findings.is_empty() {
            shape::check(&source, &root, known, &mut findings);
            record = settled(&source, ours, theirs, &mut findings);
        }
    }
    scalars(&source, &root, true, &mut findings);
    Strict { record, findings: shown(findings), root: Some(root) }
}

/// The tree and the record of a text by our own reading alone, where that has nothing to say against an edit: half the work.
/// Both readings prove what comes out of the edit, and with it all that was there before.
pub(super) fn read_for_edit(file: &str, text: &str) -> Option<(Node, Record)> {
    let source = Source::new(file, source::text_of(file, text.as_bytes()).ok()?);
    let mut findings = Vec::new();
    syntax::scan(&source, &mut findings);
    let root = tree::build(&source, &mut findings)?;
    let record = Record::deserialize(Typed(&root)).ok()?;
    shape::check(&source, &root, KnownKeys::any(), &mut findings);
    findings.iter().all(|finding| !forbids_edits(finding)).then_some((root, record))
}

/// Whether a text with this finding is not edited: it is wrong, or of a version that knows more.
pub(super) fn forbids_edits(finding: &Finding) -> bool {
    finding.grade == Grade::Error || finding.code == shape::NOT_KNOWN_YET
}

/// The findings by their place. A file with very many gets one finding for all that are beyond the limit.
fn shown(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.place.line, finding.place.column));
    if findings.len() > FINDINGS_LIMIT {
        let rest = findings.split_off(FINDINGS_LIMIT - 1);
        findings.extend(words::more_findings(&rest));
    }
    findings
}

fn is_empty(source: &Source<'_>, root: &Node, findings: &mut Vec<Finding>) -> bool {
    if !matches!(root.content, Content::Map { .. }) && findings.is_empty() {
        let finding = if root.is_absent() {
            words::empty(source.place(0..0))
        } else {
            words::not_a_mapping(source.place(root.span.clone()))
        };
        findings.push(finding);
        return true;
    }
    false
}

/// Both readings must give the same keys and values, or the text is not safe to use.
fn agree_on_values(source: &Source<'_>, root: &Node, findings: &mut Vec<Finding>) {
    match serde_yaml::from_str::<Value>(source.text) {
        Ok(value) => {
            if let Some(span) = difference::first(root, &value) {
                findings.push(words::two_readings(source.place(span)));
            }
        }
        Err(error) => {
            let at = error.location().map_or(0, |location| location.index());
            findings.push(syntax::fault(source, &error.to_string(), source.floor(at)));
        }
    }
}

/// The record, when all readings give the same. A fault that no check of the shape has named becomes a finding.
fn settled(
    source: &Source<'_>,
    ours: Result<Record, TypedFault>,
    theirs: Result<Record, serde_yaml::Error>,
    findings: &mut Vec<Finding>,
) -> Option<Record> {
    let fault = match (ours, theirs) {
        (Ok(ours), Ok(theirs)) if ours == theirs => {
            let of_own_form = read_own_form(source.text);
            if of_own_form.is_none_or(|record| record == ours) {
                return Some(ours);
            }
            words::two_readings(source.place(0..0))
        }
        (Ok(_), Ok(_)) => words::two_readings(source.place(0..0)),
        (Ok(_), Err(error)) => {
            let at = source.floor(error.location().map_or(0, |location| location.index()));
            words::two_readings_fault(source.place(at..at), &error.to_string())
        }
        (Err(_), _) if findings.iter().any(|finding| finding.grade == Grade::Error) => return None,
        (Err(fault), _) => shape::wrong_value(source.place(fault.span.unwrap_or(0..0)), &fault.message),
    };
    findings.push(fault);
    None
}

/// Warnings about single scalars: texts cut by a comment, values that other readers change.
fn scalars(source: &Source<'_>, node: &Node, top: bool, findings: &mut Vec<Finding>) {
    if findings.len() > tree::FINDINGS_ENOUGH {
        return;
    }
    match &node.content {
        Content::Scalar { text, plain: true, .. } => {
            risky_scalar(source, node, text, findings);
            cut_text(source, node, text, findings);
        }
        Content::Scalar { .. } => {}
        Content::List { items, .. } => items.iter().for_each(|item| scalars(source, item, false, findings)),
        Content::Map { entries, flow } => {
            for entry in entries {
                let key = entry.key.text().unwrap_or_default();
                // YAML 1.1 takes `n` for a truth value; no reader in use does, and the format names a key so.
                if key != "n" {
                    scalars(source, &entry.key, false, findings);
                }
                if *flow && entry.value.is_absent() && key.contains(':') {
                    findings.push(words::flow_without_space(source.place(entry.key.span.clone()), key));
                }
                if !shape::is_plain_by_design(key, &entry.value, top) {
                    scalars(source, &entry.value, false, findings);
                } else if let Some(text) = entry.value.text() {
                    cut_text(source, &entry.value, text, findings);
                }
            }
        }
    }
}

fn risky_scalar(source: &Source<'_>, node: &Node, text: &str, findings: &mut Vec<Finding>) {
    if node.is_absent() || risky::is_canonical(text) {
        return;
    }
    if let Some(reading) = risky::other_reading(text) {
        findings.push(words::risky_scalar(source.place(node.span.clone()), text, reading));
    }
}

/// A plain text ends at ` #`. A short code followed by a spaced comment is a comment; the rest was likely meant.
fn cut_text(source: &Source<'_>, node: &Node, text: &str, findings: &mut Vec<Finding>) {
    let rest = &source.text[node.span.end..];
    let after_space = rest.trim_start_matches([' ', '\t']);
    let Some(comment) = after_space.strip_prefix('#').filter(|_| after_space.len() < rest.len()) else {
        return;
    };
    let is_code = text.bytes().all(|byte| byte.is_ascii_graphic());
    let spaced = comment.is_empty() || comment.starts_with([' ', '\t', '\n', '\r']);
    if !(is_code && spaced) {
        let hash = source.text.len() - after_space.len();
        findings.push(words::cut_text(source.place(hash..source.line_around(hash).end), text));
    }
}
