//! Files of other systems → rows: CSV, workbooks, JSON, e-mail. Bytes in, cells with their places out.

mod csv;
mod encoding;
mod garbled;
mod json;
mod mail;
mod workbook;

use crate::domain::failure::{Failure, FailureKind};
use crate::domain::import::{Fault, Reading, Row, Rows, Weight};
use crate::said;

pub use csv::write_refused;
pub use mail::HEADINGS as MAIL_HEADINGS;

/// Which form a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// Cells with separators, a row a line.
    Csv,
    /// A workbook of Excel or LibreOffice.
    Xlsx,
    /// A list of objects, or an object a line.
    Json,
    /// One message.
    Eml,
    /// Many messages.
    Mbox,
}

impl Form {
    /// The form that the name of a file tells.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "txt" => Self::Csv,
            "xlsx" | "xlsm" | "xls" | "xlsb" | "ods" => Self::Xlsx,
            "json" | "jsonl" | "ndjson" => Self::Json,
            "eml" => Self::Eml,
            "mbox" | "mbx" => Self::Mbox,
            _ => return None,
        })
    }
}

/// Reads the bytes of a file called `name`.
///
/// # Errors
/// The bytes are not of that form, or not in the encoding that was told; the failure names the line where it can.
pub fn read(name: &str, bytes: &[u8], form: Form, reading: &Reading) -> Result<Rows, Failure> {
    let mut rows = match form {
        Form::Xlsx => workbook::read(name, bytes, reading)?,
        Form::Eml => mail::read_one(name, bytes),
        Form::Mbox => mail::read_many(name, bytes),
        Form::Csv | Form::Json => {
            let decoded = encoding::decode(name, bytes, reading.encoding.as_deref())?;
            let mut rows = match form {
                Form::Json => json::read(name, &decoded.text)?,
                _ => csv::read(name, &decoded.text, reading)?,
            };
            rows.remarks.splice(0..0, decoded.remark);
            rows
        }
    };
    rows.rows.iter_mut().for_each(note_garbled);
    Ok(rows)
}

/// Notes the cells whose characters were lost or misread before the file was made.
fn note_garbled(row: &mut Row) {
    for (column, cell) in row.cells.iter().enumerate() {
        if let Some(message) = cell.text().and_then(|text| garbled::of(&text)) {
            row.faults.push(Fault { column: Some(column), message, weight: Weight::Garbled });
        }
    }
}

/// The file is not what it was taken for.
fn unreadable(name: &str, message: crate::words::Said) -> Failure {
    let (en, zh) = (message.en, message.zh);
    Failure::new(FailureKind::Findings, said!(en: "{name}: {en}", zh: "{name}：{zh}"))
}
