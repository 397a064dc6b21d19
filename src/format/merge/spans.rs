//! Where lines, values and comments begin and end in a text.

use std::ops::Range;

use crate::format::yaml::{Content, Entry, Node};

/// Whether a line begins at the byte `at`.
pub(super) fn starts_line(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

/// The beginning of the line in which `at` stands.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The beginning of the line after the one in which `at` stands.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| at + newline + 1)
}

/// The end of the last byte of a key with its value.
pub(super) fn end_of_entry(text: &str, entry: &Entry) -> usize {
    let key = entry.key.span.end;
    if entry.value.is_absent() { key } else { end_of_node(text, &entry.value).max(key) }
}

/// The end of the last byte of a node. The place of an absent value is where the parser noticed, so its key counts.
pub(super) fn end_of_node(text: &str, node: &Node) -> usize {
    let last = match &node.content {
        Content::Map { entries, flow: false } => entries.last().map(|entry| end_of_entry(text, entry)),
        Content::List { items, flow: false } => items.last().map(|item| end_of_node(text, item)),
        Content::Scalar { text: value, block: true, .. } => end_of_block(text, &node.span, value),
        _ => None,
    };
    last.unwrap_or(node.span.end)
}

/// The end of the last line of a block scalar: the parser's goes on to what comes next, over comments too. Blank lines
/// below belong to it where it keeps them.
fn end_of_block(text: &str, span: &Range<usize>, value: &str) -> Option<usize> {
    let keeps = value.ends_with("\n\n");
    // What stands deeper than the block's own column is part of the text.
    let first = value.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let extra = first.len() - first.trim_start_matches(' ').len();
    let mut line = line_start(text, span.start);
    let mut column = None;
    let mut end = None;
    while line < span.end {
        let next = next_line(text, line);
        let content = text.get(line..next)?;
        let indent = content.len() - content.trim_start_matches(' ').len();
        if content.trim().is_empty() {
            end = if keeps { Some(next) } else { end };
        } else if indent >= *column.get_or_insert(indent.saturating_sub(extra)) {
            end = Some(next);
        } else {
            break;
        }
        line = next;
    }
    end
}

/// The spans of the scalars of a key with its value.
pub(super) fn texts_of_entry(text: &str, entry: &Entry, texts: &mut Vec<Range<usize>>) {
    texts.push(entry.key.span.clone());
    texts_of(text, &entry.value, texts);
}

/// The spans of the scalars in a node.
pub(super) fn texts_of(text: &str, node: &Node, texts: &mut Vec<Range<usize>>) {
    match &node.content {
        Content::Scalar { .. } => texts.push(node.span.start..end_of_node(text, node).max(node.span.start)),
        Content::List { items, .. } => items.iter().for_each(|item| texts_of(text, item, texts)),
        Content::Map { entries, .. } => entries.iter().for_each(|entry| texts_of_entry(text, entry, texts)),
    }
}

/// The comments in `span` of the text. `texts` gives the spans of what is no comment though it may have a `#`.
pub(super) fn comments_in<'t>(
    text: &'t str,
    span: Range<usize>,
    texts: &mut dyn FnMut(&mut Vec<Range<usize>>),
) -> Vec<&'t str> {
    let mut comments = Vec::new();
    if !text.get(span.clone()).is_some_and(|own| own.contains('#')) {
        return comments;
    }
    let mut spans = Vec::new();
    texts(&mut spans);
    let mut at = span.start;
    while let Some(hash) = text.get(at..span.end).and_then(|rest| rest.find('#')).map(|found| at + found) {
        if let Some(inside) = spans.iter().find(|span| span.contains(&hash)) {
            at = inside.end;
            continue;
        }
        let end = next_line(text, hash);
        comments.extend(text.get(hash..end).map(str::trim_end));
        at = end;
    }
    comments
}
