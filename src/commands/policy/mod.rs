//! `policy`: looks at policies.

mod check;
mod files;
mod show;

pub(super) use files::{book_of, calendar_of};

use anyhow::Result;

use super::session::{Outcome, Session};
use crate::help;

/// Arguments of `policy`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Check policies, or show what they say", "检查策略，或查看策略内容"))]
pub struct PolicyArguments {
    #[command(subcommand)]
    command: PolicyCommand,
}

// A doc comment on a variant would replace the help text that its arguments give in both languages.
#[derive(Debug, clap::Subcommand)]
enum PolicyCommand {
    Check(check::CheckArguments),
    Show(show::ShowArguments),
}

/// Runs the part of `policy` that was asked for.
pub(super) fn run(arguments: &PolicyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.command {
        PolicyCommand::Check(arguments) => check::run(arguments, session),
        PolicyCommand::Show(arguments) => show::run(arguments, session),
    }
}
