//! A summary as a file that is shown to others.

use anyhow::Result;

use super::SummaryArguments;
use crate::commands::caseload::Caseload;
use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::domain::filter::Period;
use crate::domain::summary::Matter;
use crate::render::page::{Page, page};
use crate::render::report::Report;
use crate::said;

/// A kind of file that a summary is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum MadeAs {
    /// One page of HTML with charts, which needs nothing else.
    Html,
}

/// What a file is made of.
pub(super) struct Made<'a> {
    /// Where it comes from.
    pub(super) caseload: &'a Caseload,
    /// What it says.
    pub(super) report: &'a Report,
    /// The complaints that were chosen.
    pub(super) counted: &'a [Matter<'a>],
    /// The period; `None` for one case.
    pub(super) period: Option<Period>,
}

impl Made<'_> {
    /// Makes the file and writes it where it was asked for.
    pub(super) fn write(
        &self,
        kind: MadeAs,
        arguments: &SummaryArguments,
        session: &mut Session<'_>,
    ) -> Result<()> {
        match kind {
            MadeAs::Html => self.write_page(arguments, session),
        }
    }

    fn write_page(&self, arguments: &SummaryArguments, session: &mut Session<'_>) -> Result<()> {
        let period = self.period.map(|period| period.to_string());
        let heading = period.as_deref().unwrap_or_default();
        let made = Page {
            language: session.language,
            shop: &self.caseload.desk.shop.name,
            heading,
            report: self.report,
        };
        let text = page(&made);
        let count = self.counted.len();
        let done = said!(
            en: "page written, complaints looked at: {count}", zh: "已生成网页，共查看投诉 {count} 件");
        arguments.made.write(session, text.as_bytes(), &done)
    }
}

/// `--as` makes a file, `--format` shows an answer: not both; and `--output` is for files.
///
/// # Errors
/// Words on what to leave out or to add.
pub(super) fn require_one_form(arguments: &SummaryArguments, session: &Session<'_>) -> Result<(), Failure> {
    match arguments.made_as {
        Some(_) if session.format.is_some() || arguments.output.bom() => Err(Failure::usage(said!(
            en: "`--as` says what kind of file is made: leave `--format` and `--bom` out",
            zh: "文件类型由 `--as` 指定，请去掉 `--format` 和 `--bom`",
        ))),
        None if arguments.made.is_named() => Err(Failure::usage(said!(
            en: "`--output` is where a made file goes, and no file is made",
            zh: "`--output` 指定所生成文件的位置，但未要求生成文件",
        ))
        .tip(said!(en: "say which kind: `--as html`", zh: "请指定类型，如 `--as html`"))),
        _ => Ok(()),
    }
}
