//! Corrections of one field that did not know of each other, as two clones make them. The later one counts; that nobody
//! has decided so is told, until one more correction knows of both.

use std::collections::BTreeMap;

use super::finding::{self, Remark};
use crate::domain::case;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

pub(super) fn corrections(record: &Record, remarks: &mut Vec<Remark>) {
    let of_field = |event: &&Event| event.matches(table::CORRECTED.name);
    if record.events.iter().filter(of_field).count() < 2 {
        return;
    }
    let Some(case) = case::fold(record, None) else { return };
    let mut last: BTreeMap<&str, (&Event, Option<&Event>)> = BTreeMap::new();
    for event in case.standing_events(record).into_iter().filter(of_field) {
        let Some(field) = event.fields.text("field") else { continue };
        let before = last.get(field).map(|(before, _)| *before);
        last.insert(field, (event, before));
    }
    for (field, (event, before)) in last {
        if let Some(before) = before
            && items(event, "from") != items(before, "to")
        {
            remarks.push(finding::corrections_cross(record, field, event, before));
        }
    }
}

/// What the event tells under `key`: a list is told with commas.
fn items(event: &Event, key: &str) -> Vec<String> {
    let texts = event.fields.get(key).map(|value| value.as_texts().join(",")).unwrap_or_default();
    texts.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}
