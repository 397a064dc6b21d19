//! The header of a record.

use super::{KnownKeys, finding, instant_of, number_of, required_text};
use crate::domain::finding::{Finding, did_you_mean};
use crate::domain::record::{FORMAT, RecordKind};
use crate::domain::{customers, id, intake, measures};
use crate::format::yaml::source::Source;
use crate::format::yaml::tree::Node;

const KINDS: [&str; 4] = ["complaint", "store", "customer", "measure"];

/// Keys that any record may have.
const COMMON: [&str; 4] = ["record", "format", "id", "events"];

/// Keys of stores and customers.
const OTHER: [&str; 13] = [
    "name",
    "called",
    "telephone",
    "address",
    customers::PREFERS,
    "note",
    "owner",
    "due",
    "store",
    "cause",
    "area",
    "subject",
    "received",
];

pub(super) fn check(source: &Source<'_>, root: &Node, known: KnownKeys<'_>, findings: &mut Vec<Finding>) {
    let kind = required_text(source, root, "record", findings).map(RecordKind::of);
    if let (Some(RecordKind::Unknown(name)), Some(entry)) = (&kind, root.entry("record")) {
        let near = did_you_mean(name, KINDS);
        let place = source.place(entry.value.span.clone());
        findings.push(finding::unknown_kind(place, ("record", "记录种类"), name, near));
    }
    if let (Some(format), Some(entry)) = (number_of(source, root, "format", findings), root.entry("format"))
        && format > FORMAT
    {
        findings.push(finding::newer_format(source.place(entry.value.span.clone()), format));
    }
    let record_id = required_text(source, root, "id", findings);
    if let (Some(kind), Some(record_id), Some(entry)) = (&kind, record_id, root.entry("id")) {
        check_id(source, kind, record_id, entry.value.span.clone(), findings);
    }
    match kind {
        Some(RecordKind::Complaint) => {
            if required_text(source, root, "received", findings).is_some() {
                instant_of(source, root, "received", findings);
            }
            check_keys(source, root, known, intake::HEADER_KEYS, findings);
        }
        Some(RecordKind::Measure) => check_keys(source, root, known, measures::HEADER_KEYS, findings),
        Some(RecordKind::Store | RecordKind::Customer) => {
            check_keys(source, root, known, &OTHER, findings);
        }
        Some(RecordKind::Unknown(_)) | None => {}
    }
}

/// The id must be well formed, and the file stand where the id says. Files outside the folders of records are not
/// judged by their path.
fn check_id(
    source: &Source<'_>,
    kind: &RecordKind,
    record_id: &str,
    span: std::ops::Range<usize>,
    findings: &mut Vec<Finding>,
) {
    if matches!(kind, RecordKind::Unknown(_)) {
        return;
    }
    let place = source.place(span);
    match id::path_of(kind, record_id) {
        None => findings.push(finding::bad_id(place, kind.name(), record_id)),
        Some(path) if id::is_among_records(source.file) && path != source.file => {
            findings.push(finding::wrong_path(place, source.file, &path));
        }
        Some(_) => {}
    }
}

fn check_keys(
    source: &Source<'_>,
    root: &Node,
    known: KnownKeys<'_>,
    own: &[&str],
    findings: &mut Vec<Finding>,
) {
    let Some(declared) = known.declared else { return };
    for entry in root.entries() {
        let Some(key) = entry.key.text() else { continue };
        let all = || COMMON.iter().chain(own).chain(declared).copied();
        if !key.starts_with("x-") && !all().any(|name| name == key) {
            findings.push(finding::unknown_key(source.place(entry.key.span.clone()), key, all()));
        }
    }
}
