//! `fine`: what follows from complaints and rankings in money: who pays what, and what became of it.

mod impose;

use anyhow::Result;

use super::session::{Outcome, Session};
use crate::help;

/// Arguments of `fine`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Fines: who pays what, and what became of it", "处罚：谁缴多少、办理到哪一步"))]
pub struct FineArguments {
    #[command(subcommand)]
    action: FineAction,
}

/// What to do about fines.
// A doc comment on a variant would replace the help text that is given in both languages.
#[allow(missing_docs)]
#[derive(Debug, clap::Subcommand)]
pub enum FineAction {
    #[command(about = help!("Record a fine that follows from a case, or that somebody decides on", "登记一笔罚款：依规则应处的，或经有权人决定的"))]
    Impose(Box<impose::ImposeArguments>),
}

/// Does it.
pub(super) fn run(arguments: &FineArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.action {
        FineAction::Impose(arguments) => impose::run(arguments, session),
    }
}
