//! Generated sides: whatever they did, they come together to the same bytes, and nothing is lost.

use std::collections::BTreeSet;

use plaint::domain::record::Record;
use plaint::format::merge::{Merged, merge};
use plaint::format::yaml;
use proptest::prelude::*;

use super::merged::SIDES;

/// A record as its text is made: keys and events with what stands above them.
#[derive(Debug, Clone)]
struct Draft {
    keys: Vec<(String, String, String)>,
    events: Vec<Noted>,
    trailer: String,
    windows: bool,
    mark: bool,
    cut: bool,
    dash: usize,
}

/// An event of a draft.
#[derive(Debug, Clone)]
struct Noted {
    id: String,
    minute: u32,
    n: u32,
    body: String,
    above: String,
}

/// What somebody does to a record.
#[derive(Debug, Clone)]
enum Deed {
    Append { id: String, minute: u32, n: u32, body: usize },
    Set { key: usize, value: usize },
    Add { name: usize, value: usize },
    Remove { key: usize },
    CommentKey { key: usize, comment: usize },
    CommentEvent { event: usize, comment: usize },
    Edit { event: usize, body: usize },
    Drop { event: usize },
    Erase { event: usize },
    Trailer { comment: usize },
    Windows,
    Mark,
    Cut,
    Dash,
}

const BODIES: [&str; 8] = [
    "note: \"a\"",
    "note: \"a\"   # as told",
    "note: plain words",
    "note: |\n  two\n  lines # no comment\n\n  and more",
    "note: >-\n  <<<<<<< HEAD\n  folded",
    "about: him\nnote: \"客户：“不行”\"",
    "# above the note\nnote: 'it''s'",
    "x-list:\n  - one\n  # between\n  - {a: b}\nnote: \"c\"",
];
const VALUES: [&str; 7] =
    [" one", " \"two\"", " three # why", " [refund]", " [refund, apology]", " {a: b, c: d}", " {a: e}"];
const NAMES: [&str; 3] = ["x-a", "x-b", "x-c"];
const COMMENTS: [&str; 4] = ["# one\n", "# two\n# three\n", "\n# four\n", ""];

impl Draft {
    fn text(&self) -> String {
        let mut text = String::new();
        for (name, value, above) in &self.keys {
            text.push_str(&format!("{above}{name}:{value}\n"));
        }
        text.push_str("events:\n");
        let (dash, pad) = (" ".repeat(self.dash), " ".repeat(self.dash + 2));
        for event in &self.events {
            for line in event.above.lines() {
                text.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("{dash}{line}\n") });
            }
            let Noted { id, minute, n, body, .. } = event;
            text.push_str(&format!(
                "{dash}- id: {id}\n{pad}at: 2026-11-22T11:{minute:02}:00+08:00\n{pad}by: li\n{pad}n: {n}\n{pad}event: note\n"
            ));
            for line in body.lines() {
                text.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("{pad}{line}\n") });
            }
        }
        text.push_str(&self.trailer);
        if self.cut {
            text.truncate(text.trim_end().len());
        }
        if self.windows {
            text = text.replace('\n', "\r\n");
        }
        if self.mark { format!("\u{feff}{text}") } else { text }
    }

    fn does(mut self, deeds: &[Deed]) -> Self {
        for deed in deeds {
            self.deed(deed.clone());
        }
        self
    }

    fn deed(&mut self, deed: Deed) {
        let (keys, events) = (self.keys.len(), self.events.len());
        match deed {
            Deed::Append { id, minute, n, body } => {
                if self.events.iter().all(|event| event.id != id) {
                    let (body, above) = (BODIES[body].to_owned(), String::new());
                    self.events.push(Noted { id, minute, n, body, above });
                }
            }
            // `record`, `format`, `id` and `received` tell what it is, and stay.
            Deed::Set { key, value } if keys > 4 => {
                self.keys[4 + key % (keys - 4)].1 = VALUES[value].to_owned()
            }
            Deed::Add { name, value } => {
                if self.keys.iter().all(|(key, ..)| key != NAMES[name]) {
                    self.keys.insert(4, (NAMES[name].to_owned(), VALUES[value].to_owned(), String::new()));
                }
            }
            Deed::Remove { key } if keys > 4 => {
                self.keys.remove(4 + key % (keys - 4));
            }
            Deed::CommentKey { key, comment } => self.keys[key % keys].2 = COMMENTS[comment].to_owned(),
            Deed::CommentEvent { event, comment } => {
                self.events[event % events].above = COMMENTS[comment].to_owned();
            }
            Deed::Edit { event, body } => self.events[event % events].body = BODIES[body].to_owned(),
            Deed::Drop { event } if events > 1 => {
                self.events.remove(1 + event % (events - 1));
            }
            Deed::Erase { event } => self.events[event % events].body = "note: \"[erased]\"".to_owned(),
            Deed::Trailer { comment } => self.trailer = COMMENTS[comment].to_owned(),
            Deed::Windows => self.windows = !self.windows,
            Deed::Mark => self.mark = !self.mark,
            Deed::Cut => self.cut = !self.cut,
            Deed::Dash => self.dash = 2 - self.dash,
            Deed::Set { .. } | Deed::Remove { .. } | Deed::Drop { .. } => {}
        }
    }
}

