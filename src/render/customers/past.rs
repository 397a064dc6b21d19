//! A customer's complaints as a table, and what was promised and is still open.

use crate::domain::customers::{History, OpenPromise, Past};
use crate::domain::money::amount_in_words;
use crate::domain::names::Naming;
use crate::render::cases::{LIST, Reader, status_words};
use crate::render::privacy::masked;
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

/// The complaints, open ones first.
pub fn complaints_table(reader: Reader<'_>, history: &History<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("id", "case", "案号"),
        Column::new("received", "received", "受理日期"),
        Column::new("store", "store", "门店").spare(3),
        Column::new("category", "category", "类别").spare(2),
        Column::new("subject", "subject", "事由").at_least(16),
        Column::new("status", "status", "状态"),
        Column::new("outcome", "outcome", "结果"),
        Column::new("satisfied", "satisfied", "是否满意"),
        Column::new("given", "given", "给付").right(),
        Column::new("remedies", "what", "给付内容").spare(4),
        Column::new("open_promises", "still open", "未兑现").for_machines(),
    ]);
    for past in &history.complaints {
        let open = past.open_promises.iter().map(|promise| masked(&promise.what).into_owned());
        let matter = &past.matter;
        let tone = if matter.is_open() { Tone::Caution } else { Tone::Plain };
        let (status, label) = status_words(matter.status);
        let cells = vec![
            Cell::text(matter.id),
            Cell::text(matter.received_on.to_string()),
            reader.store(matter.store),
            named(reader, past, Naming::Category, matter.category),
            Cell::text(masked(matter.subject)),
            Cell::text(status).shown(reader.face.label(label)),
            named(reader, past, Naming::Outcome, matter.outcome),
            satisfied(reader, past.satisfied),
            given(past),
            remedies(reader, past),
            Cell::from(Value::Texts(open.collect())),
        ];
        table.push(tone, cells);
    }
    table
}

/// What was promised and is not done, with the case.
pub(super) fn promises_table(reader: Reader<'_>, history: &History<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("case", "case", "案号"),
        Column::new("what", "what", "事项").at_least(16),
        Column::new("due", "due", "期限"),
    ]);
    for past in &history.complaints {
        for OpenPromise { what, due, .. } in &past.open_promises {
            let due = reader.moment(*due);
            table.push(Tone::Caution, vec![Cell::text(past.matter.id), Cell::text(masked(what)), due]);
        }
    }
    table
}

/// A name of the policy of the complaint's store.
fn named(reader: Reader<'_>, past: &Past<'_>, naming: Naming, name: Option<&str>) -> Cell {
    reader.named(reader.book.of_store(past.matter.store), naming, name)
}

fn satisfied(reader: Reader<'_>, said: Option<&str>) -> Cell {
    said.map_or_else(Cell::empty, |said| Cell::text(said).shown(reader.face.label(answer(said))))
}

/// Whether somebody was satisfied, in words.
pub(super) fn answer(said: &str) -> Label {
    match said {
        "yes" => Label::new("satisfied", "满意"),
        _ => Label::new("not satisfied", "不满意"),
    }
}

fn given(past: &Past<'_>) -> Cell {
    let cost = past.given.cost;
    if cost.is_zero() { Cell::empty() } else { Cell::amount(cost).shown(amount_in_words(cost)) }
}

/// The kinds of remedy that were agreed last.
pub(super) fn remedies(reader: Reader<'_>, past: &Past<'_>) -> Cell {
    let names: Vec<String> = past.given.remedies.iter().map(|given| given.remedy.clone()).collect();
    let book = reader.book.of_store(past.matter.store);
    let labels = names.iter().map(|name| book.label(Naming::Remedy, name, reader.face.language));
    let shown = labels.collect::<Vec<_>>().join(reader.face.label(LIST));
    Cell::from(Value::Texts(names)).shown(shown)
}
