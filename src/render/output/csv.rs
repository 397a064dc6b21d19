//! CSV as RFC 4180 has it, safe to open in a spreadsheet.

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::render::report::Report;
use crate::render::table::{Table, Value};
use crate::render::terminal;

/// Writes the table with its heading; how many rows were written.
pub(super) fn table(writer: &mut dyn Write, table: &Table, bom: bool) -> io::Result<usize> {
    let mut csv = open(writer, bom)?;
    csv.write_record(table.columns.iter().map(|column| column.key))?;
    let mut written = 0;
    for row in &table.rows {
        csv.write_record(row.cells.iter().map(|cell| field(&cell.value)))?;
        written += 1;
    }
    csv.flush()?;
    Ok(written)
}

/// Writes rows of values under a heading.
pub(in crate::render) fn rows<'a, R: Iterator<Item = &'a Value>>(
    writer: &mut dyn Write,
    heading: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = R>,
    bom: bool,
) -> io::Result<()> {
    let mut csv = open(writer, bom)?;
    csv.write_record(heading)?;
    for row in rows {
        csv.write_record(row.map(field))?;
    }
    csv.flush()
}

/// Writes the report in long form, a line for each value: section, row, key, value. How many values were written,
/// and how many there are.
pub(super) fn report(writer: &mut dyn Write, report: &Report, bom: bool) -> io::Result<(usize, usize)> {
    let mut csv = open(writer, bom)?;
    csv.write_record(["section", "row", "key", "value"])?;
    let (mut written, mut matched) = (0, 0);
    for section in &report.sections {
        let table = section.as_table();
        matched += table.rows.len() * table.columns.len();
        for (index, row) in table.rows.iter().enumerate() {
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                let number = (index + 1).to_string();
                csv.write_record([section.key, &number, column.key, &field(&cell.value)])?;
                written += 1;
            }
        }
    }
    csv.flush()?;
    Ok((written, matched))
}

fn open(writer: &mut dyn Write, bom: bool) -> io::Result<csv::Writer<&mut dyn Write>> {
    if bom {
        writer.write_all("\u{feff}".as_bytes())?;
    }
    Ok(WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(writer))
}

fn field(value: &Value) -> String {
    let text = value.to_text();
    let safe = terminal::paragraph(&text);
    match value {
        Value::Text(_) | Value::Texts(_) | Value::Parts(_) if starts_a_formula(&safe) => format!("'{safe}"),
        _ => safe.into_owned(),
    }
}

/// Whether a spreadsheet would take the text for a formula (CWE-1236), or some program might, because it begins with a line
/// end. Negative numbers are none.
fn starts_a_formula(text: &str) -> bool {
    let begins_a_line = text.starts_with('\n');
    let text = text.trim_start();
    begins_a_line
        || (text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_negative_number(text))
}

fn is_negative_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.strip_prefix('-').is_some_and(|rest| match rest.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(rest),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_negative_numbers_stay() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+86 138", "'+86 138"),
            ("@sum", "'@sum"),
            ("-2+3", "'-2+3"),
            ("－1", "'－1"),
            ("＝cmd", "'＝cmd"),
            ("\t=1", "' =1"),
            ("\r=1", "'\n=1"),
            ("\ntest\n", "'\ntest\n"),
            ("-12.50", "-12.50"),
            ("-", "'-"),
            ("a=b", "a=b"),
            ("\u{1b}[31m", "^[[31m"),
        ] {
            assert_eq!(field(&Value::Text(text.to_owned())), written, "{text:?}");
        }
        assert_eq!(field(&Value::Number(-5)), "-5");
    }
}
