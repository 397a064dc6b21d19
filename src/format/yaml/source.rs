//! From the bytes of a file to its text, and from offsets to places.

use std::ops::Range;

use super::finding;
use crate::domain::finding::{Finding, Place};

/// The largest record file that is read, in bytes.
pub const SIZE_LIMIT: usize = 1024 * 1024;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of the bytes of `file`, a byte order mark included.
///
/// # Errors
/// More than [`SIZE_LIMIT`] bytes; bytes that are no UTF-8.
pub fn text_of<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Box<Finding>> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Box::new(finding::too_large(Place::whole_file(file), bytes.len())));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let good = error.valid_up_to();
        let text = std::str::from_utf8(&bytes[..good]).unwrap_or_default();
        let place = Place::of_span(file, text, good..good);
        Box::new(finding::not_utf8(place, bytes, good))
    })
}

/// The text without the byte order mark that some editors put in front.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// Whether the text may hold an anchor, an alias or a tag: one of their signs where a value could begin. Quoted
/// texts may hold them too, so a `true` only means that the strict reading must judge.
pub(super) fn may_hold_references(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(index, byte)| {
        matches!(byte, b'&' | b'*' | b'!')
            && (index == 0
                || matches!(bytes[index - 1], b' ' | b'\t' | b'\n' | b'\r' | b'[' | b'{' | b',' | b':'))
            && bytes.get(index + 1).is_some_and(|next| !matches!(next, b' ' | b'\t') || *byte == b'!')
    })
}

/// The text of one file, without its byte order mark, with the way from spans to places.
pub(super) struct Source<'t> {
    pub(super) file: &'t str,
    pub(super) text: &'t str,
    /// The byte of every character, where bytes and characters differ.
    offsets: Option<Vec<usize>>,
}

impl<'t> Source<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        let text = without_mark(text);
        let offsets = (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte).collect());
        Self { file, text, offsets }
    }

    /// The place of the bytes `span`.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        Place::of_span(self.file, self.text, span)
    }

    /// The byte at which the character number `index` begins.
    pub(super) fn byte_of(&self, index: usize) -> usize {
        match &self.offsets {
            None => index.min(self.text.len()),
            Some(offsets) => offsets.get(index).copied().unwrap_or(self.text.len()),
        }
    }

    /// The nearest byte, not after `byte`, at which a character begins.
    pub(super) fn floor(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        (0..=byte).rev().find(|byte| self.text.is_char_boundary(*byte)).unwrap_or(0)
    }

    /// The bytes of the line in which `byte` stands, without its line break.
    pub(super) fn line_around(&self, byte: usize) -> Range<usize> {
        let start = self.text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[byte..].find('\n').map_or(self.text.len(), |newline| byte + newline);
        start..start.max(end - usize::from(self.text[start..end].ends_with('\r')))
    }
}
