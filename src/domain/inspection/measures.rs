//! The record of an improvement measure against its shop, its policy and the complaints of the workspace.

use super::Circumstances;
use super::finding::Remark;
use super::measures_finding as finding;
use crate::domain::finding::did_you_mean;
use crate::domain::measures::clocks::CARRY_OUT;
use crate::domain::measures::{AREA, ARISES_FROM, Measure, wrong_aim, wrong_place};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// Everything about the measure that does not fit.
pub(super) fn measure(record: &Record, circumstances: Circumstances<'_>, remarks: &mut Vec<Remark>) {
    let Some(measure) = Measure::of(record, None) else {
        remarks.push(finding::not_planned());
        return;
    };
    let Circumstances { shop, policy, .. } = circumstances;
    if !measure.case.clocks.iter().any(|clock| clock.clock == CARRY_OUT) {
        remarks.push(finding::without_due(record));
    }
    let Some(policy) = policy else { return };
    let roles = || policy.vocabulary.roles.iter().map(|role| role.name.as_str());
    let owners = || shop.staff.iter().map(|staff| staff.id.as_str()).chain(roles());
    let told = |event: &&Event| event.matches(table::PLANNED.name) || event.matches(table::ASSIGNED.name);
    for event in record.events.iter().filter(told) {
        let key = if event.matches(table::PLANNED.name) { "owner" } else { "to" };
        let owner = event.fields.text(key).unwrap_or_default();
        if !owners().any(|known| known == owner) {
            remarks.push(finding::unknown_owner(event, key, owner, did_you_mean(owner, owners())));
        }
    }
    for said in wrong_aim(&measure.aim, policy, shop) {
        remarks.push(finding::unknown_name("against", said));
    }
    for said in wrong_place(measure.area.as_deref(), &[], policy, shop) {
        remarks.push(finding::unknown_name(AREA, said));
    }
    for said in wrong_place(None, &measure.departments, policy, shop) {
        remarks.push(finding::unknown_name("departments", said));
    }
}

/// The complaints that a measure names and that `exists` does not know.
pub fn unknown_complaints(record: &Record, exists: &dyn Fn(&str) -> bool) -> Vec<Remark> {
    let linked =
        |event: &&Event| event.matches(table::LINKED.name) && event.fields.text("as") == Some(ARISES_FROM);
    let links = record.events.iter().filter(linked);
    let missing = links.filter(|event| event.fields.text("to").is_some_and(|to| !exists(to)));
    missing.map(finding::unknown_complaint).collect()
}
