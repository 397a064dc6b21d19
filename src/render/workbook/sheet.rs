//! What a sheet holds, before it is laid out.

use crate::render::report::{Body, Fact, Report, Section};
use crate::render::table::{Cell, Table};
use crate::words::{Label, Language};

/// A sheet: rows of cells under headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it is called, in the reader's language; made legal when it is written.
    pub title: String,
    /// The columns.
    pub headings: Vec<Heading>,
    /// The rows, each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The name for programs.
    pub key: String,
    /// The name for people, in their language.
    pub label: String,
}

const ITEM: Label = Label::new("item", "项目");
const VALUE: Label = Label::new("value", "内容");
const TEXT: Label = Label::new("text", "文字");

impl Heading {
    /// A heading.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into() }
    }
}

impl Sheet {
    /// A sheet without rows.
    pub fn new(title: impl Into<String>, headings: Vec<Heading>) -> Self {
        Self { title: title.into(), headings, rows: Vec::new() }
    }

    /// What people see of a table.
    pub fn of_table(title: impl Into<String>, table: &Table, language: Language) -> Self {
        let shown: Vec<usize> =
            (0..).zip(&table.columns).filter(|(_, column)| !column.machine_only).map(|(at, _)| at).collect();
        let columns = shown.iter().filter_map(|at| table.columns.get(*at));
        let headings =
            columns.map(|column| Heading::new(column.key, column.label.in_language(language))).collect();
        let cells = |cells: &[Cell]| shown.iter().filter_map(|at| cells.get(*at).cloned()).collect();
        let rows = table.people_rows().map(|row| cells(&row.cells)).collect();
        Self { title: title.into(), headings, rows }
    }

    /// The sections of a report that say something, a sheet each.
    pub fn of_report(report: &Report, language: Language) -> Vec<Self> {
        let telling = report.sections.iter().filter(|section| !section.is_empty());
        telling.map(|section| Self::of_section(section, language)).collect()
    }

    fn of_section(section: &Section, language: Language) -> Self {
        let title = if section.title.is_empty() { section.key } else { &section.title };
        let heading = |key: &str, label: Label| Heading::new(key, label.in_language(language));
        match &section.body {
            Body::Table(table) => Self::of_table(title, table, language),
            Body::Facts(facts) => {
                let mut sheet = Self::new(title, vec![heading("key", ITEM), heading("value", VALUE)]);
                let row = |fact: &Fact| vec![Cell::text(&fact.label), fact.cell.clone()];
                sheet.rows = facts.iter().map(row).collect();
                sheet
            }
            Body::Remarks(remarks) => {
                let mut sheet = Self::new(title, vec![heading("text", TEXT)]);
                sheet.rows = remarks.iter().map(|remark| vec![Cell::text(&remark.text)]).collect();
                sheet
            }
        }
    }
}
