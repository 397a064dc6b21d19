//! The events of a record.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{KnownKeys, finding, instant_of, number_of, required_text};
use crate::domain::finding::{Finding, did_you_mean};
use crate::domain::instant::{self, Instant};
use crate::domain::money;
use crate::domain::record::{EventKind, FieldShape, kind::COMMON_FIELDS, kind::table};
use crate::format::yaml::source::Source;
use crate::format::yaml::tree::{Content, Entry, Node};

/// Keys that every event may have, whatever its kind.
const EVERY: [&str; 7] = ["id", "at", "by", "n", "event", "happened", "due"];

pub(super) fn check(source: &Source<'_>, root: &Node, known: KnownKeys<'_>, findings: &mut Vec<Finding>) {
    let Some(entry) = root.entry("events") else {
        findings.push(finding::missing_key(source.place(root.span.end..root.span.end), "events"));
        return;
    };
    if let Some(last) = root.entries().last().filter(|last| last.key.text() != Some("events")) {
        let last = source.place(last.key.span.clone());
        findings.push(finding::events_not_last(source.place(entry.key.span.clone()), last));
    }
    if !entry.value.is_nothing() && !matches!(entry.value.content, Content::List { .. }) {
        findings.push(finding::not_a_list_of_events(source.place(entry.value.span.clone())));
        return;
    }
    let received = root.entry("received").and_then(|entry| entry.value.text()).and_then(instant::parse);
    let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for event in entry.value.items() {
        if !matches!(event.content, Content::Map { .. }) {
            findings.push(finding::not_a_list_of_events(source.place(event.span.clone())));
            continue;
        }
        check_id(source, event, &mut seen, findings);
        check_times(source, event, received, findings);
        required_text(source, event, "by", findings);
        check_order(source, event, entry.value.items().len(), findings);
        check_dues(source, event, findings);
        check_kind(source, event, known, findings);
    }
}

fn check_id<'n>(
    source: &Source<'_>,
    event: &'n Node,
    seen: &mut BTreeMap<&'n str, Range<usize>>,
    findings: &mut Vec<Finding>,
) {
    let (Some(id), Some(entry)) = (required_text(source, event, "id", findings), event.entry("id")) else {
        return;
    };
    let span = entry.value.span.clone();
    let well_formed = id.len() <= 40
        && id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !well_formed {
        findings.push(finding::bad_id(source.place(span.clone()), "event", id));
    }
    match seen.get(id) {
        Some(first) => {
            findings.push(finding::duplicate_event(source.place(span), id, source.place(first.clone())));
        }
        None => {
            seen.insert(id, span);
        }
    }
}

fn check_times(source: &Source<'_>, event: &Node, received: Option<Instant>, findings: &mut Vec<Finding>) {
    let at =
        required_text(source, event, "at", findings).and_then(|_| instant_of(source, event, "at", findings));
    let happened = instant_of(source, event, "happened", findings);
    if let (Some(at), Some(received), Some(entry)) = (at, received, event.entry("at"))
        && at < received
    {
        let received = instant::format(&received);
        findings.push(finding::before_received(source.place(entry.value.span.clone()), &received));
    }
    if let (Some(at), Some(happened), Some(entry)) = (at, happened, event.entry("happened"))
        && happened > at
    {
        findings.push(finding::happened_later(source.place(entry.value.span.clone())));
    }
}

/// `n` is one more than the highest that its writer saw, so it can never exceed the number of events.
fn check_order(source: &Source<'_>, event: &Node, events: usize, findings: &mut Vec<Finding>) {
    if let (Some(n), Some(entry)) = (number_of(source, event, "n", findings), event.entry("n"))
        && usize::try_from(n).is_ok_and(|n| n > events)
    {
        findings.push(finding::bad_order(source.place(entry.value.span.clone()), n, events));
    }
}

fn check_kind(source: &Source<'_>, event: &Node, known: KnownKeys<'_>, findings: &mut Vec<Finding>) {
    let Some(name) = required_text(source, event, "event", findings) else { return };
    let EventKind::Known(spec) = EventKind::of(name) else {
        let near = did_you_mean(name, table::ALL.iter().map(|spec| spec.name));
        let span = event.entry("event").map_or(0..0, |entry| entry.value.span.clone());
        findings.push(finding::unknown_kind(source.place(span), ("event", "事件种类"), name, near));
        return;
    };
    let fields = || COMMON_FIELDS.iter().chain(spec.fields);
    for field in fields() {
        match event.entry(field.name) {
            Some(entry) => check_shape(source, entry, field.name, field.shape, findings),
            None if field.required => {
                let place = source.place(event.span.start..event.span.start);
                findings.push(finding::missing_event_key(place, name, field.name));
            }
            None => {}
        }
    }
    let own = || EVERY.into_iter().chain(fields().map(|field| field.name));
    for entry in event.entries().iter().filter(|_| known.declared.is_some()) {
        let Some(key) = entry.key.text() else { continue };
        if !key.starts_with("x-") && !own().any(|name| name == key) {
            findings.push(finding::unknown_key(source.place(entry.key.span.clone()), key, own()));
        }
    }
}

