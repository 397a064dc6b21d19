//! `evidence verify`: every file of evidence read again, and compared with what was recorded.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::commands::both_cores;
use crate::commands::caseload::Caseload;
use crate::commands::output_arguments::OutputArguments;
use crate::commands::session::{Outcome, Session};
use crate::domain::investigation::evidence::Piece;
use crate::domain::investigation::evidence_state::{Found, State};
use crate::help;
use crate::render::evidence::{Verified, verified};
use crate::store::{Lying, Workspace, hash_of_kept};

/// Arguments of `evidence verify`.
#[derive(Debug, clap::Args)]
pub struct VerifyArguments {
    #[arg(value_name = "CASE", help = help!("The cases; without any, all of them", "投诉编号；不填则全部"))]
    cases: Vec<String>,
    #[arg(long, help = help!("Tell what is as it should be, too", "也列出无误的证据"))]
    all: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Reads every file on all cores. Ends with 3 when one is changed, missing, or named by no event.
pub(super) fn run(arguments: &VerifyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let caseload = match &arguments.cases[..] {
        [] => Caseload::open(session)?,
        typed => Caseload::open_some(session, typed)?,
    };
    let looked_at = look_at(&caseload, !arguments.cases.is_empty());
    let report = verified(caseload.reader(), &looked_at, arguments.all);
    arguments.output.output(session).story(caseload.envelope("evidence-verify"), &report)?;
    let wrong = looked_at.iter().any(|each| each.state.is_finding());
    drop(looked_at);
    Ok(if wrong { Outcome::Findings } else { caseload.end(false) })
}

/// Every piece of the cases, and every file that none of them names.
fn look_at(caseload: &Caseload, only_these: bool) -> Vec<Verified<'_>> {
    let workspace = &caseload.desk.workspace;
    let mut looked_at = Vec::new();
    for seen in &caseload.cases {
        let names = caseload.book.of_store(seen.case.store.as_deref());
        for piece in Piece::all(&seen.record, &seen.case.voided) {
            let path = piece.path(&seen.record.id);
            let (case, piece) = (seen.record.id.clone(), Some((piece, names)));
            looked_at.push(Verified { case, piece, path, found: None, state: State::Thing });
        }
    }
    let found = read_all(workspace, looked_at.iter().filter_map(|each| each.path.clone()).collect());
    for each in &mut looked_at {
        each.found = each.path.as_ref().and_then(|path| found.get(path).cloned());
        if let Some((piece, _)) = &each.piece {
            each.state = piece.state(each.found.as_ref());
        }
    }
    let unlisted =
        unlisted(caseload, only_these).into_iter().filter(|lying| !found.contains_key(&lying.path));
    let unnamed = unlisted.map(|Lying { path, case }| Verified {
        case,
        piece: None,
        path: Some(path),
        found: None,
        state: State::Unlisted,
    });
    looked_at.extend(unnamed.collect::<Vec<_>>());
    looked_at
}

/// What stands at each path; a file that two events name is read once.
fn read_all(workspace: &Workspace, paths: BTreeSet<String>) -> BTreeMap<String, Found> {
    let read = |path: String| {
        let found = hash_of_kept(workspace, &path);
        (path, found)
    };
    both_cores::map_one_by_one(paths.into_iter().collect(), read).into_iter().collect()
}

/// What lies in the folder of evidence. Files of a complaint whose record cannot be read are left out: nobody can tell
/// whether it names them, and its own finding was told.
fn unlisted(caseload: &Caseload, only_these: bool) -> Vec<Lying> {
    let known: BTreeSet<&str> = caseload.cases.iter().map(|seen| seen.record.id.as_str()).collect();
    let ids = caseload.desk.workspace.case_ids();
    let unread: BTreeSet<&str> = ids.iter().map(|id| id.as_str()).filter(|id| !known.contains(id)).collect();
    let mut lying = caseload.desk.workspace.lying_evidence();
    lying.retain(|lying| match only_these {
        true => known.contains(lying.case.as_str()),
        false => !unread.contains(lying.case.as_str()),
    });
    lying
}
