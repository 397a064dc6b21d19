//! Gates that can be opened, separations that separate.

use crate::domain::gates::finding;
use crate::domain::gates::policy::{Gate, Separation, Who};
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::section::Section;

/// Events that nothing comes before, or that only follow from others.
const UNATTENDED: &[&str] =
    &[table::COMPLETED.name, table::RECOMPUTED.name, table::ABSORBED.name, table::ERASED.name];

pub(super) fn gates(policy: &Policy, root: &Section) {
    for (gate, section) in policy.gates.iter().zip(root.sections("gate")) {
        for pattern in &gate.before {
            if kind_of(pattern) == table::RECEIVED.name || UNATTENDED.contains(&kind_of(pattern)) {
                root.report(finding::nobody_records(section.place_of_key("before"), pattern));
            }
        }
        if gate.needs.is_empty() && (gate.any_of.is_empty() || gate.at_least == 0) {
            root.report(finding::waits_for_nothing(section.place()));
        }
        if let Some((need, before)) = needs_itself(gate) {
            root.report(finding::needs_itself(section.place_of_key("needs"), need, before));
        }
        let possible = possible(gate, policy);
        if !gate.any_of.is_empty() && possible.is_some_and(|possible| possible < gate.at_least as usize) {
            let place = section.place_of_key("at-least");
            root.report(finding::too_few(place, possible.unwrap_or_default(), gate.at_least));
        }
    }
}

pub(super) fn separations(policy: &Policy, root: &Section) {
    for (separation, section) in policy.separations.iter().zip(root.sections("separation")) {
        for pattern in &separation.of {
            if UNATTENDED.contains(&kind_of(pattern)) {
                root.report(finding::nobody_records(section.place_of_key("of"), pattern));
            } else if separation.who == Who::To && !gives_somebody_something(pattern) {
                root.report(finding::without_person(section.place_of_key("who"), pattern));
            }
        }
        if is_empty(separation) {
            root.report(finding::without_parties(section.place()));
        }
        if !separation.above.is_empty() && policy.resolution.authorities.is_empty() {
            root.report(finding::without_order(section.place_of_key("above")));
        }
    }
}

fn kind_of(pattern: &str) -> &str {
    pattern.split('/').next().unwrap_or(pattern)
}

fn gives_somebody_something(pattern: &str) -> bool {
    [table::ASSIGNED.name, table::ACTION.name].contains(&kind_of(pattern))
}

fn is_empty(separation: &Separation) -> bool {
    separation.apart_from.is_empty() && separation.above.is_empty() && separation.only.is_empty()
}

/// A need that only events open which the gate itself stands before. Where the gate has a condition, the event may
/// have come while it did not hold.
fn needs_itself(gate: &Gate) -> Option<(&str, &str)> {
    if !gate.when.0.is_empty() {
        return None;
    }
    gate.needs.iter().find_map(|need| {
        let before = gate.before.iter().find(|before| *before == need || *before == kind_of(need))?;
        Some((need.as_str(), before.as_str()))
    })
}

/// How many different events `any-of` can count; `None` where there is no end to them.
fn possible(gate: &Gate, policy: &Policy) -> Option<usize> {
    let evidence = policy.investigation.evidence.len();
    let mut patterns: Vec<&str> = gate.any_of.iter().map(String::as_str).collect();
    patterns.sort_unstable();
    patterns.dedup();
    let mut count = 0;
    for pattern in &patterns {
        count += match (pattern.contains('/'), *pattern) {
            (true, narrow) if patterns.contains(&kind_of(narrow)) => 0,
            (true, _) => 1,
            (false, bare) if bare == table::EVIDENCE.name => evidence,
            (false, _) => return None,
        };
    }
    Some(count)
}
