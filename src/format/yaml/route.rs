//! From a route to its place in the text.

use std::ops::Range;

use super::strict::Strict;
use super::tree::{Entry, Node};
use crate::domain::finding::Place;
use crate::domain::record::Route;

impl Strict {
    /// The place of `route` in `text`, the text of `file` that this reading is of. What is not there is told at the
    /// beginning of what would hold it.
    pub fn place_of(&self, file: &str, text: &str, route: &Route) -> Place {
        let span = self.root.as_ref().and_then(|root| span_of(root, route));
        Place::of_span(file, super::source::without_mark(text), span.unwrap_or(0..0))
    }
}

fn span_of(root: &Node, route: &Route) -> Option<Range<usize>> {
    match route {
        Route::Whole => None,
        Route::Header(key) => root.entry(key).map(span_of_value),
        Route::Event(id, key) => {
            let events = root.entry("events")?.value.items();
            let event = events
                .iter()
                .find(|event| event.entry("id").and_then(|entry| entry.value.text()) == Some(id))?;
            key.and_then(|key| event.entry(key)).or_else(|| event.entry("id")).map(span_of_value)
        }
    }
}

fn span_of_value(entry: &Entry) -> Range<usize> {
    if entry.value.is_absent() { entry.key.span.clone() } else { entry.value.span.clone() }
}
