//! Corrections: the header is fixed at receipt; what was wrong in it is answered by `corrected` events.

use std::borrow::Cow;

use crate::domain::record::{Event, Fields, Record};

/// The header of `record` with the corrections among `events` applied, the last one of each key winning.
pub(super) fn corrected_header<'r, 'a>(
    record: &'r Record,
    events: impl Iterator<Item = &'a Event>,
) -> Cow<'r, Fields> {
    let mut header = Cow::Borrowed(&record.header);
    for event in events.filter(|event| event.matches("corrected")) {
        let (Some(field), Some(to)) = (event.fields.text("field"), event.fields.get("to")) else { continue };
        let header = header.to_mut();
        match header.0.iter_mut().find(|(key, _)| key == field) {
            Some((_, value)) => *value = to.clone(),
            None => header.push(field, to.clone()),
        }
    }
    header
}
