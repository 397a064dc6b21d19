//! What a command is given: the time, the language, where to read and write.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use anyhow::Result;

use crate::domain::instant::Instant;
use crate::render::terminal;
use crate::words::{Label, Language, Said};

pub use crate::render::output::Format;

/// What a command knows of where it runs.
pub struct Session<'a> {
    /// The present. Commands never ask for another.
    pub now: Instant,
    /// Whether the present was set by `PLAINT_NOW`; events recorded then say so.
    pub clock_set: bool,
    /// The language asked for by flag or environment; the shop's own counts where this is `None`.
    pub asked_language: Option<Language>,
    /// The language in use.
    pub language: Language,
    /// The form of output that was asked for.
    pub format: Option<Format>,
    /// Reading commands show the state at this instant.
    pub as_of: Option<Instant>,
    /// Who acts: flag `--by`, else `PLAINT_BY`.
    pub by: Option<String>,
    /// Where to look for the workspace.
    pub directory: PathBuf,
    /// What the streams are connected to.
    pub terminal: Terminal,
    /// Standard input.
    pub input: Box<dyn BufRead + 'a>,
    /// Standard output: what was asked for, and nothing else.
    pub output: Box<dyn Write + 'a>,
    /// Standard error: findings, notices, questions.
    pub notices: Box<dyn Write + 'a>,
}

/// What the streams are connected to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// Whether a person can answer: standard input and standard error are terminals.
    pub interactive: bool,
    /// Whether standard output is a terminal.
    pub output: bool,
    /// Whether to colour.
    pub colour: bool,
    /// The width in columns; `None` when there is no terminal.
    pub width: Option<usize>,
}

/// How a command that did its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well. Exit code 0.
    Fine,
    /// Something in the data or the policy is not in order; it was shown. Exit code 3.
    Findings,
    /// Something matched, and `--exit-code` was given. Exit code 4.
    Matched,
}

impl Session<'_> {
    /// The instant at which reading commands look: `--as-of`, else now.
    pub fn moment(&self) -> Instant {
        self.as_of.unwrap_or(self.now)
    }

    /// The format to use: the one asked for, else a table on a terminal and plain lines elsewhere.
    pub fn format_or_default(&self) -> Format {
        self.format.unwrap_or(if self.terminal.output { Format::Table } else { Format::Plain })
    }

    /// Takes the shop's language where neither flag nor environment asked for one.
    pub fn adopt_language(&mut self, shop: Language) {
        self.language = self.asked_language.unwrap_or(shop);
    }

    /// The wording of `said` in the session's language.
    pub fn say<'said>(&self, said: &'said Said) -> &'said str {
        said.in_language(self.language)
    }

    /// The wording of `label` in the session's language.
    pub fn label(&self, label: Label) -> &'static str {
        label.in_language(self.language)
    }

    /// Writes one line to standard output.
    ///
    /// # Errors
    /// When standard output fails.
    pub fn print(&mut self, said: &Said) -> Result<()> {
        writeln!(self.output, "{}", terminal::paragraph(said.in_language(self.language)))?;
        Ok(())
    }

    /// Writes one line to standard error. A failed standard error is nobody's concern.
    pub fn notice(&mut self, said: &Said) {
        let _ = writeln!(self.notices, "{}", terminal::paragraph(said.in_language(self.language)));
    }

    /// Asks on the terminal and returns the trimmed answer; `None` when nobody can answer or the input ended.
    pub fn ask(&mut self, question: &Said) -> Option<String> {
        if !self.terminal.interactive {
            return None;
        }
        let _ = write!(self.notices, "{} ", question.in_language(self.language));
        let _ = self.notices.flush();
        let mut answer = String::new();
        match self.input.read_line(&mut answer) {
            Ok(read) if read > 0 => Some(answer.trim().to_owned()),
            _ => None,
        }
    }
}
