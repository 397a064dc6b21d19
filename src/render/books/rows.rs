//! Books as rows, one for each posting.

use rust_decimal::Decimal;

use super::{Journal, words};
use crate::domain::books::{Entry, Posting};
use crate::render::table::{Cell, Column, Table, Tone};

/// The postings of the journal as rows.
pub fn rows(journal: &Journal<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("date", "date", "日期"),
        Column::new("record", "record", "记录编号"),
        Column::new("event", "event", "事件编号"),
        Column::new("what", "what", "种类"),
        Column::new("description", "description", "摘要"),
        Column::new("account", "account", "科目"),
        Column::new("account_name", "name of the account", "科目名称"),
        Column::new("debit", "debit", "借方").right(),
        Column::new("credit", "credit", "贷方").right(),
        Column::new("currency", "currency", "货币"),
    ]);
    for entry in journal.entries {
        for posting in entry.postings() {
            table.push(Tone::Plain, row(entry, posting, journal));
        }
    }
    table
}

fn row(entry: &Entry, posting: &Posting, journal: &Journal<'_>) -> Vec<Cell> {
    let side = |amount: Decimal| if amount > Decimal::ZERO { Cell::amount(amount) } else { Cell::empty() };
    vec![
        Cell::text(entry.date.to_string()),
        Cell::text(&entry.record),
        Cell::text(&entry.event),
        Cell::text(entry.what.name()),
        Cell::text(words::description(entry, journal.reader)),
        Cell::text(posting.account.to_string()),
        Cell::text(words::account(&posting.account, journal.reader)),
        side(posting.amount),
        side(-posting.amount),
        Cell::text(journal.currency),
    ]
}
