//! Promises: which clocks an event starts, moves, holds or withdraws, and until when.
//!
//! A clock starts at the first event of its round that matches its `from`. In a later round a clock from `received`
//! starts at `reopened`, so that no second handling goes without a deadline; unless the policy has clocks from
//! `reopened`, and so says itself what a second handling starts. A clock starts again within a round only when the
//! same event stops and starts it (progress is told every so often).
//!
//! A promise that was made is moved by four things only: the facts changed so that another of the clock's terms
//! applies (R12), the time of receipt was corrected, a pause ended, or `extended` sets another date by somebody's
//! authority. A date set by authority is moved only by another authority. A changed policy moves nothing (R13).

use super::late_entry::mark_late_entry;
use super::left::{format_left, parse_left};
use super::policy::ClockRule;
use super::reckon::{applicable, calendar_of, facts_at, pauses_of, reckon};
use super::{Rules, policy::ClockTerm};
use crate::domain::calendar::{self, Left, Pause, ReckonError, Segment, Term};
use crate::domain::case::{Case, ClockState, RUNS_ON, SEEN, SWEEP, counted_moment, fold_events, is_hold};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::{Due, DueAt, Event, Fields, Record, Value};

/// A promise that an event makes, and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Started {
    /// The promise, ready to be recorded.
    pub due: Due,
    /// The term that applies; `None` for a clock that no longer applies.
    pub term: Option<Term>,
    /// The line of that term in the policy.
    pub line: Option<usize>,
    /// What was counted, skipped and paused.
    pub segments: Vec<Segment>,
}

/// `event`, not yet appended to `record`, with everything that it has to tell about clocks: the promises that follow
/// from it, the time left of the clocks that a pause holds, whether it was entered too late, and how much its writer had seen (see [`fold`](crate::domain::case::fold)).
///
/// Promises that the event carries already (`extended`) stay as they are.
pub fn with_promises(record: &Record, event: &Event, rules: &Rules<'_>) -> Event {
    let mut event = event.clone();
    if let Some(Term::Elapsed { seconds }) = rules.policy.intake.late_entry_limit {
        mark_late_entry(&mut event, seconds);
    }
    let earlier = events_before(record, &event);
    for started in dues_after(record, &event, rules) {
        if !event.due.iter().any(|due| due.clock == started.due.clock && due.round == started.due.round) {
            event.due.push(started.due);
        }
    }
    if event.matches("paused") {
        let (left, runs_on) = (left_at(record, &event, rules), running_on(record, &event, rules));
        if !left.is_empty() && event.fields.get("left").is_none() {
            event.fields.push("left", Value::Map(left));
        }
        if !runs_on.is_empty() && event.fields.get(RUNS_ON).is_none() {
            event.fields.push(RUNS_ON, Value::texts(runs_on));
        }
    }
    let seen = if event.matches("paused") {
        earlier.iter().filter(|event| !event.due.is_empty()).count()
    } else if event.due.is_empty() {
        0
    } else {
        earlier.iter().filter(|event| is_hold(event)).count()
    };
    if seen > 0 && event.fields.get(SEEN).is_none() {
        event.fields.push(SEEN, Value::text(seen.to_string()));
    }
    event
}

/// The promises that follow from `event`, which is not yet appended to `record`, in the order of the policy.
///
/// A due instant that cannot be computed becomes [`DueAt::Unknown`] and never stops intake (design §12.6).
pub fn dues_after(record: &Record, event: &Event, rules: &Rules<'_>) -> Vec<Started> {
    let earlier = known_to(record, event);
    let mut events = earlier.clone();
    events.push(event);
    events.sort_by_key(|event| (event.n, event.at, &event.id));
    let (before, after) = (fold_events(record, &earlier), fold_events(record, &events));
    let silent = ["void", "extended", "paused", "closed", "withdrawn", "recomputed"];
    let Some(after) = after.filter(|after| after.is_open()) else { return Vec::new() };
    if silent.iter().any(|kind| event.matches(kind)) {
        return Vec::new();
    }
    let change = Change {
        event,
        rules,
        facts_before: before.as_ref().map(|case| facts_at(case, rules.policy, &event.at)),
        facts: facts_at(&after, rules.policy, &event.at),
        received_before: before.as_ref().map(|case| case.received),
        pauses: pauses_of(&after),
        round: events_of_round(&events, &after),
        received: events.iter().copied().find(|event| event.matches("received")),
        after,
    };
    rules.policy.clocks.iter().filter_map(|rule| change.promise(rule)).collect()
}

