//! Exports: complaints with everything about them, for other programs.
//!
//! Telephone numbers are masked, and nothing of a customer's record is in it, unless somebody asks for it.

mod calendar;
mod cases;
mod customers;
mod events;
mod fields;
mod lines;
mod promises;
mod rows;

pub use calendar::{Calendar, calendar};
pub use cases::cases;
pub use customers::customers;
pub use events::events;
pub use fields::{DeclaredField, fields};
pub use lines::lines;
pub use promises::{Promise, promises};
pub use rows::rows;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cases::Reader;
use super::privacy::masked;
use super::table::{Cell, Value};
use super::workbook::Heading;
use crate::domain::names::Names;
use crate::domain::record::Record;
use crate::domain::summary::Matter;
use crate::words::Label;
use crate::words::policy::{NO, YES};

/// What is exported, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// For whom: language, zone and names.
    pub reader: Reader<'a>,
    /// The complaints, in the order of receipt.
    pub matters: &'a [Matter<'a>],
    /// The customers of these complaints by id, where personal data was asked for.
    pub customers: Option<&'a BTreeMap<String, Record>>,
}

impl Export<'_> {
    /// The text as it may be shown: telephone numbers masked, unless personal data was asked for.
    fn open<'text>(&self, text: &'text str) -> Cow<'text, str> {
        if self.customers.is_some() { Cow::Borrowed(text) } else { masked(text) }
    }

    fn text(&self, text: Option<&str>) -> Cell {
        Cell::maybe(text.filter(|text| !text.is_empty()).map(|text| self.open(text)))
    }

    /// The value of a field in words: the policy's label; `yes` and `no` have one everywhere.
    fn word<'word>(&self, names: &'word Names, field: &str, value: &'word str) -> &'word str {
        match value {
            "yes" => self.reader.face.label(YES),
            "no" => self.reader.face.label(NO),
            _ => names.value(field, value, self.reader.face.language),
        }
    }

    /// A cell with an answer.
    fn answer(&self, answer: bool) -> Cell {
        Cell::from(Value::Answer(answer)).shown(self.reader.face.label(if answer { YES } else { NO }))
    }

    fn heading(&self, key: &str, label: Label) -> Heading {
        Heading::new(key, self.reader.face.label(label))
    }

    fn headings(&self, columns: &[(&str, Label)]) -> Vec<Heading> {
        columns.iter().map(|(key, label)| self.heading(key, *label)).collect()
    }
}
