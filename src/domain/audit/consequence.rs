//! What `sweep` records follows from the record and the rules; nobody may write in its name.

use super::duties::Scene;
use super::finding::{Remark, SWEPT};
use crate::domain::case::SWEEP;
use crate::domain::escalation::sweep;
use crate::domain::instant::{self, Instant};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record, RecordKind, Route};
use crate::said;

/// What is wrong with `event`, recorded by the instant that `known` tells in the name of `sweep`, where `sweep` would have
/// recorded no such event: neither on what stood there before it, which is the record of `scene`, nor on all that came with
/// it (`after`). Fines and what follows from them are looked at with their amounts.
pub fn consequence(
    event: &Event,
    after: &Record,
    scene: &Scene<'_>,
    known: impl FnOnce() -> Instant,
) -> Option<Remark> {
    let of_fines = event.matches(table::FINED.name) || event.matches(table::LATE_CHARGED.name);
    if event.by != SWEEP || of_fines {
        return None;
    }
    if after.kind != RecordKind::Complaint {
        return Some(unfounded(event));
    }
    let known = known();
    let follows = |record: &Record| {
        sweep(record, &scene.rules, &known).iter().any(|again| again.id == event.id && is_same(event, again))
    };
    let without = || {
        let mut without = after.clone();
        without.events.retain(|other| other.id != event.id);
        without
    };
    (!follows(scene.before) && !follows(&without())).then(|| unfounded(event))
}

fn unfounded(event: &Event) -> Remark {
    let (id, kind, at) = (&event.id, event.kind.name(), instant::format(&event.at));
    let message = said!(
        en: "`{kind}` (`{id}`) stands there in the name of `sweep`, which by the rules in force records no such event at {at}",
        zh: "`{kind}`（`{id}`）以 `sweep` 名义登记，而按当时规则 `sweep` 在 {at} 不会登记此事件"
    );
    Remark::error(SWEPT, Route::Event(id.clone(), Some("by")), message).tip(said!(
        en: "was it written by hand? The author of the commit knows; what is wrong is taken back with `plaint void`",
        zh: "是否手工写入？请向提交者查明；有误的可用 `plaint void` 撤销"
    ))
}

/// Whether two events say the same. Promises are left out: calendars that came later move them, and `why` tells of that.
fn is_same(event: &Event, again: &Event) -> bool {
    event.kind == again.kind && event.at == again.at && event.fields == again.fields
}
