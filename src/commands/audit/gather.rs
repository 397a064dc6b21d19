//! The whole audit: what is looked at, by whom, and what came out.

use std::thread;

use super::anchors::{self, Anchored};
use super::commit_times::commit_times;
use super::found::Found;
use super::present;
use super::record::Auditor;
use super::story::{Step, Story};
use super::{exposed, pieces, signed, vanished};
use crate::domain::failure::Failure;
use crate::domain::id::is_record_path;
use crate::domain::instant::Instant;
use crate::domain::shop::{Keeping, Shop};
use crate::git::history::{ObjectId, Objects};
use crate::git::{Repository, Trouble};
use crate::store::{LoadedRecord, Workspace};

/// What is to be audited.
pub(super) struct Task<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) repository: &'a Repository,
    pub(super) shop: &'a Shop,
    /// The last commit.
    pub(super) tip: ObjectId,
    /// The commit up to which all is known.
    pub(super) since: Option<ObjectId>,
    /// The path of the only record that is meant.
    pub(super) only: Option<String>,
    /// The present; `None` where it was set, so that it tells nothing.
    pub(super) now: Option<Instant>,
    /// Commits that others were told of.
    pub(super) anchors: &'a [String],
}

/// What came out.
#[derive(Default)]
pub(super) struct Audited {
    pub(super) story: Story,
    pub(super) found: Vec<Found>,
    pub(super) events: usize,
    pub(super) records: usize,
    pub(super) anchors: usize,
    /// How many signatures are good.
    pub(super) signed: usize,
    pub(super) evidence: usize,
    pub(super) evidence_elsewhere: usize,
}

/// Audits, and tells `progress` how many records of how many are done.
pub(super) fn gather(task: &Task<'_>, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Audited, Failure> {
    let (workspace, repository) = (task.workspace, task.repository);
    let story = match Story::read(repository, &task.tip, task.since.as_ref()) {
        Ok(story) => story,
        Err(trouble) => return damaged(task, trouble),
    };
    let of_records = go_through(task, &story, progress).map_err(Failure::from)?;
    let mut found = of_records.found;
    let mut objects = repository.objects().map_err(Failure::from)?;
    found.extend(
        vanished::vanished(repository, &story, &of_records.gone, &of_records.renumbered)
            .map_err(Failure::from)?,
    );
    let only = task.only.as_deref();
    let local = task.shop.customers == Keeping::Local;
    found.extend(
        present::folder(workspace, repository, (&task.tip, &mut objects), (only, local))
            .map_err(Failure::from)?,
    );
    let mut anchored = Anchored::default();
    let mut good = 0;
    if only.is_none() {
        found.extend(present::health(repository, task.since.is_none()).map_err(Failure::from)?);
        found.extend(present::index(repository).map_err(Failure::from)?);
        found.extend(exposed::exposed(&story, local));
        found.extend(commit_times(&story, task.now.as_ref(), &mut objects));
        found.extend(pieces::rewritten(&story));
        let of_signatures = signed::signed(repository, &story).map_err(Failure::from)?;
        good = of_signatures.good;
        found.extend(of_signatures.found);
        anchored =
            anchors::anchors(workspace, repository, (&task.tip, &story), task.anchors, &of_records.tips)?;
        found.append(&mut anchored.found);
    }
    let loaded = workspace.load_all();
    let changed = |loaded: &&LoadedRecord| match (only, task.since) {
        (Some(only), _) => loaded.path == only,
        (None, Some(_)) => story.paths.contains_key(&loaded.path),
        (None, None) => true,
    };
    let records: Vec<&LoadedRecord> = loaded.records.iter().filter(changed).collect();
    let of_pieces = pieces::pieces(workspace, &records, only.is_none() && task.since.is_none());
    found.extend(of_pieces.found);
    sort(&mut found);
    Ok(Audited {
        found,
        events: of_records.events,
        records: of_records.records,
        anchors: anchored.count,
        signed: good,
        evidence: of_pieces.proved,
        evidence_elsewhere: of_pieces.elsewhere,
        story,
    })
}

/// Of a history that cannot be read to its end: what git itself says of it.
fn damaged(task: &Task<'_>, trouble: Trouble) -> Result<Audited, Failure> {
    let found = present::health(task.repository, true).map_err(Failure::from)?;
    if found.is_empty() {
        return Err(trouble.into());
    }
    Ok(Audited { found, ..Audited::default() })
}

/// In the order of the history, what is in no commit last; each thing once.
fn sort(found: &mut Vec<Found>) {
    found.sort_by(|one, other| {
        let key = |found: &Found| {
            (found.commit.unwrap_or(usize::MAX), found.finding.place.line, found.finding.place.column)
        };
        let place = |found: &Found| found.finding.place.file.clone();
        (key(one).0, place(one), key(one)).cmp(&(key(other).0, place(other), key(other)))
    });
    found.dedup();
}

/// What going through the records gave.
#[derive(Default)]
struct OfRecords {
    found: Vec<Found>,
    events: usize,
    records: usize,
    gone: Vec<(String, usize, ObjectId)>,
    renumbered: Vec<(String, String, usize)>,
    tips: Vec<(String, String, usize)>,
}

/// Goes through every record on all cores, each record on one.
fn go_through(
    task: &Task<'_>,
    story: &Story,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<OfRecords, Trouble> {
    let paths: Vec<(&String, &Vec<Step>)> = story
        .paths
        .iter()
        .filter(|(path, _)| is_record_path(path) && task.only.as_ref().is_none_or(|only| only == *path))
        .collect();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(paths.len().div_ceil(32)).max(1);
    let done = std::sync::atomic::AtomicUsize::new(0);
    let work = |number: usize, objects: Objects| {
        let mut auditor = Auditor::new(story, objects);
        // One record each in turn, so that all have as much to do whatever the order.
        for (path, steps) in paths.iter().skip(number).step_by(threads) {
            auditor.go_through(path, steps);
            let done = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
            progress(done, paths.len());
        }
        OfRecords {
            found: auditor.found,
            events: auditor.events,
            records: 0,
            gone: auditor.gone,
            renumbered: auditor.renumbered,
            tips: auditor.tips,
        }
    };
    let mut readers = Vec::new();
    for _ in 0..threads {
        readers.push(task.repository.objects()?);
    }
    let mut all = OfRecords { records: paths.len(), ..OfRecords::default() };
    let work = &work;
    let parts: Vec<OfRecords> = thread::scope(|scope| {
        let running: Vec<_> = readers
            .into_iter()
            .enumerate()
            .map(|(number, objects)| scope.spawn(move || work(number, objects)))
            .collect();
        let join = |part: thread::ScopedJoinHandle<'_, OfRecords>| match part.join() {
            Ok(part) => part,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        running.into_iter().map(join).collect()
    });
    for part in parts {
        all.found.extend(part.found);
        all.events += part.events;
        all.gone.extend(part.gone);
        all.renumbered.extend(part.renumbered);
        all.tips.extend(part.tips);
    }
    all.gone.sort();
    Ok(all)
}
