//! What a period cost as tables: fines, and beside them what customers were given.

use rust_decimal::Decimal;

use super::dimension::UNNAMED;
use crate::domain::fines::ledger::Sums;
use crate::domain::names::Naming;
use crate::domain::summary::{Cost, Money};
use crate::render::cases::Reader;
use crate::render::fines::cents;
use crate::render::report::{Body, Fact, Report};
use crate::render::table::{Cell, Column, Row, Table, Tone};
use crate::words::Label;

/// In all, by rule, by store; people see nothing where there was no money.
pub(super) fn add(reader: Reader<'_>, money: &Money, report: &mut Report) {
    let mut add = |key, en, zh, table| {
        report.push(key, reader.face.label(Label::new(en, zh)), Body::Table(table));
    };
    add(
        "money",
        "Fines and compensation of the period, as they stand now",
        "期内罚款与补偿（按目前情况）",
        total(&money.total),
    );
    add("money_by_rule", "Fines by rule", "罚款（按规则）", by_rule(reader, money));
    let stores = by_store(reader, money);
    add(
        "money_by_store",
        "Fines and compensation by store (in the order of names)",
        "罚款与补偿（按门店，按名称排列）",
        stores,
    );
}

/// What one case cost, as facts; nothing where it was not fined, and nothing was given.
pub(super) fn facts(reader: Reader<'_>, cost: &Cost) -> Vec<Fact> {
    let Sums { count, amount, charged, taken_off, received, owed, to_repay } = cost.fines;
    let fines = [
        ("fined", Label::new("fines", "罚款"), amount, true),
        ("charged", Label::new("  late charges", "  滞纳金"), charged, false),
        ("taken_off", Label::new("  taken off", "  减免"), taken_off, false),
        ("fines_received", Label::new("  paid", "  已缴"), received, true),
        ("fines_owed", Label::new("  owed", "  尚欠"), owed, true),
        ("fines_to_repay", Label::new("  to be paid back", "  待退还"), to_repay, false),
    ];
    let cell = |amount: Decimal, is_told: bool| {
        let cell = Cell::amount(cents(amount));
        if is_told { cell } else { cell.shown("") }
    };
    let told = |amount: Decimal, always: bool| count > 0 && (always || !amount.is_zero());
    let mut facts: Vec<Fact> = fines
        .into_iter()
        .map(|(key, label, amount, always)| {
            Fact::new(key, reader.face.label(label), cell(amount, told(amount, always)))
        })
        .collect();
    let label = reader.face.label(Label::new("compensation", "补偿"));
    let given = cell(cost.compensation, !cost.compensation.is_zero());
    facts.push(Fact::new("compensation", label, given));
    facts
}

fn total(cost: &Cost) -> Table {
    let mut table = Table::new(columns(None, true));
    table.rows.push(Row { cells: costs(cost), tone: Tone::Plain, machine_only: cost.is_nothing() });
    table
}

fn by_rule(reader: Reader<'_>, money: &Money) -> Table {
    let mut table = Table::new(columns(Some(Column::new("rule", "rule", "规则").at_least(10)), false));
    for (rule, of_rule) in &money.rules {
        let name = reader.book.anywhere(Naming::Fine, rule, reader.face.language);
        let mut cells = vec![Cell::text(rule).shown(name)];
        cells.extend(sums(of_rule));
        table.push(Tone::Plain, cells);
    }
    table
}

fn by_store(reader: Reader<'_>, money: &Money) -> Table {
    let mut table = Table::new(columns(Some(Column::new("store", "store", "门店").at_least(10)), true));
    // Those of no store come last, as in every count.
    let named = money.stores.iter().filter(|(store, _)| store.is_some());
    for (store, cost) in named.chain(money.stores.get_key_value(&None)) {
        let name = match store {
            Some(_) => reader.store(store.as_deref()),
            None => Cell::empty().shown(reader.face.label(UNNAMED)),
        };
        let mut cells = vec![name];
        cells.extend(costs(cost));
        table.push(Tone::Plain, cells);
    }
    table
}

fn columns(name: Option<Column>, with_compensation: bool) -> Vec<Column> {
    let number = |key, en, zh| Column::new(key, en, zh).right();
    let mut columns: Vec<Column> = name.into_iter().collect();
    columns.extend([
        number("count", "fines", "笔数"),
        number("amount", "sum", "罚款"),
        number("charged", "late charges", "滞纳金").spare(4),
        number("taken_off", "taken off", "减免").spare(3),
        number("received", "paid", "已缴"),
        number("owed", "owed", "尚欠"),
        number("to_repay", "to pay back", "待退还").spare(5),
    ]);
    columns.extend(with_compensation.then(|| number("compensation", "compensation", "补偿")));
    columns
}

fn costs(cost: &Cost) -> Vec<Cell> {
    let mut cells = sums(&cost.fines);
    cells.push(Cell::amount(cents(cost.compensation)));
    cells
}

fn sums(sums: &Sums) -> Vec<Cell> {
    let Sums { count, amount, charged, taken_off, received, owed, to_repay } = sums;
    let amounts = [amount, charged, taken_off, received, owed, to_repay];
    let cells = amounts.into_iter().map(|amount| Cell::amount(cents(*amount)));
    std::iter::once(Cell::number(*count)).chain(cells).collect()
}
