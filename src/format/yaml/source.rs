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

/// Whether only the strict reading may judge the text: it has a sign of an anchor, an alias or a tag where a value
/// could begin, or so many open brackets that the YAML library would take hours over them. Quoted texts may have
/// these too, so `true` is no verdict.
pub(super) fn needs_strict_reading(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut brackets = 0_usize;
    let mut before = b'\n';
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' | b'{' if brackets == OPEN_BRACKETS => return true,
            b'[' | b'{' => brackets += 1,
            b']' | b'}' => brackets = brackets.saturating_sub(1),
            b'&' | b'*' | b'!'
                if matches!(before, b' ' | b'\t' | b'\n' | b'\r' | b'[' | b'{' | b',' | b':') =>
            {
                let next = bytes.get(index + 1);
                if *byte == b'!' || next.is_some_and(|next| !matches!(next, b' ' | b'\t')) {
                    return true;
                }
            }
            _ => {}
        }
        before = *byte;
    }
    false
}

/// More open brackets than this, counted in texts too, are looked at strictly.
const OPEN_BRACKETS: usize = 64;

/// The text of one file, without its byte order mark, with the way from spans to places.
pub(super) struct Source<'t> {
    pub(super) file: &'t str,
    pub(super) text: &'t str,
    /// The byte of every character, where bytes and characters differ.
    offsets: Option<Vec<usize>>,
    /// The byte at which every line begins.
    lines: Vec<usize>,
}

impl<'t> Source<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        let text = without_mark(text);
        let offsets = (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte).collect());
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { file, text, offsets, lines: std::iter::once(0).chain(breaks).collect() }
    }

    /// The place of the bytes `span`; as [`Place::of_span`], without counting lines from the beginning each time.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        let start = self.floor(span.start);
        let line = self.lines.partition_point(|line| *line <= start);
        let line_start = self.lines.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        Place {
            file: self.file.to_owned(),
            line,
            column: self.text[line_start..start].chars().count() + 1,
            span: start..span.end.clamp(start, self.text.len()),
        }
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
