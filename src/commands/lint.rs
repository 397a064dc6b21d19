//! `lint`: wording that must never be used, in a reply before it is given.

use std::io::Read;

use anyhow::Result;

use super::desk::Desk;
use super::letter::check_words;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::render::output::Envelope;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::store::read_named;
use crate::{help, said};

/// Arguments of `lint`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Find wording in a reply that the policy forbids in this case",
    "检查答复中是否有本案不得使用的措辞"
))]
pub struct LintArguments {
    #[arg(help = help!("The case", "投诉编号"))]
    case: String,
    #[arg(value_name = "FILE", default_value = "-", help = help!("The reply; - for standard input", "答复文件；- 表示标准输入"))]
    file: String,
    #[command(flatten)]
    output: OutputArguments,
}

/// More is no reply.
const LARGEST: u64 = 1 << 20;

/// Looks for it. Each passage is shown with its place on standard error, and is a row on standard output.
pub(super) fn run(arguments: &LintArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.case)?;
    let bytes = match arguments.file.as_str() {
        "-" => {
            let mut bytes = Vec::new();
            session.input.by_ref().take(LARGEST).read_to_end(&mut bytes)?;
            bytes
        }
        name => read_named(&session.directory.join(name))?,
    };
    let name = &arguments.file;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::could_not(said!(en: "`{name}` is no text in UTF-8", zh: "`{name}` 不是 UTF-8 文本"))
    })?;
    let found = check_words(&mut desk, session, &file, (name, &text))?;
    let mut table = Table::new(vec![
        Column::new("file", "file", "文件"),
        Column::new("line", "line", "行").right(),
        Column::new("column", "column", "列").right(),
        Column::new("passage", "passage", "原文"),
    ]);
    for finding in &found {
        let passage = text.get(finding.place.span.clone()).unwrap_or_default();
        table.push(
            Tone::Alarm,
            vec![
                Cell::text(&finding.place.file),
                Cell::number(finding.place.line),
                Cell::number(finding.place.column),
                Cell::text(passage),
            ],
        );
    }
    let now = desk.moment(session);
    let envelope = Envelope { kind: "lint", as_of: &now, findings: &found };
    arguments.output.output(session).table(envelope, &table)?;
    Ok(if found.is_empty() { Outcome::Fine } else { Outcome::Findings })
}
