//! TOML text → [`Section`]s with places.
//!
//! The syntax is TOML 1.1, as the library reads it; every syntax error is told at its place.

mod syntax;
mod tree;

use std::rc::Rc;

use toml::de::DeTable;

use crate::domain::finding::{Finding, Place};
use crate::domain::section::{Section, Source};
use crate::said;

/// The text is not TOML.
pub const SYNTAX: &str = "toml-syntax";
/// The bytes are not UTF-8.
pub const NOT_UTF8: &str = "toml-not-utf8";
/// The file is too large to be meant.
pub const TOO_LARGE: &str = "toml-too-large";
/// A whole number beyond 64 bits.
pub const NUMBER_TOO_LARGE: &str = "toml-number-too-large";

/// The codes of this area.
pub const CODES: &[&str] = &[SYNTAX, NOT_UTF8, TOO_LARGE, NUMBER_TOO_LARGE];

/// The most bytes that a TOML file may have. The policies that ship have about 40,000.
pub const MOST_BYTES: usize = 4 << 20;

/// Reads the bytes of `file`, a name as it is shown to people.
///
/// # Errors
/// All findings, when the bytes are not UTF-8 or not TOML.
pub fn parse_bytes(file: &str, bytes: &[u8]) -> Result<Section, Vec<Finding>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse(file, text),
        Err(error) => {
            let good = error.valid_up_to();
            let before = String::from_utf8_lossy(&bytes[..good]);
            let place = Place::of_span(file, &before, good..good);
            let byte = bytes[good];
            Err(vec![
                Finding::error(
                    NOT_UTF8,
                    place,
                    said!(en: "the byte {byte:#04x} is not UTF-8", zh: "字节 {byte:#04x} 不是 UTF-8"),
                )
                .tip(said!(en: "save the file as UTF-8 without a byte order mark", zh: "请将文件另存为 UTF-8（无 BOM）")),
            ])
        }
    }
}

/// Reads the text of `file`, a name as it is shown to people.
///
/// # Errors
/// All findings, when the text is not TOML.
pub fn parse(file: &str, text: &str) -> Result<Section, Vec<Finding>> {
    if text.len() > MOST_BYTES {
        let length = text.len();
        return Err(vec![Finding::error(
            TOO_LARGE,
            Place::whole_file(file),
            said!(en: "the file has {length} bytes, more than the {MOST_BYTES} that are read", zh: "文件有 {length} 字节，超过上限 {MOST_BYTES}"),
        )]);
    }
    let source = Rc::new(Source::new(file, text));
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(text.len()..text.len());
        source.report(syntax::error(source.place(span), error.message()));
    }
    let root = tree::section(&source, 0..0, table.into_inner());
    let findings = source.findings();
    if findings.is_empty() { Ok(root) } else { Err(findings) }
}
