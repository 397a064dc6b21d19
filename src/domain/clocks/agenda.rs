//! The agenda of a case: what is late, what was warned of, what comes.

use super::own::rule_of;
use super::policy::ClockFamily;
use super::warning::passed_warnings;
use super::{Rules, family_of};
use crate::domain::case::{Case, ClockState, Standing, open_pause};
use crate::domain::instant::Instant;

/// One thing that somebody has to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// What it is.
    pub kind: AgendaKind,
    /// The clock; `None` for a pause.
    pub clock: Option<String>,
    /// The round of handling.
    pub round: u32,
    /// Law or promise.
    pub family: ClockFamily,
    /// When it is due, or when the pause shall end; `None` where there is no instant.
    pub due: Option<Instant>,
    /// When the house opens next, from `now` on: nobody is called at midnight.
    pub tell_at: Option<Instant>,
}

/// What an item of the agenda is, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgendaKind {
    /// Past due.
    Overdue,
    /// A promise that has to be computed anew: a pause, resume or void came in by a merge.
    ToBeRecomputed,
    /// A warning step was passed.
    Warned,
    /// A pause that should have ended.
    PauseOver,
    /// Running, to be done.
    Running,
    /// A due instant that could not be computed yet.
    Unknown,
    /// Held by a pause.
    Paused,
}

/// The agenda of `case` at `now`: by urgency, then by due instant. Empty for a case that is closed or withdrawn.
pub fn agenda(case: &Case, rules: &Rules<'_>, now: &Instant) -> Vec<Agenda> {
    if !case.is_open() {
        return Vec::new();
    }
    let tell_at = rules.calendar.first_open_instant(*now).ok();
    let mut items: Vec<Agenda> = Vec::new();
    for clock in case.clocks.iter().filter(|clock| clock.is_running()) {
        items.push(Agenda {
            kind: kind(case, rules, clock, now),
            clock: Some(clock.clock.clone()),
            round: clock.round,
            family: family_of(rules.policy, &clock.clock),
            due: clock.due_at(),
            tell_at,
        });
    }
    if let Some(until) = open_pause(case).and_then(|pause| pause.planned_until).filter(|until| until <= now) {
        let (kind, family) = (AgendaKind::PauseOver, ClockFamily::Promise);
        items.push(Agenda { kind, clock: None, round: case.round, family, due: Some(until), tell_at });
    }
    items.sort_by_key(|item| (item.kind, item.due.is_none(), item.due));
    items
}

fn kind(case: &Case, rules: &Rules<'_>, clock: &ClockState, now: &Instant) -> AgendaKind {
    let rule = rule_of(rules.policy, &clock.clock);
    let warned = || rule.is_some_and(|rule| !passed_warnings(rules, rule, case, clock, now).is_empty());
    match clock.standing(now) {
        Standing::Overdue => AgendaKind::Overdue,
        _ if clock.to_be_recomputed => AgendaKind::ToBeRecomputed,
        Standing::Paused => AgendaKind::Paused,
        Standing::Unknown => AgendaKind::Unknown,
        _ if warned() => AgendaKind::Warned,
        _ => AgendaKind::Running,
    }
}
