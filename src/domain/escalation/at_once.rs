//! What follows at once from the facts: escalation rules and upgrades of the tier, each once in a round.

use super::moment::{Moment, moments};
use super::policy::EscalationRule;
use super::possible::{Told, rounds};
use super::written::{Cause, birth, escalation_fields, is_written_in_all, with_opening, written};
use crate::domain::clocks::Rules;
use crate::domain::instant::Instant;
use crate::domain::policy::Choice;
use crate::domain::record::{Event, Fields, Record, Value};
use crate::domain::triage::upgrade_of;

/// What escalation rules and upgrades are called in the hash of an id.
const AT_ONCE: &str = "at-once";
const UPGRADE: &str = "upgrade";

/// The escalations and upgrades that became true by `now` and are not on record, each at the first instant at which
/// its condition held.
pub(super) fn at_once(record: &Record, rules: &Rules<'_>, now: &Instant) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let Some(birth) = birth(record) else { return events };
    let told = Told::of(record, rules.policy, now);
    let rounds = rounds(record);
    let missing = |rule: &Choice, step| !is_written_in_all(record, (&rule.name, step), birth, rounds);
    let escalates = |rule: &&EscalationRule| told.allows(&rule.when) && missing(&rule.choice, AT_ONCE);
    let possible = Possible {
        rules: rules.policy.escalation.rules.iter().filter(escalates).collect(),
        upgrades: rules
            .policy
            .triage
            .upgrades
            .iter()
            .any(|upgrade| told.allows(&upgrade.when) && missing(&upgrade.choice, UPGRADE)),
    };
    if possible.rules.is_empty() && !possible.upgrades {
        return events;
    }
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
            let cause = Cause { name: &rule.choice.name, round, step: AT_ONCE, key: birth, at, after };
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
        let cause = Cause { name: &upgrade.choice.name, round, step: UPGRADE, key: birth, at, after };
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
