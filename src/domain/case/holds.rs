//! Pauses and what counts as one when promises are made.

use super::{Case, PauseState, SEEN};
use crate::domain::record::Event;

/// Whether the event changes which time counts: a pause, a resumption, or a `void` (which may be of either).
pub(crate) fn is_hold(event: &Event) -> bool {
    event.matches("paused") || event.matches("resumed") || event.matches("void")
}

/// How many events of the other sort the writer of `event` had seen; none where it does not say.
pub(super) fn seen(event: &Event) -> usize {
    event.fields.text(SEEN).and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// The pause that lasts, if one does: the earliest of those that are open.
pub(crate) fn open_pause(case: &Case) -> Option<&PauseState> {
    case.pauses.iter().filter(|pause| pause.until.is_none()).min_by_key(|pause| pause.from)
}
