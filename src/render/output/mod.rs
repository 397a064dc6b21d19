//! The way out: one writer for results, one for remarks, and the format in which results are written.
//!
//! The contract (design §7): `table` only for terminals, `plain` is tab-separated, JSON is versioned and only ever
//! grows, CSV defuses formulas and says how many rows it wrote, a failed write is an error.

mod csv;
mod json;
pub mod markdown;
mod people;
mod surface;

pub(in crate::render) use csv::rows as csv_rows;
pub(in crate::render) use json::write_line as write_json_line;
pub use surface::Surface;

use std::io::{self, Write};

use crate::domain::finding::Finding;
use crate::domain::instant::Instant;
use crate::render::report::Report;
use crate::render::table::Table;
use crate::render::terminal;
use crate::said;
use crate::words::{Language, Said};

/// A format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Format {
    /// For people, with columns that line up.
    Table,
    /// Values separated by tabs, one row per line, no heading.
    Plain,
    /// One JSON object.
    Json,
    /// One JSON object per row and line.
    Jsonl,
    /// Comma-separated values (RFC 4180) with a heading.
    Csv,
    /// Markdown with tables, for minutes and messages.
    Markdown,
}

/// What every result says about itself.
#[derive(Debug, Clone, Copy)]
pub struct Envelope<'a> {
    /// What it is: `list`, `overdue`; JSON calls it `plaint/list/1`.
    pub kind: &'static str,
    /// The instant as of which it was computed.
    pub as_of: &'a Instant,
    /// What was found wrong on the way; JSON carries it, other formats leave it to standard error.
    pub findings: &'a [Finding],
}

/// The two ways out of a command.
pub struct Output<'a> {
    /// Results.
    pub results: &'a mut dyn Write,
    /// Remarks and findings.
    pub remarks: &'a mut dyn Write,
    /// What the results are shown on.
    pub surface: Surface,
    /// The format that was asked for; `None` chooses by the surface.
    pub format: Option<Format>,
    /// Whether CSV starts with a byte order mark, without which Excel garbles Chinese.
    pub bom: bool,
    /// The language for people.
    pub language: Language,
}

impl Output<'_> {
    /// The format to use: the one asked for, else `table` on terminals and `plain` elsewhere.
    pub fn table_format(&self) -> Format {
        self.format.unwrap_or(if self.surface.terminal { Format::Table } else { Format::Plain })
    }

    /// Writes a table.
    ///
    /// # Errors
    /// When a write fails.
    pub fn table(&mut self, envelope: Envelope<'_>, table: &Table) -> io::Result<()> {
        match self.table_format() {
            Format::Table => people::table(self, table),
            Format::Plain => plain_rows(self.results, table, None),
            Format::Json => json::table(self.results, envelope, table),
            Format::Jsonl => json::rows(self.results, envelope, table),
            Format::Csv => {
                let written = csv::table(self.results, table, self.bom)?;
                self.rows_written(written, table.rows.len())
            }
            Format::Markdown => markdown::table(self.results, table, self.language),
        }
    }

    /// Writes a story: a report that is the text for people where no other format is asked for, also in files.
    ///
    /// # Errors
    /// When a write fails.
    pub fn story(&mut self, envelope: Envelope<'_>, report: &Report) -> io::Result<()> {
        self.format.get_or_insert(Format::Table);
        self.report(envelope, report)
    }

    /// Writes a report.
    ///
    /// # Errors
    /// When a write fails.
    pub fn report(&mut self, envelope: Envelope<'_>, report: &Report) -> io::Result<()> {
        match self.table_format() {
            Format::Table => people::report(self, report),
            Format::Plain => plain_report(self.results, report),
            Format::Json => json::report(self.results, envelope, report),
            Format::Jsonl => json::report_lines(self.results, envelope, report),
            Format::Csv => {
                let (written, matched) = csv::report(self.results, report, self.bom)?;
                self.rows_written(written, matched)
            }
            Format::Markdown => markdown::report(self.results, report, self.language),
        }
    }

    /// Writes lines for people to the results; what is in them becomes safe.
    ///
    /// # Errors
    /// When the write fails.
    pub fn say(&mut self, words: &Said) -> io::Result<()> {
        writeln!(self.results, "{}", terminal::paragraph(words.in_language(self.language)))
    }

    /// Writes a remark for people, beside the results.
    ///
    /// # Errors
    /// When the write fails.
    pub fn remark(&mut self, words: &Said) -> io::Result<()> {
        writeln!(self.remarks, "{}", terminal::paragraph(words.in_language(self.language)))
    }

    /// Says how many rows were written, of how many.
    ///
    /// # Errors
    /// Rows were lost, or a write fails.
    pub fn rows_written(&mut self, written: usize, matched: usize) -> io::Result<()> {
        self.results.flush()?;
        let remark = said!(
            en: "rows written {written} = rows matched {matched}",
            zh: "写出 {written} 行 = 匹配 {matched} 行",
        );
        if written == matched { self.remark(&remark) } else { Err(io::Error::other("rows were lost")) }
    }
}

/// Rows as values separated by tabs; before each row the values of `lead`.
fn plain_rows(writer: &mut dyn Write, table: &Table, lead: Option<&str>) -> io::Result<()> {
    for row in &table.rows {
        let values = row.cells.iter().map(|cell| terminal::line(&cell.value.to_text()).into_owned());
        let fields: Vec<String> = lead.map(str::to_owned).into_iter().chain(values).collect();
        writeln!(writer, "{}", fields.join("\t"))?;
    }
    Ok(())
}

fn plain_report(writer: &mut dyn Write, report: &Report) -> io::Result<()> {
    report.sections.iter().try_for_each(|section| plain_rows(writer, &section.as_table(), Some(section.key)))
}
