//! `resolve`: the same merge as git's driver makes, after a merge that was made without it.

mod one;
mod told;

use std::path::PathBuf;

use anyhow::Result;

use self::one::{Verdict, judge};
use super::check::selection::{is_selected, selection};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::id::is_record_path;
use crate::git::{Act, Entry, Repository, State, Unmerged};
use crate::store::{Change, Workspace};
use crate::{help, said};

/// Arguments of `resolve`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Merge the records that git could not merge by itself", "合并 git 未能自行合并的记录"))]
pub struct ResolveArguments {
    #[arg(value_name = "PATH", help = help!("Only these files or folders", "只处理这些文件或文件夹"))]
    paths: Vec<PathBuf>,
    #[arg(long, help = help!("Merge anew what was edited by hand since; the edits go", "重新合并已被手工修改的文件（手工修改将丢弃）"))]
    discard_edits: bool,
}

/// Merges every record that stands unmerged in the index, and tells what is left and how to finish.
pub(super) fn run(arguments: &ResolveArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let workspace = Workspace::discover(&session.directory)?;
    let only = selection(&workspace, &session.directory, &arguments.paths)?;
    let (repository, state) =
        Repository::open(workspace.root(), workspace.surroundings()).map_err(Failure::from)?;
    let mut writer = workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    let unmerged = repository.unmerged().map_err(Failure::from)?;
    let (mut merged, mut left) = (Vec::new(), Vec::new());
    for one in &unmerged {
        match judge(&repository, &workspace, one, arguments.discard_edits)? {
            Verdict::Merged(merge) if is_selected(&only, &merge.path) => merged.push(merge),
            Verdict::Left(why) if one.inside.as_ref().is_some_and(|path| is_selected(&only, path)) => {
                left.push((one.path.clone(), Some(why)));
            }
            _ => left.push((one.path.clone(), None)),
        }
    }
    let changes: Vec<Change> = merged.iter().filter_map(|merge| merge.change.clone()).collect();
    let acts = merged.iter().map(|merge| Act::file(&merge.id, "resolved")).collect();
    let by = session.by.clone().unwrap_or_default();
    if !changes.is_empty() {
        writer.save_uncommitted(&changes, &Entry::of_acts(acts, &by))?;
    }
    let files: Vec<(&str, &[u8])> =
        merged.iter().map(|merge| (merge.path.as_str(), merge.text.as_bytes())).collect();
    for notice in repository.enter_merged(&files).map_err(Failure::from)? {
        session.notice(&notice);
    }
    told::merges(session, &merged)?;
    told::finish(session, unmerged.is_empty(), &left, under_way(&state))
}

/// What is under way, by git's name for it; nothing after a `git stash pop`.
fn under_way(state: &State) -> Option<&'static str> {
    match state {
        State::Unfinished(what) => Some(what),
        State::Ready(_) => None,
    }
}

/// Whether the path is one of a record, wherever the workspace is in the repository.
fn record_path(unmerged: &Unmerged) -> Option<&str> {
    unmerged.inside.as_deref().filter(|path| is_record_path(path))
}

/// The reason why something is left that is no record.
fn not_a_record(path: &str) -> crate::words::Said {
    said!(
        en: "`{path}` is no record: put it in order by hand, then `git add` it",
        zh: "`{path}` 不是记录：请手工整理后 `git add`"
    )
}
