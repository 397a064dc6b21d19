//! The list of measures.

use super::{Reader, against, clock, departments, due, owner, stage, stores};
use crate::domain::case::Standing;
use crate::domain::measures::{Effect, Measure};
use crate::domain::names::{Names, Naming};
use crate::render::privacy::masked;
use crate::render::report::{Body, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

/// A measure in the list.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// What its rules call things.
    pub names: &'a Names,
    /// What became of the complaints that it is against.
    pub effect: &'a Effect,
}

/// The measures, in the order given.
pub fn list(reader: Reader<'_>, entries: &[Listed<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("id", "id", "编号"),
        Column::new("what", "what", "整改内容").at_least(16),
        Column::new("stage", "stage", "进展"),
        Column::new("owner", "owner", "负责人"),
        Column::new("clock", "waits for", "等待").spare(4),
        Column::new("due", "due", "到期"),
        Column::new("seconds_left", "left", "剩余").spare(1),
        Column::new("before", "before", "整改前").right().spare(2),
        Column::new("after", "after", "整改后").right().spare(2),
        Column::new("area", "area", "领域").spare(3),
        Column::new("departments", "departments", "部门").spare(5),
        Column::new("against", "against", "针对").spare(6),
        Column::new("stores", "stores", "门店").spare(7),
        Column::new("planned", "planned", "制定于").for_machines(),
        Column::new("carried_out", "carried out", "落实于").for_machines(),
        Column::new("effective", "effective", "效果").for_machines(),
        Column::new("verdict", "verdict", "结论").for_machines(),
        Column::new("cases", "complaints", "相关投诉").for_machines(),
    ]);
    for entry in entries {
        table.push(tone(reader, entry.measure), cells(reader, entry));
    }
    table
}

fn tone(reader: Reader<'_>, measure: &Measure) -> Tone {
    let standing = measure.next_clock().map(|clock| clock.standing(&reader.face.now));
    match standing {
        Some(Standing::Overdue) => Tone::Alarm,
        Some(Standing::Paused | Standing::Unknown) => Tone::Caution,
        _ if !measure.is_open() => Tone::Faint,
        _ => Tone::Plain,
    }
}

fn cells(reader: Reader<'_>, entry: &Listed<'_>) -> Vec<Cell> {
    let Listed { measure, names, effect } = *entry;
    let instant = |instant: Option<_>| instant.map_or_else(Cell::empty, Cell::instant);
    let effective = measure.review.as_ref().and_then(|review| review.effective);
    let origins = measure.origins.iter().map(|origin| origin.complaint.clone()).collect();
    vec![
        Cell::text(&measure.id),
        Cell::text(masked(&measure.what)),
        stage(reader, measure),
        owner(reader, names, measure),
        clock(reader, names, measure),
        reader.moment(due(measure)),
        reader.time_left(due(measure)),
        Cell::number(effect.before.complaints),
        effect.after.as_ref().map_or_else(Cell::empty, |after| Cell::number(after.complaints)),
        reader.named(names, Naming::MeasureArea, measure.area.as_deref()),
        departments(reader, names, measure),
        against(reader, names, &measure.aim),
        stores(reader, measure),
        instant(Some(measure.planned)),
        instant(measure.carried_out),
        Cell::maybe(effective.map(|effective| effective.name())),
        Cell::text(effect.verdict.name()),
        Cell::from(Value::Texts(origins)),
    ]
}

/// Adds the measures that arise from a case to its story, if there are any.
pub fn add_measures(reader: Reader<'_>, measures: &[(&Measure, &Names)], report: &mut Report) {
    if measures.is_empty() {
        return;
    }
    let mut table = Table::new(vec![
        Column::new("id", "id", "编号"),
        Column::new("what", "what", "整改内容").at_least(16),
        Column::new("stage", "stage", "进展"),
        Column::new("owner", "owner", "负责人"),
        Column::new("due", "due", "到期"),
        Column::new("departments", "departments", "部门").spare(1),
    ]);
    for (measure, names) in measures {
        let cells = vec![
            Cell::text(&measure.id),
            Cell::text(&measure.what),
            stage(reader, measure),
            owner(reader, names, measure),
            reader.moment(due(measure)),
            departments(reader, names, measure),
        ];
        table.push(tone(reader, measure), cells);
    }
    let title = reader.face.label(Label::new("Improvement measures", "整改措施"));
    report.push("measures", title, Body::Table(table));
}
