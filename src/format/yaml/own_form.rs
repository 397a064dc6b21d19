//! The form in which [`write_new`](super::write_new) writes records, read without the YAML library.
//!
//! Nearly every record stands in this form: block maps and lists, values on one line, codes plain, texts in double
//! quotes. It needs no general parser, which is what takes the time when ten thousand cases are read. Whatever else a
//! person may have written (comments, texts over several lines, other quotes) is no fault: it is read by the library.
//! What is read here is read alike there; `check`, every write and `tests/yaml/` compare them.

use serde::Deserialize;

use super::quote::is_hidden;
use super::tree::{Content, Entry, Node};
use super::typed::Typed;
use crate::domain::record::Record;

/// Records need four levels; deeper ones are left to the library.
const DEPTH_LIMIT: usize = 8;

/// A longer key is left to the library, which has a limit of its own.
const KEY_LIMIT: usize = 100;

/// Reads a record from a text in our own form; `None` for any other text, whether it is a record or not.
pub fn read_own_form(text: &str) -> Option<Record> {
    let mut lines = Lines { rest: text, next: None };
    lines.advance()?;
    let root = lines.map(0, 0)?;
    if lines.next.is_some() {
        return None;
    }
    Record::deserialize(Typed(&root)).ok()
}

/// The lines of a text, the next one at hand.
struct Lines<'t> {
    rest: &'t str,
    /// How many spaces stand before the next line, and what stands behind them.
    next: Option<(usize, &'t str)>,
}

impl<'t> Lines<'t> {
    /// Goes on to the next line. A line without its break is none of ours.
    fn advance(&mut self) -> Option<()> {
        self.next = None;
        if !self.rest.is_empty() {
            let (line, rest) = self.rest.split_once('\n')?;
            let content = line.trim_start_matches(' ');
            self.next = Some((line.len() - content.len(), content));
            self.rest = rest;
        }
        Some(())
    }

    /// The lines from the next one on that stand at `indent`, as keys with values.
    fn map(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let mut entries = Vec::new();
        while let Some((found, line)) = self.next.filter(|(found, _)| *found >= indent) {
            if found != indent {
                return None;
            }
            let (key, rest) = key(line)?;
            let value = match rest.strip_prefix(' ') {
                Some(value) => {
                    self.advance()?;
                    on_one_line(value, depth)?
                }
                None if rest.is_empty() => {
                    self.advance()?;
                    self.below(indent, depth + 1)?
                }
                None => return None,
            };
            entries.push(Entry { key: scalar(key.to_owned(), true), value });
        }
        (!entries.is_empty()).then(|| map_of(entries, false))
    }

    /// What stands on the next lines, farther in than `indent`: a map or a list.
    fn below(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let (found, line) = self.next.filter(|(found, _)| *found > indent && depth < DEPTH_LIMIT)?;
        if !line.starts_with("- ") {
            return self.map(found, depth);
        }
        let mut items = Vec::new();
        while let Some((at, line)) = self.next.filter(|(at, _)| *at >= found) {
            let item = line.strip_prefix("- ").filter(|_| at == found)?;
            if key(item).is_some() {
                self.next = Some((found + 2, item));
                items.push(self.map(found + 2, depth + 1)?);
            } else {
                self.advance()?;
                items.push(on_one_line(item, depth)?);
            }
        }
        Some(list_of(items, false))
    }
}

/// The value that is the whole of `text`, the rest of a line.
fn on_one_line(text: &str, depth: usize) -> Option<Node> {
    if text.starts_with(['"', '[', '{']) {
        let mut flow = Flow { rest: text };
        return flow.value(depth).filter(|_| flow.rest.is_empty());
    }
    let signs = |byte: u8| is_code_sign(byte) || matches!(byte, b':' | b'+' | b'.');
    let ours = begins_as_code(text) && text.bytes().all(signs) && !text.ends_with(':');
    ours.then(|| scalar(text.to_owned(), true))
}

/// Values within one line.
struct Flow<'t> {
    rest: &'t str,
}

impl Flow<'_> {
    fn value(&mut self, depth: usize) -> Option<Node> {
        if depth >= DEPTH_LIMIT {
            return None;
        }
        if self.skip("\"") {
            return Some(scalar(self.quoted()?, false));
        }
        if self.skip("[") {
            let items = self.parts("]", |flow| flow.value(depth + 1))?;
            return Some(list_of(items, true));
        }
        if self.skip("{") {
            let entries = self.parts("}", |flow| {
                let key = flow.code()?;
                let value = if flow.skip(": ") { flow.value(depth + 1)? } else { return None };
                Some(Entry { key: scalar(key, true), value })
            })?;
            return Some(map_of(entries, true));
        }
        self.code().map(|text| scalar(text, true))
    }

    /// The parts up to the bracket `end`, with `, ` between them.
    fn parts<T>(&mut self, end: &str, part: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut parts = Vec::new();
        if self.skip(end) {
            return Some(parts);
        }
        loop {
            parts.push(part(self)?);
            if self.skip(end) {
                return Some(parts);
            }
            if !self.skip(", ") {
                return None;
            }
        }
    }

    /// A plain code. The sign behind it is the caller's to judge.
    fn code(&mut self) -> Option<String> {
        let length = self.rest.bytes().take_while(|byte| is_code_sign(*byte)).count();
        let (code, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        (begins_as_code(code) && length <= KEY_LIMIT).then(|| code.to_owned())
    }

    /// A text in double quotes, whose opening quote has been passed.
    fn quoted(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            let stop = self.rest.find(|sign| matches!(sign, '"' | '\\') || is_hidden(sign))?;
            let (piece, rest) = self.rest.split_at_checked(stop)?;
            text.push_str(piece);
            if let Some(rest) = rest.strip_prefix('"') {
                self.rest = rest;
                return Some(text);
            }
            text.push(match rest.as_bytes() {
                [b'\\', b'"', ..] => '"',
                [b'\\', b'\\', ..] => '\\',
                [b'\\', b'n', ..] => '\n',
                _ => return None,
            });
            self.rest = rest.get(2..)?;
        }
    }

    fn skip(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

/// The key with which a line begins, and what stands behind its colon.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once(':')?;
    let ours = begins_as_code(key) && key.len() <= KEY_LIMIT && key.bytes().all(is_code_sign);
    ours.then_some((key, rest))
}

fn begins_as_code(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

fn is_code_sign(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/')
}

/// Nobody asks where these stand: a text with a fault is read again by the strict reading.
fn node(content: Content) -> Node {
    Node { span: 0..0, content }
}

fn scalar(text: String, plain: bool) -> Node {
    node(Content::Scalar { text, plain, block: false })
}

fn list_of(items: Vec<Node>, flow: bool) -> Node {
    node(Content::List { items, flow })
}

fn map_of(entries: Vec<Entry>, flow: bool) -> Node {
    node(Content::Map { entries, flow })
}