fn append() -> impl Strategy<Value = Deed> {
    // Few ids, so that two sides have the same one with other bytes, as two machines' sweeps may.
    ("[st][0-9]", 0_u32..60, 3_u32..6, 0..BODIES.len()).prop_map(|(id, minute, n, body)| Deed::Append {
        id,
        minute,
        n,
        body,
    })
}

fn setting() -> impl Strategy<Value = Deed> {
    (0..4_usize, 0..2_usize).prop_map(|(key, value)| Deed::Set { key, value })
}

fn deed() -> impl Strategy<Value = Deed> {
    let many = 0..8_usize;
    prop_oneof![
        4 => append(),
        2 => (many.clone(), 0..VALUES.len()).prop_map(|(key, value)| Deed::Set { key, value }),
        1 => (0..NAMES.len(), 0..VALUES.len()).prop_map(|(name, value)| Deed::Add { name, value }),
        1 => many.clone().prop_map(|key| Deed::Remove { key }),
        1 => (many.clone(), 0..COMMENTS.len()).prop_map(|(key, comment)| Deed::CommentKey { key, comment }),
        1 => (many.clone(), 0..COMMENTS.len()).prop_map(|(event, comment)| Deed::CommentEvent { event, comment }),
        2 => (many.clone(), 0..BODIES.len()).prop_map(|(event, body)| Deed::Edit { event, body }),
        1 => many.clone().prop_map(|event| Deed::Drop { event }),
        1 => many.prop_map(|event| Deed::Erase { event }),
        1 => (0..COMMENTS.len()).prop_map(|comment| Deed::Trailer { comment }),
        1 => prop::sample::select(vec![Deed::Windows, Deed::Mark, Deed::Cut, Deed::Dash]),
    ]
}

fn base() -> impl Strategy<Value = Draft> {
    prop::collection::vec((0..VALUES.len(), 0..COMMENTS.len()), 1..5).prop_flat_map(|values| {
        prop::collection::vec((0_u32..60, 0..BODIES.len(), 0..COMMENTS.len()), 1..5).prop_map(move |noted| {
            let key =
                |name: &str, value: &str, above: &str| (name.to_owned(), value.to_owned(), above.to_owned());
            let mut keys = vec![
                key("record", " complaint", ""),
                key("format", " 1", ""),
                key("id", " 261122-k7qm", ""),
                key("received", " 2026-11-22T10:05:00+08:00", ""),
            ];
            let names = ["store", "channel", "demand", "x-where"];
            keys.extend(
                values
                    .iter()
                    .zip(names)
                    .map(|((value, comment), name)| key(name, VALUES[*value], COMMENTS[*comment])),
            );
            let events = noted.iter().enumerate().map(|(index, (minute, body, comment))| Noted {
                id: format!("e{index}"),
                minute: *minute,
                n: u32::try_from(index).unwrap() + 1,
                body: BODIES[*body].to_owned(),
                above: COMMENTS[*comment].to_owned(),
            });
            let trailer = String::new();
            Draft {
                keys,
                events: events.collect(),
                trailer,
                windows: false,
                mark: false,
                cut: false,
                dash: 2,
            }
        })
    })
}

