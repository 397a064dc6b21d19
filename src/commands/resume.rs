//! `resume`: what the clocks waited for is over.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::help;

/// Arguments of `resume`.
#[derive(Debug, clap::Args)]
#[command(about = help!("End a pause: the clocks that it held run on", "结束暂停，时限继续计算"))]
pub struct ResumeArguments {
    #[command(flatten)]
    happening: Happening,
}

/// Ends a pause.
pub(super) fn run(arguments: &ResumeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let draft = Draft::new(&table::RESUMED, &arguments.happening);
    Desk::open(session)?.record(session, &arguments.happening.case, draft)
}
