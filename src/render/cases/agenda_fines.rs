//! The agenda's fines: what is to be served, paid, ruled on, paid back, passed on; measures that points lead to.

use super::{LIST, Reader};
use crate::domain::agenda::FineItem;
use crate::domain::fines::ledger::FineStep;
use crate::domain::fines::policy::Threshold;
use crate::domain::fines::staff::points::StaffPoints;
use crate::domain::names::{Names, Naming};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

/// A fine on the agenda.
#[derive(Debug, Clone)]
pub struct FineEntry<'a> {
    /// The record in which it stands: a case's id, or a store's.
    pub record: &'a str,
    /// Whether that is a case.
    pub of_case: bool,
    /// The store of the case, or the store itself.
    pub store: Option<&'a str>,
    /// What its policy calls things.
    pub names: &'a Names,
    /// The fine, and what is to be done.
    pub item: FineItem,
}

/// A measure that points lead to and that nobody has taken.
#[derive(Debug, Clone)]
pub struct MeasureEntry<'a> {
    /// Who has how many points.
    pub points: &'a StaffPoints,
    /// What they should lead to.
    pub threshold: &'a Threshold,
    /// What the policy of their store calls things.
    pub names: &'a Names,
}

/// What the fines wait for, in the order given.
pub fn agenda_fines(reader: Reader<'_>, entries: &[FineEntry<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("record", "case or store", "案号或门店"),
        Column::new("rule", "for", "事由").at_least(10),
        Column::new("step", "what is to be done", "待办").at_least(10),
        Column::new("sum", "sum", "金额").right(),
        Column::new("due", "due", "到期"),
        Column::new("seconds_left", "left", "剩余"),
        Column::new("payers", "who pays", "缴纳人").at_least(8).spare(1),
        Column::new("store", "store", "门店").spare(3),
        Column::new("fine", "fine's event", "罚款编号").for_machines(),
        Column::new("of_case", "of a case", "属于投诉").for_machines(),
        Column::new("next", "next", "下一步").spare(2),
    ]);
    for entry in entries {
        table.push(tone(reader, entry), cells(reader, entry));
    }
    table
}

fn tone(reader: Reader<'_>, entry: &FineEntry<'_>) -> Tone {
    match entry.item.urgency(&reader.face.now) {
        0 => Tone::Alarm,
        1..=3 => Tone::Caution,
        _ => Tone::Plain,
    }
}

fn cells(reader: Reader<'_>, entry: &FineEntry<'_>) -> Vec<Cell> {
    let FineItem { fine, step, due, sum } = &entry.item;
    let payers: Vec<String> = fine.parts.iter().map(|part| part.payer.to_string()).collect();
    let named: Vec<String> = fine.parts.iter().map(|part| reader.party(entry.names, &part.payer)).collect();
    let record = if entry.of_case { Cell::text(entry.record) } else { reader.store(Some(entry.record)) };
    let address = if entry.of_case { entry.record.to_owned() } else { format!("--store {}", entry.record) };
    vec![
        record,
        reader.named(entry.names, Naming::Fine, Some(&fine.rule)),
        Cell::text(step.name()).shown(reader.face.label(step_label(*step))),
        Cell::amount(*sum),
        reader.moment(*due),
        reader.time_left(*due),
        Cell::from(Value::Texts(payers)).shown(named.join(reader.face.label(LIST))),
        reader.store(entry.store),
        Cell::text(&fine.event),
        Cell::from(Value::Answer(entry.of_case)),
        Cell::text(format!("plaint fine {} {address}", step.name())),
    ]
}

fn step_label(step: FineStep) -> Label {
    match step {
        FineStep::Notice => Label::new("serve the notice", "送达处罚通知"),
        FineStep::Pay => Label::new("to be paid", "待缴纳"),
        FineStep::Rule => Label::new("rule on the objection", "裁定申诉"),
        FineStep::Repay => Label::new("pay back", "退还"),
        FineStep::Distribute => Label::new("pass on", "分配"),
    }
}

/// The measures that points lead to.
pub fn agenda_measures(reader: Reader<'_>, entries: &[MeasureEntry<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("staff", "who", "员工"),
        Column::new("points", "points this year", "本年扣分").right(),
        Column::new("at", "from", "起点").right(),
        Column::new("measure", "should lead to", "应予处理").at_least(10),
        Column::new("fines", "fines", "所涉罚款").for_machines(),
    ]);
    for MeasureEntry { points, threshold, names } in entries {
        let fines = points.fines.iter().map(|fine| format!("{} {}", fine.record, fine.event)).collect();
        let cells = vec![
            Cell::text(&points.staff).shown(reader.book.person(&points.staff)),
            Cell::number(points.points),
            Cell::number(threshold.points),
            reader.named(names, Naming::Measure, Some(&threshold.measure)),
            Cell::from(Value::Texts(fines)),
        ];
        table.push(Tone::Caution, cells);
    }
    table
}
