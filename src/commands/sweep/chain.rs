//! Everything that a sweep looks at: the complaints of the chain, with what has become due of them.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::commands::both_cores;
use crate::commands::desk::{Desk, RulesInForce};
use crate::domain::case::{self, Case};
use crate::domain::escalation;
use crate::domain::failure::Failure;
use crate::domain::finding::Finding;
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Record, RecordKind};
use crate::words::Said;

/// Everything that a sweep looks at, and what it found.
pub(super) struct Chain<'a> {
    /// The desk.
    pub(super) desk: &'a mut Desk,
    /// The complaints that can be read and have rules in force.
    pub(super) complaints: Vec<Swept>,
    /// The improvement measures that can be read and have rules in force. Nothing in money follows from them.
    pub(super) measures: Vec<Swept>,
    /// What is to be recorded in the records of stores, by the store's id.
    pub(super) stores: BTreeMap<String, Vec<Event>>,
    /// The present.
    pub(super) now: Instant,
    /// What is wrong with files that cannot be read or written.
    pub(super) findings: Vec<Finding>,
    /// Why the rules of some stores cannot be read, by the name of the policy.
    pub(super) failures: BTreeMap<String, Failure>,
    /// What follows and cannot be charged: the record, the rule, why.
    pub(super) uncharged: Vec<(String, Said, Said)>,
}

/// A complaint or a measure with what is due of it.
pub(super) struct Swept {
    /// What its file tells, and what is to be recorded.
    pub(super) record: Record,
    /// The rules by which it goes.
    pub(super) rules: Rc<RulesInForce>,
    /// How many of its events stand in the file.
    pub(super) on_file: usize,
}

impl Swept {
    /// The events that are to be recorded.
    pub(super) fn new_events(&self) -> &[Event] {
        self.record.events.get(self.on_file..).unwrap_or_default()
    }

    /// Adds what has become due of escalations, upgrades and promises; whether there was any.
    pub(super) fn sweep(&mut self, now: &Instant) -> bool {
        let events = escalation::sweep(&self.record, &self.rules.as_rules(), now);
        self.record.events.extend(events.iter().cloned());
        !events.is_empty()
    }
}

/// Looks through all complaints; one that cannot be read or has no rules in force doesn't keep the others waiting.
pub(super) fn open(desk: &mut Desk, now: Instant) -> Chain<'_> {
    let loaded = desk.workspace.load_kind(&RecordKind::Complaint);
    let folded = both_cores::map(loaded.records, |loaded| {
        let case = case::fold(&loaded.record, None)?;
        Some((loaded.record, case))
    });
    let (mut known, mut rules, mut failures) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (record, case) in folded.into_iter().flatten() {
        match desk.rules(case.store.as_deref()) {
            Ok(found) => {
                known.push((record, case));
                rules.push(found);
            }
            Err(failure) => {
                let policy = desk.shop.policy_of(case.store.as_deref()).to_owned();
                failures.insert(policy, failure);
            }
        }
    }
    let with_rules = known.into_iter().zip(rules.iter().map(|rules| &**rules)).collect();
    let swept =
        both_cores::map(with_rules, |((mut record, case), rules): ((Record, Case), &RulesInForce)| {
            let on_file = record.events.len();
            let events = escalation::sweep_known(&record, &case, &rules.as_rules(), &now);
            record.events.extend(events);
            (record, on_file)
        });
    let complaints = swept.into_iter().zip(rules);
    let complaints = complaints.map(|((record, on_file), rules)| Swept { record, rules, on_file }).collect();
    let (mut findings, stores, uncharged) = (loaded.unreadable, BTreeMap::new(), Vec::new());
    let measures = measures(desk, &now, &mut findings, &mut failures);
    Chain { desk, complaints, measures, stores, now, findings, failures, uncharged }
}

/// The measures with what has become due of them: an escalation by the policy, a pause that was to end.
fn measures(
    desk: &mut Desk,
    now: &Instant,
    findings: &mut Vec<Finding>,
    failures: &mut BTreeMap<String, Failure>,
) -> Vec<Swept> {
    let loaded = desk.workspace.load_kind(&RecordKind::Measure);
    findings.extend(loaded.unreadable);
    let mut measures = Vec::new();
    for record in loaded.records.into_iter().map(|loaded| loaded.record) {
        match desk.rules_of_measure(&record) {
            Ok(rules) => {
                let mut swept = Swept { on_file: record.events.len(), record, rules };
                swept.sweep(now);
                measures.push(swept);
            }
            Err(failure) => drop(failures.insert(record.id, failure)),
        }
    }
    measures
}
