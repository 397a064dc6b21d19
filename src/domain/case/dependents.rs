//! What depends on an event, and has to be voided before it (design §12.8).

use crate::domain::fines::answers::late::charge_id;
use crate::domain::fines::ledger::parties;
use crate::domain::record::{Event, Record, own_event_id};

/// The events that only make sense with `target` in force, in fold order; a `void` of `target` is refused while there
/// are any. A resumption needs its pause, a reopening its closing, a promise that was moved or held the one before.
/// Promises that merely counted a pause need not go: once it is voided they are computed anew (§12.4).
pub fn dependents<'a>(record: &'a Record, target: &str) -> Vec<&'a Event> {
    let events = record.ordered_events();
    let voided: Vec<&str> = events
        .iter()
        .filter(|event| event.matches("void"))
        .filter_map(|event| event.fields.text("target"))
        .collect();
    let Some(position) = events.iter().position(|event| event.id == target) else { return Vec::new() };
    let Some(voiding) = events.get(position) else { return Vec::new() };
    let standing =
        || events.iter().skip(position + 1).copied().filter(|event| !voided.contains(&event.id.as_str()));
    if voiding.matches("paused") {
        return standing().filter(|event| event.matches("resumed")).take(1).collect();
    }
    if voiding.matches("closed") || voiding.matches("withdrawn") {
        return standing().filter(|event| event.matches("reopened")).take(1).collect();
    }
    if voiding.matches("reopened") {
        return standing().filter(|event| !event.matches("note") && !event.matches("void")).collect();
    }
    let depends = |event: &&Event| {
        moves_promise_of(event, voiding) || answers(event, voiding) || rests_on_money(record, event, voiding)
    };
    standing().filter(depends).collect()
}

/// Whether `event` says what became of the money that `earlier` tells of the same fine: what was passed on or paid back,
/// what was charged for paying late, or for not having paid by the day that `earlier` set.
fn rests_on_money(record: &Record, event: &Event, earlier: &Event) -> bool {
    let target = earlier.fields.text("target");
    if target.is_none() || event.fields.text("target") != target {
        return false;
    }
    match earlier.kind.name() {
        "paid" => {
            let of_same = || {
                let payers = parties(earlier, "payers");
                parties(event, "payers")
                    .iter()
                    .any(|(party, _)| payers.iter().any(|(payer, _)| payer == party))
            };
            event.matches("distributed")
                || (event.matches("repaid") && of_same())
                || event.id == charge_id(record, earlier)
        }
        "noticed" => event.matches("late-charged"),
        _ => false,
    }
}

/// Whether `event` is about `earlier` (its approval, the customer's answer, what was done), or is an action that
/// carries out what the customer accepted in it.
fn answers(event: &Event, earlier: &Event) -> bool {
    let Some(target) = event.fields.text("target").filter(|_| !is_about_the_file(event)) else {
        return false;
    };
    let of_consent = || {
        earlier.matches("accepted")
            && event.matches("action")
            && earlier.fields.text("target") == Some(target)
    };
    target == earlier.id || of_consent()
}

/// Whether the event's target is what stands in the file, and not what happened.
fn is_about_the_file(event: &Event) -> bool {
    ["void", "erased", "differed"].iter().any(|kind| event.matches(kind))
}

/// Whether `event` moves or holds a promise that `earlier` made, or is an escalation of its breach.
fn moves_promise_of(event: &Event, earlier: &Event) -> bool {
    // The clock of an action goes with it, whatever moved it meanwhile.
    let own = |clock: &str| own_event_id(clock) == Some(earlier.id.as_str());
    earlier.due.iter().filter(|due| !own(&due.clock)).any(|due| {
        let moved = event.due.iter().any(|later| later.clock == due.clock && later.round == due.round);
        let held = event.fields.map("left").is_some_and(|left| left.get(&due.clock).is_some());
        moved || held
    })
}
