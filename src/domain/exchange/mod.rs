//! What an exchange of histories brought: which records, which events, by whom; and what a rewritten history lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::audit::finding::{ERASED_OTHERWISE, EVENT_CHANGED, EVENT_GONE};
use super::audit::{History, compare};
use super::id::{id_of_path, path_of};
use super::record::{Event, Record, RecordKind, Route};

/// The kind of event in which a merge keeps what both sides changed differently.
const DIFFERED: &str = "differed";

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It was not there before.
    New,
    /// It has other events, or another header.
    Changed,
    /// It is not there any more.
    Removed,
}

/// A record that an exchange touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// What it is about.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// What became of it.
    pub turn: Turn,
    /// Whether both sides had changed it.
    pub merged: bool,
    /// How many contradictions came up in it.
    pub differed: usize,
    /// What became of events that it had, which honest work never touches.
    pub harm: Harm,
}

/// Events that are not as they were, and no event of erasing or of merging tells why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Harm {
    /// How many are not there any more.
    pub gone: usize,
    /// How many say something else.
    pub changed: usize,
}

/// What went in one direction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many commits.
    pub commits: usize,
    /// The records, by their paths.
    pub records: BTreeMap<String, Touched>,
    /// How many events, by kind and by who recorded them.
    pub events: BTreeMap<(String, String), usize>,
    /// Other files.
    pub files: Vec<String>,
}

/// A commit that a remote had and has no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Its name.
    pub commit: String,
    /// Who made it, as it says itself.
    pub author: String,
    /// Its first line.
    pub subject: String,
    /// The records that it was about, as it says itself.
    pub records: Vec<String>,
}

impl Harm {
    /// What was done to the events of `before`; all are gone where nothing can be read `after`.
    pub fn done(before: &Record, after: Option<&Record>, history: &dyn History) -> Self {
        let Some(after) = after else { return Self { gone: before.events.len(), changed: 0 } };
        let remarks = compare(before, after, history);
        let gone = remarks.iter().filter(|remark| remark.code == EVENT_GONE).count();
        let changed: BTreeSet<&str> = remarks
            .iter()
            .filter(|remark| [EVENT_CHANGED, ERASED_OTHERWISE].contains(&remark.code))
            .filter_map(|remark| match &remark.route {
                Route::Event(id, _) => Some(id.as_str()),
                _ => None,
            })
            .collect();
        Self { gone, changed: changed.len() }
    }

    fn add(&mut self, other: Self) {
        self.gone += other.gone;
        self.changed += other.changed;
    }
}

impl Turn {
    /// The name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// The kind of the record that belongs at `path`; `None` where none does.
pub fn kind_at(path: &str) -> Option<RecordKind> {
    let kinds = [RecordKind::Complaint, RecordKind::Store, RecordKind::Customer, RecordKind::Measure];
    let id = id_of_path(path)?;
    kinds.into_iter().find(|kind| path_of(kind, id).as_deref() == Some(path))
}

impl Tally {
    /// Learns of a file that is not as it was; of a record with what it was and is, as far as it can be read. `merged`
    /// tells whether both sides had changed it.
    pub fn learn(&mut self, path: &str, turn: Turn, merged: bool, versions: [Option<&Record>; 2]) {
        let Some(kind) = kind_at(path) else {
            if !self.files.iter().any(|known| known == path) {
                self.files.push(path.to_owned());
            }
            return;
        };
        let [before, after] = versions;
        let known = |event: &&Event| {
            before.is_some_and(|before| before.events.iter().any(|earlier| earlier.id == event.id))
        };
        let events = after.map(|after| after.events.as_slice()).unwrap_or_default();
        let mut differed = 0;
        for event in events.iter().filter(|event| !known(event)) {
            let key = (event.kind.name().to_owned(), event.by.clone());
            *self.events.entry(key).or_default() += 1;
            differed += usize::from(event.kind.name() == DIFFERED);
        }
        let id = id_of_path(path).unwrap_or_default().to_owned();
        let touched = self.records.entry(path.to_owned()).or_insert(Touched {
            kind,
            id,
            turn,
            merged: false,
            differed: 0,
            harm: Harm::default(),
        });
        touched.merged |= merged;
        touched.differed += differed;
        if turn == Turn::Removed {
            touched.turn = turn;
        }
    }

