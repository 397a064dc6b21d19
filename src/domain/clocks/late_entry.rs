//! Late entries: what happened earlier than it is recorded (design §12.7).

use crate::domain::case::{BEYOND_LIMIT, LATE_ENTRY};
use crate::domain::record::{Event, Value};

/// Marks `event` when it happened more than `limit` seconds before it is recorded: its clocks then stop when it was
/// recorded. The mark stands in the event, so that a later change of the policy's limit moves nothing (R13).
pub fn mark_late_entry(event: &mut Event, limit: i64) {
    let too_late = event.happened.is_some_and(|happened| (event.at - happened).num_seconds() > limit);
    if too_late && event.fields.get(LATE_ENTRY).is_none() {
        event.fields.push(LATE_ENTRY, Value::text(BEYOND_LIMIT));
    }
}
