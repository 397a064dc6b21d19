//! `reopen`: second handling, a new round with clocks of its own.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `reopen`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Open a closed case again: a new round with clocks of its own", "重新打开已结案的投诉（二次处理，重新计时）"))]
pub struct ReopenArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("Why", "原因"))]
    reason: String,
}

/// Opens a closed case again.
pub(super) fn run(arguments: &ReopenArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    if file.case.is_open() {
        let id = &file.case.id;
        return Err(Failure::could_not(said!(
            en: "{id} is open: only a closed case can be reopened",
            zh: "{id} 尚未结案，无需重新打开"
        ))
        .into());
    }
    let draft = Draft::new(&table::REOPENED, &arguments.happening).with("reason", &arguments.reason);
    desk.record_on(session, file, draft)
}
