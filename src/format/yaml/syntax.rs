//! What the text says before it is parsed: conflict markers, forbidden characters; and words for parse errors.

use super::finding as words;
use super::source::Source;
use crate::domain::finding::Finding;

/// Findings that need no parser: markers of an unresolved merge, characters that text files do not hold.
pub(super) fn scan(source: &Source<'_>, findings: &mut Vec<Finding>) {
    conflict_markers(source, findings);
    forbidden_characters(source, findings);
}

fn conflict_markers(source: &Source<'_>, findings: &mut Vec<Finding>) {
    let mut offset = 0;
    let mut markers = Vec::new();
    for line in source.text.split_inclusive('\n') {
        let run = line.bytes().take_while(|byte| *byte == line.as_bytes()[0]).count();
        if run >= 7
            && matches!(line.as_bytes()[0], b'<' | b'>')
            && matches!(line.as_bytes().get(run), Some(b' ' | b'\n' | b'\r') | None)
        {
            markers.push(offset..offset + line.trim_end().len());
        }
        offset += line.len();
    }
    let mut markers = markers.into_iter();
    if let Some(first) = markers.next() {
        let last = markers.last().map(|span| source.place(span));
        findings.push(words::conflict(source.place(first), last));
    }
}

/// Characters that YAML 1.1 readers (the YAML library among them) refuse, or take for line breaks.
fn forbidden_characters(source: &Source<'_>, findings: &mut Vec<Finding>) {
    let bytes = source.text.as_bytes();
    for (at, character) in source.text.char_indices() {
        let lone_return = character == '\r' && bytes.get(at + 1) != Some(&b'\n');
        let forbidden = match character {
            '\t' | '\n' | '\r' => false,
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
            _ => false,
        };
        if lone_return || forbidden {
            findings.push(words::forbidden_character(source.place(at..at + character.len_utf8()), character));
            // One is enough: a binary file would give thousands.
            return;
        }
    }
}

/// The finding for a parse error that a parser reports as `info` at the byte `at`.
pub(super) fn fault(source: &Source<'_>, info: &str, at: usize) -> Finding {
    let at = source.floor(at);
    if let Some(tab) = tab_at_fault(source, info, at) {
        return words::tab(source.place(tab..tab + 1));
    }
    let place = source.place(at..at);
    if info.contains("unknown anchor") || info.contains("unknown alias") {
        return words::alias(place);
    }
    if info.contains("end of stream") || info.contains("EOF") || source.text[at..].trim().is_empty() {
        return words::truncated(place);
    }
    words::syntax(place, info)
}

/// The tab that a parse error is about: in the indentation of the line of `at` or the line before; or, when the
/// parser speaks of tabs, the first one from there on.
fn tab_at_fault(source: &Source<'_>, info: &str, at: usize) -> Option<usize> {
    let line = source.line_around(at);
    let previous = line.start.checked_sub(1).map(|end| source.line_around(end));
    let in_indentation = previous.into_iter().chain([line.clone()]).find_map(|line| {
        let text = &source.text[line.clone()];
        let indentation = text.len() - text.trim_start().len();
        text[..indentation].find('\t').map(|tab| line.start + tab)
    });
    let spoken_of = || source.text[line.start..].find('\t').map(|tab| line.start + tab);
    in_indentation.or_else(|| info.contains("tab").then(spoken_of).flatten())
}
