//! Changes against the period before, as cells.

use rust_decimal::Decimal;

use crate::domain::summary::{Change, Share, difference};
use crate::render::cases::Reader;
use crate::render::table::{Cell, Column};
use crate::words::Label;

/// There was none in the period before.
const NEW: Label = Label::new("new", "新出现");

/// The columns of a count beside the period before. People read them where there is a period before.
pub(super) const COLUMNS: [Column; 4] = [
    Column::new("before", "before", "上期").right().spare(7),
    Column::new("change", "change", "增减").right().spare(8),
    Column::new("before_percent", "share before", "上期占比").right().for_machines(),
    Column::new("points", "points", "百分点").right().spare(6),
];

/// The cells of [`COLUMNS`].
pub(super) fn cells(reader: Reader<'_>, now: Share, before: Option<Share>) -> [Cell; 4] {
    let Some(before) = before else { return [const { EMPTY }; 4] };
    let more = difference(now.count, before.count);
    let (change, by) = match Change::between(before, now) {
        Some(Change::New) => (Cell::number(more).shown(reader.face.label(NEW)), None),
        Some(Change::By { points, .. }) => (signed(more), points),
        None => (signed(more), None),
    };
    [Cell::number(before.count), change, share(before), by.map_or_else(Cell::empty, points)]
}

const EMPTY: Cell = Cell { value: crate::render::table::Value::Empty, shown: None };

/// A whole number with its sign.
pub(super) fn signed(number: i64) -> Cell {
    Cell::number(number).shown(if number == 0 { "±0".to_owned() } else { format!("{number:+}") })
}

/// Tenths of percentage points with their sign.
pub(super) fn points(tenths: i64) -> Cell {
    let points = Decimal::new(tenths, 1);
    let words = if tenths == 0 { "±0.0".to_owned() } else { format!("{points:+}") };
    Cell::amount(points).shown(words)
}

/// How many percentage points more `now` is than `before`; empty where either is of nothing.
pub(super) fn points_over(now: Share, before: Option<Share>) -> Cell {
    before.and_then(|before| now.points_over(before)).map_or_else(Cell::empty, points)
}

/// A share in percent; empty of nothing.
pub(super) fn share(share: Share) -> Cell {
    let Some(tenths) = share.tenths() else { return Cell::empty() };
    let tenths = i64::try_from(tenths).unwrap_or(i64::MAX);
    let percent = Decimal::new(tenths, 1);
    Cell::amount(percent).shown(format!("{percent}%"))
}
