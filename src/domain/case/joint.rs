//! Events that stand in two complaints: linked, merged, split.

use super::Case;
use crate::domain::record::{Event, Record};

/// How one complaint may be linked to another, with what the other then says of the first.
pub static LINKS: &[(&str, &str)] = &[
    ("same-matter", "same-matter"),
    ("follow-up", "followed-by"),
    ("duplicate", "duplicate"),
    ("related", "related"),
];

/// The kinds of events of which the other half stands in another complaint: they are taken back together.
pub static JOINT: &[&str] = &["linked", "merged", "absorbed", "split"];

/// What the other complaint says of one that is linked as `link`.
pub fn counterpart(link: &str) -> Option<&'static str> {
    LINKS.iter().find(|(name, _)| *name == link).map(|(_, other)| *other)
}

/// The last standing event of `record` of this kind that names the complaint `other`.
pub fn joining<'a>(record: &'a Record, case: &Case, kind: &str, other: &str) -> Option<&'a Event> {
    let names =
        |event: &Event| ["to", "into", "from"].iter().any(|key| event.fields.texts(key).contains(&other));
    case.standing_events(record).into_iter().rfind(|event| event.matches(kind) && names(event))
}
