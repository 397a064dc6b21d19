//! Erasure wins: what one side erased is erased in all three texts before they are compared.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::spans::end_of_node;
use crate::format::yaml::{self, Entry, KnownKeys, Node};

/// What stands in the place of an erased text.
const ERASED: &str = "[erased]";

/// The way to a value: keys, and for events their ids.
type Way = Vec<String>;

/// Erases in each text what any of them has erased. Texts that cannot be read stay as they are.
pub(super) fn erased<'t, const N: usize>(texts: [Cow<'t, str>; N]) -> [Cow<'t, str>; N] {
    if !texts.iter().any(|text| text.contains(ERASED)) {
        return texts;
    }
    let roots = texts.each_ref().map(|text| yaml::read_strictly("", text.as_bytes(), KnownKeys::any()).root);
    let mut ways = BTreeSet::new();
    for root in roots.iter().flatten() {
        walk(root, &mut Vec::new(), &mut |way, entry| {
            if entry.value.text() == Some(ERASED) {
                ways.insert(way.clone());
            }
        });
    }
    let mut roots = roots.iter();
    texts.map(|text| match roots.next() {
        Some(Some(root)) => without(text, root, &ways),
        _ => text,
    })
}

fn without<'t>(text: Cow<'t, str>, root: &Node, ways: &BTreeSet<Way>) -> Cow<'t, str> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    walk(root, &mut Vec::new(), &mut |way, Entry { key, value }| {
        let inside = spans.last().is_some_and(|outer| outer.contains(&value.span.start));
        let erases = ways.contains(way) && value.text() != Some(ERASED) && !value.is_absent() && !inside;
        // The sign of a block stands behind the colon, before what it holds.
        let colon = text.get(key.span.end..).and_then(|rest| rest.find(':')).map(|at| key.span.end + at + 1);
        spans.extend(colon.filter(|_| erases).map(|colon| colon..end_of_node(&text, value).max(colon)));
    });
    let mut text = text;
    for span in spans.into_iter().rev() {
        let Some(old) = text.get(span.clone()) else { continue };
        let newline = if old.ends_with('\n') { "\n" } else { "" };
        text.to_mut().replace_range(span, &format!(" \"{ERASED}\"{newline}"));
    }
    text
}

/// Visits every value under keys, outer ones first; of lists, only the events, by their ids.
fn walk(node: &Node, way: &mut Way, visit: &mut dyn FnMut(&Way, &Entry)) {
    for entry in node.entries() {
        let Some(key) = entry.key.text() else { continue };
        way.push(key.to_owned());
        if way.len() == 1 && key == "events" {
            for event in entry.value.items() {
                let Some(id) = event.entry("id").and_then(|id| id.value.text()) else { continue };
                way.push(id.to_owned());
                walk(event, way, visit);
                way.pop();
            }
        } else {
            visit(way, entry);
            walk(&entry.value, way, visit);
        }
        way.pop();
    }
}
