//! What people wrote, without the names in it: for a page that is shown to others.
//!
//! Only what the complaint itself and the shop know by the page's instant is concealed. The customer's own record may know
//! more names, but it keeps no history and is not on every machine, so the page would not stay the same.

use std::collections::BTreeMap;

use crate::commands::caseload::Caseload;
use crate::commands::seen_case::SeenCase;
use crate::domain::lessons::{Anonymous, known_names};
use crate::domain::record::Record;
use crate::render::page::MOST_ROWS;
use crate::render::report::{Body, Fact, Report};
use crate::render::table::{Cell, Table};

/// The column with the case that a row is about.
const CASE: &str = "id";

/// Columns and facts in which people wrote.
const WRITTEN: &[&str] = &["subject", "lesson", "lessons"];

/// The report with subjects and lessons told without names.
pub(super) fn without_names(report: &Report, caseload: &Caseload) -> Report {
    let mut report = report.clone();
    let cases: BTreeMap<&str, &SeenCase> =
        caseload.cases.iter().map(|seen| (seen.case.id.as_str(), seen)).collect();
    for section in &mut report.sections {
        match (&mut section.body, caseload.cases.first()) {
            (Body::Table(table), _) => in_rows(table, &cases, caseload),
            (Body::Facts(facts), Some(seen)) if section.key == "case" => {
                let subject = concealed(caseload, seen, &seen.case.subject);
                section.title = format!("{}  {subject}", seen.case.id);
                in_facts(facts, seen, caseload);
            }
            _ => {}
        }
    }
    report
}

fn in_rows(table: &mut Table, cases: &BTreeMap<&str, &SeenCase>, caseload: &Caseload) {
    let place = |key: &str| table.columns.iter().position(|column| column.key == key);
    let Some(id) = place(CASE) else { return };
    let written: Vec<usize> = WRITTEN.iter().filter_map(|key| place(key)).collect();
    for row in table.rows.iter_mut().filter(|row| !row.machine_only).take(MOST_ROWS) {
        let Some(seen) = row.cells.get(id).and_then(|cell| cases.get(cell.value.to_text().as_str())) else {
            continue;
        };
        for index in &written {
            if let Some(cell) = row.cells.get_mut(*index) {
                *cell = Cell::text(concealed(caseload, seen, &cell.value.to_text()));
            }
        }
    }
}

fn in_facts(facts: &mut [Fact], seen: &SeenCase, caseload: &Caseload) {
    for fact in facts.iter_mut().filter(|fact| WRITTEN.contains(&fact.key.as_str())) {
        fact.cell = Cell::text(concealed(caseload, seen, &fact.cell.for_people()));
    }
}

/// The text without names; nothing of it where the rules cannot be read that tell which fields hold names.
fn concealed(caseload: &Caseload, seen: &SeenCase, text: &str) -> String {
    let Some(rules) = caseload.rules(seen.case.store.as_deref()) else { return String::new() };
    let shop = &caseload.desk.shop;
    let by_then = seen.record.events.iter().filter(|event| event.at <= caseload.now);
    let record = Record { events: by_then.cloned().collect(), ..seen.record.clone() };
    let known = known_names(&record, None, shop, &rules.policy);
    Anonymous::new(known, shop.local(&seen.case.received), caseload.face().language).conceal(text)
}
