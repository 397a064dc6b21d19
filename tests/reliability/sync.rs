//! Part 5: several clones, random edits of the same twenty cases, synced in random order: nothing is lost, nothing stands
//! twice, everybody has the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::effort::Effort;
use crate::random::Random;
use crate::shop::{Shop, Template, new_words, temporary, told};
use crate::verdict::Verdict;

/// How many cases are edited.
const CASES: usize = 20;

/// Of so many steps of a clone one is a sync.
const SYNC_EVERY: u64 = 6;

/// Runs the part.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let template = Template::make();
    let mut verdict = Verdict::default();
    for (clones, edits) in [(2, effort.count(12, 500)), (3, effort.count(8, 300))] {
        let mut chain = Chain::make(&template, clones, Random::new(effort.seed, clones as u64));
        chain.live(edits, effort);
        verdict.join(chain.judged(edits));
    }
    verdict
}

/// Clones of one shared repository, and what was done in them.
struct Chain {
    folder: TempDir,
    stores: Vec<Shop>,
    random: Random,
    /// What was written, by its word: an event, a comment or a key of a header.
    written: BTreeMap<String, &'static str>,
    edits: u64,
    syncs: u64,
    refused: Vec<String>,
}

impl Chain {
    fn make(template: &Template, clones: usize, random: Random) -> Self {
        let folder = temporary();
        let mut first = template.copy(&folder.path().join("store0"), &folder.path().join("home"));
        while first.cases.len() < CASES {
            let told = first.must(&new_words("one of twenty"));
            first.cases.push(told.split(':').next().unwrap().to_owned());
        }
        let hub = folder.path().join("hub.git");
        let hub = hub.to_str().unwrap();
        for words in [
            &["init", "--quiet", "--bare", "--initial-branch=main", hub][..],
            &["remote", "add", "origin", hub],
        ] {
            assert!(first.git(words).status.success());
        }
        first.must(&["sync"]);
        let mut stores = vec![first];
        for number in 1..clones {
            let root = folder.path().join(format!("store{number}"));
            let cloned = stores[0].git(&["clone", "--quiet", hub, root.to_str().unwrap()]);
            assert!(cloned.status.success(), "{}", told(&cloned));
            stores.push(Shop { root, ..stores[0].clone() });
        }
        Self { folder, stores, random, written: BTreeMap::new(), edits: 0, syncs: 0, refused: Vec::new() }
    }

    /// Every clone makes its edits, one after the other in random order, and syncs now and then; at last all do.
    fn live(&mut self, edits: u64, effort: &Effort) {
        let mut left: Vec<u64> = self.stores.iter().map(|_| edits).collect();
        while left.iter().any(|left| *left > 0) && !effort.is_over() && self.refused.len() < 5 {
            let waiting: Vec<usize> = (0..left.len()).filter(|index| left[*index] > 0).collect();
            let index = *self.random.one_of(&waiting);
            if self.random.below(SYNC_EVERY) == 0 {
                self.sync(index);
            } else {
                self.edit(index);
                left[index] -= 1;
            }
        }
        for _ in 0..2 {
            (0..self.stores.len()).for_each(|index| self.sync(index));
        }
    }

    fn sync(&mut self, index: usize) {
        let output = self.stores[index].plaint(&["sync", "--quiet", "--require-remote"]).output().unwrap();
        self.syncs += 1;
        if !output.status.success() {
            self.refused.push(format!("store {index}: {}", told(&output)));
        }
    }

    /// One random edit: a command, or somebody with an editor.
    fn edit(&mut self, index: usize) {
        self.edits += 1;
        let mark = format!("w{:06}w", self.edits);
        let store = self.stores[index].clone();
        let case = self.random.one_of(&store.cases).clone();
        match self.random.below(20) {
            0..=8 => self.command(&store, &["note", &case, &mark], &mark),
            9 => self.command(&store, &["respond", &case, "--note", &mark], &mark),
            10 => self.command(&store, &["inform", &case, "--note", &mark], &mark),
            // What the customer took back is taken up again by whoever comes to it next.
            11 => {
                self.command(&store, &["withdraw", &case, "--note", &mark], &mark);
                if !self.written.contains_key(&mark) {
                    self.command(&store, &["reopen", &case, "--reason", &mark], &mark);
                }
            }
            12 => {
                let words = ["close", &case, "--outcome", "settled", "--note", &mark];
                self.command(&store, &words, &mark);
            }
            13..=15 => {
                let key = format!("x-{mark}: \"{mark}\"");
                self.insert(&store, &case, &key, |line| line == "events:");
                self.written.insert(mark, "key");
            }
            16..=18 => {
                let lines = self.random.below(12);
                let mut seen = 0;
                let comment = format!("# {mark}");
                self.insert(&store, &case, &comment, |line| {
                    // Somewhere above a key of the header or above an event; above the events at the latest.
                    let is_place = !line.starts_with(' ') || line.starts_with("  - ");
                    seen += u64::from(is_place);
                    is_place && seen > lines || line == "events:"
                });
                self.written.insert(mark, "comment");
            }
            _ => {
                let path = path_of(&store.root, &case);
                let text = fs::read_to_string(&path).unwrap();
                let changed = text.lines().map(|line| match line.strip_prefix("subject: ") {
                    Some(_) => format!("subject: \"{mark}\"\n"),
                    None => format!("{line}\n"),
                });
                fs::write(&path, changed.collect::<String>()).unwrap();
            }
        }
    }

