//! The edge: arguments in, exit code out. Everything that depends on the process (environment, streams, time) is
//! read here once and handed to the command.

mod clock;
mod closed_output;
mod grouped_help;
mod language;
mod report;
mod surroundings;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::commands::command_line::CommandLine;
use crate::commands::session::Session;
use crate::words::help;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let asked = language::asked_for(arguments.get(1..).unwrap_or_default(), |name| std::env::var(name).ok());
    let language = asked.unwrap_or_default();
    help::set_language(language);
    let parsed = grouped_help::arranged(CommandLine::command(), language)
        .try_get_matches_from(&arguments)
        .and_then(|matches| CommandLine::from_arg_matches(&matches));
    let line = match parsed {
        Ok(line) => line,
        Err(error) => return report::command_line(&error, language),
    };
    let mut session = match surroundings::session(&line.everywhere, asked) {
        Ok(session) => session,
        Err(failure) => return report::failure(&failure.into(), language),
    };
    let done = perform(line, &mut session).and_then(|outcome| {
        session.output.flush()?;
        Ok(outcome)
    });
    match done {
        Ok(outcome) => report::outcome(outcome),
        Err(error) => report::failure(&error, session.language),
    }
}

fn perform(
    line: CommandLine,
    session: &mut Session<'_>,
) -> anyhow::Result<crate::commands::session::Outcome> {
    match line.command {
        Some(command) => command.run(session),
        None => crate::commands::what_needs_doing(session),
    }
}
