//! The edge: arguments in, exit code out. Everything that depends on the process (environment, streams, time) is
//! read here once and handed to the command.

mod clock;
mod closed_output;
mod driver;
mod grouped_help;
mod language;
mod report;
mod standard_output;
mod surroundings;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::commands::command_line::CommandLine;
use crate::commands::session::Session;
use crate::words::{Language, help};

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let asked = language::asked_for(arguments.get(1..).unwrap_or_default(), |name| std::env::var(name).ok());
    let language = asked.unwrap_or_default();
    help::set_language(language);
    if driver::is_called(&arguments) {
        return driver::run(|| parsed(&arguments, language), language);
    }
    let line = match parsed(&arguments, language) {
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

fn parse(arguments: &[OsString], command: clap::Command) -> Result<CommandLine, clap::Error> {
    command.try_get_matches_from(arguments).and_then(|matches| CommandLine::from_arg_matches(&matches))
}

/// Parses the command line. Help and mistakes are worded by the one that is laid out in the user's language; laying it
/// out takes longer than many a command does, so that is left to them. Nor does telling the version need the others.
fn parsed(arguments: &[OsString], language: Language) -> Result<CommandLine, clap::Error> {
    if let [_, only] = arguments
        && (only == "--version" || only == "-V")
    {
        return parse(arguments, clap::Command::new("plaint").version(env!("CARGO_PKG_VERSION")));
    }
    parse(arguments, CommandLine::command())
        .or_else(|_| parse(arguments, grouped_help::arranged(CommandLine::command(), language)))
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
