//! Generated records: whatever they hold, they survive being written, read and edited.

use plaint::domain::finding::Grade;
use plaint::domain::instant::{self, Instant};
use plaint::domain::record::{Due, DueAt, Event, EventKind, Fields, Record, RecordKind, Value};
use plaint::format::yaml::{self, KnownKeys};
use proptest::prelude::*;

/// Texts that YAML readers take for something else, or that steer terminals and readers.
const NASTY: [&str; 40] = [
    "",
    " ",
    "no",
    "Yes",
    "on",
    "n",
    "y",
    "~",
    "null",
    "1:30",
    "0123",
    "1_000",
    "0x1f",
    "0o17",
    "1e3",
    ".5",
    ".inf",
    "2026-11-22",
    "2026-11-22T10:05:00+08:00",
    "=",
    "<<",
    "- a",
    "? a",
    "a: b",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "[a",
    "{a",
    "'a",
    "\"a\"",
    "a\\n",
    "<<<<<<< ours",
    "---",
    "...",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&NASTY[..]).prop_map(str::to_owned),
        "[a-z][a-z0-9-]{0,11}",
        "[一-龟，。a-z #:'\"\\\\\t\n]{0,30}",
        any::<String>(),
        "[\u{0}-\u{1f}\u{7f}-\u{a0}\u{ad}\u{200b}-\u{202e}\u{2060}-\u{2069}\u{feff}\u{fffe}\u{1fffe}]{1,6}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![9 => text().prop_map(Value::Text), 1 => Just(Value::Nothing)];
    scalar.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            fields(inner).prop_map(Value::Map),
        ]
    })
}

