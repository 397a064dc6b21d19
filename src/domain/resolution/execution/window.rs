//! The window within which a case that has ended may be handled a second time.

use crate::domain::calendar::{self, Counting};
use crate::domain::case::Case;
use crate::domain::clocks::Rules;
use crate::domain::instant::Instant;
use crate::domain::resolution::policy::ReopenWindow;

/// The window of the policy and when it ended, where `case` ended so long before `now` that it is past. A window whose
/// end cannot be computed (holidays not loaded) is not past.
pub fn window_passed<'a>(
    case: &Case,
    rules: &Rules<'a>,
    now: &Instant,
) -> Option<(&'a ReopenWindow, Instant)> {
    let window = rules.policy.resolution.reopen_within.as_ref()?;
    let ended = case.closed.or(case.withdrawn)?;
    let counting = Counting::default();
    let end = calendar::due_instant(rules.calendar, ended, &window.within, counting, &[]).ok()?;
    (end < *now).then_some((window, end))
}
