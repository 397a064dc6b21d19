//! Options for the output of reading commands, and the way out that follows.

use std::io;

use super::session::{Format, Session};
use crate::help;
use crate::render::output::{Output, Surface};
use crate::words::Said;

/// Options for the output of reading commands.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct OutputArguments {
    #[arg(long, help = help!("CSV with a byte order mark, so that Excel reads Chinese", "CSV 带 BOM，便于 Excel 识别中文"))]
    bom: bool,
}

impl OutputArguments {
    /// Whether a byte order mark was asked for.
    pub fn bom(&self) -> bool {
        self.bom
    }

    /// The way out of the session.
    pub fn output<'a>(&self, session: &'a mut Session<'_>) -> Output<'a> {
        let terminal = session.terminal;
        Output {
            results: &mut *session.output,
            remarks: &mut *session.notices,
            surface: Surface { terminal: terminal.output, width: terminal.width, colour: terminal.colour },
            format: session.format,
            bom: self.bom,
            language: session.language,
        }
    }
}

/// Tells people that there is nothing; programs see that themselves.
pub(super) fn say_nothing_found(output: &mut Output<'_>, words: &Said) -> io::Result<()> {
    match output.table_format() {
        Format::Table => output.remark(words),
        _ => Ok(()),
    }
}
