//! JSON: versioned, only ever growing, and without a character that could steer a terminal.

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Envelope;
use crate::domain::finding::Finding;
use crate::domain::instant;
use crate::render::report::{Body, Report, Section};
use crate::render::table::{Row, Table};
use crate::render::terminal;

/// The version of every schema: a key may be added, never removed or changed in meaning.
const VERSION: u32 = 1;

/// A table as one object.
pub(super) fn table(writer: &mut dyn Write, envelope: Envelope<'_>, table: &Table) -> io::Result<()> {
    let whole = WholeTable {
        schema: schema(envelope),
        as_of: instant::format(envelope.as_of),
        rows: Rows(table),
        findings: envelope.findings,
    };
    write_line(writer, &whole)
}

/// The rows of a table, an object each.
pub(super) fn rows(writer: &mut dyn Write, envelope: Envelope<'_>, table: &Table) -> io::Result<()> {
    let schema = schema(envelope);
    table
        .rows
        .iter()
        .try_for_each(|row| write_line(writer, &Object { lead: &[("schema", &schema)], table, row }))
}

/// A report as one object.
pub(super) fn report(writer: &mut dyn Write, envelope: Envelope<'_>, report: &Report) -> io::Result<()> {
    write_line(writer, &WholeReport { envelope, report })
}

/// The rows of all sections of a report, an object each, which names its section.
pub(super) fn report_lines(
    writer: &mut dyn Write,
    envelope: Envelope<'_>,
    report: &Report,
) -> io::Result<()> {
    let schema = schema(envelope);
    for section in &report.sections {
        let table = section.as_table();
        let lead = [("schema", schema.as_str()), ("section", section.key)];
        for row in &table.rows {
            write_line(writer, &Object { lead: &lead, table: &table, row })?;
        }
    }
    Ok(())
}

fn schema(envelope: Envelope<'_>) -> String {
    format!("plaint/{}/{VERSION}", envelope.kind)
}

/// Writes the value on a line of its own. DEL, C1 and bidi controls, which JSON allows as they are, are escaped.
pub(in crate::render) fn write_line(writer: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string(value)?;
    if !text.chars().any(terminal::is_unsafe) {
        return writeln!(writer, "{text}");
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if terminal::is_unsafe(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(character);
        }
    }
    writeln!(writer, "{escaped}")
}

#[derive(Serialize)]
struct WholeTable<'a> {
    schema: String,
    as_of: String,
    rows: Rows<'a>,
    findings: &'a [Finding],
}

struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows.iter().map(|row| Object { lead: &[], table: self.0, row }))
    }
}

/// A row as an object, its keys in the order of the columns.
struct Object<'a> {
    lead: &'a [(&'a str, &'a str)],
    table: &'a Table,
    row: &'a Row,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.lead {
            map.serialize_entry(key, value)?;
        }
        for (column, cell) in self.table.columns.iter().zip(&self.row.cells) {
            map.serialize_entry(column.key, &cell.value)?;
        }
        map.end()
    }
}

struct WholeReport<'a> {
    envelope: Envelope<'a>,
    report: &'a Report,
}

impl Serialize for WholeReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", &schema(self.envelope))?;
        map.serialize_entry("as_of", &instant::format(self.envelope.as_of))?;
        for section in &self.report.sections {
            map.serialize_entry(section.key, &SectionValue(section))?;
        }
        map.serialize_entry("findings", self.envelope.findings)?;
        map.end()
    }
}

struct SectionValue<'a>(&'a Section);

impl Serialize for SectionValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.body {
            Body::Facts(facts) => {
                serializer.collect_map(facts.iter().map(|fact| (fact.key.as_str(), &fact.cell.value)))
            }
            Body::Table(table) => Rows(table).serialize(serializer),
            Body::Remarks(remarks) => serializer.collect_seq(remarks.iter().map(|remark| &remark.text)),
        }
    }
}
