//! Inspection: a record seen against its shop, its policy and the present. What the text alone can tell is the
//! reader's business.

mod corrections;
pub mod finding;
mod fines;
pub mod fines_finding;
mod measures;
pub mod measures_finding;
mod reference;
mod year;

pub use measures::unknown_complaints;
pub use year::places_of_years;

use chrono::TimeDelta;

use self::finding::Remark;
use crate::domain::case;
use crate::domain::finding::did_you_mean;
use crate::domain::fines::OF_FINES;
use crate::domain::instant::Instant;
use crate::domain::intake;
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, KindSpec, Record, RecordKind};
use crate::domain::shop::Shop;

/// How far the clocks of two machines may be apart before an event counts as recorded in the future.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// Against what a record is seen.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The shop.
    pub shop: &'a Shop,
    /// The policy of the record's store; `None` when it is not in order itself.
    pub policy: Option<&'a Policy>,
    /// The present.
    pub now: Instant,
}

/// Everything about `record` that does not fit. All of it is a warning or can be mended by a further event; nothing
/// here ever makes a record unreadable.
pub fn inspect(record: &Record, circumstances: Circumstances<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if record.kind == RecordKind::Complaint {
        receipt(record, &mut remarks);
        header(record, circumstances, &mut remarks);
        after_closing(record, &mut remarks);
        corrections::corrections(record, &mut remarks);
    }
    if record.kind == RecordKind::Measure {
        measures::measure(record, circumstances, &mut remarks);
    }
    if record.kind == RecordKind::Store && circumstances.shop.store(&record.id).is_none() {
        let near = did_you_mean(&record.id, circumstances.shop.stores.iter().map(|store| store.id.as_str()));
        remarks.push(finding::record_of_unknown_store(&record.id, near));
    }
    for event in &record.events {
        writer(event, circumstances.shop, &mut remarks);
        if event.at > circumstances.now + TOLERANCE {
            remarks.push(finding::in_future(event, &circumstances.now));
        }
        reference::references(record, event, &mut remarks);
        reference::offer(record, event, circumstances.policy, &mut remarks);
    }
    for event in case::differences(record) {
        remarks.push(finding::version_differs(record, event));
    }
    fines::fines_of(record, circumstances.policy, &mut remarks);
    remarks
}

fn receipt(record: &Record, remarks: &mut Vec<Remark>) {
    if case::fold(record, None).is_none() {
        remarks.push(finding::no_receipt());
    }
}

/// The header against the shop's stores and the policy's fields. Unknown keys are the reader's remarks already.
fn header(record: &Record, circumstances: Circumstances<'_>, remarks: &mut Vec<Remark>) {
    if let Some(store) = record.header.text("store")
        && circumstances.shop.store(store).is_none()
    {
        let near = did_you_mean(store, circumstances.shop.stores.iter().map(|store| store.id.as_str()));
        remarks.push(finding::unknown_store(store, near));
    }
    let is_corrected =
        |event: &Event| event.matches(table::CORRECTED.name) && event.fields.text("field") == Some("staff");
    if !record.events.iter().any(is_corrected) {
        let problems = intake::check_staff(&record.header, circumstances.shop);
        remarks.extend(problems.into_iter().map(finding::unknown_named));
    }
    let Some(policy) = circumstances.policy else { return };
    let is_known = |key: &str| {
        intake::HEADER_KEYS.contains(&key) || policy.intake.fields.iter().any(|rule| rule.choice.name == key)
    };
    for problem in intake::check_new(&record.header, policy) {
        if problem.missing || is_known(&problem.field) {
            remarks.push(finding::against_policy(problem));
        }
    }
}

fn writer(event: &Event, shop: &Shop, remarks: &mut Vec<Remark>) {
    if case::follows_by_rule(event) {
        return;
    }
    match shop.staff(&event.by) {
        None => {
            let near = did_you_mean(&event.by, shop.staff.iter().map(|staff| staff.id.as_str()));
            remarks.push(finding::unknown_staff(event, near));
        }
        Some(staff) if !staff.works_on(shop.local(&event.at).date_naive()) => {
            remarks.push(finding::not_working(event));
        }
        Some(_) => {}
    }
}

/// After `closed` a case is silent until it is reopened; remarks and corrections apart.
fn after_closing(record: &Record, remarks: &mut Vec<Remark>) {
    let ordered = record.ordered_events();
    let is_voided = |event: &Event| {
        let void = table::VOID.name;
        ordered.iter().any(|other| other.matches(void) && other.fields.text("target") == Some(&event.id))
    };
    let mut closed: Option<&Event> = None;
    for event in &ordered {
        match event.kind.name() {
            name if name == table::CLOSED.name && !is_voided(event) => closed = Some(event),
            name if name == table::REOPENED.name => closed = None,
            name if is_silent(name) || case::is_by_rule(&event.by) || is_voided(event) => {}
            _ => {
                if let Some(closing) = closed {
                    remarks.push(finding::after_close(event, closing));
                }
            }
        }
    }
}

fn is_silent(kind: &str) -> bool {
    const SILENT: &[&KindSpec] = &[
        &table::NOTE,
        &table::VOID,
        &table::CORRECTED,
        &table::ERASED,
        &table::RECOMPUTED,
        &table::CLOSED,
        &table::CALLED_BACK,
        &table::LINKED,
        &table::LESSON,
        &table::RETRACTED,
        &table::SANCTIONED,
    ];
    SILENT.iter().chain(OF_FINES).any(|spec| spec.name == kind)
}
