//! Cutting the text of a record into pieces, by the places of the strict reading.

use std::borrow::Cow;

use super::piece::{Meaning, Piece};
use super::spans::{
    comments_in, end_of_entry, end_of_node, line_start, next_line, starts_line, texts_of, texts_of_entry,
};
use crate::domain::record::{FORMAT, Record, RecordKind, Value};
use crate::format::yaml::{self, Content, Entry, KnownKeys, Node};

/// A text in pieces. Put together again in this order, they are the text.
#[derive(Debug)]
pub(super) struct Cut<'t> {
    /// What the record is about, and its id.
    pub(super) kind: RecordKind,
    pub(super) id: String,
    /// What stands above the first key.
    pub(super) preamble: &'t str,
    /// The keys of the header, `record`, `format` and `id` among them.
    pub(super) header: Vec<Piece<'t>>,
    /// The lines above `events:`.
    pub(super) above_events: &'t str,
    /// What stands behind `events:` on its line.
    pub(super) behind_events: String,
    /// The events in the order of the text.
    pub(super) events: Vec<Piece<'t>>,
    /// What stands below the last piece.
    pub(super) trailer: &'t str,
    /// The column of the dashes; `None` where no event stands behind one.
    pub(super) dash: Option<usize>,
}

/// Why a text cannot be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Uncut {
    /// It is no record, or one of a newer version.
    NoRecord,
    /// Its pieces do not stand on lines of their own.
    Entangled,
}

/// Cuts `text`, which has plain line ends.
pub(super) fn cut(text: &str) -> Result<Cut<'_>, Uncut> {
    let strict = yaml::read_strictly("", text.as_bytes(), KnownKeys::any());
    let doubled = strict.findings.iter().any(|finding| finding.code == yaml::shape_finding::DUPLICATE_EVENT);
    let (Some(record), Some(root)) = (strict.record, strict.root) else { return Err(Uncut::NoRecord) };
    if doubled || record.format > FORMAT || matches!(record.kind, RecordKind::Unknown(_)) {
        return Err(Uncut::NoRecord);
    }
    Knife { text, at: 0 }.cut(record, &root)
}

