//! Edits of a record's text that touch only the bytes they are about.
//!
//! Every edit is one splice: some bytes replaced, all others as they were. The new text is then read strictly, and
//! must give the old record plus exactly what was meant; otherwise there is no new text, only findings.

use std::ops::Range;

use super::shape::KnownKeys;
use super::source::Source;
use super::strict::{Strict, forbids_edits, read_for_edit, read_strictly};
use super::tree::{Content, Entry, Node};
use super::{finding as words, write};
use crate::domain::finding::{Finding, Grade};
use crate::domain::record::{Event, Fields, Record, Value};
use crate::said;
use crate::words::Said;

/// The text of `file` with one more event at the end.
///
/// # Errors
/// As [`append_events`].
pub fn append_event(file: &str, text: &str, event: &Event) -> Result<String, Vec<Finding>> {
    append_events(file, text, std::slice::from_ref(event))
}

/// The text of `file` with more events at the end, in the given order. Indentation and line ends are copied from the
/// text; comments after the last event stay after the new ones.
///
/// # Errors
/// The text has errors, or holds what this version must not write to (a newer format, events of unknown kinds), or
/// its list of events has a form that cannot take another one.
pub fn append_events(file: &str, text: &str, events: &[Event]) -> Result<String, Vec<Finding>> {
    let edit = Edit::begin(file, text)?;
    let mut expected = edit.record.clone();
    expected.events.extend(events.iter().map(settled));
    let splice = edit.splice_for_events(events).map_err(|finding| vec![*finding])?;
    edit.finish(file, &splice, &expected)
}

/// The text of `file` with `key` of the header set to `value`: replaced on its own line, a comment behind it kept; or
/// added before `events:`.
///
/// # Errors
/// As [`append_events`]; also when the old value spans several lines, or the key is one that never changes.
pub fn set_header(file: &str, text: &str, key: &str, value: &Value) -> Result<String, Vec<Finding>> {
    let edit = Edit::begin(file, text)?;
    let mut expected = edit.record.clone();
    let value = settled_value(value);
    match expected.header.0.iter_mut().find(|(name, _)| name == key) {
        Some((_, old)) => *old = value.clone(),
        None => expected.header.push(key, value.clone()),
    }
    let splice = edit.splice_for_header(key, &value).map_err(|finding| vec![*finding])?;
    edit.finish(file, &splice, &expected)
}

/// The text of the record in `file` under the id `id`, as it is to stand in `new_file`; nothing else changes.
///
/// # Errors
/// As [`append_events`].
pub fn set_id(file: &str, text: &str, (new_file, id): (&str, &str)) -> Result<String, Vec<Finding>> {
    let edit = Edit::begin(file, text)?;
    let mut expected = edit.record.clone();
    id.clone_into(&mut expected.id);
    let Some(entry) = edit.root.entry("id") else { return Err(vec![*edit.refuse(0..0, not_plain())]) };
    let splice = edit.splice_for_value(entry, "id", &Value::text(id)).map_err(|finding| vec![*finding])?;
    edit.finish(new_file, &splice, &expected)
}

/// Bytes to replace, and what comes in their place.
struct Splice {
    span: Range<usize>,
    replacement: String,
}

struct Edit<'t> {
    file: &'t str,
    /// The text as given, a byte order mark included.
    text: &'t str,
    source: Source<'t>,
    root: Node,
    record: Record,
}

impl<'t> Edit<'t> {
    fn begin(file: &'t str, text: &'t str) -> Result<Self, Vec<Finding>> {
        let source = Source::new(file, text);
        if let Some((root, record)) = read_for_edit(file, text) {
            return Ok(Self { file, text, source, root, record });
        }
        let Strict { record, mut findings, root } = read_strictly(file, text.as_bytes(), KnownKeys::any());
        findings.retain(forbids_edits);
        match (record, root) {
            (Some(record), Some(root)) if findings.is_empty() => {
                Ok(Self { file, text, source, root, record })
            }
            _ => Err(findings),
        }
    }

