//! What a workspace holds after harm was done to it, and whether it is in order.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use plaint::domain::record::RecordKind;
use plaint::store::Workspace;

use crate::shop::{Shop, told};

/// What a workspace holds.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The events of all records: path and id.
    pub(crate) events: BTreeSet<(String, String)>,
    /// Files that cannot be read, and why.
    pub(crate) unreadable: Vec<String>,
    texts: String,
}

impl State {
    /// Reads everything.
    pub(crate) fn of(shop: &Shop) -> Self {
        let mut state = Self::default();
        let Some(workspace) = Workspace::at(&shop.root) else {
            state.unreadable.push("shop.toml is gone".to_owned());
            return state;
        };
        for kind in [RecordKind::Complaint, RecordKind::Customer] {
            let loaded = workspace.load_kind(&kind);
            let findings = loaded.unreadable.iter();
            state
                .unreadable
                .extend(findings.map(|finding| format!("{}: {}", finding.place.file, finding.message.en)));
            for record in loaded.records {
                let ids = record.record.events.iter().map(|event| event.id.clone());
                // A record without events (a customer) counts as one.
                let own = std::iter::once(String::new());
                state.events.extend(ids.chain(own).map(|id| (record.path.clone(), id)));
            }
        }
        for folder in ["cases", "customers", "evidence"] {
            let entries = walkdir::WalkDir::new(shop.root.join(folder)).into_iter().filter_map(Result::ok);
            // What is half written and has no name yet is no part of the workspace.
            for entry in entries.filter(|entry| entry.file_type().is_file() && !is_temporary(entry.path())) {
                let bytes = fs::read(entry.path()).unwrap_or_default();
                state.texts.push_str(&String::from_utf8_lossy(&bytes));
            }
        }
        state
    }

    /// How often the word of a command stands there.
    pub(crate) fn marks(&self, mark: &str) -> usize {
        self.texts.matches(mark).count()
    }

    /// The first event of `before` that is not there any more.
    pub(crate) fn lost(&self, before: &BTreeSet<(String, String)>) -> Option<String> {
        before.difference(&self.events).next().map(|(path, id)| format!("{path}: {id}"))
    }
}

fn is_temporary(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "plaint-tmp")
}

/// What should be gone after a command that ended well: temporary files, the journal, locks of git.
pub(crate) fn leftovers(shop: &Shop) -> Vec<String> {
    let entries = walkdir::WalkDir::new(&shop.root).into_iter().filter_map(Result::ok);
    let left = entries.filter(|entry| {
        let name = entry.file_name().to_string_lossy();
        let in_git = entry.path().starts_with(shop.root.join(".git"));
        is_temporary(entry.path()) || name == "journal.json" || (in_git && name.ends_with(".lock"))
    });
    left.map(|entry| entry.path().strip_prefix(&shop.root).unwrap().display().to_string()).collect()
}

/// How much of a killed git lies about that it clears away itself one day (`git gc`), or that tells of its end.
pub(crate) fn litter(shop: &Shop) -> usize {
    let entries = walkdir::WalkDir::new(shop.root.join(".git")).into_iter().filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("tmp_") || name.starts_with("fast_import_crash")).count()
}

/// What is wrong with a workspace in which the last command ended well; empty when all is in order.
pub(crate) fn disorder(shop: &Shop) -> Vec<String> {
    let mut wrong: Vec<String> =
        leftovers(shop).into_iter().map(|left| format!("left behind: {left}")).collect();
    let status = shop.git(&["status", "--porcelain"]);
    if !status.status.success() || !status.stdout.is_empty() {
        wrong.push(format!("git status: {}", told(&status)));
    }
    wrong
}

/// What `git fsck` finds wrong; empty when nothing.
pub(crate) fn broken(shop: &Shop) -> Vec<String> {
    let fsck = shop.git(&["fsck", "--strict", "--no-dangling", "--no-progress"]);
    let said = told(&fsck);
    if fsck.status.success() && said.is_empty() { Vec::new() } else { vec![format!("git fsck: {said}")] }
}

/// Runs the next writing command, which must work and leave everything in order. Where a young lock of a killed git makes its
/// commit wait, with words, the lock is made old, and the command after that one must put everything in order; so must the
/// next sync where the lock is of a reference that only a sync moves. Tells whether it had to wait.
///
/// # Errors
/// What is wrong.
pub(crate) fn next_works(shop: &Shop, mark: &str) -> Result<bool, String> {
    let mut output = shop.plaint(&["note", shop.cases.last().unwrap(), mark]).output().unwrap();
    let waits = told(&output).contains(".lock` is in the way");
    if waits && output.status.success() {
        age_locks(&shop.root.join(".git"));
        output = shop.plaint(&["note", shop.cases.last().unwrap(), "afterwards"]).output().unwrap();
    }
    if !output.status.success() {
        return Err(format!("the next command ended with {}: {}", output.status, told(&output)));
    }
    if leftovers(shop).iter().any(|left| only_synced(left)) {
        age_locks(&shop.root.join(".git"));
        output = shop.plaint(&["sync", "--require-remote"]).output().unwrap();
        if !output.status.success() {
            return Err(format!("the next sync ended with {}: {}", output.status, told(&output)));
        }
    }
    match disorder(shop).as_slice() {
        [] => Ok(waits),
        wrong => Err(format!("after the next command ({}): {}", told(&output).trim(), wrong.join("; "))),
    }
}

/// Whether it is the lock of a reference that only a sync moves, or stands in the folder that a sync makes anew: only the next
/// sync comes across it.
fn only_synced(left: &str) -> bool {
    [".git/refs/remotes/", ".git/refs/plaint/", ".git/plaint-sync/"]
        .iter()
        .any(|place| left.starts_with(place))
}

/// Makes every lock of git old, as if an hour had passed.
fn age_locks(folder: &Path) {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "lock"))
    {
        let file = fs::File::options().write(true).open(entry.path()).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
    }
}
