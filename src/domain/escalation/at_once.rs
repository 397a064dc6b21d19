//! What follows at once from the facts: escalation rules and upgrades of the tier, each once in a round.

use chrono::Duration;

use super::written::{Cause, birth, escalation_fields, with_opening, written};
use crate::domain::case::{Case, fold_steps};
use crate::domain::clocks::{Rules, facts_at};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::{Event, Fields, Record, Value};
use crate::domain::triage::upgrade_of;

/// The escalations and upgrades that became true by `now` and are not on record, each at the first instant at which
/// its condition held.
pub(super) fn at_once(record: &Record, rules: &Rules<'_>, now: &Instant) -> Vec<Event> {
    let (policy, mut events) = (rules.policy, Vec::new());
    if policy.escalation.rules.is_empty() && policy.triage.upgrades.is_empty() {
        return events;
    }
    let Some(birth) = birth(record) else { return events };
    for moment in moments(record, rules, now).iter().filter(|moment| moment.case.is_open()) {
        let (round, at, after) = (moment.case.round, moment.at, moment.n);
        let mut found: Vec<Option<Event>> = Vec::new();
        for rule in policy.escalation.rules.iter().filter(|rule| rule.when.holds(&moment.facts)) {
            let cause = Cause { name: &rule.choice.name, round, step: "at-once", key: birth, at, after };
            let fields =
                escalation_fields(policy, &rule.level, "rule").with("rule", Value::text(&rule.choice.name));
            found.push(written(record, "escalated", &cause, with_opening(fields, rules, at)));
        }
        if let Some(upgrade) = upgrade_of(&moment.facts, policy) {
            let cause = Cause { name: &upgrade.choice.name, round, step: "upgrade", key: birth, at, after };
            let mut fields = Fields::default().with("tier", Value::text(&upgrade.to));
            if let Some(tier) = &moment.case.tier {
                fields.push("was", Value::Map(Fields::default().with("tier", Value::text(tier))));
            }
            fields.push("rule", Value::text(&upgrade.choice.name));
            found.push(written(record, "triaged", &cause, fields));
        }
        for event in found.into_iter().flatten() {
            if !events.iter().any(|known: &Event| known.id == event.id) {
                events.push(event);
            }
        }
    }
    events
}

/// An instant at which facts changed.
struct Moment {
    at: Instant,
    n: u32,
    case: Case,
    facts: Facts,
}

/// Every instant up to `now` at which facts changed: each event, and each due instant that passed between two.
fn moments(record: &Record, rules: &Rules<'_>, now: &Instant) -> Vec<Moment> {
    let events: Vec<&Event> = record.ordered_events().into_iter().filter(|event| event.at <= *now).collect();
    let mut moments = Vec::new();
    let mut at = None;
    for (index, case) in fold_steps(record, &events).into_iter().enumerate() {
        let Some(event) = events.get(index) else { continue };
        let here = at.map_or(event.at, |at: Instant| at.max(event.at));
        at = Some(here);
        let next = events.get(index + 1).map_or(*now, |next| next.at.min(*now));
        let facts = facts_at(&case, rules.policy, &here);
        moments.push(Moment { at: here, n: event.n, facts, case: case.clone() });
        let mut passed: Vec<Instant> = case
            .clocks
            .iter()
            .filter(|clock| clock.is_running())
            .filter_map(|clock| clock.due_at())
            .filter(|due| *due >= here && *due < next)
            .collect();
        passed.sort_unstable();
        passed.dedup();
        for due in passed {
            let facts = facts_at(&case, rules.policy, &(due + Duration::seconds(1)));
            moments.push(Moment { at: due, n: event.n, facts, case: case.clone() });
        }
    }
    moments
}