    /// Applies the splice and proves that it did what was meant, as a text of `file`.
    fn finish(&self, file: &str, splice: &Splice, expected: &Record) -> Result<String, Vec<Finding>> {
        let body = self.source.text;
        let mark = &self.text[..self.text.len() - body.len()];
        let parts = [mark, &body[..splice.span.start], &splice.replacement, &body[splice.span.end..]];
        let new = parts.concat();
        let strict = read_strictly(file, new.as_bytes(), KnownKeys::any());
        if strict.record.as_ref() == Some(expected) && !strict.has_errors() {
            return Ok(new);
        }
        let mut before = read_strictly(self.file, self.text.as_bytes(), KnownKeys::any()).findings;
        before.retain(forbids_edits);
        if !before.is_empty() {
            return Err(before);
        }
        let why = said!(
            en: "the edit would not have said what was meant, so nothing was changed",
            zh: "修改后的内容与预期不符，因此未作任何改动",
        );
        let mut findings = vec![words::not_editable(self.source.place(splice.span.clone()), why)];
        findings.extend(strict.findings.into_iter().filter(|finding| finding.grade == Grade::Error));
        Err(findings)
    }

    fn splice_for_events(&self, events: &[Event]) -> Result<Splice, Box<Finding>> {
        let (Some(entry), Some(last)) = (self.root.entry("events"), self.root.entries().last()) else {
            return Err(self.refuse(0..0, not_plain()));
        };
        if last.key.text() != Some("events") || matches!(self.root.content, Content::Map { flow: true, .. }) {
            return Err(self.refuse(entry.key.span.clone(), not_plain()));
        }
        let Some(item) = entry.value.items().last() else {
            return self.splice_for_first_events(entry, events);
        };
        let Some((dash, indent)) = self.item_columns(item) else {
            return Err(self.refuse(item.span.clone(), not_plain()));
        };
        let at = self.end_of_item(item.end(), dash);
        Ok(self.insertion(at, self.item_lines(events, dash, indent)))
    }

    /// `events: []` or `events:` becomes a list in block form.
    fn splice_for_first_events(&self, entry: &Entry, events: &[Event]) -> Result<Splice, Box<Finding>> {
        let line = self.source.line_around(entry.key.span.end);
        let after_key = &self.source.text[entry.key.span.end..line.end];
        let Some(colon) = after_key.find(':') else {
            return Err(self.refuse(entry.key.span.clone(), not_plain()));
        };
        let colon = entry.key.span.end + colon + 1;
        let value_end = entry.value.span.end.max(colon);
        if value_end > line.end {
            return Err(self.refuse(entry.value.span.clone(), not_plain()));
        }
        let at = self.end_of_item(value_end, 0);
        let insertion = self.insertion(at, self.item_lines(events, 2, 4));
        let kept = &self.source.text[value_end..at];
        Ok(Splice { span: colon..at, replacement: format!("{kept}{}", insertion.replacement) })
    }

    fn splice_for_header(&self, key: &str, value: &Value) -> Result<Splice, Box<Finding>> {
        if matches!(key, "record" | "format" | "id" | "events") {
            let why = said!(en: "`{key}` is never changed", zh: "`{key}` 不允许修改");
            return Err(self.refuse(0..0, why));
        }
        if let Some(entry) = self.root.entry(key) {
            return self.splice_for_value(entry, key, value);
        }
        let Some(events) = self.root.entry("events") else { return Err(self.refuse(0..0, not_plain())) };
        let line = self.source.line_around(events.key.span.start);
        if line.start != events.key.span.start {
            return Err(self.refuse(events.key.span.clone(), not_plain()));
        }
        let at = self.start_of_comments_above(line.start);
        let mut lines = Vec::new();
        write::field(&mut lines, 0, key, value);
        let newline = self.newline();
        let replacement = lines.iter().flat_map(|line| [line.as_str(), newline]).collect();
        Ok(Splice { span: at..at, replacement })
    }

    fn splice_for_value(&self, entry: &Entry, key: &str, value: &Value) -> Result<Splice, Box<Finding>> {
        let line = self.source.line_around(entry.key.span.end);
        let old = &entry.value;
        let is_block = match &old.content {
            Content::Scalar { block, .. } => *block,
            Content::List { flow, .. } | Content::Map { flow, .. } => !flow,
        };
        if is_block || old.span.end > line.end {
            let why = said!(
                en: "the value of `{key}` spans several lines; plaint replaces values on one line only",
                zh: "`{key}` 的值跨多行；plaint 只替换单行的值",
            );
            return Err(self.refuse(old.span.clone(), why));
        }
        let new = write::inline(key, value);
        if !old.is_absent() {
            return Ok(Splice { span: old.span.clone(), replacement: new });
        }
        let after_key = &self.source.text[entry.key.span.end..line.end];
        let Some(colon) = after_key.find(':') else {
            return Err(self.refuse(entry.key.span.clone(), not_plain()));
        };
        let at = entry.key.span.end + colon + 1;
        Ok(Splice { span: at..at, replacement: format!(" {new}") })
    }

