//! Tables as lines for terminals: columns that line up in Chinese too, cut to the terminal's width.

use comfy_table::{Cell as DrawnCell, CellAlignment, ContentArrangement, LineStyle, TableStyle};

use super::{Alignment, Column, Room, Table};
use crate::render::terminal::{truncate, width};
use crate::words::Language;

/// Between two columns.
const GAP: u16 = 2;

/// No column is cut to less than this.
const NARROWEST: usize = 6;

/// No column is wider than this, even where nothing limits the table.
const WIDEST: usize = 400;

/// A table laid out: its lines, and the columns for which there was no room.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidOut {
    /// The heading line.
    pub heading: String,
    /// The line below the heading.
    pub rule: String,
    /// One line per row for people.
    pub rows: Vec<String>,
    /// The headings of the columns that were left out for want of room.
    pub left_out: Vec<String>,
}

/// Lays the table out in at most `room` columns of a terminal where that can be done; `None` means without limit.
///
/// Columns that are empty in every row are not shown. All lines are equally wide.
pub fn lay_out(table: &Table, language: Language, room: Option<usize>) -> LaidOut {
    let mut columns = people_columns(table, language);
    let left_out = fit(&mut columns, room.unwrap_or(usize::MAX));
    let mut drawn = comfy_table::Table::new();
    drawn
        .set_content_arrangement(ContentArrangement::Disabled)
        .load_style(TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-')));
    drawn.set_header(columns.iter().map(|column| column.drawn(&column.heading)));
    for row in 0..table.people_rows().count() {
        drawn.add_row(columns.iter().map(|column| column.drawn(&column.texts[row])));
    }
    let last = columns.len().saturating_sub(1);
    for (index, column) in drawn.column_iter_mut().enumerate() {
        // comfy-table itself puts one space between columns.
        column.set_padding((0, if index == last { 0 } else { GAP - 1 }));
    }
    let mut lines = drawn.lines();
    let heading = lines.next().unwrap_or_default();
    let rule = lines.next().unwrap_or_default();
    LaidOut { heading, rule, rows: lines.collect(), left_out }
}

/// A column with what it shows.
struct Shown<'a> {
    column: &'a Column,
    heading: String,
    texts: Vec<String>,
    width: usize,
}

impl<'a> Shown<'a> {
    fn measured(ShownColumn { column, heading, texts }: ShownColumn<'a>) -> Self {
        let widest = texts.iter().map(|text| width(text)).max().unwrap_or(0);
        let width = widest.max(width(&heading)).min(WIDEST);
        Self { column, heading, texts, width }
    }

    fn drawn(&self, text: &str) -> DrawnCell {
        let alignment = match self.column.alignment {
            Alignment::Left => CellAlignment::Left,
            Alignment::Right => CellAlignment::Right,
        };
        DrawnCell::new(truncate(text, self.width)).set_alignment(alignment)
    }

    /// How much narrower the column may become.
    fn slack(&self) -> usize {
        match self.column.room {
            Room::AtLeast(least) => self.width.saturating_sub(least.max(2)),
            Room::Fixed | Room::Spare(_) => 0,
        }
    }
}

fn people_columns(table: &Table, language: Language) -> Vec<Shown<'_>> {
    let columns = shown_columns(table, language).into_iter();
    columns.map(Shown::measured).collect()
}

/// A column as people see it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownColumn<'a> {
    /// The column.
    pub column: &'a Column,
    /// Its heading in their language.
    pub heading: String,
    /// What stands in each of their rows: one safe line each.
    pub texts: Vec<String>,
}

/// The columns that people see: not those for machines, and none that is empty in every row.
pub fn shown_columns(table: &Table, language: Language) -> Vec<ShownColumn<'_>> {
    let mut columns = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        let texts: Vec<String> = table
            .people_rows()
            .map(|row| row.cells.get(index).map(super::Cell::for_people).unwrap_or_default())
            .collect();
        if column.machine_only || (!texts.is_empty() && texts.iter().all(String::is_empty)) {
            continue;
        }
        columns.push(ShownColumn { column, heading: column.label.in_language(language).to_owned(), texts });
    }
    columns
}

/// Makes the columns fit: first spare columns go, then texts are cut, the widest first.
fn fit(columns: &mut Vec<Shown<'_>>, room: usize) -> Vec<String> {
    let total = |columns: &[Shown<'_>]| {
        columns.iter().map(|column| column.width).sum::<usize>()
            + usize::from(GAP) * columns.len().saturating_sub(1)
    };
    let mut left_out = Vec::new();
    loop {
        let slack: usize = columns.iter().map(Shown::slack).sum();
        if total(columns).saturating_sub(slack) <= room {
            break;
        }
        let spare = columns.iter().enumerate().filter_map(|(index, column)| match column.column.room {
            Room::Spare(order) => Some((order, index)),
            Room::Fixed | Room::AtLeast(_) => None,
        });
        let Some((_, index)) = spare.max() else { break };
        left_out.push(columns.remove(index).heading);
    }
    while total(columns) > room {
        let Some(widest) =
            columns.iter_mut().filter(|column| column.slack() > 0).max_by_key(|column| column.width)
        else {
            break;
        };
        widest.width -= 1;
    }
    // Where even that is not enough, everything but the first column is cut rather than broken by the terminal.
    while total(columns) > room {
        let others = columns.iter_mut().skip(1).filter(|column| column.width > NARROWEST);
        let Some(widest) = others.max_by_key(|column| column.width) else { break };
        widest.width -= 1;
    }
    left_out.reverse();
    left_out
}
