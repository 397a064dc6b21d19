//! The ledger: a line for each fine.

use rust_decimal::Decimal;

use super::LedgerEntry;
use crate::domain::fines::ledger::{Part, Standing};
use crate::domain::money::format_amount;
use crate::domain::names::Naming;
use crate::render::cases::{LIST, Reader};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

const UNFOUNDED: Label = Label::new("no longer follows", "已无依据");

/// The fines, in the order given.
pub fn ledger(reader: Reader<'_>, entries: &[LedgerEntry<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("record", "case or store", "案号或门店"),
        Column::new("rule", "for", "事由").at_least(10),
        Column::new("payers", "who pays", "缴纳人").at_least(10),
        Column::new("amount", "fine", "罚款").right().spare(2),
        Column::new("charged", "late charge", "滞纳金").right().spare(4),
        Column::new("accruing", "accruing", "未登记滞纳金").right().spare(5),
        Column::new("taken_off", "taken off", "减免").right().spare(6),
        Column::new("paid", "paid", "已缴").right().spare(3),
        Column::new("owed", "owed", "尚欠").right(),
        Column::new("pay_by", "pay by", "缴纳期限"),
        Column::new("standing", "standing", "状态").at_least(8),
        Column::new("event", "fine's event", "罚款编号").spare(9),
        Column::new("store", "store", "门店").spare(8),
        Column::new("at", "fined on", "处罚日期").spare(7),
        Column::new("of_case", "of a case", "属于投诉").for_machines(),
        Column::new("fee", "fee for work", "手续费").for_machines(),
        Column::new("payee", "goes to", "归属").for_machines(),
        Column::new("received", "received", "已收").for_machines(),
        Column::new("to_pass_on", "to be passed on", "待分配").for_machines(),
        Column::new("parts", "parts", "各人份额").for_machines(),
        Column::new("object_by", "objections until", "申诉期限").for_machines(),
        Column::new("follows", "still follows", "仍有依据").for_machines(),
    ]);
    for entry in entries {
        table.push(tone(entry), cells(reader, entry));
    }
    table
}

fn tone(entry: &LedgerEntry<'_>) -> Tone {
    match entry.standing {
        Standing::Overdue => Tone::Alarm,
        _ if entry.unfounded.is_some() => Tone::Caution,
        Standing::Objected | Standing::ToRepay => Tone::Caution,
        Standing::Proposed | Standing::Points | Standing::Paid | Standing::TakenOff => Tone::Faint,
        Standing::Recorded | Standing::Due => Tone::Plain,
    }
}

fn cells(reader: Reader<'_>, entry: &LedgerEntry<'_>) -> Vec<Cell> {
    let LedgerEntry { fine, names, .. } = entry;
    let sum = |pick: fn(&Part) -> Decimal| some(fine.parts.iter().map(pick).sum());
    let payers: Vec<String> = fine.parts.iter().map(|part| part.payer.to_string()).collect();
    let named: Vec<String> = fine.parts.iter().map(|part| reader.party(names, &part.payer)).collect();
    let notice = fine.notice.as_ref();
    let instant = |instant| reader.moment(Some(instant));
    vec![
        record(reader, entry),
        reader.named(names, Naming::Fine, Some(&fine.rule)),
        Cell::from(Value::Texts(payers)).shown(named.join(reader.face.label(LIST))),
        Cell::amount(cents(fine.parts.iter().map(|part| part.amount).sum())),
        sum(|part| part.charged),
        some(entry.accruing),
        sum(|part| part.taken_off),
        sum(|part| part.paid - part.repaid),
        Cell::amount(cents(fine.owed())),
        notice.map_or_else(Cell::empty, |notice| instant(notice.pay_by)),
        standing(reader, entry),
        if entry.standing == Standing::Proposed { Cell::empty() } else { Cell::text(&fine.event) },
        reader.store(entry.store),
        instant(fine.at),
        Cell::from(Value::Answer(entry.of_case)),
        Cell::from(Value::Answer(fine.fee)),
        Cell::text(fine.payee.name()),
        Cell::amount(cents(fine.received())),
        Cell::amount(cents(fine.to_pass_on())),
        Cell::from(Value::Parts(fine.parts.iter().map(part_json).collect())),
        notice.and_then(|notice| notice.object_by).map_or_else(Cell::empty, Cell::instant),
        Cell::from(Value::Answer(entry.unfounded.is_none())),
    ]
}

fn record(reader: Reader<'_>, entry: &LedgerEntry<'_>) -> Cell {
    if entry.of_case { Cell::text(entry.record) } else { reader.store(Some(entry.record)) }
}

fn standing(reader: Reader<'_>, entry: &LedgerEntry<'_>) -> Cell {
    let label = reader.face.label(entry.standing.label());
    let words = match &entry.unfounded {
        None => label.to_owned(),
        Some(_) => [label, reader.face.label(UNFOUNDED)].join(reader.face.label(LIST)),
    };
    Cell::text(entry.standing.name()).shown(words)
}

/// A sum that people need not see where it is nothing.
fn some(amount: Decimal) -> Cell {
    let cell = Cell::amount(cents(amount));
    if amount.is_zero() { cell.shown("") } else { cell }
}

/// Always two decimals, whatever was written.
pub(in crate::render) fn cents(amount: Decimal) -> Decimal {
    let mut amount = crate::domain::money::to_the_cent(amount);
    amount.rescale(2);
    amount
}

/// A payer's part, for programs.
pub(in crate::render) fn part_json(part: &Part) -> serde_json::Value {
    let mut object = serde_json::Map::new();
    object.insert(part.payer.key().to_owned(), part.payer.name().into());
    let sums = [
        ("amount", part.amount),
        ("charged", part.charged),
        ("taken_off", part.taken_off),
        ("paid", part.paid),
        ("repaid", part.repaid),
        ("owed", part.owed()),
    ];
    object.extend(sums.into_iter().map(|(key, sum)| (key.to_owned(), format_amount(sum).into())));
    object.into()
}
