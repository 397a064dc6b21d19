//! Rows of another system, as a file told them: cells under headings, each with its place.

use chrono::NaiveDateTime;

use crate::words::Said;

/// How a file is to be read, where its bytes leave a choice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The encoding by its name on the web (`gb18030`); guessed where it is not told.
    pub encoding: Option<String>,
    /// What stands between the cells of a CSV file; guessed where it is not told.
    pub separator: Option<char>,
    /// The sheet of a workbook; the first where it is not told.
    pub sheet: Option<String>,
    /// The row with the headings, from 1.
    pub heading_row: Option<u32>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    /// The file's own name, without its folder.
    pub file: String,
    /// The headings of the columns.
    pub headings: Vec<String>,
    /// The rows below them.
    pub rows: Vec<Row>,
    /// What was guessed, or looks odd in the file as a whole.
    pub remarks: Vec<Said>,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The number of the row below the headings, from 1; of a message in its file, or of an item in its list.
    pub number: usize,
    /// Where it begins, as people find it: `old.csv:17`, `old.xlsx!Sheet1:17`, `old.mbox#3`.
    pub place: String,
    /// The cells, in the order of the headings. One that is missing is empty.
    pub cells: Vec<Content>,
    /// What makes the row unfit as it was read (too many cells, broken characters).
    pub faults: Vec<Fault>,
}

/// Something that is wrong with a row before anybody asks what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The column by its place from 0, where one is meant.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: Said,
    /// What it means for the row.
    pub weight: Weight,
}

/// What a fault means for its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The row is refused.
    Refuses,
    /// Characters were lost: the row is refused, unless somebody wants it all the same.
    Garbled,
    /// The row may be right. It is told where the row is refused for something else, since it may explain that.
    Hint,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// A text, as it stands.
    Text(String),
    /// A number as it is written; a workbook may mean a day by it.
    Number(String),
    /// What a workbook calls a date; whether it tells a time too.
    Moment(NaiveDateTime, bool),
    /// Several texts.
    List(Vec<String>),
}

impl Content {
    /// The text, trimmed; `None` where there is nothing.
    pub fn text(&self) -> Option<String> {
        let text = match self {
            Self::Empty => return None,
            Self::Text(text) | Self::Number(text) => text.trim().to_owned(),
            Self::Moment(moment, true) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
            Self::Moment(moment, false) => moment.format("%Y-%m-%d").to_string(),
            Self::List(items) => items.join("\n").trim().to_owned(),
        };
        (!text.is_empty()).then_some(text)
    }

    /// A cell of this text; empty where the text is blank.
    pub fn of_text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}
