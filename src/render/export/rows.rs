//! A sheet as CSV.

use std::io;

use crate::render::output::csv_rows;
use crate::render::workbook::Sheet;

/// The sheet as CSV, with the keys of its columns as heading: RFC 4180, formulas defused, with a byte order mark where
/// one is asked for.
///
/// # Errors
/// When a write fails.
pub fn rows(sheet: &Sheet, bom: bool) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let keys = sheet.headings.iter().map(|heading| heading.key.as_str());
    let values = sheet.rows.iter().map(|row| row.iter().map(|cell| &cell.value));
    csv_rows(&mut bytes, keys, values, bom)?;
    Ok(bytes)
}
