//! Counts as tables.

use super::change::{self, share};
use super::dimension::{self, UNNAMED};
use crate::domain::summary::{Count, Dimension, StoreCount, Summary};
use crate::render::cases::Reader;
use crate::render::table::{Cell, Column, Row, Table, Tone};
use crate::words::Label;

const COUNT: Column = Column::new("count", "cases", "件数").right();
const SHARE: Column = Column::new("share_percent", "share", "占比").right();

/// Counts by a dimension, with their shares and how they changed.
pub(super) fn counts(reader: Reader<'_>, by: &Dimension, heading: Label, counts: &[Count]) -> Table {
    let mut table = Table::new(columns(heading));
    for count in counts {
        table.push(Tone::Plain, cells(reader, dimension::value(reader, by, count.name.as_deref()), count));
    }
    table
}

/// Counts by each of the policy's own fields.
pub(super) fn fields(reader: Reader<'_>, fields: &[(String, Vec<Count>)]) -> Table {
    let heading = Label::new("value", "内容");
    let mut all = vec![Column::new("field", "field", "字段").at_least(8)];
    all.extend(columns(heading));
    let mut table = Table::new(all);
    for (field, counts) in fields {
        let by = Dimension::Field(field.clone());
        let label = reader.face.say(&dimension::heading(reader, &by));
        for count in counts {
            let mut row = vec![Cell::text(field).shown(&label)];
            row.extend(cells(reader, dimension::value(reader, &by, count.name.as_deref()), count));
            table.push(Tone::Plain, row);
        }
    }
    table
}

fn columns(heading: Label) -> Vec<Column> {
    let name = Column { label: heading, ..Column::new("name", "", "").at_least(10) };
    let mut columns = vec![name, COUNT, SHARE];
    columns.extend(change::COLUMNS);
    columns
}

fn cells(reader: Reader<'_>, name: Cell, count: &Count) -> Vec<Cell> {
    let mut cells = vec![name, Cell::number(count.share.count), share(count.share)];
    cells.extend(change::cells(reader, count.share, count.before));
    cells
}

/// What customers said, for programs; people read it with what they said when they were called back.
pub(super) fn satisfaction(reader: Reader<'_>, list: &[Count]) -> Table {
    let mut table = Table::new(columns(Label::new("satisfied", "是否满意")));
    for count in list {
        let label = match count.name.as_deref() {
            Some("yes") => Label::new("yes", "是"),
            Some("no") => Label::new("no", "否"),
            _ => Label::new("not asked yet", "尚未询问"),
        };
        let name = Cell::maybe(count.name.as_deref()).shown(reader.face.label(label));
        table.rows.push(Row { cells: cells(reader, name, count), tone: Tone::Plain, machine_only: true });
    }
    table
}

/// Stores in the order of their names: no ranking.
pub(super) fn stores(reader: Reader<'_>, stores: &[StoreCount]) -> Table {
    let mut columns = vec![
        Column::new("store", "store", "门店").at_least(10),
        COUNT,
        SHARE,
        Column::new("open", "open", "未结").right(),
        Column::new("with_missed_clock", "with a missed clock", "有逾期").right(),
        Column::new("missed_percent", "of its cases", "占本店").right(),
    ];
    columns.extend(change::COLUMNS);
    let mut table = Table::new(columns);
    for store in stores {
        let name = match &store.name {
            Some(_) => reader.store(store.name.as_deref()),
            None => Cell::empty().shown(reader.face.label(UNNAMED)),
        };
        let mut cells = vec![
            name,
            Cell::number(store.received.count),
            share(store.received),
            Cell::number(store.open),
            Cell::number(store.missed.count),
            share(store.missed),
        ];
        cells.extend(change::cells(reader, store.received, store.before));
        table.push(Tone::Plain, cells);
    }
    table
}

/// How old the open cases are.
pub(super) fn ageing(reader: Reader<'_>, summary: &Summary<'_>) -> Table {
    let mut table = Table::new(vec![Column::new("days", "age in days", "已历天数"), COUNT]);
    for (band, count) in &summary.ageing {
        let from = band.from;
        let key = band.to.map_or_else(|| format!("{from}+"), |to| format!("{from}-{to}"));
        let words = match band.to {
            Some(to) => crate::said!(en: "{from} to under {to}", zh: "{from} 至不足 {to}"),
            None => crate::said!(en: "{from} and more", zh: "{from} 及以上"),
        };
        table.push(Tone::Plain, vec![Cell::text(key).shown(reader.face.say(&words)), Cell::number(*count)]);
    }
    table
}
