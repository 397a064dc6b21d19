//! `pause`: the house waits for somebody else.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::instant::{self, Instant};
use crate::domain::record::kind::table;
use crate::help;

/// Arguments of `pause`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Pause the clocks that the policy allows to pause", "暂停策略允许暂停的时限"))]
pub struct PauseArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("What is waited for", "等待的原因"))]
    reason: String,
    #[arg(long, value_name = "INSTANT", value_parser = super::command_line::as_instant,
        help = help!("Until when it is expected to last", "预计持续到何时"))]
    until: Option<Instant>,
}

/// Begins a pause.
pub(super) fn run(arguments: &PauseArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let draft = Draft::new(&table::PAUSED, &arguments.happening)
        .with("reason", &arguments.reason)
        .may("until", arguments.until.as_ref().map(instant::format).as_deref());
    Desk::open(session)?.record(session, &arguments.happening.case, draft)
}
