//! `completions` and `man`: what shells and manual readers need, made from the command line's own definition.

use anyhow::Result;
use clap::CommandFactory;

use super::command_line::CommandLine;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::{help, said};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Print completions for a shell", "输出 shell 补全脚本"))]
pub struct CompletionsArguments {
    #[arg(help = help!("The shell", "哪种 shell"))]
    shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Print the manual page, or that of one command", "输出手册页，可指定命令"))]
pub struct ManArguments {
    #[arg(help = help!("The command whose page is wanted", "要看哪个命令的手册"))]
    command: Option<String>,
}

/// Prints completions for a shell.
pub(super) fn run(arguments: &CompletionsArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut CommandLine::command(), "plaint", &mut script);
    session.output.write_all(&script)?;
    Ok(Outcome::Fine)
}

/// Prints a manual page in roff.
pub(super) fn run_man(arguments: &ManArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut root = CommandLine::command();
    root.build();
    let command = match &arguments.command {
        None => root,
        Some(name) => match root.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return Err(unknown(name, &root).into()),
        },
    };
    clap_mangen::Man::new(command).render(&mut session.output)?;
    Ok(Outcome::Fine)
}

fn unknown(name: &str, root: &clap::Command) -> Failure {
    let failure = Failure::usage(said!(en: "there is no command `{name}`", zh: "没有命令 `{name}`"));
    failure.suggesting(name, root.get_subcommands().map(clap::Command::get_name))
}
