//! The writer: records and events as text, in one form that every YAML reader takes alike.

use super::quote::{quoted, scalar};
use crate::domain::instant;
use crate::domain::record::{Event, Fields, Record, Value};

/// A map or list longer than this many columns is written over several lines.
const LINE_LIMIT: usize = 100;

/// Keys whose values are people's own words: always quoted, so that whoever edits one by hand stays safe.
const PEOPLES_TEXTS: [&str; 9] =
    ["subject", "note", "called", "reason", "lesson", "name", "address", "details", "authority"];

/// The text of a new record: the header, then the events.
///
/// Instants under `received`, `at` and `happened` stand plain, codes stand plain, everything else is quoted.
pub fn write_new(record: &Record) -> String {
    let mut lines = vec![
        format!("record: {}", scalar(record.kind.name())),
        format!("format: {}", record.format),
        format!("id: {}", scalar(&record.id)),
    ];
    for (key, value) in record.header.iter() {
        field(&mut lines, 0, key, value);
    }
    if record.events.is_empty() {
        lines.push("events: []".to_owned());
    } else {
        lines.push("events:".to_owned());
        for one in &record.events {
            lines.extend(event(one, 2, 4));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The lines of an event as an item of a list: the dash after `dash` spaces, the keys after `indent`.
pub(in crate::format) fn event(event: &Event, dash: usize, indent: usize) -> Vec<String> {
    let mut lines = vec![
        format!("id: {}", scalar(&event.id)),
        format!("at: {}", instant::format(&event.at)),
        format!("by: {}", scalar(&event.by)),
        format!("n: {}", event.n),
        format!("event: {}", scalar(event.kind.name())),
    ];
    if let Some(happened) = &event.happened {
        lines.push(format!("happened: {}", instant::format(happened)));
    }
    let mut body = Vec::new();
    for (key, value) in event.fields.iter() {
        field(&mut body, indent, key, value);
    }
    if !event.due.is_empty() {
        let dues = Fields(event.due.iter().map(crate::domain::record::Due::to_field).collect());
        field(&mut body, indent, "due", &Value::Map(dues));
    }
    let pad = " ".repeat(indent);
    let gap = " ".repeat(indent.saturating_sub(dash + 1).max(1));
    let mut item = vec![format!("{}-{gap}{}", " ".repeat(dash), lines.remove(0))];
    item.extend(lines.into_iter().map(|line| format!("{pad}{line}")));
    item.extend(body);
    item
}

/// The lines of one key with its value.
pub(in crate::format) fn field(lines: &mut Vec<String>, indent: usize, key: &str, value: &Value) {
    let start = format!("{}{}:", " ".repeat(indent), scalar(key));
    let on_one_line = format!("{start} {}", inline(key, value));
    let is_short = on_one_line.chars().count() <= LINE_LIMIT;
    match value {
        Value::Map(fields) if !is_short && !fields.is_empty() => {
            lines.push(start);
            for (key, value) in fields.iter() {
                field(lines, indent + 2, key, value);
            }
        }
        Value::List(items) if !is_short && items.iter().all(|item| !is_nested(item)) => {
            lines.push(start);
            lines.extend(
                items.iter().map(|item| format!("{}- {}", " ".repeat(indent + 2), inline(key, item))),
            );
        }
        _ => lines.push(on_one_line),
    }
}

fn is_nested(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Map(_))
}

/// A value on one line.
pub(in crate::format) fn inline(key: &str, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Loose(text) => {
            if key == "received" && instant::parse(text).is_some() {
                text.clone()
            } else if PEOPLES_TEXTS.contains(&key) {
                quoted(text)
            } else {
                scalar(text)
            }
        }
        Value::Nothing => "~".to_owned(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| inline(key, item)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(key, value)| format!("{}: {}", scalar(key), inline(key, value)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}
