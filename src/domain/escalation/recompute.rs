//! Promises that have to be computed anew: made without knowing of a pause, or waiting for a year's holidays.

use super::written::{Cause, written};
use crate::domain::calendar::ReckonError;
use crate::domain::case::{Case, ClockState, SEEN, fold, is_hold, open_pause};
use crate::domain::clocks::{
    Rules, facts_at, format_left, owner, pauses_for, pauses_of, reckon, rule_of, term_of,
};
use crate::domain::record::{Due, DueAt, Event, Fields, Record, Value};

/// The `recomputed` events of `case` that are due: of clocks whose promise was made without knowing of a pause
/// (design §12.4), and of those whose due instant can be computed now (§12.6).
pub(super) fn recomputations(record: &Record, case: &Case, rules: &Rules<'_>) -> Vec<Event> {
    let waits = |clock: &&ClockState| {
        clock.to_be_recomputed || (clock.is_running() && matches!(clock.due, DueAt::Unknown(_)))
    };
    case.clocks.iter().filter(waits).filter_map(|clock| recomputed(record, case, rules, clock)).collect()
}

fn recomputed(record: &Record, case: &Case, rules: &Rules<'_>, clock: &ClockState) -> Option<Event> {
    let events = record.ordered_events();
    let holds: Vec<&Event> = events.iter().copied().filter(|event| is_hold(event)).collect();
    let recorder = events.iter().copied().find(|event| event.id == clock.recorded_by)?;
    let at = due_now(record, case, rules, clock)?;
    let known = || holds.iter().copied().chain([recorder]);
    let key = match &at {
        DueAt::At(due) => *due,
        _ => open_pause(case).map_or(clock.started, |pause| pause.from.max(clock.started)),
    };
    let step = format!("recomputed-{}-{}", holds.len(), clock.started.timestamp());
    let cause = Cause {
        name: &clock.clock,
        round: clock.round,
        step: &step,
        key,
        at: known().map(|event| event.at).max()?,
        after: known().map(|event| event.n).max()?,
    };
    let reason = if clock.to_be_recomputed { "pause-not-known" } else { "calendar-loaded" };
    let mut fields = Fields::default().with("reason", Value::text(reason));
    if !holds.is_empty() {
        fields.push(SEEN, Value::text(holds.len().to_string()));
    }
    let mut event = written(record, "recomputed", &cause, fields)?;
    event.due.push(Due {
        clock: clock.clock.clone(),
        round: clock.round,
        at,
        until: clock.until.clone(),
        from: Some(clock.started),
    });
    Some(event)
}

/// What the promise is with everything that is known now; `None` while it still cannot be computed. A date that was
/// set by authority stays, and so does the promise of a clock that the policy no longer has.
fn due_now(record: &Record, case: &Case, rules: &Rules<'_>, clock: &ClockState) -> Option<DueAt> {
    let rule = rule_of(rules.policy, &clock.clock);
    let then = clock.stopped.and_then(|stopped| fold(record, Some(&stopped)));
    let facts = facts_at(then.as_ref().unwrap_or(case), rules.policy, &clock.recorded);
    let Some(rule) = rule.filter(|_| !clock.extended) else { return Some(clock.due.clone()) };
    let own = owner(record, &clock.clock);
    let Some((_, term)) = term_of(rule, own, clock.started, &facts) else {
        return Some(if clock.is_running() { DueAt::Withdrawn } else { clock.due.clone() });
    };
    let mut pauses = pauses_for(own, clock.started, &pauses_of(case));
    for pause in &mut pauses {
        let held_to_the_end =
            clock.stopped.is_some_and(|stopped| pause.until.is_some_and(|until| until >= stopped));
        pause.until = pause.until.filter(|_| !held_to_the_end);
    }
    match reckon(rules, rule, term, clock.started, &pauses) {
        Ok(reckoning) => Some(DueAt::At(reckoning.due)),
        Err(ReckonError::Paused { mut left, .. }) => {
            left.open_time &= !rule.always_open;
            Some(DueAt::Held(format_left(left)))
        }
        Err(_) => None,
    }
}
