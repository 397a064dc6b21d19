//! When something happened, as a person enters it.

use crate::domain::case::Case;
use crate::domain::instant::{self, Instant};
use crate::domain::record::Event;
use crate::domain::record::kind::table;
use crate::said;
use crate::words::Said;

/// What is wrong with when `event`, recorded at `now` in `case`, happened: nothing happens after it is recorded, or
/// before the complaint was received. Only what is published often comes before: a report leads to the complaint.
pub fn check_happened(case: &Case, event: &Event, now: &Instant) -> Option<Said> {
    let future = in_future(event, now);
    if future.is_some() {
        return future;
    }
    let happened = event.happened.as_ref()?;
    let (told, received) = (instant::format(happened), instant::format(&case.received));
    let may_precede = event.matches(table::EXPOSED.name);
    (*happened < case.received && !may_precede).then(|| {
        said!(
            en: "{told} lies before the complaint was received, {received}; correct `received` first if that is wrong",
            zh: "{told} 早于受理时间 {received}；如受理时间有误，请先更正 `received`",
        )
    })
}

/// What is wrong with when `event`, recorded at `now` in any record, happened: nothing happens after it is recorded.
pub fn in_future(event: &Event, now: &Instant) -> Option<Said> {
    let happened = event.happened.as_ref().filter(|happened| *happened > now)?;
    let (told, present) = (instant::format(happened), instant::format(now));
    Some(said!(
        en: "{told} lies in the future: now is {present}",
        zh: "{told} 尚未到来：现在是 {present}",
    ))
}