    /// The columns of the dash of `item` and of its keys, when both stand on one line of their own.
    fn item_columns(&self, item: &Node) -> Option<(usize, usize)> {
        let line = self.source.line_around(item.span.start);
        let before = &self.source.text[line.start..item.span.start];
        let dash = before.len() - before.trim_start_matches(' ').len();
        let gap = before[dash..].strip_prefix('-')?;
        (!gap.is_empty() && gap.bytes().all(|byte| byte == b' ')).then_some((dash, before.len()))
    }

    fn item_lines(&self, events: &[Event], dash: usize, indent: usize) -> Vec<String> {
        events.iter().flat_map(|event| write::event(event, dash, indent)).collect()
    }

    /// Whole lines to insert at `at`, which is the end of a line without its break, or the end of the text.
    fn insertion(&self, at: usize, lines: Vec<String>) -> Splice {
        let newline = self.newline();
        let mut replacement: String = lines.iter().flat_map(|line| [newline, line.as_str()]).collect();
        let rest = &self.source.text[at..];
        if rest.is_empty() {
            replacement.push_str(newline);
        }
        let ends_line = self.source.text[..at].ends_with('\n');
        if ends_line {
            // After a block scalar that keeps its blank lines the insertion point is the beginning of a line.
            replacement = replacement[newline.len()..].to_owned();
            if !rest.is_empty() {
                replacement.push_str(newline);
            }
        }
        Splice { span: at..at, replacement }
    }

    /// The end of the last line that belongs to the item ending at `end`: its own last line, and comments below it
    /// that stand deeper than the dash.
    fn end_of_item(&self, end: usize, dash: usize) -> usize {
        let text = self.source.text;
        // A block scalar ends after its last line break, everything else within its last line.
        let mut at = if text[..end].ends_with('\n') { end } else { self.source.line_around(end).end };
        let mut start =
            if at == end && text[..end].ends_with('\n') { Some(end) } else { self.start_of_next_line(at) };
        while let Some(line) = start.map(|start| self.source.line_around(start)) {
            let content = &text[line.clone()];
            let indentation = content.len() - content.trim_start().len();
            let is_comment = content.trim_start().starts_with('#') && indentation > dash;
            if is_comment {
                at = line.end;
            } else if !content.trim().is_empty() {
                break;
            }
            start = self.start_of_next_line(line.end);
        }
        at
    }

    fn start_of_next_line(&self, end: usize) -> Option<usize> {
        self.source.text[end..].find('\n').map(|newline| end + newline + 1)
    }

    fn start_of_comments_above(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(previous) = at.checked_sub(1).map(|end| self.source.line_around(end)) {
            if !self.source.text[previous.clone()].starts_with('#') {
                break;
            }
            at = previous.start;
        }
        at
    }

    fn newline(&self) -> &'static str {
        match self.source.text.find('\n') {
            Some(at) if self.source.text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    fn refuse(&self, span: Range<usize>, why: Said) -> Box<Finding> {
        Box::new(words::not_editable(self.source.place(span), why))
    }
}

fn not_plain() -> Said {
    said!(
        en: "`events:` must be the last key and a list with one dash a line, or plaint cannot add to it",
        zh: "`events:` 必须是最后一个键，且为每行一个短横的列表，plaint 才能追加",
    )
}

/// The event as it is read back: what was loosely typed is written as text.
fn settled(event: &Event) -> Event {
    Event { fields: settled_fields(&event.fields), ..event.clone() }
}

fn settled_fields(fields: &Fields) -> Fields {
    Fields(fields.0.iter().map(|(key, value)| (key.clone(), settled_value(value))).collect())
}

fn settled_value(value: &Value) -> Value {
    match value {
        Value::Loose(text) => Value::Text(text.clone()),
        Value::Text(_) | Value::Nothing => value.clone(),
        Value::List(items) => Value::List(items.iter().map(settled_value).collect()),
        Value::Map(fields) => Value::Map(settled_fields(fields)),
    }
}