    /// Runs a command; what it acknowledged must be found at the end. A case that is over refuses some of them.
    fn command(&mut self, store: &Shop, words: &[&str], mark: &str) {
        if store.plaint(words).output().unwrap().status.success() {
            self.written.insert(mark.to_owned(), "event");
        }
    }

    /// Inserts a line above the first that `is_place` takes, as somebody with an editor would.
    fn insert(&mut self, store: &Shop, case: &str, new: &str, mut is_place: impl FnMut(&str) -> bool) {
        let path = path_of(&store.root, case);
        let text = fs::read_to_string(&path).unwrap();
        let mut done = false;
        let mut edited = String::new();
        for line in text.lines() {
            if !done && is_place(line) {
                done = true;
                let indent = if line.starts_with("  - ") { "  " } else { "" };
                edited += &format!("{indent}{new}\n");
            }
            edited += &format!("{line}\n");
        }
        fs::write(&path, edited).unwrap();
    }

    fn judged(self, edits: u64) -> Verdict {
        let mut verdict = Verdict::default();
        let clones = self.stores.len();
        let what = |words: &str| format!("{clones} clones × {edits}: {words}");
        let all: Vec<BTreeMap<String, String>> = self.stores.iter().map(|store| texts(&store.root)).collect();
        let whole: String = all[0].values().cloned().collect();
        let mut found: BTreeMap<&str, [u64; 3]> = BTreeMap::new();
        for (mark, kind) in &self.written {
            let count = match *kind {
                "event" => whole.matches(mark.as_str()).count(),
                "key" => whole.matches(&format!("\nx-{mark}: ")).count(),
                _ => whole.matches(&format!("# {mark}\n")).count(),
            };
            let [once, lost, twice] = found.entry(kind).or_default();
            match count {
                1 => *once += 1,
                0 => *lost += 1,
                _ => *twice += 1,
            }
        }
        for (kind, [once, lost, twice]) in found {
            verdict.note(what(&format!("{kind}s once")), once);
            verdict.must_be(what(&format!("{kind}s lost")), lost, 0);
            verdict.must_be(what(&format!("{kind}s twice")), twice, 0);
        }
        verdict.note(what("syncs"), self.syncs);
        verdict.note(what("contradictions kept"), whole.matches("event: differed").count());
        verdict.must_be(what("syncs that did not go on"), self.refused.len() as u64, 0);
        let others = all.iter().skip(1).flat_map(|other| {
            all[0].iter().filter(|(path, text)| other.get(*path) != Some(*text)).map(|(path, _)| path)
        });
        verdict.must_be(what("files that are not the same everywhere"), others.count() as u64, 0);
        let bad = self.stores.iter().filter(|store| {
            !store.plaint(&["check"]).output().unwrap().status.success()
                || !store.git(&["status", "--porcelain"]).stdout.is_empty()
                || !store.git(&["fsck", "--strict", "--no-dangling"]).status.success()
        });
        verdict.must_be(what("clones that are not in order"), bad.count() as u64, 0);
        for refused in self.refused.iter().take(3) {
            verdict.violation(refused, None);
        }
        if !verdict.reached() {
            verdict.violation("what is wrong can be looked at", Some(&self.folder.keep()));
        }
        verdict
    }
}

fn path_of(root: &Path, case: &str) -> PathBuf {
    root.join(plaint::domain::id::path_of(&plaint::domain::record::RecordKind::Complaint, case).unwrap())
}

/// Every record of a clone.
fn texts(root: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(root.join("cases")).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}