    /// Learns what was done to the events of the record at `path`, of which it has learned already.
    pub fn harmed(&mut self, path: &str, harm: Harm) {
        if let Some(touched) = self.records.get_mut(path) {
            touched.harm.add(harm);
        }
    }

    /// Takes over what another part of the same exchange brought.
    pub fn absorb(&mut self, other: Self) {
        self.commits += other.commits;
        for (key, count) in other.events {
            *self.events.entry(key).or_default() += count;
        }
        for (path, touched) in other.records {
            match self.records.get_mut(&path) {
                None => drop(self.records.insert(path, touched)),
                Some(known) => {
                    known.merged |= touched.merged;
                    known.differed += touched.differed;
                    known.harm.add(touched.harm);
                    if touched.turn == Turn::Removed {
                        known.turn = touched.turn;
                    }
                }
            }
        }
        let new = other.files.into_iter().filter(|path| !self.files.contains(path));
        let new: Vec<String> = new.collect();
        self.files.extend(new);
    }

    /// Who recorded what went, each once.
    pub fn recorders(&self) -> Vec<String> {
        let recorders: BTreeSet<&String> = self.events.keys().map(|(_, by)| by).collect();
        recorders.into_iter().cloned().collect()
    }

    /// Whether nothing went.
    pub fn is_empty(&self) -> bool {
        self.commits == 0 && self.records.is_empty() && self.files.is_empty()
    }

    /// How many events.
    pub fn event_count(&self) -> usize {
        self.events.values().sum()
    }

    /// What was done to events that were there.
    pub fn harm(&self) -> Harm {
        let mut harm = Harm::default();
        self.records.values().for_each(|touched| harm.add(touched.harm));
        harm
    }

    /// The ids of the records for which `is_meant` holds, in their order.
    pub fn ids(&self, is_meant: impl Fn(&Touched) -> bool) -> Vec<&str> {
        let meant = self.records.values().filter(|touched| is_meant(touched));
        meant.map(|touched| touched.id.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, Turn, kind_at};
    use crate::domain::record::RecordKind;
    use crate::format::yaml;

    const PATH: &str = "cases/2026/11/22/261122-k7qm.yaml";

    fn record(events: &str) -> crate::domain::record::Record {
        let text = format!(
            "record: complaint\nformat: 1\nid: 261122-k7qm\nreceived: 2026-11-22T10:05:00+08:00\nevents:\n{events}"
        );
        yaml::read(&text).unwrap()
    }

    fn line(id: &str, by: &str, kind: &str) -> String {
        format!("  - {{id: {id}, at: 2026-11-22T11:00:00+08:00, by: {by}, n: 2, event: {kind}}}\n")
    }

    #[test]
    fn only_what_is_new_is_counted_by_kind_and_by_whom() {
        let before = record(&line("e1", "li", "received"));
        let after = [line("e1", "li", "received"), line("e2", "wang", "note"), line("e3", "li", "differed")];
        let after = record(&after.concat());
        let mut tally = Tally::default();
        tally.learn(PATH, Turn::Changed, true, [Some(&before), Some(&after)]);
        tally.learn("shop.toml", Turn::Changed, false, [None, None]);
        tally.learn("shop.toml", Turn::Changed, false, [None, None]);
        let key = |kind: &str, by: &str| (kind.to_owned(), by.to_owned());
        assert_eq!(
            tally.events.into_iter().collect::<Vec<_>>(),
            [(key("differed", "li"), 1), (key("note", "wang"), 1)]
        );
        assert_eq!(tally.files, ["shop.toml"]);
        let touched = &tally.records[PATH];
        assert_eq!((touched.merged, touched.differed, touched.turn), (true, 1, Turn::Changed));
    }

    #[test]
    fn a_record_stands_at_its_place() {
        assert_eq!(kind_at(PATH), Some(RecordKind::Complaint));
        assert_eq!(kind_at("stores/east.yaml"), Some(RecordKind::Store));
        assert_eq!(kind_at("cases/261122-k7qm.yaml"), None);
        assert_eq!(kind_at("policies/shop.toml"), None);
    }
}
