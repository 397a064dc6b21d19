//! The fines on the agenda: of cases, also closed ones, and of stores.

use chrono::NaiveDate;

use super::caseload::Caseload;
use super::staff_points::{Standing, measures_due};
use crate::domain::agenda::{FineItem, fine_items};
use crate::domain::filter::Filter;
use crate::domain::fines::ledger::fines;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};
use crate::domain::{case, names::Names};
use crate::render::cases::{FineEntry, MeasureEntry, agenda_fines, agenda_measures};
use crate::render::report::{Body, Report};
use crate::said;
use crate::words::Label;

/// Adds what fines wait for, and the measures that points lead to, to the agenda; and says how much it is.
pub(super) fn add(
    caseload: &Caseload,
    (filter, stores): (&Filter, &[Record]),
    until: NaiveDate,
    report: &mut Report,
) -> usize {
    let reader = caseload.reader();
    let mut entries: Vec<FineEntry<'_>> = Vec::new();
    let is_fined = |record: &Record| record.events.iter().any(|event| event.matches(table::FINED.name));
    for matter in caseload.matters(filter).into_iter().filter(|matter| is_fined(matter.record)) {
        let store = matter.case.store.as_deref();
        let items = items(caseload, &matter.case.standing_events(matter.record), matter.names, until);
        entries.extend(items.into_iter().map(|item| FineEntry {
            record: &matter.case.id,
            of_case: true,
            store,
            names: matter.names,
            item,
        }));
    }
    let meant = |record: &&Record| {
        filter.is_of_stores_alone() && (filter.stores.is_empty() || filter.stores.contains(&record.id))
    };
    for record in stores.iter().filter(meant) {
        let names = caseload.book.of_store(Some(&record.id));
        let items = items(caseload, &case::standing(record, Some(&caseload.now)), names, until);
        let entry =
            |item| FineEntry { record: &record.id, of_case: false, store: Some(&record.id), names, item };
        entries.extend(items.into_iter().map(entry));
    }
    let now = &caseload.now;
    entries.sort_by_key(|entry| (entry.item.urgency(now), entry.item.due, entry.record.to_owned()));
    push(report, reader, ("fines", Label::new("Fines", "罚款")), agenda_fines(reader, &entries));
    entries.len() + measures(caseload, filter, report)
}

fn items(caseload: &Caseload, events: &[&Event], names: &Names, until: NaiveDate) -> Vec<FineItem> {
    let fines = fines(events.iter().copied());
    fine_items(fines, names.objections_suspend(), (&caseload.now, until), caseload.desk.shop.zone)
}

/// Adds the measures that points of this year lead to and that nobody has taken.
fn measures(caseload: &Caseload, filter: &Filter, report: &mut Report) -> usize {
    let reader = caseload.reader();
    let shop = &caseload.desk.shop;
    let store_of =
        |standing: &Standing| shop.staff(&standing.points.staff).and_then(|staff| staff.store.clone());
    let due = if filter.is_of_stores_alone() { measures_due(caseload) } else { Vec::new() };
    let meant: Vec<(Standing, Option<String>)> = due
        .into_iter()
        .map(|standing| {
            let store = store_of(&standing);
            (standing, store)
        })
        .collect();
    let of_stores = |store: &Option<String>| {
        filter.stores.is_empty() || store.as_ref().is_some_and(|store| filter.stores.contains(store))
    };
    let entries: Vec<MeasureEntry<'_>> = meant
        .iter()
        .filter(|(_, store)| of_stores(store))
        .filter_map(|(standing, store)| {
            let names = caseload.book.of_store(store.as_deref());
            Some(MeasureEntry { points: &standing.points, threshold: standing.reached.as_ref()?, names })
        })
        .collect();
    let label = Label::new("Points: measures due", "扣分应予处理");
    push(report, reader, ("measures", label), agenda_measures(reader, &entries));
    entries.len()
}

fn push(
    report: &mut Report,
    reader: crate::render::cases::Reader<'_>,
    (key, Label { en, zh }): (&'static str, Label),
    table: crate::render::table::Table,
) {
    let count = table.rows.len();
    let title = reader.face.say(&said!(en: "{en} ({count})", zh: "{zh}（{count}）"));
    report.push(key, title, Body::Table(table));
}
