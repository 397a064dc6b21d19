//! One clock's reckoning: which term applies, on which calendar, with which pauses.

use std::collections::BTreeSet;

use super::Rules;
use super::policy::{ClockRule, ClockTerm};
use crate::domain::calendar::{self, Calendar, Counting, DayEnd, Pause, ReckonError, Reckoning, Term};
use crate::domain::case::Case;
use crate::domain::instant::Instant;
use crate::domain::media;
use crate::domain::policy::{Facts, Policy};
use crate::domain::record::clock_rule_name;

/// The facts of `case` that conditions of `policy` may ask about: those of the fold, the `group` of its category, how far
/// exposures have come and the clocks that are `overdue` at `now`.
pub fn facts_at(case: &Case, policy: &Policy, now: &Instant) -> Facts {
    let mut facts = case.facts.clone();
    let category = policy
        .intake
        .categories
        .iter()
        .find(|category| Some(&category.choice.name) == case.category.as_ref());
    if let Some(group) = category.and_then(|category| category.group.as_ref()) {
        facts.set("group", group);
    }
    if let Some(cause) = case.facts.values("cause").first() {
        let broader = policy.intake.cause_and_broader(cause);
        if !broader.is_empty() {
            facts.0.insert("cause".to_owned(), broader.into_iter().map(str::to_owned).collect());
        }
    }
    media::learn(&mut facts, case, now);
    let name = |clock: &&crate::domain::case::ClockState| clock_rule_name(&clock.clock).to_owned();
    let mut overdue: Vec<String> = super::overdue(case, now).iter().map(name).collect();
    let mut known = BTreeSet::new();
    overdue.retain(|name| known.insert(name.clone()));
    if !overdue.is_empty() {
        facts.0.insert("overdue".to_owned(), overdue);
    }
    facts
}

/// The term of `rule` that applies to `facts`: the first whose condition holds. `None` where none does, or where the
/// policy says outright that there is none.
pub fn applicable<'a>(rule: &'a ClockRule, facts: &Facts) -> Option<(&'a ClockTerm, Term)> {
    let found = rule.terms.iter().find(|term| term.when.holds(facts))?;
    found.term.map(|term| (found, term))
}

/// The calendar by which `rule` counts.
pub fn calendar_of<'a>(rule: &ClockRule, rules: &Rules<'a>) -> &'a Calendar {
    if rule.always_open { rules.always } else { rules.calendar }
}

/// When `term` of `rule` is due if it starts at `from`, with the pauses of `case` if they touch the clock (R9, R10).
///
/// # Errors
/// Where there is no such instant: a pause is open, or holidays are not loaded (R15).
pub fn reckon(
    rules: &Rules<'_>,
    rule: &ClockRule,
    term: Term,
    from: Instant,
    pauses: &[Pause],
) -> Result<Reckoning, ReckonError> {
    let end = if rule.end_of_day { DayEnd::Closing } else { DayEnd::SameClock };
    let pauses = if rule.pauses { pauses } else { &[] };
    calendar::due(calendar_of(rule, rules), from, &term, Counting { end, roll: rule.roll }, pauses)
}

/// The pauses of `case`, for the calendar.
pub(crate) fn pauses_of(case: &Case) -> Vec<Pause> {
    case.pauses.iter().map(|pause| Pause { from: pause.from, until: pause.until }).collect()
}
