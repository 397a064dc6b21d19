//! How long things took, as tables.

use crate::domain::names::Naming;
use crate::domain::summary::{Spread, Summary, Times};
use crate::render::cases::Reader;
use crate::render::table::{Cell, Column, Row, Table, Tone};
use crate::words::Label;

/// From receipt to what, in the words of programs and of people, with its spread.
fn measures(times: &Times) -> [(&'static str, Label, Option<Spread>); 3] {
    [
        ("first_response", Label::new("first response", "首次响应"), times.first_response),
        ("settling", Label::new("first closing", "首次结案"), times.first_closing),
        ("last_closing", Label::new("last closing", "最后结案"), times.last_closing),
    ]
}

/// How long things took.
pub(super) fn times(reader: Reader<'_>, summary: &Summary<'_>) -> Table {
    let mut table = Table::new(columns(None));
    let before = summary.before.as_ref().map(|before| measures(&before.figures.times));
    for (index, measure) in measures(&summary.figures.times).into_iter().enumerate() {
        let before = before.and_then(|before| before.get(index)?.2);
        if let Some(cells) = cells(reader, measure, None, before) {
            table.push(Tone::Plain, cells);
        }
    }
    table
}

/// The same by tier. People read it where there is more than one tier.
pub(super) fn by_tier(reader: Reader<'_>, summary: &Summary<'_>) -> Table {
    let mut table = Table::new(columns(Some(Column::new("tier", "tier", "级别").at_least(6))));
    let machine_only = summary.times_by_tier.len() < 2;
    for (name, times) in &summary.times_by_tier {
        for measure in measures(times) {
            let name = tier(reader, name.as_deref());
            if let Some(cells) = cells(reader, measure, Some(name), None) {
                table.rows.push(Row { cells, tone: Tone::Plain, machine_only });
            }
        }
    }
    table
}

/// A tier, or that there is none yet.
pub(super) fn tier(reader: Reader<'_>, tier: Option<&str>) -> Cell {
    tier.map_or_else(
        || Cell::empty().shown(reader.face.label(Label::new("not triaged", "未定级"))),
        |tier| Cell::text(tier).shown(reader.book.anywhere(Naming::Tier, tier, reader.face.language)),
    )
}

fn columns(tier: Option<Column>) -> Vec<Column> {
    let is_whole = tier.is_none();
    let mut columns: Vec<Column> = tier.into_iter().collect();
    columns.extend([
        Column::new("measure", "from receipt to", "自受理至"),
        Column::new("count", "cases", "件数").right(),
        Column::new("median_seconds", "median", "中位数").right(),
        Column::new("ninetieth_seconds", "90 of 100 within", "九成不超过").right(),
        Column::new("longest_seconds", "longest", "最长").right(),
    ]);
    if is_whole {
        columns.extend([
            Column::new("median_seconds_before", "median before", "上期中位数").right().spare(2),
            Column::new("ninetieth_seconds_before", "90 of 100 before", "上期九成").right().spare(3),
        ]);
    }
    columns
}

fn cells(
    reader: Reader<'_>,
    (key, label, spread): (&'static str, Label, Option<Spread>),
    tier: Option<Cell>,
    before: Option<Spread>,
) -> Option<Vec<Cell>> {
    let Spread { count, median, ninetieth, longest } = spread?;
    let is_whole = tier.is_none();
    let mut cells: Vec<Cell> = tier.into_iter().collect();
    cells.extend([
        Cell::text(key).shown(reader.face.label(label)),
        Cell::number(count),
        length(reader, Some(median)),
        length(reader, Some(ninetieth)),
        length(reader, Some(longest)),
    ]);
    if is_whole {
        cells.push(length(reader, before.map(|spread| spread.median)));
        cells.push(length(reader, before.map(|spread| spread.ninetieth)));
    }
    Some(cells)
}

/// A length of time in seconds; empty for none.
pub(super) fn length(reader: Reader<'_>, seconds: Option<i64>) -> Cell {
    seconds.map_or_else(Cell::empty, |seconds| Cell::number(seconds).shown(reader.face.duration(seconds)))
}
