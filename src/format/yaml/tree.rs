//! The strict reading's tree: every key and value with its bytes, built from the events of a parser with places.

use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag};

use super::finding as words;
use super::source::Source;
use crate::domain::finding::Finding;

/// How deep values may be nested. Records need four levels.
pub(super) const DEPTH_LIMIT: usize = 32;

/// After this many findings nobody needs to know all the others; a hostile file could have a million.
pub(super) const FINDINGS_ENOUGH: usize = 1_000;

/// A value with its place.
#[derive(Debug, Clone)]
pub(in crate::format) struct Node {
    /// The bytes of the value; of a text in quotes, quotes included; of a block scalar, its lines.
    pub(in crate::format) span: Range<usize>,
    pub(in crate::format) content: Content,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub(in crate::format) enum Content {
    Scalar { text: String, plain: bool, block: bool },
    List { items: Vec<Node>, flow: bool },
    Map { entries: Vec<Entry>, flow: bool },
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(in crate::format) struct Entry {
    pub(in crate::format) key: Node,
    pub(in crate::format) value: Node,
}

impl Node {
    /// The text of a scalar.
    pub(in crate::format) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The entries of a map; none for anything else.
    pub(in crate::format) fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map { entries, .. } => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    pub(in crate::format) fn items(&self) -> &[Node] {
        match &self.content {
            Content::List { items, .. } => items,
            _ => &[],
        }
    }

    /// The entry of `key` in a map.
    pub(in crate::format) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.text() == Some(key))
    }

    /// Whether nothing is written where the value would be.
    pub(in crate::format) fn is_absent(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, plain: true, .. } if text.is_empty())
    }

    /// Whether the value is nothing: absent, `~` or `null`.
    pub(in crate::format) fn is_nothing(&self) -> bool {
        let Content::Scalar { text, plain: true, .. } = &self.content else { return false };
        super::resolve::meaning(text) == super::resolve::Meaning::Nothing
    }

    /// The end of the last byte that belongs to the value.
    pub(in crate::format) fn end(&self) -> usize {
        let last = match &self.content {
            Content::List { items, flow: false } => items.last(),
            Content::Map { entries, flow: false } => entries.last().map(|entry| &entry.value),
            _ => None,
        };
        last.map_or(self.span.end, Node::end)
    }
}

/// Builds the tree of the text. `None` where the text is no single well-formed document; the findings say why.
pub(super) fn build(source: &Source<'_>, findings: &mut Vec<Finding>) -> Option<Node> {
    let mut builder = Builder { source, findings, open: Vec::new(), root: None, documents: 0 };
    let mut parser = Parser::new_from_str(source.text);
    loop {
        match parser.next_event()? {
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, span)) => builder.take(event, span)?,
            Err(error) => {
                let finding = super::syntax::fault(source, &error_text(&error), error_at(source, &error));
                builder.findings.push(finding);
                return None;
            }
        }
    }
    builder.root
}

fn error_text(error: &ScanError) -> String {
    error.info().to_owned()
}

fn error_at(source: &Source<'_>, error: &ScanError) -> usize {
    source.byte_of(error.marker().index())
}

struct Builder<'s, 't, 'f> {
    source: &'s Source<'t>,
    findings: &'f mut Vec<Finding>,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
}

/// A collection whose end has not been seen.
struct Open {
    start: usize,
    flow: bool,
    is_map: bool,
    /// Items; in a map, keys and values in turn.
    nodes: Vec<Node>,
}