fn three() -> impl Strategy<Value = (Draft, Draft, Draft)> {
    let deeds = || prop::collection::vec(deed(), 0..6);
    (base(), deeds(), deeds()).prop_map(|(base, ours, theirs)| {
        let (ours, theirs) = (base.clone().does(&ours), base.clone().does(&theirs));
        (base, ours, theirs)
    })
}

fn whole(base: Option<&str>, ours: &str, theirs: &str) -> Result<String, TestCaseError> {
    match merge(base, ours, theirs, SIDES) {
        Merged::Whole(text) => Ok(text),
        Merged::Marked(text, refusal) => Err(TestCaseError::fail(format!("{refusal:?}\n{text}"))),
    }
}

fn read(text: &str) -> Result<Record, TestCaseError> {
    yaml::load("", text.as_bytes()).map_err(|findings| TestCaseError::fail(format!("{findings:#?}\n{text}")))
}

/// What a merged record says of the event `id`, or of the key: the value that stands, and every version told of.
fn said(record: &Record, key: &str, name: &str) -> Vec<String> {
    let told = record.events.iter().filter(|event| event.matches("differed"));
    told.filter(|event| event.fields.text(key) == Some(name))
        .filter_map(|event| event.fields.text("version").map(str::to_owned))
        .collect()
}

