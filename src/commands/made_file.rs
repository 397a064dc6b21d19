//! Where a file that a command makes goes: to standard output, or to a file that somebody names.

use std::path::PathBuf;

use anyhow::Result;

use super::session::Session;
use crate::domain::failure::Failure;
use crate::help;
use crate::said;
use crate::store::write_named;
use crate::words::Said;

/// Where a file goes that a command makes.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct MadeFile {
    #[arg(long, value_name = "FILE", help = help!("Write to this file, which must not exist yet", "写入此文件；文件不得已存在"))]
    output: Option<PathBuf>,
    #[arg(long, requires = "output", help = help!("Replace the file", "覆盖已有文件"))]
    force: bool,
}

impl MadeFile {
    /// Whether a file was named.
    pub fn is_named(&self) -> bool {
        self.output.is_some()
    }

    /// Writes `bytes` where they were asked for: to the file, whole or not at all, or to standard output. `done` tells
    /// people what was written, after the name of the file.
    ///
    /// # Errors
    /// The file is there already and may not be replaced, or the write fails.
    pub fn write(&self, session: &mut Session<'_>, bytes: &[u8], done: &Said) -> Result<()> {
        let Some(file) = &self.output else {
            session.output.write_all(bytes)?;
            return Ok(());
        };
        write_named(file, bytes, self.force)?;
        let (file, Said { en, zh }) = (file.display(), done);
        session.print(&said!(en: "{file}: {en}", zh: "{file}：{zh}"))
    }

    /// Whether the bytes go to a terminal, which cannot show a file that is no text.
    pub fn is_terminal(&self, session: &Session<'_>) -> bool {
        self.output.is_none() && session.terminal.output
    }

    /// Refuses to write a file that is no text to a terminal.
    ///
    /// # Errors
    /// It would go to a terminal.
    pub fn require_no_terminal(&self, session: &Session<'_>) -> Result<(), Failure> {
        if !self.is_terminal(session) {
            return Ok(());
        }
        Err(Failure::usage(said!(
            en: "this file is no text that a terminal could show",
            zh: "此文件不是文本，终端无法显示"
        ))
        .tip(said!(en: "name a file: `--output FILE`", zh: "请指定文件：`--output 文件`")))
    }
}