fn fields(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Fields> {
    prop::collection::btree_map("x-[a-z]{1,8}|x-.{0,8}", value, 0..4)
        .prop_map(|map| Fields(map.into_iter().collect()))
}

fn moment() -> impl Strategy<Value = Instant> {
    (0_u32..2_000_000, prop::sample::select(&["+08:00", "+00:00", "-03:30"][..])).prop_map(
        |(seconds, offset)| {
            let start = instant::parse(&format!("2026-11-22T12:00:00{offset}")).unwrap();
            start + chrono::TimeDelta::seconds(i64::from(seconds))
        },
    )
}

fn due() -> impl Strategy<Value = Due> {
    let at =
        prop_oneof![moment().prop_map(DueAt::At), text().prop_map(DueAt::Unknown), Just(DueAt::Withdrawn)];
    let until = prop::collection::vec("[a-z]{1,9}(/[a-z]{1,9})?", 0..3);
    ("[a-z]{1,8}", 1_u32..4, at, until, prop::option::of(moment()))
        .prop_map(|(clock, round, at, until, from)| Due { clock, round, at, until, from })
}

fn event(number: u32) -> impl Strategy<Value = Event> {
    let dues = prop::collection::btree_map("[a-z]{1,8}", due(), 0..3)
        .prop_map(|dues| dues.into_iter().map(|(clock, due)| Due { clock, ..due }).collect::<Vec<_>>());
    (moment(), "[a-z]{1,6}|no|y", prop::option::of(moment()), dues, fields(value()), text()).prop_map(
        move |(at, by, happened, due, fields, note)| Event {
            id: format!("e{number:05}"),
            at,
            by,
            n: number,
            kind: EventKind::of("note"),
            happened: happened.filter(|happened| *happened <= at),
            due,
            fields: fields
                .with("note", Value::Text(if note.trim().is_empty() { format!("{note}.") } else { note })),
        },
    )
}

fn record() -> impl Strategy<Value = Record> {
    let events = (0_u32..4).prop_flat_map(|count| (1..=count).map(event).collect::<Vec<_>>());
    (fields(value()), events).prop_map(|(extra, events)| {
        let mut header = Fields::default().with("received", Value::text("2026-11-22T10:05:00+08:00"));
        header.0.extend(extra.0);
        Record { kind: RecordKind::Complaint, format: 1, id: "261122-k7qm".to_owned(), header, events }
    })
}

/// The text of the record as a person might have left it: comments, keys of their own, other indentation, Windows.
fn by_hand(record: &Record, style: u32) -> String {
    let mut text = yaml::write_new(record);
    let flag = |bit: u32| style & (1 << bit) != 0;
    if flag(0) {
        text = text.replacen("format: 1\n", "# ours\nformat: 1   # the first\n", 1);
    }
    if flag(1) {
        text = text.replacen("events:", "\n# what happened\nevents:", 1);
    }
    if flag(2) {
        let (header, events) = text.split_at(text.find("events:").unwrap());
        let deeper = events.replace("\n  ", "\n     ");
        text = format!("{header}{deeper}");
    }
    if flag(3) {
        text.push_str("# the end\n");
    }
    if flag(4) {
        text.push('\n');
    }
    if flag(5) {
        text = text.trim_end().to_owned();
    }
    if flag(6) {
        text = text.replace('\n', "\r\n");
    }
    if flag(7) {
        text.insert(0, '\u{feff}');
    }
    text
}

fn errors(text: &str) -> Vec<String> {
    let strict = yaml::read_strictly("case.yaml", text.as_bytes(), KnownKeys::any());
    let errors = strict.findings.into_iter().filter(|finding| finding.grade == Grade::Error);
    errors.map(|finding| format!("{} {} {}", finding.code, finding.place.line, finding.message)).collect()
}

/// Whether `new` is `old` with some bytes put in at one place (and, at that place, at most `dropped` bytes left out).
fn is_one_splice(old: &str, new: &str, dropped: usize) -> bool {
    let prefix = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - prefix;
    let suffix =
        old.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(|(old, new)| old == new).count();
    prefix + suffix + dropped >= old.len()
}

/// 64 cases each, or as many as `PROPTEST_CASES` says.
fn configuration() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(64), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(configuration())]

    #[test]
    fn what_is_written_is_read_back_in_both_depths(record in record()) {
        let text = yaml::write_new(&record);
        prop_assert_eq!(yaml::read(&text), Ok(record.clone()), "{}", text);
        prop_assert_eq!(serde_yaml::from_str::<Record>(&text).ok(), Some(record.clone()), "{}", text);
        prop_assert_eq!(errors(&text), Vec::<String>::new(), "{}", text);
        let strict = yaml::read_strictly("case.yaml", text.as_bytes(), KnownKeys::any());
        prop_assert_eq!(strict.record, Some(record.clone()));
        prop_assert!(text.chars().all(|character| character == '\n' || !plaint::render::terminal::is_unsafe(character)));
        prop_assert_eq!(yaml::write_new(&yaml::read(&text).unwrap()), text);
    }

    #[test]
    fn an_event_more_is_the_only_change(record in record(), style in 0_u32..256, event in event(9)) {
        let event = Event { n: record.next_n(), ..event };
        let old = by_hand(&record, style);
        let new = yaml::append_event("case.yaml", &old, &event).map_err(|findings| TestCaseError::fail(format!("{findings:?}\n{old}")))?;
        let mut expected = record;
        expected.events.push(event);
        prop_assert_eq!(yaml::read(&new).unwrap(), expected, "{}", new);
        prop_assert!(is_one_splice(&old, &new, " []".len()), "{}\n----\n{}", old, new);
    }

    #[test]
    fn a_header_value_is_the_only_change(record in record(), style in 0_u32..256, value in value(), which in 0_usize..4) {
        let old = by_hand(&record, style);
        let key = record.header.0.get(which + 1).map_or("x-new".to_owned(), |(key, _)| key.clone());
        let mut expected = record.clone();
        match expected.header.0.iter_mut().find(|(name, _)| *name == key) {
            Some((_, old)) => *old = value.clone(),
            None => expected.header.push(key.clone(), value.clone()),
        }
        match yaml::set_header("case.yaml", &old, &key, &value) {
            Ok(new) => {
                prop_assert_eq!(yaml::read(&new).unwrap(), expected, "{}", new);
            }
            // A long list or map stands on several lines, and is left to a person.
            Err(findings) => prop_assert!(findings[0].code == "record-not-editable", "{:?}", findings),
        }
    }

    #[test]
    fn plain_scalars_mean_the_same_to_both_readers(scalar in "[-+0-9a-fA-FxobnNiy._:~T]{1,9}|[0-9]{15,40}|[+-]?0[xob][0-9a-f+-]{1,33}") {
        let text = format!("record: complaint\nformat: 1\nid: 261122-k7qm\nreceived: 2026-11-22T10:05:00+08:00\nx-a: {scalar}\nevents: []\n");
        let found = errors(&text);
        prop_assert!(!found.iter().any(|finding| finding.starts_with("yaml-two-readings")), "{} {:?}", scalar, found);
        if found.is_empty() {
            let strict = yaml::read_strictly("case.yaml", text.as_bytes(), KnownKeys::any());
            prop_assert_eq!(strict.record, yaml::read(&text).ok());
        }
    }
}
