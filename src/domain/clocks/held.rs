//! What a pause tells: the time left of the clocks that it holds, and which clocks run on.

use super::Rules;
use super::left::format_left;
use super::own::{owner, rules_of, running, term_of};
use super::promise::known_to;
use super::reckon::{calendar_of, facts_at};
use crate::domain::calendar::{self, Left, Term};
use crate::domain::case::{ClockState, fold_events};
use crate::domain::record::{Event, Fields, Record, Value};

/// What is left, at the pause `event`, of each running clock that pauses. A clock that is overdue by then is not
/// held: no pause takes a breach back.
pub(super) fn left_at(record: &Record, event: &Event, rules: &Rules<'_>) -> Fields {
    let mut left = Fields::default();
    let Some(case) = fold_events(record, &known_to(record, event)) else { return left };
    let (facts, moment) = (facts_at(&case, rules.policy, &event.at), event.moment());
    for rule in rules_of(rules.policy).filter(|rule| rule.pauses) {
        for clock in running(rules.policy, rule, &case) {
            let Some(due) = clock.due_at().filter(|due| *due >= moment) else { continue };
            let calendar = calendar_of(rule, rules);
            let own = owner(record, &clock.clock);
            let term = term_of(rule, own, clock.started, &facts);
            let term = term.map_or(Term::Elapsed { seconds: 0 }, |(_, term)| term);
            let elapsed = Left { seconds: (due - moment).num_seconds(), open_time: false };
            let from = moment.max(clock.started);
            let amount = calendar::remaining(calendar, from, due, &term).unwrap_or(elapsed);
            let amount = Left { open_time: amount.open_time && !rule.always_open, ..amount };
            left.push(&clock.clock, Value::text(format_left(amount)));
        }
    }
    left
}

/// The running clocks that no pause touches, at the pause `event`.
pub(super) fn running_on(record: &Record, event: &Event, rules: &Rules<'_>) -> Vec<String> {
    let Some(case) = fold_events(record, &known_to(record, event)) else { return Vec::new() };
    let untouched = rules_of(rules.policy).filter(|rule| !rule.pauses);
    let names = |clock: &ClockState| clock.clock.clone();
    untouched.flat_map(|rule| running(rules.policy, rule, &case)).map(names).collect()
}
