//! Books as the text of a journal: for hledger, Ledger and Beancount, or as rows for spreadsheets.

mod beancount;
mod hledger;
mod layout;
mod ledger;
mod rows;
mod words;

pub use rows::rows;

use super::cases::Reader;
use crate::domain::books::Entry;

/// A program that reads books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Program {
    /// hledger.
    Hledger,
    /// Ledger.
    Ledger,
    /// Beancount.
    Beancount,
    /// Any spreadsheet: comma-separated values.
    Csv,
}

/// What is written.
#[derive(Clone, Copy)]
pub struct Journal<'a> {
    /// The entries, in order.
    pub entries: &'a [Entry],
    /// Whose books they are.
    pub title: &'a str,
    /// The currency of all amounts, as ISO 4217 codes it.
    pub currency: &'a str,
    /// For whom they are written, and what names mean.
    pub reader: Reader<'a>,
}

/// The journal as `program` reads it; `None` for spreadsheets, which take [`rows`].
pub fn text(program: Program, journal: &Journal<'_>) -> Option<String> {
    match program {
        Program::Hledger => Some(hledger::text(journal)),
        Program::Ledger => Some(ledger::text(journal)),
        Program::Beancount => Some(beancount::text(journal)),
        Program::Csv => None,
    }
}
