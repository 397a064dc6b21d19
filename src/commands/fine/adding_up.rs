//! What fines come to, for each payer, store or rule.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::chosen::only;
use crate::domain::fines::ledger::{Standing, Sums};
use crate::domain::names::Naming;
use crate::render::cases::Reader;
use crate::render::fines::{LedgerEntry, SumsRow};

/// A row that nothing was added to yet.
pub(super) fn row(key: &str, label: String) -> SumsRow {
    SumsRow { key: key.to_owned(), label, sums: Sums::default(), overdue: Decimal::ZERO }
}

/// Adds a fine.
pub(super) fn add(row: &mut SumsRow, entry: &LedgerEntry<'_>) {
    row.sums.add(&entry.fine);
    if entry.standing == Standing::Overdue {
        row.overdue += entry.fine.parts.iter().map(|part| part.owed().max(Decimal::ZERO)).sum::<Decimal>();
    }
}

/// The sums by what was asked for, the largest debt first.
pub(super) fn grouped(by: &str, reader: Reader<'_>, entries: &[LedgerEntry<'_>]) -> Vec<SumsRow> {
    let mut rows: BTreeMap<String, SumsRow> = BTreeMap::new();
    let language = reader.face.language;
    for entry in entries.iter().filter(|entry| entry.standing != Standing::Proposed) {
        let mut count = |key: String, label: String, entry: &LedgerEntry<'_>| {
            add(rows.entry(key.clone()).or_insert_with(|| row(&key, label)), entry);
        };
        match by {
            "payer" => {
                for part in &entry.fine.parts {
                    let label = reader.party(entry.names, &part.payer);
                    let own = only(entry.clone(), |payer| *payer == part.payer);
                    own.iter().for_each(|own| count(part.payer.to_string(), label.clone(), own));
                }
            }
            "store" => {
                let store = entry.store.unwrap_or_default();
                count(store.to_owned(), reader.book.store(store, language).to_owned(), entry);
            }
            _ => {
                let label = entry.names.label(Naming::Fine, &entry.fine.rule, language);
                count(entry.fine.rule.clone(), label.to_owned(), entry);
            }
        }
    }
    let mut rows: Vec<SumsRow> = rows.into_values().collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.sums.owed, row.sums.amount)));
    rows
}
