//! The history in numbers: its commits, and what each changed, path by path. Only names of objects are kept in memory.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::DateTime;

use crate::domain::audit::Committed;
use crate::domain::id::path_of;
use crate::domain::instant::Instant;
use crate::domain::record::Record;
use crate::domain::record::kind::table;
use crate::git::history::{Changed, Commit, Entry, ObjectId};
use crate::git::{Repository, Trouble};
use crate::store::SHOP_FILE;

/// A commit of the history.
pub(super) struct Told {
    pub(super) id: ObjectId,
    pub(super) parents: Vec<ObjectId>,
    pub(super) committed: Committed,
    /// The time of the latest of its parents.
    pub(super) follows: Option<Instant>,
    /// The committer's name, where it is not the author's.
    pub(super) committer: Option<String>,
    pub(super) signed: bool,
    /// The message's lines, for what must not stand in them.
    pub(super) message: String,
}

/// What a commit changed at a path, against one of its parents.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// Which commit.
    pub(super) commit: usize,
    /// What stood there in the parent.
    pub(super) before: Option<Entry>,
    /// What stands there in the commit.
    pub(super) after: Option<Entry>,
}

/// The history that is audited.
#[derive(Default)]
pub(super) struct Story {
    /// The commits, parents before children.
    pub(super) commits: Vec<Told>,
    /// Which commit has which name.
    pub(super) places: HashMap<ObjectId, usize>,
    /// What was changed, path by path, in the order of the commits.
    pub(super) paths: BTreeMap<String, Vec<Step>>,
    /// The files of rules in each state that they had.
    pub(super) states: Vec<BTreeMap<String, ObjectId>>,
    /// Which of `states` each commit has.
    pub(super) state_of: Vec<usize>,
    /// Which of `states` the first parents have that are not in the story: what came before it.
    pub(super) state_outside: HashMap<ObjectId, usize>,
}

impl Story {
    /// The history of `tip`, without what led to `known`.
    pub(super) fn read(
        repository: &Repository,
        tip: &ObjectId,
        known: Option<&ObjectId>,
    ) -> Result<Self, Trouble> {
        let known: Vec<String> = known.map(ToString::to_string).into_iter().collect();
        let ids = repository.commits(&tip.to_string(), &known)?;
        let mut commits = Vec::with_capacity(ids.len());
        repository.read_commits(&ids, |commit| commits.push(Told::of(commit)))?;
        let places: HashMap<ObjectId, usize> =
            ids.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let (mut pairs, mut of_pair) = (Vec::new(), Vec::new());
        for (place, commit) in commits.iter().enumerate() {
            let parents: Vec<Option<ObjectId>> = match &commit.parents[..] {
                [] => vec![None],
                parents => parents.iter().copied().map(Some).collect(),
            };
            for (number, parent) in parents.into_iter().enumerate() {
                pairs.push((commit.id, parent));
                of_pair.push((place, number));
            }
        }
        let mut story = Self {
            state_of: Vec::with_capacity(commits.len()),
            commits,
            places,
            paths: BTreeMap::new(),
            states: Vec::new(),
            state_outside: HashMap::new(),
        };
        let mut ruled: Vec<(usize, Changed)> = Vec::new();
        repository.changes(&pairs, |pair, changed| {
            let Some((commit, parent)) = of_pair.get(pair).copied() else { return };
            if parent == 0 && is_rule(&changed.path) {
                ruled.push((commit, changed.clone()));
            }
            let step = Step { commit, before: changed.before, after: changed.after };
            match story.paths.get_mut(&changed.path) {
                Some(steps) => steps.push(step),
                None => drop(story.paths.insert(changed.path, vec![step])),
            }
        })?;
        story.learn_rules(repository, ruled)?;
        story.learn_times(repository)?;
        Ok(story)
    }

    /// When the latest parent of each commit was committed, also where that parent is one of those that are known.
    fn learn_times(&mut self, repository: &Repository) -> Result<(), Trouble> {
        let parents = self.commits.iter().flat_map(|told| &told.parents);
        let known: BTreeSet<ObjectId> =
            parents.filter(|parent| !self.places.contains_key(parent)).copied().collect();
        let known: Vec<ObjectId> = known.into_iter().collect();
        let mut times: HashMap<ObjectId, Instant> =
            self.commits.iter().map(|told| (told.id, told.committed.at)).collect();
        repository.read_commits(&known, |commit| {
            times.insert(commit.id, within_calendars(&commit.committer.at));
        })?;
        for told in &mut self.commits {
            told.follows = told.parents.iter().filter_map(|parent| times.get(parent)).max().copied();
        }
        Ok(())
    }

