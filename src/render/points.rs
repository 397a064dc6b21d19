//! Points of staff as a table.

use crate::domain::fines::policy::Threshold;
use crate::domain::fines::staff::points::StaffPoints;
use crate::domain::names::Naming;
use crate::render::cases::{LIST, Reader};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Label;

/// The points of a member of staff with what they should lead to.
#[derive(Debug, Clone, Copy)]
pub struct PointsRow<'a> {
    /// The points.
    pub points: &'a StaffPoints,
    /// The highest threshold that is reached.
    pub reached: Option<&'a Threshold>,
    /// The next one.
    pub next: Option<&'a Threshold>,
    /// The store in which they work.
    pub store: Option<&'a str>,
}

/// A row for everybody who has points.
pub fn points_table(reader: Reader<'_>, rows: &[PointsRow<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("staff", "staff", "员工"),
        Column::new("store", "store", "门店"),
        Column::new("points", "points", "扣分").right(),
        Column::new("fines", "from", "来自").spare(2),
        Column::new("threshold", "reached", "已达").right(),
        Column::new("measure", "should lead to", "应作处理"),
        Column::new("standing", "how it stands", "状态"),
        Column::new("taken_in", "taken in", "见").spare(3),
        Column::new("taken_at", "taken on", "日期").spare(3),
        Column::new("next", "next at", "下一档").right().spare(1),
        Column::new("source", "source", "出处").for_machines(),
    ]);
    for row in rows {
        let taken = row.reached.and_then(|threshold| row.points.taken(threshold));
        let tone = match row.reached {
            Some(_) if taken.is_none() => Tone::Alarm,
            _ => Tone::Plain,
        };
        let (standing, label) = match (row.reached, taken) {
            (None, _) => ("none", Label::new("", "")),
            (Some(_), None) => ("due", Label::new("not taken yet", "尚未作出")),
            (Some(_), Some(_)) => ("taken", Label::new("taken", "已作出")),
        };
        table.push(
            tone,
            vec![
                Cell::text(&row.points.staff).shown(reader.book.person(&row.points.staff)),
                reader.store(row.store),
                Cell::number(row.points.points),
                fines(reader, row),
                row.reached.map_or_else(Cell::empty, |threshold| Cell::number(threshold.points)),
                measure(reader, row),
                Cell::text(standing).shown(reader.face.label(label)),
                Cell::maybe(taken.map(|taken| taken.record.as_str())),
                taken.map_or_else(Cell::empty, |taken| {
                    Cell::instant(taken.at).shown(taken.at.format("%Y-%m-%d").to_string())
                }),
                row.next.map_or_else(Cell::empty, |threshold| Cell::number(threshold.points)),
                Cell::maybe(row.reached.map(|threshold| threshold.source.as_str())),
            ],
        );
    }
    table
}

/// The fines that the points come from.
fn fines(reader: Reader<'_>, row: &PointsRow<'_>) -> Cell {
    let fines = &row.points.fines;
    let parts = fines.iter().map(|fine| {
        serde_json::json!({ "record": fine.record, "event": fine.event, "rule": fine.rule, "points": fine.points })
    });
    let (names, language) = (reader.book.of_store(row.store), reader.face.language);
    let shown = fines.iter().map(|fine| {
        let (record, rule, points) =
            (&fine.record, names.label(Naming::Fine, &fine.rule, language), fine.points);
        reader.face.say(&said!(en: "{record} {rule} {points}", zh: "{record} {rule} {points} 分"))
    });
    let shown: Vec<String> = shown.collect();
    Cell::from(Value::Parts(parts.collect())).shown(shown.join(reader.face.label(LIST)))
}

/// The measure that should follow.
fn measure(reader: Reader<'_>, row: &PointsRow<'_>) -> Cell {
    let Some(threshold) = row.reached else { return Cell::empty() };
    let names = reader.book.of_store(row.store);
    Cell::text(&threshold.measure).shown(names.label(
        Naming::Measure,
        &threshold.measure,
        reader.face.language,
    ))
}
