//! What one event changes: for each clock the promise that it starts, moves, ends the pause of, or withdraws.

use super::Rules;
use super::left::{format_left, parse_left};
use super::policy::{ClockRule, ClockTerm};
use super::promise::Started;
use super::reckon::{applicable, calendar_of, reckon};
use crate::domain::calendar::{self, Left, Pause, ReckonError, Term};
use crate::domain::case::{Case, ClockState, counted_moment};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::{Due, DueAt, Event};

/// What `event` changes.
pub(super) struct Change<'a> {
    pub(super) event: &'a Event,
    pub(super) rules: &'a Rules<'a>,
    pub(super) facts_before: Option<Facts>,
    pub(super) facts: Facts,
    pub(super) received_before: Option<Instant>,
    pub(super) pauses: Vec<Pause>,
    pub(super) round: Vec<&'a Event>,
    pub(super) received: Option<&'a Event>,
    pub(super) after: Case,
}

impl Change<'_> {
    /// The promise of `rule` that follows; `None` where the event leaves it as it is.
    pub(super) fn promise(&self, rule: &ClockRule) -> Option<Started> {
        let term = applicable(rule, &self.facts);
        match self.after.clock(&rule.choice.name) {
            None => self.start(rule, term?),
            Some(clock) if clock.stopped.is_some() => self.restart(rule, clock, term?),
            Some(clock) if self.event.matches("resumed") => self.resume(rule, clock, term),
            Some(clock) if clock.extended => None,
            Some(clock) => self.change(rule, clock, term),
        }
    }

    /// A clock that did not run starts, at its own event or because it applies only now.
    fn start(&self, rule: &ClockRule, term: (&ClockTerm, Term)) -> Option<Started> {
        let start = self.start_event(rule)?;
        let applied_before = self.facts_before.as_ref().and_then(|facts| applicable(rule, facts));
        if start.id != self.event.id && applied_before.is_some() {
            return None;
        }
        let mut started = self.from(rule, term, self.anchor(start));
        let own = start.id == self.event.id && started.due.from == Some(self.event.moment());
        started.due.from = started.due.from.filter(|_| !own);
        Some(started)
    }

    /// A clock that the event stopped starts again if the event also starts it.
    fn restart(&self, rule: &ClockRule, clock: &ClockState, term: (&ClockTerm, Term)) -> Option<Started> {
        let chained = clock.stopped_by.as_ref() == Some(&self.event.id) && self.event.matches(&rule.from);
        chained.then(|| {
            let mut started = self.from(rule, term, self.event.moment());
            started.due.from = None;
            started
        })
    }

    /// A running clock is moved when another term applies (R12) or the time of receipt was corrected.
    fn change(
        &self,
        rule: &ClockRule,
        clock: &ClockState,
        term: Option<(&ClockTerm, Term)>,
    ) -> Option<Started> {
        let before = self.facts_before.as_ref().and_then(|facts| applicable(rule, facts));
        let line = |term: Option<(&ClockTerm, Term)>| term.map(|(term, _)| std::ptr::from_ref(term));
        let receipt_moved = self.received_before.is_some_and(|received| received != self.after.received)
            && Some(clock.started) == self.received_before;
        if line(before) == line(term) && !receipt_moved {
            return None;
        }
        let withdrawn = DueAt::Withdrawn;
        let Some(term) = term else {
            return (clock.due != withdrawn).then(|| self.started(rule, withdrawn, Some(clock.started)));
        };
        let from = if receipt_moved { self.after.received } else { clock.started };
        let moved = self.from(rule, term, from);
        (moved.due.at != clock.due || receipt_moved).then_some(moved)
    }

    /// A held clock runs on. Reckoned from its start with all pauses where the policy still gives the promise that
    /// was held; else what was left runs on from here, so that neither a changed policy nor an extension is undone.
    fn resume(
        &self,
        rule: &ClockRule,
        clock: &ClockState,
        term: Option<(&ClockTerm, Term)>,
    ) -> Option<Started> {
        let text = clock.paused_left.as_ref()?;
        let reopened: Vec<Pause> = self.pauses.iter().map(|pause| self.still_open(pause)).collect();
        if let Some((line, term)) = term.filter(|_| !clock.extended) {
            let held = reckon(self.rules, rule, term, clock.started, &reopened);
            if matches!(held, Err(ReckonError::Paused { left, .. }) if format_left(self.plain(rule, left)) == *text)
            {
                return Some(self.from(rule, (line, term), clock.started));
            }
        }
        let left = parse_left(text)?;
        let calendar = calendar_of(rule, self.rules);
        let due = match calendar::resume(calendar, self.event.moment(), left) {
            Ok(due) => DueAt::At(due),
            Err(error) => DueAt::Unknown(error.said().en),
        };
        Some(Started { term: term.map(|(_, term)| term), ..self.started(rule, due, Some(clock.started)) })
    }

    /// The pause as it was before this event ended it.
    fn still_open(&self, pause: &Pause) -> Pause {
        let ended_here = pause.until == Some(self.event.moment().max(pause.from));
        if ended_here { Pause::open(pause.from) } else { *pause }
    }

    fn from(&self, rule: &ClockRule, (line, term): (&ClockTerm, Term), from: Instant) -> Started {
        let (due, segments) = match reckon(self.rules, rule, term, from, &self.pauses) {
            Ok(reckoning) => (DueAt::At(reckoning.due), reckoning.segments),
            Err(ReckonError::Paused { left, .. }) => {
                (DueAt::Held(format_left(self.plain(rule, left))), Vec::new())
            }
            Err(error) => (DueAt::Unknown(error.said().en), Vec::new()),
        };
        Started { term: Some(term), line: Some(line.line), segments, ..self.started(rule, due, Some(from)) }
    }

    fn started(&self, rule: &ClockRule, at: DueAt, from: Option<Instant>) -> Started {
        let due = Due {
            clock: rule.choice.name.clone(),
            round: self.after.round,
            at,
            until: rule.until.clone(),
            from,
        };
        Started { due, term: None, line: None, segments: Vec::new() }
    }

    /// Open time on a calendar that is always open is plain time.
    fn plain(&self, rule: &ClockRule, left: Left) -> Left {
        Left { open_time: left.open_time && !rule.always_open, ..left }
    }

    fn start_event(&self, rule: &ClockRule) -> Option<&Event> {
        let own = self.round.iter().copied().find(|event| event.matches(&rule.from));
        let said = self.rules.policy.clocks.iter().any(|rule| rule.from == "reopened");
        let again = self.round.first().copied().filter(|first| {
            !said
                && first.matches("reopened")
                && self.received.is_some_and(|received| received.matches(&rule.from))
        });
        own.or(again)
    }

    fn anchor(&self, start: &Event) -> Instant {
        if start.matches("received") { self.after.received } else { counted_moment(start) }
    }
}
