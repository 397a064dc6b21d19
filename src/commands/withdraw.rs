//! `withdraw`: the customer took the complaint back.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::help;

/// Arguments of `withdraw`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Record that the customer took the complaint back", "登记客户撤诉"))]
pub struct WithdrawArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("Why, in the customer's words", "客户所述原因"))]
    reason: Option<String>,
}

/// Records the withdrawal.
pub(super) fn run(arguments: &WithdrawArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let draft =
        Draft::new(&table::WITHDRAWN, &arguments.happening).may("reason", arguments.reason.as_deref());
    Desk::open(session)?.record(session, &arguments.happening.case, draft)
}
