//! `export`: complaints with everything about them, as files for other programs.

mod gather;

use anyhow::Result;

use self::gather::{customers, policies, promises, recorded};
use super::caseload::Caseload;
use super::filter_arguments::FilterArguments;
use super::made_file::MadeFile;
use super::made_workbook::write_workbook;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::summary::Matter;
use crate::render::export::{self, Calendar, Export};
use crate::{help, said};

/// Arguments of `export`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Write complaints as a file for other programs: CSV, JSON Lines, XLSX, or a calendar of what is due",
    "将投诉导出为其他软件可用的文件：CSV、JSON Lines、XLSX，或期限日历"
))]
pub struct ExportArguments {
    #[arg(long = "as", value_name = "FILE KIND", help = help!(
        "csv (a row for each complaint), jsonl (whole records), xlsx (complaints, events, promises), ics (open promises, for calendars)",
        "csv（每件投诉一行）、jsonl（完整记录）、xlsx（投诉、经过、期限）、ics（未到期与逾期的期限，供日历使用）"))]
    made_as: MadeAs,
    #[command(flatten)]
    filter: FilterArguments,
    #[arg(long, help = help!(
        "With customers' names, addresses and telephone numbers, which are left out or masked otherwise",
        "含顾客姓名、地址和电话；否则不导出或打码"))]
    reveal: bool,
    #[command(flatten)]
    made: MadeFile,
    #[command(flatten)]
    csv: OutputArguments,
}

/// A kind of file that complaints are exported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum MadeAs {
    /// Comma-separated values, a row for each complaint.
    Csv,
    /// A JSON object for each record, on a line of its own.
    Jsonl,
    /// A workbook for spreadsheets.
    Xlsx,
    /// A calendar file.
    Ics,
}

/// Writes the export.
pub(super) fn run(arguments: &ExportArguments, session: &mut Session<'_>) -> Result<Outcome> {
    require_no_other_format(arguments, session)?;
    let mut caseload = Caseload::open(session)?;
    let filter = arguments.filter.filter(&mut caseload, session)?;
    let (customers, found) = customers(&caseload, &filter, arguments.reveal);
    caseload.take_findings(session, found);
    let matters = caseload.matters(&filter);
    let export = Export { reader: caseload.reader(), matters: &matters, customers: customers.as_ref() };
    match arguments.made_as {
        MadeAs::Csv => write_rows(arguments, &caseload, &export, session)?,
        MadeAs::Jsonl => {
            let mut bytes = Vec::new();
            let records = recorded(&caseload, &filter, session.as_of.as_ref());
            let count = export::lines(&export, &records, &mut bytes)?;
            let done = said!(en: "records written: {count}", zh: "已写入记录 {count} 条");
            arguments.made.write(session, &bytes, &done)?;
        }
        MadeAs::Xlsx => {
            let records = recorded(&caseload, &filter, session.as_of.as_ref());
            let fields = export::fields(policies(&caseload, &matters), &matters, session.language);
            let mut sheets = vec![
                export::cases(&export, &fields),
                export::events(&export, &records),
                export::promises(&export),
            ];
            sheets.extend(export::customers(&export));
            write_workbook(&sheets, &caseload.desk.shop.name, &caseload, (&arguments.made, session))?;
        }
        MadeAs::Ics => write_calendar(arguments, &caseload, &export, session)?,
    }
    Ok(caseload.end(false))
}

/// `--as` says in which form complaints are written, so `--format` has nothing to say; a workbook is no text.
fn require_no_other_format(arguments: &ExportArguments, session: &Session<'_>) -> Result<(), Failure> {
    if session.format.is_some() {
        return Err(Failure::usage(said!(
            en: "`--as` says what kind of file is made: leave `--format` out",
            zh: "文件类型由 `--as` 指定，请去掉 `--format`",
        )));
    }
    if arguments.csv.bom() && arguments.made_as != MadeAs::Csv {
        return Err(Failure::usage(said!(
            en: "a byte order mark belongs to `--as csv`", zh: "BOM 只用于 `--as csv`")));
    }
    match arguments.made_as {
        MadeAs::Xlsx => arguments.made.require_no_terminal(session),
        _ => Ok(()),
    }
}

fn write_rows(
    arguments: &ExportArguments,
    caseload: &Caseload,
    export: &Export<'_>,
    session: &mut Session<'_>,
) -> Result<()> {
    let fields = export::fields(policies(caseload, export.matters), export.matters, session.language);
    let sheet = export::cases(export, &fields);
    let bytes = export::rows(&sheet, arguments.csv.bom())?;
    let count = sheet.rows.len();
    let done = said!(en: "complaints written: {count}", zh: "已写入投诉 {count} 件");
    arguments.made.write(session, &bytes, &done)?;
    arguments.csv.output(session).rows_written(count, export.matters.len())?;
    Ok(())
}

fn write_calendar(
    arguments: &ExportArguments,
    caseload: &Caseload,
    export: &Export<'_>,
    session: &mut Session<'_>,
) -> Result<()> {
    let open: Vec<Matter<'_>> =
        export.matters.iter().copied().filter(|matter| matter.case.is_open()).collect();
    let (promises, without) = promises(caseload, &open);
    let calendar = Calendar { shop: &caseload.desk.shop.name, promises: &promises };
    let text = export::calendar(export, &calendar);
    let count = promises.len();
    let done = said!(en: "promises written: {count}", zh: "已写入期限 {count} 项");
    arguments.made.write(session, text.as_bytes(), &done)?;
    if without > 0 {
        session.notice(&said!(
            en: "not in the calendar, because a pause holds them or no date can be computed yet: {without}",
            zh: "另有 {without} 项因暂停或日期尚无法确定，未写入日历",
        ));
    }
    Ok(())
}