/// Cuts from the beginning to the end: all before `at` is in some piece.
struct Knife<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Knife<'t> {
    fn cut(mut self, record: Record, root: &Node) -> Result<Cut<'t>, Uncut> {
        let entries = root.entries();
        let first = entries.first().ok_or(Uncut::Entangled)?.key.span.start;
        let mut cut = Cut {
            kind: record.kind.clone(),
            id: record.id.clone(),
            preamble: self.text.get(..first).ok_or(Uncut::Entangled)?,
            header: Vec::with_capacity(entries.len()),
            above_events: "",
            behind_events: String::new(),
            events: Vec::with_capacity(record.events.len()),
            trailer: "",
            dash: None,
        };
        self.at = first;
        let mut values = Values::of(&record);
        let mut events = Some(record.events);
        for (index, entry) in entries.iter().enumerate() {
            let start = entry.key.span.start;
            if !starts_line(self.text, start) {
                return Err(Uncut::Entangled);
            }
            let until = entries.get(index + 1).map_or(self.text.len(), |next| next.key.span.start);
            let above = self.take(start)?;
            if entry.key.text() == Some("events") {
                cut.above_events = above;
                self.events(&mut cut, entry, events.take().unwrap_or_default(), until)?;
                continue;
            }
            let name = entry.key.text().ok_or(Uncut::Entangled)?;
            let end = self.end_of(end_of_entry(self.text, entry), 0, until);
            let own = self.take(end)?;
            let meaning = Meaning::Field(values.take(name).ok_or(Uncut::Entangled)?);
            let comments =
                comments_in(self.text, start..end, &mut |texts| texts_of_entry(self.text, entry, texts));
            let piece =
                Piece { name: name.to_owned(), above: above.into(), own: own.into(), comments, meaning };
            cut.header.push(piece);
        }
        cut.trailer = self.text.get(self.at..).ok_or(Uncut::Entangled)?;
        Ok(cut)
    }

    /// Cuts the list of events.
    fn events(
        &mut self,
        cut: &mut Cut<'t>,
        entry: &Entry,
        events: Vec<crate::domain::record::Event>,
        until: usize,
    ) -> Result<(), Uncut> {
        let line_end = next_line(self.text, entry.key.span.end);
        let colon = entry.key.span.end
            + self
                .text
                .get(entry.key.span.end..line_end)
                .and_then(|rest| rest.find(':'))
                .ok_or(Uncut::Entangled)?
            + 1;
        let items = entry.value.items();
        if events.len() != items.len() {
            return Err(Uncut::Entangled);
        }
        if !matches!(entry.value.content, Content::List { flow: false, .. }) || items.is_empty() {
            return self.flow_events(cut, entry, events, colon);
        }
        cut.behind_events = self.text.get(colon..line_end).unwrap_or_default().trim_end().to_owned();
        self.take(line_end)?;
        for (index, (item, event)) in items.iter().zip(events).enumerate() {
            let (start, dash) = self.dash_of(item).ok_or(Uncut::Entangled)?;
            if *cut.dash.get_or_insert(dash) != dash {
                return Err(Uncut::Entangled);
            }
            let until = match items.get(index + 1) {
                Some(next) => line_start(self.text, next.span.start),
                None => until,
            };
            let above = self.take(start)?;
            let end = self.end_of(end_of_node(self.text, item), dash, until);
            let own = self.take(end)?;
            let comments = comments_in(self.text, start..end, &mut |texts| texts_of(self.text, item, texts));
            let name = event.id.clone();
            let meaning = Meaning::Event(Box::new(event));
            cut.events.push(Piece { name, above: above.into(), own: own.into(), comments, meaning });
        }
        Ok(())
    }

    /// `events: []`, and events in brackets: each becomes an item of its own, its bytes as they are.
    fn flow_events(
        &mut self,
        cut: &mut Cut<'t>,
        entry: &Entry,
        events: Vec<crate::domain::record::Event>,
        colon: usize,
    ) -> Result<(), Uncut> {
        let span = &entry.value.span;
        let value_end = if entry.value.is_absent() { colon } else { span.end.max(colon) };
        let line_end = next_line(self.text, value_end);
        let whole =
            comments_in(self.text, colon..value_end, &mut |texts| texts_of(self.text, &entry.value, texts));
        if !whole.is_empty() {
            return Err(Uncut::Entangled);
        }
        cut.behind_events = self.text.get(value_end..line_end).unwrap_or_default().trim_end().to_owned();
        for (item, event) in entry.value.items().iter().zip(events) {
            let bytes = self.text.get(item.span.clone()).ok_or(Uncut::Entangled)?;
            let own = format!("  - {bytes}\n");
            let name = event.id.clone();
            let meaning = Meaning::Event(Box::new(event));
            let comments = Vec::new();
            cut.events.push(Piece { name, above: "".into(), own: own.into(), comments, meaning });
        }
        self.take(line_end)?;
        Ok(())
    }

    /// The text from where the knife is to `end`; it goes on from there.
    fn take(&mut self, end: usize) -> Result<&'t str, Uncut> {
        let taken = self.text.get(self.at..end).ok_or(Uncut::Entangled)?;
        self.at = end;
        Ok(taken)
    }

    /// The end of the lines of a piece whose value ends at `end`: its last line, and the comments below it that stand
    /// deeper than `column`; never beyond `until`.
    fn end_of(&self, end: usize, column: usize, until: usize) -> usize {
        let ends_line = self.text.get(..end).is_some_and(|before| before.ends_with('\n'));
        let mut end = if ends_line { end } else { next_line(self.text, end) }.min(until);
        let mut at = end;
        while at < until {
            let next = next_line(self.text, at);
            let line = self.text.get(at..next).unwrap_or_default();
            let content = line.trim_start();
            if content.starts_with('#') && line.len() - content.len() > column {
                end = next;
            } else if !content.is_empty() {
                break;
            }
            at = next;
        }
        end.min(until)
    }

    /// Where the line with the dash of `item` begins, and the column of the dash.
    fn dash_of(&self, item: &Node) -> Option<(usize, usize)> {
        let mut start = line_start(self.text, item.span.start);
        let mut line = self.text.get(start..item.span.start)?;
        while start >= self.at {
            let content = line.trim_start_matches(' ');
            if content.starts_with('-') {
                let gap = content.get(1..)?.trim_start_matches([' ', '\t']);
                let alone = gap.is_empty() || gap.starts_with('\n') || gap.starts_with('#');
                return alone.then_some((start, line.len() - content.len()));
            }
            if !(content.trim().is_empty() || content.starts_with('#')) || start == 0 {
                return None;
            }
            let above = line_start(self.text, start - 1);
            line = self.text.get(above..start)?;
            start = above;
        }
        None
    }
}

/// The values of the header, each to be taken once.
struct Values {
    values: Vec<(String, Value)>,
}

impl Values {
    fn of(record: &Record) -> Self {
        let own = [
            ("record", record.kind.name().to_owned()),
            ("format", record.format.to_string()),
            ("id", record.id.clone()),
        ];
        let own = own.into_iter().map(|(key, text)| (key.to_owned(), Value::Text(text)));
        Self { values: own.chain(record.header.0.iter().cloned()).collect() }
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        let found = self.values.iter().position(|(name, _)| name == key)?;
        Some(self.values.swap_remove(found).1)
    }
}

impl<'t> Cut<'t> {
    /// The event called `id`.
    pub(super) fn event(&self, id: &str) -> Option<&Piece<'t>> {
        self.events.iter().find(|piece| piece.name == id)
    }

    /// The key called `name`.
    pub(super) fn key(&self, name: &str) -> Option<&Piece<'t>> {
        self.header.iter().find(|piece| piece.name == name)
    }

    /// Moves the events so that their dashes stand in the column `to`.
    pub(super) fn shift(&mut self, to: usize) {
        let from = self.dash.unwrap_or(2);
        if from == to {
            return;
        }
        for piece in &mut self.events {
            piece.own = shifted(&piece.own, from, to);
            piece.above = shifted(&piece.above, from, to);
        }
    }
}

/// `lines` moved by the way from one column to another.
pub(super) fn shifted<'t>(lines: &str, from: usize, to: usize) -> Cow<'t, str> {
    let mut moved = String::with_capacity(lines.len());
    for line in lines.split_inclusive('\n') {
        let blank = line.len() - line.trim_start_matches(' ').len();
        if line.trim().is_empty() || to == from {
            moved.push_str(line);
        } else if to > from {
            moved.push_str(&" ".repeat(to - from));
            moved.push_str(line);
        } else {
            moved.push_str(line.get(blank.min(from - to)..).unwrap_or(line));
        }
    }
    Cow::Owned(moved)
}