/// Every event that a side has, and the other side has not removed, is there: as it is, or as a version told of.
fn nothing_lost(base: &Record, side: &Record, other: &Record, merged: &Record) -> Result<(), TestCaseError> {
    for event in &side.events {
        let of = |record: &Record| record.events.iter().find(|other| other.id == event.id).cloned();
        let (before, beside, after) = (of(base), of(other), of(merged));
        let erased = |event: &plaint::domain::record::Event| event.fields.text("note") == Some("[erased]");
        // Erasing alone does not hold an event that the other side removed.
        let changed = before.as_ref() != Some(event) && !erased(event);
        if before.is_none() || (beside.is_some() || changed) {
            prop_assert!(after.is_some(), "{} is lost", event.id);
        }
        let any_erased =
            erased(event) || beside.as_ref().is_some_and(erased) || before.as_ref().is_some_and(erased);
        if changed && after.as_ref() != Some(event) && !any_erased {
            let versions = said(merged, "target", &event.id);
            let version = |version: &String| {
                let text = format!("record: store\nformat: 1\nid: x\nevents:\n{version}\n");
                yaml::read(&text).is_ok_and(|record| record.events.first() == Some(event))
            };
            prop_assert!(versions.iter().any(version), "a version of {} is lost: {versions:#?}", event.id);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_bytes_whoever_merges_and_however_often((base, ours, theirs) in three()) {
        let (base, ours, theirs) = (base.text(), ours.text(), theirs.text());
        let merged = whole(Some(&base), &ours, &theirs)?;
        prop_assert_eq!(&whole(Some(&base), &theirs, &ours)?, &merged, "exchanged");
        prop_assert_eq!(&whole(Some(&base), &ours, &base)?, &ours, "nothing happened there");
        for side in [&ours, &theirs] {
            prop_assert_eq!(&whole(Some(side), &merged, side)?, &merged);
            prop_assert_eq!(&whole(Some(&base), &merged, side)?, &merged, "merged again with\n{}", side);
        }
        // A block at the end of a text without a final line end is one line end shorter.
        let ended = |text: &str| read(&format!("{text}{}", if text.ends_with('\n') { "" } else { "\n" }));
        let (base, ours, theirs, merged) = (ended(&base)?, ended(&ours)?, ended(&theirs)?, ended(&merged)?);
        nothing_lost(&base, &ours, &theirs, &merged)?;
        nothing_lost(&base, &theirs, &ours, &merged)?;
        let ids: BTreeSet<&str> = merged.events.iter().map(|event| event.id.as_str()).collect();
        prop_assert_eq!(ids.len(), merged.events.len());
    }

    #[test]
    fn three_clones_in_any_order(
        base in base(),
        deeds in prop::collection::vec(prop::collection::vec(prop_oneof![3 => append(), 1 => setting()], 0..5), 3),
    ) {
        let sides: Vec<String> = deeds.iter().map(|deeds| base.clone().does(deeds).text()).collect();
        let base = base.text();
        let mut results = BTreeSet::new();
        for [first, second, third] in [[0, 1, 2], [0, 2, 1], [1, 2, 0]] {
            let two = whole(Some(&base), &sides[first], &sides[second])?;
            results.insert(whole(Some(&base), &two, &sides[third])?);
            results.insert(whole(Some(&base), &sides[third], &two)?);
        }
        prop_assert_eq!(results.len(), 1, "{:#?}", results);
    }

    #[test]
    fn without_an_ancestor_nothing_is_removed((_, ours, theirs) in three()) {
        let (ours, theirs) = (ours.text(), theirs.text());
        let merged = whole(None, &ours, &theirs)?;
        prop_assert_eq!(&whole(None, &theirs, &ours)?, &merged);
        let (ours, theirs, merged) = (read(&ours)?, read(&theirs)?, read(&merged)?);
        let ids = |record: &Record| -> BTreeSet<String> { record.events.iter().map(|event| event.id.clone()).collect() };
        prop_assert!(ids(&merged).is_superset(&ids(&ours)) && ids(&merged).is_superset(&ids(&theirs)));
        for (key, _) in ours.header.iter().chain(theirs.header.iter()) {
            prop_assert!(merged.header.get(key).is_some(), "{} is lost", key);
        }
    }

    #[test]
    fn broken_sides_are_merged_to_a_record_or_marked(
        (base, ours, theirs) in three(),
        damage in prop::collection::vec((0..3_usize, any::<prop::sample::Index>(), prop::sample::select(vec![
            "", "\n", ":", "- ", "#", "\"", "[", "}", "|", "  ", "\t", "id: e1\n", "&a", "<<<<<<< x\n", "é", "\r",
        ]), 0..4_usize), 1..4),
    ) {
        let mut texts = [base.text(), ours.text(), theirs.text()];
        for (which, at, with, length) in damage {
            let text = &mut texts[which];
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let from = at.index(places.len());
            let end = places.get(from + length).copied().unwrap_or(text.len());
            text.replace_range(places[from]..end, with);
        }
        let [base, ours, theirs] = texts;
        let merged = merge(Some(&base), &ours, &theirs, SIDES);
        match (&merged, merge(Some(&base), &theirs, &ours, SIDES)) {
            (Merged::Whole(text), other) => {
                prop_assert_eq!(&Merged::Whole(text.clone()), &other);
                let loads = |text: &str| yaml::load("", text.as_bytes()).is_ok();
                prop_assert!(loads(text) || !loads(&ours) || !loads(&theirs), "{}", text);
            }
            (Merged::Marked(text, _), Merged::Marked(..)) => {
                for side in [&ours, &theirs] {
                    let lines = side.lines().filter(|line| !line.trim().is_empty());
                    prop_assert!(lines.into_iter().all(|line| text.contains(line)), "{}", text);
                }
            }
            (_, other) => prop_assert!(false, "{:?}\n{:?}", merged, other),
        }
    }
}
