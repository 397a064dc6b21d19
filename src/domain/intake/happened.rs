//! When something happened, as a person enters it.

use crate::domain::case::Case;
use crate::domain::instant::{self, Instant};
use crate::said;
use crate::words::Said;

/// What is wrong with `happened` as the time of something that is recorded at `now` in `case`: nothing happens before
/// the complaint was received or after it is recorded.
pub fn check_happened(case: &Case, happened: &Instant, now: &Instant) -> Option<Said> {
    let (told, received, present) =
        (instant::format(happened), instant::format(&case.received), instant::format(now));
    if happened > now {
        return Some(said!(
            en: "{told} lies in the future: now is {present}",
            zh: "{told} 尚未到来：现在是 {present}",
        ));
    }
    (*happened < case.received).then(|| {
        said!(
            en: "{told} lies before the complaint was received, {received}; correct `received` first if that is wrong",
            zh: "{told} 早于受理时间 {received}；如受理时间有误，请先更正 `received`",
        )
    })
}
