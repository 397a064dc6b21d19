//! What an export is made of, beside the complaints themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::commands::caseload::Caseload;
use crate::domain::case::ClockState;
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::clocks::{rule_of, warning_instants};
use crate::domain::filter::Filter;
use crate::domain::finding::Finding;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::record::{Record, RecordKind};
use crate::domain::summary::Matter;
use crate::render::export::Promise;

/// The customers of the complaints that are meant, by id, with what is wrong in their files; none where personal data was
/// not asked for.
pub(super) fn customers(
    caseload: &Caseload,
    filter: &Filter,
    reveal: bool,
) -> (Option<BTreeMap<String, Record>>, Vec<Finding>) {
    if !reveal {
        return (None, Vec::new());
    }
    let matters = caseload.matters(filter);
    let named: BTreeSet<&str> =
        matters.iter().flat_map(|matter| matter.case.facts.values("customer")).map(String::as_str).collect();
    let loaded = caseload.desk.workspace.load_kind(&RecordKind::Customer);
    let records = loaded.records.into_iter().map(|loaded| (loaded.record.id.clone(), loaded.record));
    (Some(records.filter(|(id, _)| named.contains(id.as_str())).collect()), loaded.unreadable)
}

/// The policies of the stores of the complaints, each once.
pub(super) fn policies<'a>(caseload: &'a Caseload, matters: &[Matter<'_>]) -> Vec<&'a Policy> {
    let mut policies: Vec<&Policy> = Vec::new();
    let stores: BTreeSet<Option<&str>> = matters.iter().map(|matter| matter.case.store.as_deref()).collect();
    for policy in stores.into_iter().filter_map(|store| caseload.rules(store)).map(|rules| &rules.policy) {
        if policies.iter().all(|known| known.id != policy.id) {
            policies.push(policy);
        }
    }
    policies
}

/// The records of the complaints that are meant as their files hold them: without what is due and not on record yet, and
/// without what was recorded after `until`.
pub(super) fn recorded(caseload: &Caseload, filter: &Filter, until: Option<&Instant>) -> Vec<Record> {
    let chosen = caseload.chosen(filter).map(|(seen, _)| {
        let mut record = seen.record.clone();
        record.events.retain(|event| {
            until.is_none_or(|until| event.at <= *until)
                && seen.unrecorded.iter().all(|due| due.id != event.id)
        });
        record
    });
    chosen.collect()
}

/// The running promises of open complaints, the earliest first, and how many more have no due instant.
pub(super) fn promises<'a>(caseload: &'a Caseload, open: &[Matter<'a>]) -> (Vec<Promise<'a>>, usize) {
    let (mut promises, mut without) = (Vec::new(), 0);
    for matter in open {
        for clock in matter.case.clocks.iter().filter(|clock| clock.is_running()) {
            match clock.due_at() {
                Some(due) => promises.push(promise(caseload, *matter, clock, due)),
                None => without += 1,
            }
        }
    }
    promises.sort_by(|left, right| {
        (left.due, &left.matter.case.id, &left.clock.clock).cmp(&(
            right.due,
            &right.matter.case.id,
            &right.clock.clock,
        ))
    });
    (promises, without)
}

fn promise<'a>(
    caseload: &'a Caseload,
    matter: Matter<'a>,
    clock: &'a ClockState,
    due: Instant,
) -> Promise<'a> {
    let rules = caseload.rules(matter.case.store.as_deref());
    let warned = rules.and_then(|rules| {
        let rule = rule_of(&rules.policy, &clock.clock)?;
        Some(warning_instants(&rules.as_rules(), rule, matter.case, clock, due))
    });
    let mut warnings: Vec<Instant> = warned.into_iter().flatten().map(|(at, _)| at).collect();
    warnings.retain(|at| *at < due);
    warnings.sort_unstable();
    warnings.dedup();
    let family = matter.names.clock_family(&clock.clock).unwrap_or(ClockFamily::Promise);
    Promise { matter, clock, due, family, warnings }
}
