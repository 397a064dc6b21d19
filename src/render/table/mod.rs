//! Tables: rows of typed cells under named columns, ready for every format.
//!
//! A cell holds its value for machines and, where people want other words for it, how it is shown to them.

mod layout;
mod value;

pub use layout::{ShownColumn, lay_out, shown_columns};
pub use value::Value;

use crate::domain::instant::Instant;
use crate::words::Label;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns, in the order of every format.
    pub columns: Vec<Column>,
    /// The rows, each with one cell per column.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The name in JSON and CSV: for ever the same.
    pub key: &'static str,
    /// The heading for people.
    pub label: Label,
    /// Where its texts stand on terminals.
    pub alignment: Alignment,
    /// What happens to it where the terminal is too narrow.
    pub room: Room,
    /// Whether it is only for machines, because another column shows the same in words.
    pub machine_only: bool,
}

/// Where a text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// At the left.
    Left,
    /// At the right, as numbers are.
    Right,
}

/// What happens to a column where the terminal is too narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It keeps its width.
    Fixed,
    /// Its texts are cut, to no less than this many columns of the terminal.
    AtLeast(usize),
    /// It is left out where cutting texts is not enough, the highest number first. Below the table it is said.
    Spare(u8),
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The cells, one for each column.
    pub cells: Vec<Cell>,
    /// How the row is coloured where there are colours.
    pub tone: Tone,
    /// Whether it is only for programs, because people have the same in fewer rows.
    pub machine_only: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// The value, as JSON, CSV and plain text carry it.
    pub value: Value,
    /// How it is shown to people, where that differs.
    pub shown: Option<String>,
}

/// What a colour says. Never the only place where it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// A heading.
    Heading,
    /// Must be done: overdue, late.
    Alarm,
    /// Should be looked at: a warning passed, paused, unknown.
    Caution,
    /// In the background.
    Faint,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// The rows for people.
    pub fn people_rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.machine_only)
    }

    /// Adds a row.
    pub fn push(&mut self, tone: Tone, cells: Vec<Cell>) {
        self.rows.push(Row { cells, tone, machine_only: false });
    }
}

impl Column {
    /// A column that keeps its width, at the left.
    pub const fn new(key: &'static str, en: &'static str, zh: &'static str) -> Self {
        Self {
            key,
            label: Label::new(en, zh),
            alignment: Alignment::Left,
            room: Room::Fixed,
            machine_only: false,
        }
    }

    /// The same column with its texts at the right.
    #[must_use]
    pub const fn right(self) -> Self {
        Self { alignment: Alignment::Right, ..self }
    }

    /// The same column, whose texts may be cut to `columns`.
    #[must_use]
    pub const fn at_least(self, columns: usize) -> Self {
        Self { room: Room::AtLeast(columns), ..self }
    }

    /// The same column, left out where the terminal is too narrow; the highest `order` goes first.
    #[must_use]
    pub const fn spare(self, order: u8) -> Self {
        Self { room: Room::Spare(order), ..self }
    }

    /// The same column, not shown to people.
    #[must_use]
    pub const fn for_machines(self) -> Self {
        Self { machine_only: true, ..self }
    }
}

impl Cell {
    /// A cell with nothing in it.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { value: Value::Text(text.into()), shown: None }
    }

    /// A text, or nothing.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or_else(Self::empty, Self::text)
    }

    /// A whole number.
    pub fn number(number: impl TryInto<i64>) -> Self {
        Self { value: Value::Number(number.try_into().unwrap_or(i64::MAX)), shown: None }
    }

    /// An instant.
    pub fn instant(instant: Instant) -> Self {
        Self { value: Value::Instant(instant), shown: None }
    }

    /// An amount of money.
    pub fn amount(amount: rust_decimal::Decimal) -> Self {
        Self { value: Value::Amount(amount), shown: None }
    }

    /// The same cell, shown to people in other words.
    #[must_use]
    pub fn shown(mut self, words: impl Into<String>) -> Self {
        self.shown = Some(words.into());
        self
    }

    /// What people see: one safe line.
    pub fn for_people(&self) -> String {
        super::terminal::line(&self.words()).into_owned()
    }

    /// What people see where there is room for several lines.
    pub fn for_people_at_length(&self) -> String {
        super::terminal::paragraph(&self.words()).into_owned()
    }

    fn words(&self) -> String {
        self.shown.clone().unwrap_or_else(|| self.value.to_text())
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self { value, shown: None }
    }
}
