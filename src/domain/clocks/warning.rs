//! Warnings before a clock is due (R11). A step that was passed stays passed, even if the promise is moved later.

use chrono::{Duration, Months};

use super::Rules;
use super::policy::{ClockRule, Warning};
use super::reckon::{calendar_of, pauses_of};
use crate::domain::calendar::{self, Counting, Pause, ReckonError, Term};
use crate::domain::case::{Case, ClockState};
use crate::domain::instant::Instant;
use crate::domain::record::DueAt;

/// A warning step that was passed.
#[derive(Debug, Clone, PartialEq)]
pub struct PassedWarning<'a> {
    /// The step.
    pub warning: &'a Warning,
    /// When it was passed first.
    pub at: Instant,
}

/// When each warning of `rule` comes for a clock that started at `clock.started` and is due at `due`, in the order of
/// the policy. A warning that cannot be computed (holidays not loaded) is left out.
pub fn warning_instants<'a>(
    rules: &Rules<'_>,
    rule: &'a ClockRule,
    case: &Case,
    clock: &ClockState,
    due: Instant,
) -> Vec<(Instant, &'a Warning)> {
    let pauses = if rule.pauses { pauses_of(case) } else { Vec::new() };
    let closed: Vec<Pause> = pauses.into_iter().filter(|pause| pause.until.is_some()).collect();
    let instant = |warning: &Warning| match warning {
        Warning::Before(term) => before(rules, rule, due, *term),
        Warning::Percent(percent) => part(rules, rule, (clock.started, due, *percent), &closed),
    };
    rule.warnings.iter().filter_map(|warning| Some((instant(warning).ok()?, warning))).collect()
}

/// The warnings of `rule` that `clock` passed up to `now` while it ran.
pub fn passed_warnings<'a>(
    rules: &Rules<'_>,
    rule: &'a ClockRule,
    case: &Case,
    clock: &ClockState,
    now: &Instant,
) -> Vec<PassedWarning<'a>> {
    let mut passed: Vec<PassedWarning<'a>> = Vec::new();
    for promise in clock.promises() {
        let DueAt::At(due) = promise.due else { continue };
        for (at, warning) in warning_instants(rules, rule, case, clock, due) {
            let at = at.max(promise.recorded.min(due));
            let reached = at <= *now && promise.replaced.is_none_or(|replaced| at < replaced);
            if reached && !passed.iter().any(|known| known.warning == warning) {
                passed.push(PassedWarning { warning, at });
            }
        }
    }
    passed.sort_by_key(|passed| passed.at);
    passed
}

fn before(rules: &Rules<'_>, rule: &ClockRule, due: Instant, term: Term) -> Result<Instant, ReckonError> {
    let calendar = calendar_of(rule, rules);
    let out_of_range = ReckonError::OutOfRange;
    match term {
        Term::Elapsed { seconds } => due.checked_sub_signed(Duration::seconds(seconds)).ok_or(out_of_range),
        Term::WorkingTime { seconds } => calendar.subtract_working_time(due, seconds, &[]),
        Term::WorkingDays(count) => {
            let day = calendar.nth_working_day(due.date_naive(), -i64::from(count))?;
            let days = (due.date_naive() - day).num_days();
            due.checked_sub_signed(Duration::days(days)).ok_or(out_of_range)
        }
        Term::Days(count) => due.checked_sub_signed(Duration::days(i64::from(count))).ok_or(out_of_range),
        Term::Months(count) => due.checked_sub_months(Months::new(count)).ok_or(out_of_range),
    }
}

/// When `percent` of the clock's time from start to due have passed: open time where the clock counts open time.
fn part(
    rules: &Rules<'_>,
    rule: &ClockRule,
    (from, due, percent): (Instant, Instant, u32),
    pauses: &[Pause],
) -> Result<Instant, ReckonError> {
    let calendar = calendar_of(rule, rules);
    let share = |seconds: i64| seconds / 100 * i64::from(percent) + seconds % 100 * i64::from(percent) / 100;
    let open_time = rule.terms.iter().any(|term| term.term.is_some_and(Term::counts_open_time));
    if open_time {
        let seconds = calendar.working_time_between(from, due, pauses)?;
        return calendar.add_working_time(from, share(seconds), pauses);
    }
    let always = rules.always;
    let seconds = always.working_time_between(from, due, pauses)?;
    let term = Term::Elapsed { seconds: share(seconds) };
    calendar::due_instant(always, from, &term, Counting::default(), pauses)
}
