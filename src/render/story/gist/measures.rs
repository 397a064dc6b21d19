//! What the events of improvement measures say.

use super::Gist;
use crate::domain::record::Event;
use crate::render::story::Telling;
use crate::said;

/// What is to be changed, by whom and until when.
pub(super) fn planned(telling: &Telling<'_>, event: &Event) -> Gist {
    let what = telling.record.header.text("what").unwrap_or_default().to_owned();
    let owner = telling.field(event, "owner").unwrap_or_default();
    let owner = telling.say(&said!(en: "owner: {owner}", zh: "负责人：{owner}"));
    let due = telling
        .field(event, "due_by")
        .map(|due| telling.say(&said!(en: "by {due}", zh: "应于 {due} 前完成")));
    let second = telling.listed([Some(owner), due].into_iter().flatten().collect());
    Gist::new(&["owner", "due_by"], vec![what, second])
}

/// What was done, and what proves it.
pub(super) fn carried_out(telling: &Telling<'_>, event: &Event) -> Gist {
    let done = telling.field(event, "done").unwrap_or_default();
    let proof = telling
        .field(event, "evidence")
        .map(|on| telling.say(&said!(en: "proved by: {on}", zh: "证明：{on}")));
    Gist::new(&["done", "evidence"], vec![done, proof.unwrap_or_default()])
}

/// Whether it works, and by what that was judged.
pub(super) fn reviewed(telling: &Telling<'_>, event: &Event) -> Gist {
    let effective = event.fields.text("effective").unwrap_or_default();
    let label = crate::domain::measures::Effective::of(effective).map(|found| found.label());
    let label = label.map_or(effective, |label| telling.reader.face.label(label));
    let reason = telling.field(event, "reason").unwrap_or_default();
    let line = telling.say(&said!(en: "{label}: {reason}", zh: "{label}：{reason}"));
    Gist::new(&["effective", "reason", "figures"], vec![line])
}

/// Why it was given up.
pub(super) fn dropped(telling: &Telling<'_>, event: &Event) -> Gist {
    Gist::new(&["reason", "role"], vec![telling.field(event, "reason").unwrap_or_default()])
}
