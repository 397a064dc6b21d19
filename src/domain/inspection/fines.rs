//! Money events: sums that add up, payers that the fine has, nothing paid beyond what is due. Mistyped by hand, each
//! would change a balance in silence.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::finding::Remark;
use super::fines_finding as finding;
use crate::domain::case;
use crate::domain::finding::did_you_mean;
use crate::domain::fines::ledger::{Party, fines, parties, parties_key};
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, KindSpec, Record};

/// The kinds that list parties with amounts.
const MONEY: &[&KindSpec] = &[
    &table::FINED,
    &table::PAID,
    &table::LATE_CHARGED,
    &table::RULED,
    &table::WAIVED,
    &table::REPAID,
    &table::DISTRIBUTED,
];

fn moves_money(event: &Event) -> bool {
    MONEY.iter().any(|spec| event.matches(spec.name))
}

/// Everything about the fines of `record` that does not fit.
pub(super) fn fines_of(record: &Record, policy: Option<&Policy>, remarks: &mut Vec<Remark>) {
    if !record.events.iter().any(|event| event.matches(table::FINED.name)) {
        return;
    }
    for event in &record.events {
        if moves_money(event) {
            adds_up(event, remarks);
            // Those who get it are others.
            if !event.matches(table::FINED.name) && !event.matches(table::DISTRIBUTED.name) {
                known_payers(record, event, remarks);
            }
        }
    }
    if let Some(policy) = policy {
        known_rules(record, policy, remarks);
    }
    twice(record, remarks);
    uncounted(record, remarks);
    ruled_twice(record, remarks);
    overpaid(record, remarks);
}

/// The parties add up to the amount. Where one of them cannot be read, the sum is another.
fn adds_up(event: &Event, remarks: &mut Vec<Remark>) {
    let key = parties_key(event);
    let written = event.fields.maps(key).len();
    let read = parties(event, key);
    let amount = event.fields.amount("amount").unwrap_or_default();
    let sum = read.iter().try_fold(Decimal::ZERO, |sum, (_, amount)| sum.checked_add(*amount));
    if read.len() < written {
        remarks.push(finding::unreadable_party(event, key));
    } else if sum != Some(amount) {
        remarks.push(finding::parts_differ(event, sum.unwrap_or(Decimal::MAX)));
    }
}

/// Who pays, or is paid back, has a part in the fine.
fn known_payers(record: &Record, event: &Event, remarks: &mut Vec<Remark>) {
    let Some(fine) = fine_meant(record, event) else { return };
    let known: Vec<Party> = parties(fine, "payers").into_iter().map(|(party, _)| party).collect();
    for (party, _) in parties(event, "payers") {
        if !known.contains(&party) {
            let names: Vec<String> = known.iter().map(Party::to_string).collect();
            let near = did_you_mean(&party.to_string(), names.iter().map(String::as_str)).map(str::to_owned);
            remarks.push(finding::unknown_payer(event, &party, near.as_deref()));
        }
    }
}

/// The fine that the event answers: itself, or that of the objection.
fn fine_meant<'a>(record: &'a Record, event: &Event) -> Option<&'a Event> {
    let by_id = |id: &str| record.events.iter().find(|other| other.id == id);
    let target = by_id(event.fields.text("target")?)?;
    match target.matches(table::OBJECTED.name) {
        true => by_id(target.fields.text("target")?).filter(|fine| fine.matches(table::FINED.name)),
        false => Some(target).filter(|fine| fine.matches(table::FINED.name)),
    }
}

fn known_rules(record: &Record, policy: &Policy, remarks: &mut Vec<Remark>) {
    let rules = || {
        let rules = policy.fines.rules.iter().map(|rule| rule.choice.name.as_str());
        rules.chain(policy.fines.rankings.iter().map(|ranking| ranking.choice.name.as_str()))
    };
    for event in record.events.iter().filter(|event| event.matches(table::FINED.name)) {
        let Some(rule) = event.fields.text("rule") else { continue };
        if !rules().any(|known| known == rule) {
            remarks.push(finding::unknown_rule(event, rule, did_you_mean(rule, rules())));
        }
    }
}

/// Two machines that know different staff record the same fine with different parts; only the first counts.
fn twice(record: &Record, remarks: &mut Vec<Remark>) {
    let mut seen: BTreeMap<&str, &Event> = BTreeMap::new();
    for event in record.events.iter().filter(|event| event.matches(table::FINED.name)) {
        match seen.get(event.id.as_str()) {
            Some(first) if first.fields.get("payers") != event.fields.get("payers") => {
                remarks.push(finding::other_parts(event));
            }
            Some(_) => {}
            None => drop(seen.insert(&event.id, event)),
        }
    }
}

/// Everything that answers a fine counts in its balance: not where one machine took the fine back while another one paid
/// it, nor before the fine.
fn uncounted(record: &Record, remarks: &mut Vec<Remark>) {
    let mut known: Vec<&str> = Vec::new();
    for event in case::standing(record, None) {
        let target = event.fields.text("target");
        let counts = target.is_some_and(|target| known.contains(&target));
        if event.matches(table::FINED.name) || (event.matches(table::OBJECTED.name) && counts) {
            known.push(&event.id);
        } else if moves_money(event)
            && !counts
            && let Some(fine) = fine_meant(record, event)
        {
            let stands = case::standing(record, None).iter().any(|other| other.id == fine.id);
            remarks.push(finding::uncounted(event, stands));
        }
    }
}

/// A ruling is final: two of one objection come from two machines, and each took off what it said.
fn ruled_twice(record: &Record, remarks: &mut Vec<Remark>) {
    let mut ruled: Vec<&str> = Vec::new();
    for event in case::standing(record, None) {
        let Some(objection) = event.fields.text("target").filter(|_| event.matches(table::RULED.name)) else {
            continue;
        };
        match ruled.contains(&objection) {
            true => remarks.push(finding::second_ruling(event)),
            false => ruled.push(objection),
        }
    }
}

/// Nobody paid more than there was to pay, nor got back more than they had paid; no more went on than came in.
fn overpaid(record: &Record, remarks: &mut Vec<Remark>) {
    let events = case::standing(record, None);
    for fine in fines(events.iter().copied()) {
        let last = |kinds: &[&KindSpec]| {
            let meant = |event: &&&Event| {
                kinds.iter().any(|kind| event.matches(kind.name))
                    && event.fields.text("target").is_some_and(|target| fine.is_meant_by(target))
            };
            events.iter().rev().find(meant).copied()
        };
        for part in &fine.parts {
            let (event, over) = match () {
                () if part.repaid > part.paid => (last(&[&table::REPAID]), part.repaid - part.paid),
                // What was taken off after it was paid is to be paid back, and no mistake.
                () if part.paid - part.repaid > part.amount + part.charged => {
                    (last(&[&table::PAID]), part.paid - part.repaid - part.amount - part.charged)
                }
                () if part.taken_off > part.amount + part.charged => {
                    (last(&[&table::WAIVED, &table::RULED]), part.taken_off - part.amount - part.charged)
                }
                () => continue,
            };
            let event = event.or_else(|| events.iter().copied().find(|event| event.id == fine.event));
            remarks.extend(event.map(|event| finding::too_much(event, &part.payer, over)));
        }
        if fine.passed_on() > fine.received() {
            let over = fine.passed_on() - fine.received();
            remarks
                .extend(last(&[&table::DISTRIBUTED]).map(|event| finding::passed_on_too_much(event, over)));
        }
    }
}
