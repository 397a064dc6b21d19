//! Corrections: the header is fixed at receipt; what was wrong in it is answered by `corrected` events.

use std::borrow::Cow;

use super::Case;
use crate::domain::record::{Event, Fields, Record, Value};

/// The header key that is always a list: the staff whom the complaint names.
const STAFF: &str = "staff";

/// The header of `record` with the corrections among `events` applied, the last one of each key winning.
pub(super) fn corrected_header<'r, 'a>(
    record: &'r Record,
    events: impl Iterator<Item = &'a Event>,
) -> Cow<'r, Fields> {
    let mut header = Cow::Borrowed(&record.header);
    for event in events.filter(|event| event.matches("corrected")) {
        let (Some(field), Some(to)) = (event.fields.text("field"), event.fields.get("to")) else { continue };
        let to = if field == STAFF { several(to) } else { to.clone() };
        let header = header.to_mut();
        match header.0.iter_mut().find(|(key, _)| key == field) {
            Some((_, value)) => *value = to,
            None => header.push(field, to),
        }
    }
    header
}

/// A correction is one text; of a list it names the items with commas between them. An empty one takes all away.
fn several(to: &Value) -> Value {
    let texts = to.as_texts();
    let items = texts.iter().flat_map(|text| text.split(',')).map(str::trim).filter(|item| !item.is_empty());
    Value::texts(items)
}

/// The header of `record` as it is now, with the corrections that stand.
pub fn header_now(record: &Record, case: &Case) -> Fields {
    corrected_header(record, case.standing_events(record).into_iter()).into_owned()
}