/// The events of `record` that order before `event`.
fn events_before<'a>(record: &'a Record, event: &Event) -> Vec<&'a Event> {
    let place = (event.n, event.at, &event.id);
    record.ordered_events().into_iter().filter(|other| (other.n, other.at, &other.id) < place).collect()
}

/// The events that `event` can take into account: all that order before it; for an event that follows from the
/// policy, and so is written with the lowest `n` that its cause allows, all that were recorded by then.
fn known_to<'a>(record: &'a Record, event: &Event) -> Vec<&'a Event> {
    if event.by != SWEEP {
        return events_before(record, event);
    }
    let by_then = |other: &&Event| other.at <= event.at && other.id != event.id;
    record.ordered_events().into_iter().filter(by_then).collect()
}

/// The standing events of the present round: since the last reopening, that event included.
fn events_of_round<'a>(events: &[&'a Event], case: &Case) -> Vec<&'a Event> {
    let standing: Vec<&Event> =
        events.iter().copied().filter(|event| !case.voided.contains(&event.id)).collect();
    let start = standing.iter().rposition(|event| event.matches("reopened")).unwrap_or(0);
    standing.into_iter().skip(start).collect()
}

/// What `event` changes.
struct Change<'a> {
    event: &'a Event,
    rules: &'a Rules<'a>,
    facts_before: Option<Facts>,
    facts: Facts,
    received_before: Option<Instant>,
    pauses: Vec<Pause>,
    round: Vec<&'a Event>,
    received: Option<&'a Event>,
    after: Case,
}

impl Change<'_> {
    fn promise(&self, rule: &ClockRule) -> Option<Started> {
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

/// What is left, at the pause `event`, of each running clock that pauses. A clock that is overdue by then is not
/// held: no pause takes a breach back.
fn left_at(record: &Record, event: &Event, rules: &Rules<'_>) -> Fields {
    let mut left = Fields::default();
    let earlier = known_to(record, event);
    let Some(case) = fold_events(record, &earlier) else { return left };
    let (facts, moment) = (facts_at(&case, rules.policy, &event.at), event.moment());
    for rule in rules.policy.clocks.iter().filter(|rule| rule.pauses) {
        let Some(clock) = case.clock(&rule.choice.name).filter(|clock| clock.is_running()) else { continue };
        let Some(due) = clock.due_at().filter(|due| *due >= moment) else { continue };
        let calendar = calendar_of(rule, rules);
        let term = applicable(rule, &facts).map_or(Term::Elapsed { seconds: 0 }, |(_, term)| term);
        let elapsed = Left { seconds: (due - moment).num_seconds(), open_time: false };
        let from = moment.max(clock.started);
        let amount = calendar::remaining(calendar, from, due, &term).unwrap_or(elapsed);
        let amount = Left { open_time: amount.open_time && !rule.always_open, ..amount };
        left.push(&rule.choice.name, Value::text(format_left(amount)));
    }
    left
}

/// The running clocks that no pause touches, at the pause `event`.
fn running_on(record: &Record, event: &Event, rules: &Rules<'_>) -> Vec<String> {
    let Some(case) = fold_events(record, &known_to(record, event)) else { return Vec::new() };
    let untouched = rules.policy.clocks.iter().filter(|rule| !rule.pauses).map(|rule| &rule.choice.name);
    let running = |name: &&String| case.clock(name).is_some_and(ClockState::is_running);
    untouched.filter(running).cloned().collect()
}
