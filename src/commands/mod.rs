//! The commands: each a short file that takes its arguments, loads, calls the rules once, saves and shows.
//!
//! To add one: a file with `…Arguments` and `run`, a line in [`Command`], a line in [`Command::run`] and its name in
//! a group of `cli/grouped_help.rs`.

pub mod command_line;
pub mod completions;
pub mod session;

use anyhow::Result;

use self::session::{Outcome, Session};

/// Every command.
// A doc comment on a variant would replace the help text that its arguments give in both languages.
#[allow(missing_docs)]
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    Completions(completions::CompletionsArguments),
    Man(completions::ManArguments),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// When it cannot do its work; a [`Failure`](crate::domain::failure::Failure) inside decides the exit code.
    pub fn run(self, session: &mut Session<'_>) -> Result<Outcome> {
        match self {
            Self::Completions(arguments) => completions::run(&arguments, session),
            Self::Man(arguments) => completions::run_man(&arguments, session),
        }
    }
}

/// What `plaint` alone does: shows what needs doing now.
///
/// # Errors
/// Like the commands it stands for.
pub fn what_needs_doing(session: &mut Session<'_>) -> Result<Outcome> {
    let _ = session;
    Ok(Outcome::Fine)
}
