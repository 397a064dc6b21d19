//! What the customer demands, one by one, where the policy tracks demands.

use super::Telling;
use crate::domain::names::{Names, Naming};
use crate::domain::resolution::{Demand, DemandStage, demands, settlement};
use crate::render::cases::{LIST, Reader};
use crate::render::report::{Body, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let Some(field) = telling.names.demand_field() else { return };
    let settled = settlement(telling.all_standing());
    let meets = |remedy: &str, demand: &str| telling.names.meets(remedy, demand);
    let wanted = demands(telling.case.facts.values(field), &settled, &meets);
    add_demands(telling.reader, telling.names, &wanted, report);
}

/// Adds the demands of a customer, one by one.
pub(in crate::render) fn add_demands(
    reader: Reader<'_>,
    names: &Names,
    demands: &[Demand],
    report: &mut Report,
) {
    let mut table = Table::new(vec![
        Column::new("demand", "demand", "诉求"),
        Column::new("stage", "how it stands", "进展").at_least(16),
        Column::new("by", "by", "以何种方式").at_least(16),
    ]);
    for demand in demands {
        table.push(tone(demand.stage), cells(reader, names, demand));
    }
    let title = reader.face.label(Label::new("Demands, one by one", "逐项诉求"));
    report.push("demands", title, Body::Table(table));
}

fn cells(reader: Reader<'_>, names: &Names, demand: &Demand) -> Vec<Cell> {
    let face = &reader.face;
    let field = names.demand_field().unwrap_or_default();
    let called = names.value(field, &demand.name, face.language);
    let by: Vec<&str> =
        demand.by.iter().map(|remedy| names.label(Naming::Remedy, remedy, face.language)).collect();
    vec![
        Cell::text(&demand.name).shown(called),
        Cell::text(demand.stage.name()).shown(face.label(words(demand.stage))),
        Cell::from(Value::Texts(demand.by.clone())).shown(by.join(face.label(LIST))),
    ]
}

fn words(stage: DemandStage) -> Label {
    match stage {
        DemandStage::NotMet => Label::new("not met", "未满足"),
        DemandStage::LeftOut => {
            Label::new("not met; the customer settled without it", "未满足；顾客接受的方案不含此项")
        }
        DemandStage::Offered => Label::new("offered", "已提出方案"),
        DemandStage::Agreed => Label::new("agreed, not yet carried out", "已商定，尚未落实"),
        DemandStage::Met => Label::new("met", "已满足"),
    }
}

fn tone(stage: DemandStage) -> Tone {
    match stage {
        DemandStage::NotMet | DemandStage::Agreed => Tone::Caution,
        DemandStage::LeftOut => Tone::Faint,
        DemandStage::Offered | DemandStage::Met => Tone::Plain,
    }
}
