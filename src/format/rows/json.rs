//! JSON: a list of objects, or an object a line. Numbers keep their wording.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::unreadable;
use crate::domain::failure::Failure;
use crate::domain::import::{Content, Row, Rows};
use crate::said;

type Object<'a> = BTreeMap<String, &'a RawValue>;

pub(super) fn read(name: &str, text: &str) -> Result<Rows, Failure> {
    let body = text.trim_start();
    let mut objects: Vec<(usize, Object<'_>)> = Vec::new();
    if body.starts_with('[') {
        let items: Vec<&RawValue> =
            serde_json::from_str(text).map_err(|error| wrong(name, error.line(), error.column(), &error))?;
        for item in items {
            let start = (item.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
            let line = 1 + text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count();
            objects.push((line, object(name, item.get(), line)?));
        }
    } else {
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            objects.push((index + 1, object(name, line, index + 1)?));
        }
    }
    let mut headings: Vec<String> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for key in objects.iter().flat_map(|(_, object)| object.keys()) {
        if !places.contains_key(key.as_str()) {
            places.insert(key, headings.len());
            headings.push(key.clone());
        }
    }
    let rows = objects.iter().enumerate().map(|(index, (line, object))| {
        let mut cells = vec![Content::Empty; headings.len()];
        for (key, value) in object {
            if let Some(cell) = places.get(key.as_str()).and_then(|place| cells.get_mut(*place)) {
                *cell = content(value.get());
            }
        }
        Row { number: index + 1, place: format!("{name}:{line}"), cells, faults: Vec::new() }
    });
    let rows = rows.collect();
    Ok(Rows { file: name.to_owned(), rows, headings, remarks: Vec::new() })
}

fn object<'a>(name: &str, text: &'a str, line: usize) -> Result<Object<'a>, Failure> {
    serde_json::from_str(text)
        .map_err(|error| wrong(name, line + error.line().saturating_sub(1), error.column(), &error))
}

/// What a value holds: texts as they are, numbers as they are written, lists of these; anything deeper in its own wording.
fn content(raw: &str) -> Content {
    match raw.as_bytes().first() {
        Some(b'n') | None => Content::Empty,
        Some(b't') => Content::Text("yes".to_owned()),
        Some(b'f') => Content::Text("no".to_owned()),
        Some(b'"') => {
            serde_json::from_str::<String>(raw).map_or(Content::Empty, |text| Content::of_text(&text))
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).unwrap_or_default();
            Content::List(items.iter().filter_map(|item| content(item.get()).text()).collect())
        }
        Some(b'{') => Content::Text(raw.to_owned()),
        Some(_) => Content::Number(raw.to_owned()),
    }
}

fn wrong(name: &str, line: usize, column: usize, error: &serde_json::Error) -> Failure {
    let failure = unreadable(
        name,
        said!(en: "line {line}, column {column}: {error}", zh: "第 {line} 行第 {column} 列：{error}"),
    );
    failure.tip(said!(
        en: "expected is a list of objects, or an object on each line",
        zh: "应为对象组成的数组，或每行一个对象"
    ))
}
