//! Where two readings of the same text differ.

use std::ops::Range;

use super::tree::{Content, Node};
use super::typed::Typed;
use crate::domain::record::Value;
use serde::Deserialize;

/// The first value, by its place in the tree, that `other` reads differently.
pub(super) fn first(node: &Node, other: &Value) -> Option<Range<usize>> {
    match (&node.content, other) {
        (Content::Map { entries, .. }, Value::Map(fields)) if entries.len() == fields.0.len() => {
            entries.iter().zip(&fields.0).find_map(|(entry, (key, value))| {
                if entry.key.text() == Some(key) {
                    first(&entry.value, value)
                } else {
                    Some(entry.key.span.clone())
                }
            })
        }
        (Content::List { items, .. }, Value::List(values)) if items.len() == values.len() => {
            items.iter().zip(values).find_map(|(item, value)| first(item, value))
        }
        _ => match Value::deserialize(Typed(node)) {
            Ok(value) if &value == other => None,
            _ => Some(node.span.clone()),
        },
    }
}
