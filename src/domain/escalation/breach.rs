//! Escalations that follow from a breach: each step of an overdue clock, once for each due instant.

use super::written::{Cause, escalation_fields, with_opening, written};
use crate::domain::calendar::{self, Counting, DayEnd};
use crate::domain::case::{Case, ClockState, EarlierDue};
use crate::domain::clocks::policy::{BreachStep, ClockRule};
use crate::domain::clocks::{Rules, calendar_of, rule_of};
use crate::domain::instant::{self, Instant};
use crate::domain::record::{DueAt, Event, Record, Value, clock_rule_name};

/// The steps of every clock of `case` that became true before `now` and are not on record.
pub(super) fn breach_escalations(
    record: &Record,
    case: &Case,
    rules: &Rules<'_>,
    now: &Instant,
) -> Vec<Event> {
    let mut events = Vec::new();
    for clock in &case.clocks {
        let Some(rule) = rule_of(rules.policy, &clock.clock) else { continue };
        if rule.on_breach.is_empty() || !ever_passed(clock, now) {
            continue;
        }
        for promise in clock.promises().iter().filter(|promise| !promise.mistaken) {
            let DueAt::At(due) = promise.due else { continue };
            for (index, step) in rule.on_breach.iter().enumerate() {
                let Some(at) = reached(case, rules, rule, promise, step).filter(|at| at < now) else {
                    continue;
                };
                let after = record.events.iter().find(|event| event.id == promise.recorded_by);
                let Some(after) = after.map(|event| event.n) else { continue };
                let cause =
                    Cause { name: &clock.clock, round: clock.round, step: &step.level, key: due, at, after };
                let mut fields = escalation_fields(rules.policy, &step.level, "overdue");
                fields.push("clock", Value::text(&clock.clock));
                if clock.round != 1 {
                    fields.push("round", Value::text(clock.round.to_string()));
                }
                fields.push("step", Value::text((index + 1).to_string()));
                fields.push("overdue_since", Value::text(instant::format(&due)));
                events.extend(written(record, "escalated", &cause, with_opening(fields, rules, at)));
            }
        }
    }
    events
}

/// Whether any due instant that the clock ever had lies before `now`: for most clocks nothing more need be looked at.
fn ever_passed(clock: &ClockState, now: &Instant) -> bool {
    let passed = |due: &DueAt| matches!(due, DueAt::At(due) if due < now);
    passed(&clock.due) || clock.earlier.iter().any(|earlier| passed(&earlier.due))
}

/// When `step` was reached while `promise` stood: that long after its due instant, not before it was recorded, and
/// not within a pause of the case, which puts it off to the pause's end. `None` when it was not.
fn reached(
    case: &Case,
    rules: &Rules<'_>,
    rule: &ClockRule,
    promise: &EarlierDue,
    step: &BreachStep,
) -> Option<Instant> {
    let DueAt::At(due) = promise.due else { return None };
    let counting = Counting { end: DayEnd::SameClock, roll: false };
    let at = match step.after {
        calendar::Term::Elapsed { seconds: 0 } | calendar::Term::WorkingTime { seconds: 0 } => due,
        after => calendar::due_instant(calendar_of(rule, rules), due, &after, counting, &[]).ok()?,
    };
    let mut at = at.max(promise.recorded);
    if rule.pauses {
        let mut pauses: Vec<_> = case.pauses.iter().map(|pause| (pause.from, pause.until)).collect();
        pauses.sort_unstable();
        for (from, until) in pauses {
            if from <= at && until.is_none_or(|until| at < until) {
                at = until?;
            }
        }
    }
    promise.replaced.is_none_or(|replaced| at < replaced).then_some(at)
}

/// The step of `rule` at which the clock called `clock` reaches `level`.
pub(crate) fn step_of<'a>(rule: &'a ClockRule, clock: &str, level: &str) -> Option<&'a BreachStep> {
    let same = rule.choice.name == clock_rule_name(clock);
    rule.on_breach.iter().find(|step| same && step.level == level)
}
