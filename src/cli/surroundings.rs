//! What the process is surrounded by: streams, terminal, environment.

use std::io::{BufReader, BufWriter, IsTerminal};

use super::standard_output::StandardOutput;
use super::{clock, closed_output};
use crate::commands::command_line::Everywhere;
use crate::commands::session::{Session, Terminal};
use crate::domain::failure::Failure;
use crate::said;
use crate::words::Language;

/// The session of this process.
///
/// # Errors
/// When `PLAINT_NOW` is no instant, or standard output is closed: what cannot be shown must not look like success.
pub(super) fn session(everywhere: &Everywhere, asked: Option<Language>) -> Result<Session<'static>, Failure> {
    let (now, clock_set) = clock::now()?;
    require_output()?;
    let text = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Ok(Session {
        now,
        clock_set,
        asked_language: asked,
        language: asked.unwrap_or_default(),
        format: everywhere.format,
        as_of: everywhere.as_of,
        by: everywhere.by.clone().or_else(|| text("PLAINT_BY")),
        directory: everywhere.directory.clone().unwrap_or_else(|| ".".into()),
        terminal: terminal(&everywhere.color, text),
        input: Box::new(BufReader::new(std::io::stdin())),
        output: Box::new(BufWriter::new(StandardOutput::of_process())),
        notices: Box::new(std::io::stderr()),
    })
}

fn require_output() -> Result<(), Failure> {
    if closed_output::is_closed() {
        return Err(Failure::could_not(said!(
            en: "standard output is closed: nothing was done",
            zh: "标准输出已关闭：未执行任何操作"
        )));
    }
    Ok(())
}

/// `NO_COLOR` (no-color.org) and `TERM=dumb` switch colour off, `CLICOLOR_FORCE` on, the flag `--color` beats both.
fn terminal(color: &str, text: impl Fn(&str) -> Option<String>) -> Terminal {
    let output = std::io::stdout().is_terminal();
    let dumb = text("TERM").is_some_and(|name| name == "dumb");
    let forced = text("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let colour = match color {
        "always" => true,
        "never" => false,
        _ => text("NO_COLOR").is_none() && (forced || (output && !dumb)),
    };
    let interactive = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let columns = text("COLUMNS").and_then(|value| value.parse().ok());
    let measured =
        || rustix::termios::tcgetwinsize(std::io::stdout()).ok().map(|size| usize::from(size.ws_col));
    let width = if output { columns.or_else(measured).filter(|width| *width > 0) } else { None };
    Terminal { interactive, output, colour, width }
}
