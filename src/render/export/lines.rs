//! Whole records as lines of JSON, nothing lost.

use std::io::{self, Write};

use serde::Serialize;

use super::Export;
use crate::domain::instant;
use crate::domain::record::{Event, Fields, Record, Value};
use crate::format::json::WholeRecord;
use crate::render::output::write_json_line;

/// The name and version of the schema of a line. It only ever grows.
const SCHEMA: &str = "plaint/export-record/1";

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    as_of: &'a str,
    masked: bool,
    record: WholeRecord<'a>,
}

/// Writes a line for each of `records`, the complaints as their files hold them, then for each customer where personal data was asked for; how many lines.
///
/// # Errors
/// When a write fails.
pub fn lines(export: &Export<'_>, records: &[Record], writer: &mut dyn Write) -> io::Result<usize> {
    let as_of = instant::format(&export.reader.face.now);
    let mut written = 0;
    let mut write = |record: &Record, masked: bool| {
        written += 1;
        write_json_line(writer, &Line { schema: SCHEMA, as_of: &as_of, masked, record: WholeRecord(record) })
    };
    for record in records {
        let mut record = record.clone();
        let masked = export.mask(&mut record);
        write(&record, masked)?;
    }
    for customer in export.customers.into_iter().flat_map(|customers| customers.values()) {
        write(customer, false)?;
    }
    Ok(written)
}

impl Export<'_> {
    /// Masks the telephone numbers in the texts of a record; whether there were any.
    fn mask(&self, record: &mut Record) -> bool {
        let events = record.events.iter_mut().map(|event: &mut Event| &mut event.fields);
        std::iter::once(&mut record.header).chain(events).fold(false, |masked, fields| {
            let now = self.mask_fields(fields);
            masked || now
        })
    }

    fn mask_fields(&self, fields: &mut Fields) -> bool {
        fields.0.iter_mut().fold(false, |masked, (_, value)| self.mask_value(value) || masked)
    }

    fn mask_value(&self, value: &mut Value) -> bool {
        match value {
            Value::Text(text) | Value::Loose(text) => {
                let open = self.open(text);
                let masked = open != *text;
                if masked {
                    *value = Value::Text(open.into_owned());
                }
                masked
            }
            Value::Nothing => false,
            Value::List(items) => {
                let mut masked = false;
                for item in items {
                    masked |= self.mask_value(item);
                }
                masked
            }
            Value::Map(fields) => self.mask_fields(fields),
        }
    }
}
