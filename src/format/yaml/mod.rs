//! Records as YAML text: two readings, one writer, one patcher.
//!
//! [`read`] is the fast reading that listings use: values come from the YAML library into typed structs, and for texts
//! in the form that the writer gives, from [`read_own_form`], which needs a fraction of the time.
//! [`read_strictly`] reads the same text again with a parser that knows places, refuses what plain records never
//! need (anchors, tags, duplicate keys, several documents), warns about what other YAML readers would change, and
//! proves that both readings agree. `check` and every write use it; the fast reading falls back to it for the
//! places of its faults. One path, two depths.

mod difference;
pub mod finding;
mod own_form;
mod parser_words;
mod patch;
mod quote;
mod resolve;
mod risky;
mod route;
mod shape;
mod source;
mod strict;
mod syntax;
mod tree;
mod typed;
mod write;

pub use own_form::read_own_form;
pub use patch::{append_event, append_events, set_header, set_id};
pub use shape::{KnownKeys, finding as shape_finding};
pub use source::{SIZE_LIMIT, text_of};
pub use strict::{Strict, read_strictly};
pub use write::write_new;

pub(in crate::format) use tree::{Content, Entry, Node};
pub(in crate::format) use write::{event as event_lines, field as field_lines, inline as inline_value};

use std::fmt;

use crate::domain::finding::{Finding, Grade};
use crate::domain::record::Record;

/// Why the fast reading gave no record. [`load`] turns it into findings with places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFault {
    /// What the YAML library said.
    pub message: String,
}

impl fmt::Display for ReadFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for ReadFault {}

/// Reads a record from the text of its file, fast: by our own form, else in one pass of the YAML library into typed
/// structs.
///
/// # Errors
/// Whatever makes the text no record, and whatever only the strict reading can judge (anchors, aliases, tags).
pub fn read(text: &str) -> Result<Record, ReadFault> {
    let body = source::without_mark(text);
    if let Some(record) = read_own_form(body) {
        return Ok(record);
    }
    if source::needs_strict_reading(body) {
        let strict = read_strictly("", text.as_bytes(), KnownKeys::any());
        let fault = || ReadFault { message: strict.first_error().unwrap_or_default() };
        return strict.record.clone().filter(|_| !strict.has_errors()).ok_or_else(fault);
    }
    serde_yaml::from_str(body).map_err(|error| ReadFault { message: error.to_string() })
}

/// Reads a record from the bytes of `file`: fast when all is well, with every finding and its place when not.
///
/// # Errors
/// The findings of grade error; never empty.
pub fn load(file: &str, bytes: &[u8]) -> Result<Record, Vec<Finding>> {
    let text = text_of(file, bytes).map_err(|finding| vec![*finding])?;
    let fault = match read(text) {
        Ok(record) => return Ok(record),
        Err(fault) => fault,
    };
    let mut findings = read_strictly(file, bytes, KnownKeys::any()).findings;
    findings.retain(|finding| finding.grade == Grade::Error);
    if findings.is_empty() {
        findings.push(unplaced(file, &fault));
    }
    Err(findings)
}

fn unplaced(file: &str, fault: &ReadFault) -> Finding {
    finding::two_readings_fault(crate::domain::finding::Place::whole_file(file), &fault.message)
}
