//! Files of evidence against what the events tell of them.

use std::collections::BTreeSet;

use super::found::Found;
use super::story::Story;
use crate::commands::both_cores;
use crate::domain::audit::finding::{EVIDENCE_CHANGED, EVIDENCE_UNLISTED, Remark};
use crate::domain::case;
use crate::domain::investigation::evidence::{FOLDER, Piece};
use crate::domain::investigation::evidence_state::{Found as Lies, State};
use crate::domain::record::Route;
use crate::said;
use crate::store::{LoadedRecord, Workspace, hash_of_kept};

/// What became of the files of evidence.
#[derive(Default)]
pub(super) struct Pieces {
    pub(super) found: Vec<Found>,
    /// How many files are here and unchanged.
    pub(super) proved: usize,
    /// How many are not on this machine.
    pub(super) elsewhere: usize,
}

/// Every file of evidence that `records` name, read again; and every one that none of them names.
pub(super) fn pieces(workspace: &Workspace, records: &[&LoadedRecord], all: bool) -> Pieces {
    let mut pieces = Pieces::default();
    let mut named = BTreeSet::new();
    let mut wanted = Vec::new();
    for loaded in records {
        let voided = case::fold(&loaded.record, None).map(|case| case.voided).unwrap_or_default();
        for piece in Piece::all(&loaded.record, &voided) {
            if let Some(path) = piece.path(&loaded.record.id) {
                named.insert(path.clone());
                wanted.push((path, piece, loaded));
            }
        }
    }
    let paths: Vec<String> = named.iter().cloned().collect();
    let lies = both_cores::map_one_by_one(paths, |path| (path.clone(), hash_of_kept(workspace, &path)));
    let lies: std::collections::BTreeMap<String, Lies> = lies.into_iter().collect();
    for (path, piece, loaded) in wanted {
        let found = lies.get(&path);
        match piece.state(found) {
            State::Sound => pieces.proved += 1,
            State::NotHere | State::Elsewhere | State::Thing => pieces.elsewhere += 1,
            _ => pieces.found.push(Found::of_file(changed(&piece.event.id, &loaded.record.id), &path, None)),
        }
    }
    if all {
        for lying in workspace.lying_evidence() {
            if !named.contains(&lying.path) {
                pieces.found.push(Found::of_file(unlisted(), &lying.path, None));
            }
        }
    }
    pieces
}

fn changed(event: &str, case: &str) -> Remark {
    let message = said!(
        en: "is not the file that the event `{event}` of {case} tells the hash of, or no plain file",
        zh: "与 {case} 事件 `{event}` 所记哈希值不符，或并非普通文件"
    );
    Remark::error(EVIDENCE_CHANGED, Route::Whole, message).tip(said!(
        en: "take it from a backup or another clone; its SHA-256 is its name",
        zh: "请从备份或其他副本取回；文件名即其 SHA-256"
    ))
}

fn unlisted() -> Remark {
    let message = said!(en: "no event names this file", zh: "没有事件提到此文件");
    Remark::error(EVIDENCE_UNLISTED, Route::Whole, message).tip(said!(
        en: "`plaint evidence add` records it; or take it away",
        zh: "用 `plaint evidence add` 登记；或将其移走"
    ))
}

/// Files of evidence that a commit changed or took away: what is kept under its hash never changes.
pub(super) fn rewritten(story: &Story) -> Vec<Found> {
    let folder = format!("{FOLDER}/");
    let of_evidence = story.paths.iter().filter(|(path, _)| path.starts_with(&folder));
    let steps = of_evidence.flat_map(|(path, steps)| steps.iter().map(move |step| (path, step)));
    steps
        .filter(|(_, step)| step.before.is_some())
        .map(|(path, step)| {
            let message = match step.after {
                Some(_) => said!(en: "this commit changed a file of evidence", zh: "该提交改动了证据文件"),
                None => said!(en: "this commit took a file of evidence away", zh: "该提交删除了证据文件"),
            };
            let remark = Remark::error(EVIDENCE_CHANGED, Route::Whole, message);
            Found::of_file(
                remark.tip(said!(en: "restore it from the commit before", zh: "请从上一提交恢复")),
                path,
                Some(step.commit),
            )
        })
        .collect()
}
