//! What one event changes: for each clock the promise that it starts, moves, ends the pause of, or withdraws.

use super::Rules;
use super::left::{format_left, parse_left};
use super::own::{answers_to, owners, pauses_for, rules_of, term_of};
use super::policy::{ClockRule, ClockTerm};
use super::promise::Started;
use super::reckon::{calendar_of, reckon};
use crate::domain::calendar::{self, Left, Pause, ReckonError, Term};
use crate::domain::case::{Case, ClockState, counted_moment};
use crate::domain::instant::Instant;
use crate::domain::policy::{Facts, Policy};
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

/// One clock: of a rule, or of a rule and one of the events that each have their own.
struct Instance<'a> {
    rule: &'a ClockRule,
    name: String,
    owner: Option<&'a Event>,
}

/// What applies to a clock: the line of the policy, where one gives the term, and the term.
type Applying<'a> = (Option<&'a ClockTerm>, Term);

impl<'a> Change<'a> {
    /// The promises that follow, in the order of the policy.
    pub(super) fn promises(&self) -> Vec<Started> {
        let policy: &'a Policy = self.rules.policy;
        let of_rule = |rule: &'a ClockRule| match rule.each {
            false => vec![Instance { rule, name: rule.choice.name.clone(), owner: None }],
            true => owners(policy, rule, &self.round)
                .into_iter()
                .map(|owner| {
                    let name = format!("{}/{}", rule.choice.name, owner.id);
                    Instance { rule, name, owner: Some(owner) }
                })
                .collect(),
        };
        rules_of(policy).flat_map(of_rule).filter_map(|instance| self.promise(&instance)).collect()
    }

    /// The promise of the clock that follows; `None` where the event leaves it as it is.
    fn promise(&self, instance: &Instance<'a>) -> Option<Started> {
        match self.after.clock(&instance.name) {
            None => self.start(instance),
            Some(clock) => {
                let term = instance.term(clock.started, &self.facts);
                match clock {
                    clock if clock.stopped.is_some() => self.restart(instance, clock, term?),
                    clock if self.event.matches("resumed") => self.resume(instance, clock, term),
                    clock if clock.extended => None,
                    clock => self.change(instance, clock, term),
                }
            }
        }
    }

    /// A clock that did not run starts, at its own event or because it applies only now.
    fn start(&self, instance: &Instance<'a>) -> Option<Started> {
        let start = match instance.owner {
            Some(owner) => owner,
            None => self.start_event(instance.rule)?,
        };
        let anchor = self.anchor(start);
        let term = instance.term(anchor, &self.facts)?;
        let applied_before = self.facts_before.as_ref().and_then(|facts| instance.term(anchor, facts));
        if start.id != self.event.id && applied_before.is_some() {
            return None;
        }
        let mut started = self.from(instance, term, anchor);
        let own = start.id == self.event.id && started.due.from == Some(self.event.moment());
        started.due.from = started.due.from.filter(|_| !own);
        Some(started)
    }

    /// A clock that the event stopped starts again if the event also starts it.
    fn restart(&self, instance: &Instance<'a>, clock: &ClockState, term: Applying<'a>) -> Option<Started> {
        let from = &instance.rule.from;
        let chained = clock.stopped_by.as_ref() == Some(&self.event.id) && self.event.matches(from);
        chained.then(|| {
            let mut started = self.from(instance, term, self.event.moment());
            started.due.from = None;
            started
        })
    }

    /// A running clock is moved when another term applies (R12) or the time of receipt was corrected.
    fn change(
        &self,
        instance: &Instance<'a>,
        clock: &ClockState,
        term: Option<Applying<'a>>,
    ) -> Option<Started> {
        let before = self.facts_before.as_ref().and_then(|facts| instance.term(clock.started, facts));
        let line = |term: Option<Applying<'a>>| term.map(|(line, _)| line.map(std::ptr::from_ref));
        let receipt_moved = self.received_before.is_some_and(|received| received != self.after.received)
            && Some(clock.started) == self.received_before;
        if line(before) == line(term) && !receipt_moved {
            return None;
        }
        let withdrawn = DueAt::Withdrawn;
        let Some(term) = term else {
            return (clock.due != withdrawn).then(|| self.started(instance, withdrawn, Some(clock.started)));
        };
        let from = if receipt_moved { self.after.received } else { clock.started };
        let moved = self.from(instance, term, from);
        (moved.due.at != clock.due || receipt_moved).then_some(moved)
    }

    /// A held clock runs on. Reckoned from its start with all pauses where the policy still gives the promise that
    /// was held; else what was left runs on from here, so that neither a changed policy nor an extension is undone.
    fn resume(
        &self,
        instance: &Instance<'a>,
        clock: &ClockState,
        term: Option<Applying<'a>>,
    ) -> Option<Started> {
        let (rule, text) = (instance.rule, clock.paused_left.as_ref()?);
        let reopened: Vec<Pause> = self.pauses.iter().map(|pause| self.still_open(pause)).collect();
        if let Some((line, term)) = term.filter(|_| !clock.extended) {
            let pauses = pauses_for(instance.owner, clock.started, &reopened);
            let held = reckon(self.rules, rule, term, clock.started, &pauses);
            if matches!(held, Err(ReckonError::Paused { left, .. }) if format_left(self.plain(rule, left)) == *text)
            {
                return Some(self.from(instance, (line, term), clock.started));
            }
        }
        let left = parse_left(text)?;
        let calendar = calendar_of(rule, self.rules);
        let due = match calendar::resume(calendar, self.event.moment(), left) {
            Ok(due) => DueAt::At(due),
            Err(error) => DueAt::Unknown(error.said().en),
        };
        let started = self.started(instance, due, Some(clock.started));
        Some(Started { term: term.map(|(_, term)| term), ..started })
    }

    /// The pause as it was before this event ended it.
    fn still_open(&self, pause: &Pause) -> Pause {
        let ended_here = pause.until == Some(self.event.moment().max(pause.from));
        if ended_here { Pause::open(pause.from) } else { *pause }
    }

    fn from(&self, instance: &Instance<'a>, (line, term): Applying<'a>, from: Instant) -> Started {
        let rule = instance.rule;
        let pauses = pauses_for(instance.owner, from, &self.pauses);
        let (due, segments) = match reckon(self.rules, rule, term, from, &pauses) {
            Ok(reckoning) => (DueAt::At(reckoning.due), reckoning.segments),
            Err(ReckonError::Paused { left, .. }) => {
                (DueAt::Held(format_left(self.plain(rule, left))), Vec::new())
            }
            Err(error) => (DueAt::Unknown(error.said().en), Vec::new()),
        };
        let line = line.map(|line| line.line);
        Started { term: Some(term), line, segments, ..self.started(instance, due, Some(from)) }
    }

    fn started(&self, instance: &Instance<'a>, at: DueAt, from: Option<Instant>) -> Started {
        let until = match instance.owner {
            None => instance.rule.until.clone(),
            Some(owner) => answers_to(self.rules.policy, instance.rule, owner),
        };
        let due = Due { clock: instance.name.clone(), round: self.after.round, at, until, from };
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

impl<'a> Instance<'a> {
    /// What applies to the clock if it began at `started`.
    fn term(&self, started: Instant, facts: &Facts) -> Option<Applying<'a>> {
        term_of(self.rule, self.owner, started, facts)
    }
}