/// The amounts of money in the maps of a list: what a remedy is worth and costs, what a bound comes to.
fn check_amounts(source: &Source<'_>, items: &[Node], findings: &mut Vec<Finding>) {
    const AMOUNTS: &[&str] = &["amount", "of", "cost", "given"];
    for entry in items.iter().flat_map(Node::entries) {
        if let Some(key) = entry.key.text().filter(|key| AMOUNTS.contains(key)) {
            check_shape(source, entry, key, FieldShape::Amount, findings);
        }
    }
}

fn check_shape(
    source: &Source<'_>,
    entry: &Entry,
    key: &str,
    shape: FieldShape,
    findings: &mut Vec<Finding>,
) {
    let value = &entry.value;
    let is_text = value.text().is_some() && !value.is_nothing();
    let wanted = match (shape, &value.content) {
        (FieldShape::Text, _) if is_text => return,
        (FieldShape::Instant, _) if value.text().and_then(instant::parse).is_some() => return,
        (FieldShape::Texts, Content::List { items, .. })
            if items.iter().all(|item| item.text().is_some()) =>
        {
            return;
        }
        (FieldShape::Texts, _) if is_text => return,
        (FieldShape::Map, Content::Map { .. }) => return,
        (FieldShape::Maps, Content::List { items, .. })
            if items.iter().all(|item| matches!(item.content, Content::Map { .. })) =>
        {
            check_amounts(source, items, findings);
            return;
        }
        // Without quotes, a point makes it a float for other readers.
        (FieldShape::Amount, Content::Scalar { text, plain, .. })
            if money::parse_amount(text).is_ok() && !(*plain && text.contains('.')) =>
        {
            return;
        }
        (FieldShape::Text, _) => ("a text", "文字"),
        (FieldShape::Texts, _) => ("a list of texts, like [a, b]", "文字列表，例如 [a, b]"),
        (FieldShape::Map, _) => ("keys with values, like {a: b}", "“键: 值”，例如 {a: b}"),
        (FieldShape::Maps, _) => {
            ("a list of keys with values, like [{a: b}]", "“键: 值”的列表，例如 [{a: b}]")
        }
        (FieldShape::Amount, _) => (
            "an amount: digits and at most two decimals, in quotes, like \"1200.50\"",
            "金额：加引号，只写数字，最多两位小数，例如 \"1200.50\"",
        ),
        (FieldShape::Instant, _) => {
            let text = value.text().unwrap_or_default();
            findings.push(finding::bad_instant(source.place(value.span.clone()), key, text));
            return;
        }
    };
    findings.push(finding::wrong_shape(source.place(value.span.clone()), key, wanted));
}

fn check_dues(source: &Source<'_>, event: &Node, findings: &mut Vec<Finding>) {
    let Some(due) = event.entry("due").map(|entry| &entry.value).filter(|due| !due.is_nothing()) else {
        return;
    };
    if !matches!(due.content, Content::Map { .. }) {
        let wanted = ("the promises by their clocks", "以计时名称为键的期限");
        findings.push(finding::wrong_shape(source.place(due.span.clone()), "due", wanted));
    }
    for promise in due.entries() {
        let clock = promise.key.text().unwrap_or_default();
        if let Some((span, what)) = promise_fault(&promise.value) {
            findings.push(finding::bad_due(source.place(span), clock, what));
        }
    }
}

type Fault = (Range<usize>, (&'static str, &'static str));

/// Of these exactly one says when the promise is due.
const TOLD_BY: [&str; 4] = ["at", "unknown", "left", "withdrawn"];

fn promise_fault(promise: &Node) -> Option<Fault> {
    const NO_INSTANT: (&str, &str) = ("not a point in time with an offset", "不是带时差的时间");
    const NOT_ONE: (&str, &str) = (
        "exactly one of `at`, `unknown`, `left`, `withdrawn` is needed",
        "`at`、`unknown`、`left`、`withdrawn` 须恰有其一",
    );
    if let Some(text) = promise.text() {
        return instant::parse(text).is_none().then(|| (promise.span.clone(), NO_INSTANT));
    }
    if TOLD_BY.iter().filter(|key| promise.entry(key).is_some()).count() != 1 {
        return Some((promise.span.clone(), NOT_ONE));
    }
    let instants = ["at", "from"].into_iter().filter_map(|key| promise.entry(key));
    for entry in instants {
        if entry.value.text().and_then(instant::parse).is_none() {
            return Some((entry.value.span.clone(), NO_INSTANT));
        }
    }
    let round = promise.entry("round")?;
    let is_number = round.value.text().is_some_and(|text| text.parse::<u32>().is_ok_and(|round| round > 0));
    (!is_number)
        .then(|| (round.value.span.clone(), ("`round` must be a number from 1", "`round` 应为从 1 起的数字")))
}
