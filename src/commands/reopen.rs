//! `reopen`: second handling, a new round with clocks of its own.

use anyhow::Result;

use super::desk::{CaseFile, Desk};
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::case::Status;
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `reopen`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Handle a case a second time: a new round with clocks of its own", "二次处理：重新打开投诉，重新计时"))]
pub struct ReopenArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("Why", "原因"))]
    reason: String,
}

/// Begins a second handling: of a case that has ended, or of one whose customer said at the callback that it is not
/// solved.
pub(super) fn run(arguments: &ReopenArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    if file.case.status == Status::Merged {
        file.require_open()?;
    }
    let id = &file.case.id;
    if file.case.is_open() && !is_unsolved(&file) {
        return Err(Failure::could_not(said!(
            en: "{id} is open: only a closed case, or one that the callback found not solved, is handled a second time",
            zh: "{id} 尚未结案，回访也未反映问题未解决，无需二次处理"
        ))
        .into());
    }
    let draft = Draft::new(&table::REOPENED, &arguments.happening).with("reason", &arguments.reason);
    desk.record_on(session, file, draft)
}

/// Whether the customer said that it is not solved, or that they are not satisfied with the result.
fn is_unsolved(file: &CaseFile) -> bool {
    let says = |fact: &str, value: &str| file.case.facts.values(fact).iter().any(|said| said == value);
    says("solved", "no") || says("dissatisfied_with", "result")
}
