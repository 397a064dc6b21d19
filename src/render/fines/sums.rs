//! What fines come to: in all, or for each payer, store or rule.

use rust_decimal::Decimal;

use super::ledger::cents;
use crate::domain::fines::ledger::Sums;
use crate::render::table::{Cell, Column, Table, Tone};

/// What the fines of one come to.
#[derive(Debug, Clone)]
pub struct SumsRow {
    /// Whose, as it is typed.
    pub key: String,
    /// Whose, for people.
    pub label: String,
    /// What they come to.
    pub sums: Sums,
    /// What of it is overdue.
    pub overdue: Decimal,
}

/// The sums, in the order given.
pub fn sums(rows: &[SumsRow]) -> Table {
    let mut table = Table::new(vec![
        Column::new("key", "", "").at_least(10),
        Column::new("count", "fines", "笔数").right(),
        Column::new("amount", "sum", "罚款").right(),
        Column::new("charged", "late charges", "滞纳金").right().spare(4),
        Column::new("taken_off", "taken off", "减免").right().spare(5),
        Column::new("received", "received", "已收").right(),
        Column::new("owed", "owed", "尚欠").right(),
        Column::new("overdue", "overdue", "逾期").right(),
        Column::new("to_repay", "to pay back", "待退还").right().spare(6),
    ]);
    for row in rows {
        let SumsRow { key, label, sums, overdue } = row;
        let tone = if overdue.is_zero() { Tone::Plain } else { Tone::Alarm };
        table.push(
            tone,
            vec![
                Cell::text(key).shown(label),
                Cell::number(sums.count as u64),
                Cell::amount(cents(sums.amount)),
                Cell::amount(cents(sums.charged)),
                Cell::amount(cents(sums.taken_off)),
                Cell::amount(cents(sums.received)),
                Cell::amount(cents(sums.owed)),
                Cell::amount(cents(*overdue)),
                Cell::amount(cents(sums.to_repay)),
            ],
        );
    }
    table
}