impl Builder<'_, '_, '_> {
    /// Takes one event; `None` when reading cannot go on.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        if self.findings.len() > FINDINGS_ENOUGH {
            return None;
        }
        let bytes = self.source.byte_of(span.start.index())..self.source.byte_of(span.end.index());
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.findings.push(words::several_documents(self.source.place(bytes)));
                    return None;
                }
            }
            Event::Alias(_) => {
                self.findings.push(words::alias(self.source.place(bytes.clone())));
                self.add(Node { span: bytes, content: empty_scalar() });
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.as_deref(), &bytes);
                let node = self.scalar(text.into_owned(), style, bytes);
                self.add(node);
            }
            Event::SequenceStart(anchor, tag) => self.open(false, anchor, tag.as_deref(), bytes)?,
            Event::MappingStart(anchor, tag) => self.open(true, anchor, tag.as_deref(), bytes)?,
            Event::SequenceEnd | Event::MappingEnd => self.close(bytes.start),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Some(())
    }

    fn open(&mut self, is_map: bool, anchor: usize, tag: Option<&Tag>, bytes: Range<usize>) -> Option<()> {
        self.refuse_properties(anchor, tag, &bytes);
        if self.open.len() >= DEPTH_LIMIT {
            self.findings.push(words::too_deep(self.source.place(bytes), DEPTH_LIMIT));
            return None;
        }
        let bracketed = matches!(self.source.text.as_bytes().get(bytes.start), Some(b'[' | b'{'));
        let flow = bracketed || self.open.last().is_some_and(|outer| outer.flow);
        self.open.push(Open { start: bytes.start, flow, is_map, nodes: Vec::new() });
        Some(())
    }

    fn close(&mut self, at: usize) {
        let Some(open) = self.open.pop() else { return };
        let bracketed = open.flow && matches!(self.source.text.as_bytes().get(at), Some(b']' | b'}'));
        let end = if bracketed { at + 1 } else { open.nodes.last().map_or(open.start, Node::end) };
        let span = open.start..end.max(open.start);
        let content = if open.is_map {
            Content::Map { entries: self.entries(open.nodes), flow: open.flow }
        } else {
            Content::List { items: open.nodes, flow: open.flow }
        };
        self.add(Node { span, content });
    }

    fn entries(&mut self, nodes: Vec<Node>) -> Vec<Entry> {
        let mut entries = Vec::with_capacity(nodes.len() / 2);
        let mut seen: BTreeMap<String, Range<usize>> = BTreeMap::new();
        let mut nodes = nodes.into_iter();
        while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
            match key.text() {
                None => self.findings.push(words::key_not_text(self.source.place(key.span.clone()))),
                Some(name) => match seen.get(name) {
                    Some(_) if self.findings.len() > FINDINGS_ENOUGH => {}
                    Some(first) => self.findings.push(words::duplicate_key(
                        name,
                        self.source.place(key.span.clone()),
                        self.source.place(first.clone()),
                    )),
                    None => {
                        seen.insert(name.to_owned(), key.span.clone());
                    }
                },
            }
            entries.push(Entry { key, value });
        }
        entries
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.nodes.push(node),
            None => self.root = Some(node),
        }
    }

    fn refuse_properties(&mut self, anchor: usize, tag: Option<&Tag>, bytes: &Range<usize>) {
        if anchor == 0 && tag.is_none() {
            return;
        }
        let signs = property_signs(&self.source.text[bytes.start..]);
        let at = |sign: u8| signs.iter().find(|(found, _)| *found == sign).map_or(0, |(_, offset)| *offset);
        if anchor > 0 {
            let start = bytes.start + at(b'&');
            self.findings.push(words::anchor(self.source.place(start..start + 1)));
        }
        if tag.is_some() {
            let start = bytes.start + at(b'!');
            self.findings.push(words::tag(self.source.place(start..start + 1)));
        }
    }

    fn scalar(&self, text: String, style: ScalarStyle, bytes: Range<usize>) -> Node {
        let start = bytes.start;
        let (end, plain, block) = match style {
            ScalarStyle::Plain if text.is_empty() => (start, true, false),
            ScalarStyle::Plain => (bytes.end, true, false),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                (quoted_end(self.source.text, start).unwrap_or(bytes.end), false, false)
            }
            ScalarStyle::Literal | ScalarStyle::Folded => (bytes.end, false, true),
        };
        Node { span: start..end, content: Content::Scalar { text, plain, block } }
    }
}

fn empty_scalar() -> Content {
    Content::Scalar { text: String::new(), plain: true, block: false }
}

/// The signs of properties (`&name`, `!tag`) at the beginning of a node, with their offsets.
fn property_signs(text: &str) -> Vec<(u8, usize)> {
    let mut signs = Vec::new();
    let mut offset = 0;
    for word in text.split_inclusive([' ', '\n']).take(4) {
        match word.as_bytes().first() {
            Some(sign @ (b'&' | b'!')) => signs.push((*sign, offset)),
            _ => break,
        }
        offset += word.len();
    }
    signs
}

/// The end of the quoted text that begins at `start`, its closing quote included.
fn quoted_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = *bytes.get(start)?;
    let mut index = start + 1;
    while let Some(byte) = bytes.get(index) {
        match byte {
            b'\\' if quote == b'"' => index += 2,
            byte if *byte == quote => {
                if quote == b'\'' && bytes.get(index + 1) == Some(&quote) {
                    index += 2;
                } else {
                    return Some(index + 1);
                }
            }
            _ => index += 1,
        }
    }
    None
}
