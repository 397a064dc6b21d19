//! A summary as a file that is shown to others.

use std::borrow::Cow;

use anyhow::Result;

use super::SummaryArguments;
use super::counted::{Counted, hash};
use super::unnamed::without_names;
use crate::commands::caseload::Caseload;
use crate::commands::made_workbook::write_workbook;
use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::domain::filter::Period;
use crate::domain::instant::{self, Instant};
use crate::domain::summary::Dimension;
use crate::render::page::{Foot, Page, page, title_of_case, title_of_period};
use crate::render::report::Report;
use crate::render::workbook::Sheet;
use crate::said;
use crate::words::{Label, Language};

/// A kind of file that a summary is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum MadeAs {
    /// One page of HTML with charts, which needs nothing else.
    Html,
    /// A workbook for spreadsheets, a sheet for each part of the report.
    Xlsx,
}

/// What a file is made of.
pub(super) struct Made<'a> {
    /// Where it comes from.
    pub(super) caseload: &'a Caseload,
    /// What it says.
    pub(super) report: &'a Report,
    /// What it counted.
    pub(super) counted: Vec<Counted<'a>>,
    /// The period; `None` for one case.
    pub(super) period: Option<Period>,
}

impl Made<'_> {
    /// Makes the file and writes it where it was asked for.
    pub(super) fn write(
        self,
        kind: MadeAs,
        arguments: &SummaryArguments,
        session: &mut Session<'_>,
    ) -> Result<()> {
        match kind {
            MadeAs::Html => self.write_page(arguments, session),
            MadeAs::Xlsx => self.write_workbook(arguments, session),
        }
    }

    fn write_workbook(&self, arguments: &SummaryArguments, session: &mut Session<'_>) -> Result<()> {
        arguments.made.require_no_terminal(session)?;
        let title = &self.caseload.desk.shop.name;
        let sheets = Sheet::of_report(self.report, session.language);
        write_workbook(&sheets, title, self.caseload, (&arguments.made, session))
    }

    fn write_page(self, arguments: &SummaryArguments, session: &mut Session<'_>) -> Result<()> {
        let (caseload, language) = (self.caseload, session.language);
        let now = caseload.now;
        // A clock that was set tells nothing about when commits were made.
        let tip = caseload.desk.workspace.tip(Some(&now).filter(|_| !session.clock_set));
        let title = match (&self.period, self.counted.first()) {
            (Some(period), _) => title_of_period(period, language),
            (None, Some(counted)) => title_of_case(&counted.record.id, language),
            (None, None) => String::new(),
        };
        let command = again(arguments, self.period.as_ref(), (&now, language));
        let records = self.counted.len();
        let foot = Foot {
            tip: tip.as_deref(),
            records,
            hash: &hash(self.counted, &now),
            command: &command,
            unread: caseload.unread(),
        };
        let report = match arguments.reveal {
            true => Cow::Borrowed(self.report),
            false => Cow::Owned(without_names(self.report, caseload)),
        };
        let text = page(&Page {
            language,
            shop: &caseload.desk.shop.name,
            title: &title,
            report: &report,
            currency: &caseload.desk.shop.currency,
            reveal: arguments.reveal,
            foot: &foot,
        });
        let done =
            said!(en: "page written, records counted: {records}", zh: "已生成网页，统计记录 {records} 份");
        arguments.made.write(session, text.as_bytes(), &done)
    }
}

/// The command that makes the same page at any later time.
fn again(
    arguments: &SummaryArguments,
    period: Option<&Period>,
    (now, language): (&Instant, Language),
) -> String {
    let mut words = vec!["plaint".to_owned(), "summary".to_owned()];
    words.extend(arguments.case.clone());
    if let Some(period) = period {
        words.extend(["--period".to_owned(), period.to_string()]);
    }
    words.extend(arguments.by.iter().flat_map(|by| ["--by".to_owned(), by.clone()]));
    words.extend(arguments.filter.as_typed());
    words.extend(arguments.reveal.then(|| "--reveal".to_owned()));
    let language = Label::new("en", "zh").in_language(language);
    let rest = ["--as", "html", "--as-of", &instant::format(now), "--language", language];
    words.extend(rest.map(str::to_owned));
    // Only a word with a NUL in it cannot be quoted, and no argument can hold one.
    shlex::try_join(words.iter().map(String::as_str)).unwrap_or_default()
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
        made_as if arguments.reveal && made_as != Some(MadeAs::Html) => Err(Failure::usage(said!(
            en: "`--reveal` is for the page (`--as html`); every other form names staff and customers anyway",
            zh: "`--reveal` 仅用于网页（`--as html`），其他形式本就写明员工和顾客",
        ))),
        None if arguments.made.is_named() => Err(Failure::usage(said!(
            en: "`--output` is where a made file goes, and no file is made",
            zh: "`--output` 指定所生成文件的位置，但未要求生成文件",
        ))
        .tip(said!(en: "say which kind: `--as html`", zh: "请指定类型，如 `--as html`"))),
        _ => Ok(()),
    }
}

/// A page is shown to others, so it is made about people only where that was meant.
///
/// # Errors
/// Words on how to say that it is meant.
pub(super) fn require_meant(arguments: &SummaryArguments, by: Option<&Dimension>) -> Result<(), Failure> {
    let by_people = matches!(by, Some(Dimension::Staff | Dimension::Handler | Dimension::Customer));
    let names_people = by_people || arguments.filter.names_people();
    if arguments.made_as != Some(MadeAs::Html) || arguments.reveal || !names_people {
        return Ok(());
    }
    Err(Failure::usage(said!(
        en: "this page would name staff or customers, and a page is shown to others",
        zh: "该网页会写出员工或顾客，而网页供他人阅读",
    ))
    .tip(said!(en: "if that is meant, add `--reveal`", zh: "确需如此，请加 `--reveal`")))
}
