//! Completion: when the last agreed action of a round is done, everything agreed is carried out.

use super::written::{Cause, written};
use crate::domain::case::{Case, fold};
use crate::domain::record::{Event, Fields, Record};
use crate::domain::resolution::settlement;

/// The `completed` that follows from the actions being done, where it is not on record. Of two clones that each did a
/// half, both write the same one after the merge; what is agreed later completes again.
pub(super) fn completion(record: &Record, case: &Case) -> Option<Event> {
    if !record.events.iter().any(|event| event.matches("done")) {
        return None;
    }
    let events = record.ordered_events();
    let settlement = settlement(case.standing_events(record));
    let last = settlement.completes.as_deref()?;
    let done: Vec<&str> = settlement
        .actions
        .iter()
        .filter(|action| action.round == settlement.round)
        .filter_map(|action| action.done_by.as_deref())
        .collect();
    let is_cause = |event: &&&Event| done.contains(&event.id.as_str()) || takes_back_action(&events, event);
    let causes = || events.iter().filter(is_cause);
    let (at, after) = (causes().map(|event| event.at).max()?, causes().map(|event| event.n).max()?);
    // What was done after the case ended completes nothing any more.
    fold(record, Some(&at)).filter(Case::is_open)?;
    let round = settlement.round;
    let step = format!("completed-{last}");
    let cause = Cause { name: "completed", round, step: &step, key: at, at, after };
    written(record, "completed", &cause, Fields::default())
}

/// Whether `event` voids an action: then the others may be all that there is.
fn takes_back_action(events: &[&Event], event: &Event) -> bool {
    let target = event.fields.text("target").filter(|_| event.matches("void"));
    target.is_some_and(|target| events.iter().any(|event| event.id == target && event.matches("action")))
}
