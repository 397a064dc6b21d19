//! The shape of a record: which keys it has and what their values look like, each fault at its place.
//!
//! Only what the text alone can tell; whether a tier, a channel or a person exists is the policy's business.

mod events;
pub mod finding;
mod header;

pub(super) use finding::{NOT_KNOWN_YET, wrong_value};

use super::source::Source;
use super::tree::Node;
use crate::domain::finding::Finding;
use crate::domain::instant;

/// The header keys that a workspace knows beyond plaint's own: those its policies declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownKeys<'k> {
    declared: Option<&'k [&'k str]>,
}

impl<'k> KnownKeys<'k> {
    /// Any key may stand in the header: no warnings about unknown ones.
    pub const fn any() -> Self {
        Self { declared: None }
    }

    /// Only plaint's own keys, those `declared` by the policies, and those that begin with `x-`.
    pub const fn declared(declared: &'k [&'k str]) -> Self {
        Self { declared: Some(declared) }
    }
}

/// Checks the shape of the record at `root`.
pub(super) fn check(source: &Source<'_>, root: &Node, known: KnownKeys<'_>, findings: &mut Vec<Finding>) {
    header::check(source, root, known, findings);
    events::check(source, root, known, findings);
}

/// Whether `key` holds something that records write plain though other YAML readers take it for more than a text:
/// instants, and the numbers `format` and `n`.
pub(super) fn is_plain_by_design(key: &str, value: &Node, top: bool) -> bool {
    let Some(text) = value.text() else { return false };
    match key {
        "received" => top && instant::parse(text).is_some(),
        "at" | "happened" => !top && instant::parse(text).is_some(),
        "format" => top,
        "n" => !top,
        _ => false,
    }
}

/// The text of the scalar under `key`, or a finding: missing, empty, or no scalar. `None` after a finding.
fn required_text<'n>(
    source: &Source<'_>,
    map: &'n Node,
    key: &'static str,
    findings: &mut Vec<Finding>,
) -> Option<&'n str> {
    let Some(entry) = map.entry(key) else {
        findings.push(finding::missing_key(source.place(map.span.start..map.span.start), key));
        return None;
    };
    match entry.value.text() {
        Some(text) if !entry.value.is_nothing() && !text.trim().is_empty() => Some(text),
        Some(_) => {
            findings.push(finding::missing_value(source.place(entry.key.span.clone()), key));
            None
        }
        None => {
            findings.push(finding::not_a_text(source.place(entry.value.span.clone()), key));
            None
        }
    }
}

/// The instant under `key`, or a finding.
fn instant_of(
    source: &Source<'_>,
    map: &Node,
    key: &'static str,
    findings: &mut Vec<Finding>,
) -> Option<instant::Instant> {
    let entry = map.entry(key)?;
    let parsed = entry.value.text().and_then(instant::parse);
    if parsed.is_none() {
        let text = entry.value.text().unwrap_or_default();
        findings.push(finding::bad_instant(source.place(entry.value.span.clone()), key, text));
    }
    parsed
}

/// A whole number without quotes under `key`, or a finding.
fn number_of(source: &Source<'_>, map: &Node, key: &'static str, findings: &mut Vec<Finding>) -> Option<u32> {
    let text = required_text(source, map, key, findings)?;
    let is_plain = map
        .entry(key)
        .is_some_and(|entry| matches!(entry.value.content, super::tree::Content::Scalar { plain: true, .. }));
    let number =
        text.parse().ok().filter(|number| is_plain && *number > 0 && super::risky::is_canonical(text));
    if number.is_none() {
        let span = map.entry(key).map_or(0..0, |entry| entry.value.span.clone());
        findings.push(finding::bad_number(source.place(span), key, text));
    }
    number
}
