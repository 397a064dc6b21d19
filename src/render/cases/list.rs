//! The list of cases: a line each.

use super::{ID, OWNER, Reader, STORE, SUBJECT, TIER, status_words, subject, tone};
use crate::domain::case::{ClockState, Standing};
use crate::domain::filter::next_clock;
use crate::domain::names::Naming;
use crate::domain::summary::Matter;
use crate::render::table::{Cell, Column, Table};
use crate::words::Label;

/// The state of a case with events that this version does not know.
const INCOMPLETE: Label = Label::new("?", "？");

/// The cases as a table, in the order given.
pub fn list(reader: Reader<'_>, matters: &[Matter<'_>]) -> Table {
    let mut table = Table::new(vec![
        ID,
        TIER,
        Column::new("next_due", "due", "到期"),
        Column::new("seconds_left", "left", "剩余"),
        Column::new("next_clock", "waits for", "期限").spare(6),
        Column::new("status", "status", "状态").spare(2),
        OWNER,
        STORE,
        Column::new("category", "category", "类别").spare(5),
        Column::new("received", "received", "受理时间").spare(7),
        SUBJECT,
        Column::new("channel", "channel", "渠道").for_machines(),
        Column::new("round", "round", "轮次").for_machines(),
        Column::new("level", "level", "升级层级").for_machines(),
        Column::new("overdue", "overdue clocks", "逾期期限数").for_machines(),
        Column::new("customer", "customer", "顾客").for_machines(),
        Column::new("complete", "complete", "完整").for_machines(),
    ]);
    for matter in matters {
        let (case, names) = (matter.case, matter.names);
        let standing = |clock: &&ClockState| clock.standing(&reader.face.now) == Standing::Overdue;
        let overdue = case.clocks.iter().filter(standing).count();
        let clock = next_clock(case);
        let due = clock.and_then(ClockState::due_at);
        let (status, label) = status_words(case.status);
        let doubt = if case.unknown_events > 0 { reader.face.label(INCOMPLETE) } else { "" };
        let fact = |name: &str| Cell::maybe(case.facts.values(name).first().map(String::as_str));
        table.push(
            tone(case, overdue > 0),
            vec![
                Cell::text(&case.id),
                reader.named(names, Naming::Tier, case.tier.as_deref()),
                reader.moment(due),
                reader.time_left(due),
                clock.map_or_else(Cell::empty, |clock| reader.clock(names, matter.record, &clock.clock)),
                Cell::text(status).shown(format!("{}{doubt}", reader.face.label(label))),
                reader.owner(case),
                reader.store(case.store.as_deref()),
                reader.named(names, Naming::Category, case.category.as_deref()),
                reader.moment(Some(case.received)),
                subject(case),
                fact("channel"),
                Cell::number(case.round),
                Cell::maybe(names.highest_level(case, None).map(|state| state.level.as_str())),
                Cell::number(overdue),
                fact("customer"),
                Cell::from(crate::render::table::Value::Answer(case.unknown_events == 0)),
            ],
        );
    }
    table
}
