//! What follows at once from the facts: escalation rules and upgrades of the tier, each once in a round.

use chrono::Duration;

use super::policy::EscalationRule;
use super::possible::Told;
use super::written::{Cause, birth, escalation_fields, with_opening, written};
use crate::domain::case::{Case, fold};
use crate::domain::clocks::{Rules, facts_at};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::{Event, Fields, Record, Value};
use crate::domain::triage::upgrade_of;

/// The escalations and upgrades that became true by `now` and are not on record, each at the first instant at which
/// its condition held. `case` is the state of `record`.
pub(super) fn at_once(record: &Record, case: &Case, rules: &Rules<'_>, now: &Instant) -> Vec<Event> {
    let told = Told::of(record, case, rules.policy, now);
    let possible = Possible {
        rules: rules.policy.escalation.rules.iter().filter(|rule| told.allows(&rule.when)).collect(),
        upgrades: rules.policy.triage.upgrades.iter().any(|upgrade| told.allows(&upgrade.when)),
    };
    let mut events: Vec<Event> = Vec::new();
    if possible.rules.is_empty() && !possible.upgrades {
        return events;
    }
    let Some(birth) = birth(record) else { return events };
    for moment in moments(record, rules, now).iter().filter(|moment| moment.case.is_open()) {
        let found = possible.escalations(record, rules, moment, birth);
        for event in found.into_iter().chain(possible.upgrade(record, rules, moment, birth)) {
            if !events.iter().any(|known| known.id == event.id) {
                events.push(event);
            }
        }
    }
    events
}

/// The rules that could have fired at all.
struct Possible<'a> {
    rules: Vec<&'a EscalationRule>,
    upgrades: bool,
}

impl Possible<'_> {
    fn escalations(&self, record: &Record, rules: &Rules<'_>, moment: &Moment, birth: Instant) -> Vec<Event> {
        let (round, at, after) = (moment.case.round, moment.at, moment.n);
        let escalation = |rule: &&EscalationRule| {
            let cause = Cause { name: &rule.choice.name, round, step: "at-once", key: birth, at, after };
            let fields = escalation_fields(rules.policy, &rule.level, "rule");
            let fields = fields.with("rule", Value::text(&rule.choice.name));
            written(record, "escalated", &cause, with_opening(fields, rules, at))
        };
        self.rules.iter().filter(|rule| rule.when.holds(&moment.facts)).filter_map(escalation).collect()
    }

    fn upgrade(&self, record: &Record, rules: &Rules<'_>, moment: &Moment, birth: Instant) -> Option<Event> {
        let upgrade = upgrade_of(&moment.facts, rules.policy).filter(|_| self.upgrades)?;
        let (round, at) = (moment.case.round, moment.at);
        let after = moment.n.max(last_triage(record, &at));
        let cause = Cause { name: &upgrade.choice.name, round, step: "upgrade", key: birth, at, after };
        let mut fields = Fields::default().with("tier", Value::text(&upgrade.to));
        if let Some(tier) = &moment.case.tier {
            fields.push("was", Value::Map(Fields::default().with("tier", Value::text(tier))));
        }
        fields.push("rule", Value::text(&upgrade.choice.name));
        written(record, "triaged", &cause, fields)
    }
}

/// The highest `n` of a triage that was recorded by `at`: an upgrade has to order after it, or it would not count.
fn last_triage(record: &Record, at: &Instant) -> u32 {
    let triages = record.events.iter().filter(|event| event.at <= *at && event.matches("triaged"));
    triages.map(|event| event.n).max().unwrap_or_default()
}

/// An instant at which facts changed.
struct Moment {
    at: Instant,
    /// The `n` of what changed them.
    n: u32,
    case: Case,
    facts: Facts,
}

/// Every instant up to `now` at which facts changed, each with the state as of then: those at which something was
/// recorded, and the due instants that passed in between.
fn moments(record: &Record, rules: &Rules<'_>, now: &Instant) -> Vec<Moment> {
    let mut instants: Vec<Instant> =
        record.events.iter().map(|event| event.at).filter(|at| at <= now).collect();
    instants.sort_unstable();
    instants.dedup();
    let mut moments = Vec::new();
    for (index, at) in instants.iter().enumerate() {
        let Some(case) = fold(record, Some(at)) else { continue };
        let here = record.events.iter().filter(|event| event.at == *at);
        let n = here.map(|event| event.n).max().unwrap_or_default();
        let facts = facts_at(&case, rules.policy, at);
        let next = instants.get(index + 1).unwrap_or(now);
        let passed = passing(record, &case, at, next);
        moments.push(Moment { at: *at, n, facts, case: case.clone() });
        for (due, n) in passed {
            let facts = facts_at(&case, rules.policy, &(due + Duration::seconds(1)));
            moments.push(Moment { at: due, n, facts, case: case.clone() });
        }
    }
    moments
}

/// The due instants that pass unmet from `from` until `to`, each with the `n` of the event that recorded it.
fn passing(record: &Record, case: &Case, from: &Instant, to: &Instant) -> Vec<(Instant, u32)> {
    let running = case.clocks.iter().filter(|clock| clock.is_running());
    let mut passing: Vec<(Instant, u32)> = running
        .filter_map(|clock| {
            let due = clock.due_at().filter(|due| due >= from && due < to)?;
            let recorder = record.events.iter().find(|event| event.id == clock.recorded_by)?;
            Some((due, recorder.n))
        })
        .collect();
    passing.sort_unstable();
    passing.dedup_by_key(|(due, _)| *due);
    passing
}
