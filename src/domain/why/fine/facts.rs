//! The facts under which a rule of fines held, with the events that told them.

use super::super::Reason;
use super::super::condition::condition_said;
use super::super::payers::{joined, role_said};
use super::Bench;
use crate::domain::fines::follow::Trigger;
use crate::domain::fines::ledger::{Fine, Party};
use crate::domain::fines::policy::FineRule;
use crate::domain::policy::{Condition, Facts, Test, is_among};
use crate::domain::record::Event;
use crate::domain::record::kind::table;
use crate::said;
use crate::words::Said;

/// Each test of the rule with what met it and where that came from, and since when all of them held.
pub(super) fn held(bench: &Bench<'_>, rule: &FineRule, trigger: &Trigger<'_>) -> Vec<Reason> {
    let one = |part: &(String, Test)| {
        let said = condition_said(&Condition(vec![part.clone()]), &trigger.facts, bench.policy());
        match told_by(bench, &part.0, &met(part, &trigger.facts)) {
            Some(event) => Reason::new(said).of_event(&event.id),
            None => Reason::new(said),
        }
    };
    let mut reasons: Vec<Reason> = rule.when.0.iter().map(one).collect();
    let at = bench.shown(&trigger.at);
    if rule.decided_by.is_empty() {
        reasons.push(Reason::new(
            said!(en: "all of this held first at {at}", zh: "以上条件于 {at} 首次同时成立"),
        ));
    }
    reasons
}

/// Who decided, in which role, and why, where nothing follows by itself.
pub(super) fn decided(bench: &Bench<'_>, rule: &FineRule, fine: &Fine) -> Option<Reason> {
    if rule.decided_by.is_empty() {
        return None;
    }
    let roles = rule.decided_by.iter().map(|role| role_said(role, bench.policy())).collect();
    let Said { en, zh } = joined(roles, " or ", "或");
    let (by, why) =
        (bench.party(&Party::Staff(fine.by.clone())).en, fine.reason.as_deref().unwrap_or_default());
    let said = said!(
        en: "somebody decides on it ({en}); {by} did, because: {why}",
        zh: "由人决定（{zh}）；{by} 决定，理由：{why}",
    );
    Some(Reason::new(said).of_event(&fine.event))
}

/// The values that met the test.
fn met((fact, test): &(String, Test), facts: &Facts) -> Vec<String> {
    let values = facts.values(fact).iter();
    match test {
        Test::AnyOf(allowed) => values.filter(|value| is_among(value, allowed)).cloned().collect(),
        Test::NoneOf(_) | Test::Within { .. } => values.cloned().collect(),
    }
}

/// The event that told the fact: of a finding the last one, of what happens once the first.
pub(super) fn told_by<'a>(bench: &Bench<'a>, fact: &str, values: &[String]) -> Option<&'a Event> {
    let events = || bench.standing.iter().copied();
    let among = |event: &&Event, key: &str| {
        event.fields.text(key).is_some_and(|text| values.iter().any(|value| value == text))
    };
    let first = |kind: &'static str, key: &'static str| {
        events().find(|event| event.matches(kind) && among(event, key))
    };
    let last_telling = |kind: &str, key: &str| {
        events().rfind(|event| event.matches(kind) && event.fields.get(key).is_some())
    };
    match fact {
        "finding" | "cause" | "at_fault" | "good_faith" | "law" | "loss" => {
            last_telling(table::DETERMINED.name, fact)
        }
        "solved" | "calm" | "score" => last_telling(table::CALLED_BACK.name, fact),
        "satisfied" | "dissatisfied_with" => events().rfind(|event| event.fields.get("satisfied").is_some()),
        "reached" | "level" => first(table::ESCALATED.name, "level"),
        "reached_by" => {
            first(table::ESCALATED.name, "clock").or_else(|| first(table::ESCALATED.name, "rule"))
        }
        "noted" => first(table::NOTE.name, "about"),
        "assigned" => first(table::ASSIGNED.name, "role"),
        "stated" => first(table::STATEMENT.name, "of"),
        "evidence" => first(table::EVIDENCE.name, "kind"),
        "fined" => first(table::FINED.name, "rule"),
        "exposed_in" => first(table::EXPOSED.name, "medium"),
        "exposed_true" => {
            last_telling(table::VERIFIED.name, "result").or_else(|| first(table::EXPOSED.name, "medium"))
        }
        "exposure" | "exposure_reach" => events().rfind(|event| event.matches(table::EXPOSED.name)),
        "outcome" => events().rfind(|event| event.matches(table::CLOSED.name)),
        "round" => events().rfind(|event| event.matches(table::REOPENED.name)),
        "overdue" | "status" | "cost" | "remedies" | "settlement" | "completed" => None,
        "tier" => events().rfind(|event| event.matches(table::TRIAGED.name)),
        _ if values.is_empty() => None,
        _ => header_fact(bench, fact),
    }
}

/// A fact of the header: who corrected it last, else the receipt; an axis from triage.
fn header_fact<'a>(bench: &Bench<'a>, fact: &str) -> Option<&'a Event> {
    let events = || bench.standing.iter().copied();
    if bench.policy().triage.axes.iter().any(|axis| axis.choice.name == fact) {
        return events().rfind(|event| event.matches(table::TRIAGED.name));
    }
    let corrects =
        |event: &&Event| event.matches(table::CORRECTED.name) && event.fields.text("field") == Some(fact);
    events().rfind(corrects).or_else(|| events().find(|event| event.matches(table::RECEIVED.name)))
}
