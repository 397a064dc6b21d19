//! `check`: everything that is wrong in the workspace, at its place: `shop.toml`, policies, calendars, records.

mod gather;
pub(super) mod selection;
mod unfounded;
mod year;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;

use self::gather::Gathered;
use super::session::{Format, Outcome, Session};
use crate::domain::finding::{Finding, Grade};
use crate::render::finding::{Manner, cells, columns, snippet};
use crate::render::output::{Envelope, Output, Surface};
use crate::render::table::{Table, Tone};
use crate::store::Workspace;
use crate::{help, said};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Find everything that is wrong in records and policies", "检查记录与策略中的所有问题"))]
pub struct CheckArguments {
    #[arg(value_name = "FILE", help = help!("Only these files or folders", "只检查这些文件或文件夹"))]
    paths: Vec<PathBuf>,
    #[arg(long, help = help!("Fail on warnings too", "有警告也视为不通过"))]
    strict: bool,
}

/// Checks, shows all findings by file and line, and tells how many there are.
pub(super) fn run(arguments: &CheckArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let workspace = Workspace::discover(&session.directory)?;
    let only = selection::selection(&workspace, &session.directory, &arguments.paths)?;
    let gathered = gather::gather(&workspace, session, &only);
    show(session, &workspace, &gathered.findings)?;
    let count = |grade| gathered.findings.iter().filter(|finding| finding.grade == grade).count();
    let (errors, warnings) = (count(Grade::Error), count(Grade::Warning));
    tell_count(session, &gathered, errors, warnings);
    let is_bad = errors > 0 || (arguments.strict && warnings > 0);
    Ok(if is_bad { Outcome::Findings } else { Outcome::Fine })
}

fn show(session: &mut Session<'_>, workspace: &Workspace, findings: &[Finding]) -> Result<()> {
    match session.format {
        None | Some(Format::Table) => {
            for of_one_file in findings.chunk_by(|one, next| one.place.file == next.place.file) {
                let text = of_one_file.first().and_then(|finding| source(workspace, finding));
                for finding in of_one_file {
                    let shown = snippet(finding, text.as_deref(), manner(session));
                    writeln!(session.output, "{shown}\n")?;
                }
            }
            Ok(())
        }
        Some(_) => rows(session, findings),
    }
}

/// The text that the finding is about. Files too large or not text are told in words alone.
fn source(workspace: &Workspace, finding: &Finding) -> Option<String> {
    String::from_utf8(workspace.bytes_of(&finding.place.file).ok()?).ok()
}

fn manner(session: &Session<'_>) -> Manner {
    let columns = session.terminal.width.unwrap_or(120);
    Manner { language: session.language, colour: session.terminal.colour, columns }
}

fn rows(session: &mut Session<'_>, findings: &[Finding]) -> Result<()> {
    let language = session.language;
    let mut table = Table::new(columns());
    for finding in findings {
        table.push(Tone::Plain, cells(finding, language));
    }
    let now = session.now;
    let mut output = Output {
        results: &mut session.output,
        remarks: &mut session.notices,
        surface: Surface::file(),
        format: session.format,
        bom: false,
        language,
    };
    output.table(Envelope { kind: "check", as_of: &now, findings }, &table)?;
    Ok(())
}

fn tell_count(session: &mut Session<'_>, gathered: &Gathered, errors: usize, warnings: usize) {
    let (files, records) = (gathered.files, gathered.records);
    session.notice(&match (errors, warnings) {
        (0, 0) => said!(
            en: "{files} files checked, {records} of them records: all in order",
            zh: "已检查 {files} 个文件，其中记录 {records} 个：全部正常",
        ),
        _ => said!(
            en: "{files} files checked, {records} of them records; errors: {errors}, warnings: {warnings}",
            zh: "已检查 {files} 个文件，其中记录 {records} 个：{errors} 个错误，{warnings} 个警告",
        ),
    });
}