    /// Whether it begins where the history begins.
    pub(super) fn is_whole(&self) -> bool {
        self.commits.iter().flat_map(|told| &told.parents).all(|parent| self.places.contains_key(parent))
    }

    /// What a record had under the ids that it says it had before (`renumbered`), where this commit takes those files away:
    /// their paths, and what stood there in each parent.
    pub(super) fn under_another_id(&self, after: &Record, commit: usize) -> Vec<(String, Entry)> {
        let renumbered = after.events.iter().filter(|event| event.matches(table::RENUMBERED.name));
        let old = renumbered.filter_map(|event| path_of(&after.kind, event.fields.text("was")?));
        let gone = |path: String| {
            let steps = self.paths.get(&path).map(Vec::as_slice).unwrap_or_default();
            let gone = steps.iter().filter(|step| step.commit == commit && step.after.is_none());
            gone.filter_map(|step| Some((path.clone(), step.before?))).collect::<Vec<_>>()
        };
        old.flat_map(gone).collect()
    }

    /// The state of the rules before a commit: that of its first parent, whether that is in the story or not; before a first
    /// commit there is none.
    pub(super) fn state_before(&self, told: &Told) -> Option<usize> {
        let parent = told.parents.first()?;
        let inside = self.places.get(parent).and_then(|place| self.state_of.get(*place));
        inside.or_else(|| self.state_outside.get(parent)).copied()
    }

    /// Which files of rules stood in each commit: those of its first parent, and what it changed of them.
    fn learn_rules(&mut self, repository: &Repository, ruled: Vec<(usize, Changed)>) -> Result<(), Trouble> {
        let mut known = States::default();
        let mut ruled = ruled.into_iter().peekable();
        for (place, commit) in self.commits.iter().enumerate() {
            let mut inherited = self.state_before(commit);
            if let (None, Some(parent)) = (inherited, commit.parents.first().copied()) {
                let state = known.number(rules_at(repository, &parent)?);
                self.state_outside.insert(parent, state);
                inherited = Some(state);
            }
            let mut changed = Vec::new();
            while let Some((_, change)) = ruled.next_if(|(commit, _)| *commit == place) {
                changed.push(change);
            }
            if let Some(state) = inherited.filter(|_| changed.is_empty()) {
                self.state_of.push(state);
                continue;
            }
            let mut files = inherited.and_then(|state| known.states.get(state)).cloned().unwrap_or_default();
            for change in changed {
                match change.after.filter(|entry| entry.is_file) {
                    Some(entry) => files.insert(change.path, entry.id),
                    None => files.remove(&change.path),
                };
            }
            self.state_of.push(known.number(files));
        }
        self.states = known.states;
        Ok(())
    }
}

/// The states in which files of rules were, each once.
#[derive(Default)]
struct States {
    states: Vec<BTreeMap<String, ObjectId>>,
    numbers: HashMap<BTreeMap<String, ObjectId>, usize>,
}

impl States {
    fn number(&mut self, files: BTreeMap<String, ObjectId>) -> usize {
        let next = self.states.len();
        let state = *self.numbers.entry(files.clone()).or_insert(next);
        if state == next {
            self.states.push(files);
        }
        state
    }
}

impl Told {
    fn of(commit: Commit) -> Self {
        let author = (commit.author.name.as_str(), commit.author.mail.as_str());
        Self {
            committed: Committed::new(author, within_calendars(&commit.committer.at), &commit.message),
            follows: None,
            committer: Some(commit.committer.name).filter(|name| *name != commit.author.name),
            id: commit.id,
            parents: commit.parents,
            signed: commit.signed,
            message: commit.message,
        }
    }
}

/// The time, or the nearest one of four digits of a year: a commit may say any, and no calendar counts further.
fn within_calendars(at: &Instant) -> Instant {
    const FIRST: i64 = -62_135_510_400;
    const LAST: i64 = 253_402_214_400;
    let within = DateTime::from_timestamp(at.timestamp().clamp(FIRST, LAST), 0);
    within.map_or(*at, |within| within.with_timezone(at.offset()))
}

/// Whether a file decides about complaints.
fn is_rule(path: &str) -> bool {
    path == SHOP_FILE || (path.starts_with("policies/") && path.ends_with(".toml"))
}

fn rules_at(repository: &Repository, commit: &ObjectId) -> Result<BTreeMap<String, ObjectId>, Trouble> {
    let files = repository.files_of(&commit.to_string(), &[SHOP_FILE, "policies"])?;
    let rules = files.into_iter().filter(|(path, entry)| entry.is_file && is_rule(path));
    Ok(rules.map(|(path, entry)| (path, entry.id)).collect())
}
