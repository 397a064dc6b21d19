//! `merge`: one complaint is handled in another from now on; both say so, and nothing of either is lost.

use anyhow::Result;

use super::desk::{CaseFile, Desk};
use super::draft::{Draft, Happening};
use super::link::{require_two, taken_back};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `merge`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Merge a complaint into another, which is handled in its stead", "并案：并入另一件投诉一并处理"))]
pub struct MergeArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, value_name = "OTHER", help = help!("The complaint that takes it in", "并入的投诉"))]
    into: String,
    #[arg(long, help = help!("Why", "原因"))]
    reason: Option<String>,
    #[arg(long, requires = "reason", help = help!("Take the merging back in both", "取消并案"))]
    undo: bool,
}

/// Merges one complaint into another, or takes that back.
pub(super) fn run(arguments: &MergeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    let into = desk.file(session, &arguments.into)?;
    require_two(&file, &into)?;
    let (id, into_id) = (file.case.id.clone(), into.case.id.clone());
    let (own, others) = if arguments.undo {
        let reason = arguments.reason.as_deref().unwrap_or_default();
        let own = taken_back(&file, (table::MERGED.name, &into_id), reason, &arguments.happening)?;
        let others = taken_back(&into, (table::ABSORBED.name, &id), reason, &arguments.happening)?;
        (own, others)
    } else {
        require_mergeable(&file, &into)?;
        let own = Draft::new(&table::MERGED, &arguments.happening)
            .with("into", &into_id)
            .may("reason", arguments.reason.as_deref());
        (own, Draft::new(&table::ABSORBED, &arguments.happening).with("from", &id))
    };
    desk.record_together(session, vec![(file, vec![own]), (into, vec![others])])
}

/// Both are open. So nothing is merged twice, and no circle of merged complaints is left without one that is handled.
fn require_mergeable(file: &CaseFile, into: &CaseFile) -> Result<(), Failure> {
    file.require_open()?;
    let (id, into_id) = (&file.case.id, &into.case.id);
    match &into.case.merged_into {
        Some(last) => Err(Failure::could_not(said!(
            en: "{into_id} was itself merged into {last}",
            zh: "{into_id} 本身已并入 {last}"
        ))
        .tip(said!(
            en: "`plaint merge {id} --into {last}`",
            zh: "请用 `plaint merge {id} --into {last}`"
        ))),
        None => into.require_open(),
    }
}
