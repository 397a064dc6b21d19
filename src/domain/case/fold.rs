//! The fold: events in, the state of the case out.
//!
//! Events are taken in the order (`n`, `at`, `id`), which is the same in every clone (design §12.1). `void` takes the
//! voided event out from the `void`'s own `at` on; an earlier view still has it (§12.8).
//!
//! Which promises were made in ignorance is found by counting (§12.4). An event that carries promises tells in `seen`
//! how many pauses, resumes and voids its writer saw; a `paused` tells how many events with promises it saw, and in
//! `runs_on` which clocks it would not have held anyway. What a
//! writer saw always orders before its event, so fewer seen than now order before it means exactly that something
//! came in by a merge, and that the promises (for a pause: those that it does not hold) have to be computed anew.

use super::clock_fold::counted_moment;
use super::clock_state::ClockState;
use super::corrections::corrected_header;
use super::facts::{self, Known};
use super::holds::{is_hold, open_pause, seen};
use super::{Case, EscalationState, PauseState, RUNS_ON, Status, is_by_rule};
use crate::domain::instant::{self, Instant};
use crate::domain::media::{OF_MEDIA, exposures};
use crate::domain::policy::Facts;
use crate::domain::record::{DueAt, Event, EventKind, Record, own_event_id};

/// The state of the complaint `record`, or its state as of an instant: only what was recorded (`at`) by then counts.
///
/// `None` when nothing had been recorded by then, so that the complaint did not exist yet.
pub fn fold(record: &Record, as_of: Option<&Instant>) -> Option<Case> {
    let visible: Vec<&Event> = record
        .ordered_events()
        .into_iter()
        .filter(|event| as_of.is_none_or(|as_of| event.at <= *as_of))
        .collect();
    fold_events(record, &visible)
}

/// The events of `record`, of whatever kind, that were recorded by `as_of` and not taken back by then, in the order of
/// the fold.
pub fn standing<'a>(record: &'a Record, as_of: Option<&Instant>) -> Vec<&'a Event> {
    let mut events = record.ordered_events();
    events.retain(|event| as_of.is_none_or(|as_of| event.at <= *as_of));
    let voided = voided(&events);
    events.retain(|event| !voided.contains(&event.id));
    events
}

/// The state after `visible`, events of `record` in fold order.
pub(crate) fn fold_events(record: &Record, visible: &[&Event]) -> Option<Case> {
    let mut folding = Folding::start(record, visible)?;
    for event in visible {
        folding.take(event);
    }
    Some(folding.finish(visible))
}

/// What cannot be taken back: without it there would be no case, or no measure; nor the taking back itself.
const BEGINNING: &[&str] = &["received", "planned", "void"];

/// Ids of the events that the `void`s among `events` take back. Receipt and voids cannot be taken back.
fn voided(events: &[&Event]) -> Vec<String> {
    let targets =
        events.iter().filter(|event| event.matches("void")).filter_map(|event| event.fields.text("target"));
    let mut ids: Vec<String> = Vec::new();
    for target in targets {
        let may_go =
            |event: &&&Event| event.id == target && !BEGINNING.iter().any(|kind| event.matches(kind));
        if events.iter().any(|event| may_go(&event)) && !ids.iter().any(|id| id == target) {
            ids.push(target.to_owned());
        }
    }
    ids
}

struct Folding<'a> {
    case: Case,
    known: Known<'a>,
    /// The events of this round that count, so far.
    round: Vec<&'a Event>,
    /// The events that exposures follow from, so far.
    of_media: Vec<&'a Event>,
    /// Pauses, resumes and voids so far; events with promises so far.
    holds: usize,
    promising: usize,
}

impl<'a> Folding<'a> {
    fn start(record: &'a Record, visible: &[&'a Event]) -> Option<Self> {
        let first = visible.first()?;
        let voided = voided(visible);
        let counting = visible.iter().copied().filter(|event| !voided.contains(&event.id));
        let header = corrected_header(record, counting);
        let told = header.text("received").and_then(instant::parse);
        let event = visible.iter().find(|event| event.matches("received"));
        let text = |key: &str| header.text(key).map(str::to_owned);
        let case = Case {
            id: record.id.clone(),
            received: told.or(event.map(|event| event.moment())).unwrap_or(first.moment()),
            subject: text("subject").unwrap_or_default(),
            store: text("store"),
            status: Status::New,
            round: 1,
            tier: None,
            category: text("category"),
            owner: None,
            level: None,
            escalations: Vec::new(),
            clocks: Vec::new(),
            pauses: Vec::new(),
            exposures: Vec::new(),
            facts: Facts::default(),
            first_closed: None,
            closed: None,
            withdrawn: None,
            merged_into: None,
            outcome: None,
            last_informed: None,
            last_event: first.at,
            unknown_events: 0,
            voided,
        };
        Some(Self {
            case,
            known: Known::of_header(header),
            round: Vec::new(),
            of_media: Vec::new(),
            holds: 0,
            promising: 0,
        })
    }

    fn take(&mut self, event: &'a Event) {
        self.case.last_event = self.case.last_event.max(event.at);
        if !self.case.voided.contains(&event.id) {
            self.known.learn(event);
            self.apply(event);
            self.stop_clocks(event);
            self.take_promises(event);
            self.round.push(event);
            if OF_MEDIA.contains(&event.kind.name()) {
                self.of_media.push(event);
            }
        }
        self.holds += usize::from(is_hold(event));
        self.promising += usize::from(!event.due.is_empty());
    }

    fn apply(&mut self, event: &'a Event) {
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        let name = match &event.kind {
            EventKind::Known(spec) => spec.name,
            EventKind::Unknown(_) => {
                self.case.unknown_events += 1;
                return;
            }
        };
        if self.case.status == Status::New && counts_as_handling(event) {
            self.case.status = Status::Open;
        }
        match name {
            "triaged" => {
                self.case.tier = text("tier").or(self.case.tier.take());
                self.case.category = text("category").or(self.case.category.take());
            }
            "responded" | "informed" => {
                self.case.last_informed = self.case.last_informed.max(Some(event.moment()));
            }
            "assigned" => self.case.owner = text("to"),
            "paused" => self.pause(event),
            "resumed" => self.resume(event),
            "escalated" => self.escalate(event),
            "reopened" => self.reopen(),
            "corrected" if event.fields.text("field") == Some("category") => self.case.category = text("to"),
            "closed" => {
                self.case.status = Status::Closed;
                self.case.first_closed.get_or_insert(event.moment());
                self.case.closed = Some(event.moment());
                self.case.outcome = text("outcome");
            }
            // Of a measure: reviewed, it is over; dropped, nobody waits for it any more.
            "reviewed" => self.case.status = Status::Closed,
            "withdrawn" | "dropped" => {
                self.case.status = Status::Withdrawn;
                self.case.withdrawn = Some(event.moment());
            }
            "merged" => {
                self.case.status = Status::Merged;
                self.case.merged_into = text("into");
            }
            _ => {}
        }
    }

    fn reopen(&mut self) {
        self.case.round += 1;
        self.case.status = Status::Open;
        self.case.closed = None;
        self.case.withdrawn = None;
        self.case.merged_into = None;
        self.round.clear();
    }

    fn escalate(&mut self, event: &Event) {
        let level = event.fields.text("level").unwrap_or_default().to_owned();
        let round = event.fields.text("round").and_then(|text| text.parse().ok()).unwrap_or(1);
        self.case.escalations.push(EscalationState {
            event: event.id.clone(),
            at: event.at,
            by: event.by.clone(),
            level,
            clock: event.fields.text("clock").map(|clock| (clock.to_owned(), round)),
            rule: event.fields.text("rule").map(str::to_owned),
            answered_in_time: false,
        });
    }

    fn pause(&mut self, event: &Event) {
        let moment = event.moment();
        let left = event.fields.map("left");
        let clocks = left.map(|left| left.iter().map(|(clock, _)| clock.to_owned()).collect());
        self.case.status = if self.case.is_open() { Status::Paused } else { self.case.status };
        self.case.pauses.push(PauseState {
            event: event.id.clone(),
            from: moment,
            until: None,
            planned_until: event.fields.text("until").and_then(instant::parse),
            reason: event.fields.text("reason").unwrap_or_default().to_owned(),
            clocks: clocks.unwrap_or_default(),
        });
        let ignorant = seen(event) < self.promising;
        let unmoved = event.fields.texts(RUNS_ON);
        let round = self.case.round;
        for clock in self.case.clocks.iter_mut().filter(|clock| clock.round == round && clock.is_running()) {
            if let Some(left) = left.and_then(|left| left.text(&clock.clock)) {
                clock.hold(left, moment);
            }
            clock.to_be_recomputed |= ignorant && !unmoved.contains(&clock.clock.as_str());
        }
    }

    fn resume(&mut self, event: &Event) {
        for pause in self.case.pauses.iter_mut().filter(|pause| pause.until.is_none()) {
            pause.until = Some(event.moment().max(pause.from));
        }
        if self.case.status == Status::Paused {
            self.case.status = Status::Open;
        }
        let forgotten = |clock: &&mut ClockState| {
            clock.paused_left.is_some()
                && clock.is_running()
                && !event.due.iter().any(|due| due.clock == clock.clock && due.round == clock.round)
        };
        for clock in self.case.clocks.iter_mut().filter(forgotten) {
            clock.to_be_recomputed = true;
        }
    }

    /// Stops what waits for `event`; closing, withdrawal and merging stop every clock.
    fn stop_clocks(&mut self, event: &Event) {
        let ends = matches!(event.kind.name(), "closed" | "withdrawn" | "merged" | "reviewed" | "dropped");
        let moment = counted_moment(event);
        for clock in &mut self.case.clocks {
            if clock.waits_for(event) {
                clock.stop(event, moment);
            } else if ends && clock.stopped.is_none() {
                clock.stop_by_end(event);
            }
        }
        if ends {
            for pause in self.case.pauses.iter_mut().filter(|pause| pause.until.is_none()) {
                pause.until = Some(event.moment().max(pause.from));
            }
        }
    }

    /// Starts and moves the clocks whose promises `event` carries.
    fn take_promises(&mut self, event: &Event) {
        let ignorant = !event.due.is_empty() && seen(event) < self.holds;
        let promises = event.due.iter().filter(|due| {
            !own_event_id(&due.clock).is_some_and(|own| self.case.voided.iter().any(|id| id == own))
        });
        for due in promises {
            let same = |clock: &ClockState| clock.clock == due.clock && clock.round == due.round;
            let restarts =
                |clock: &ClockState| clock.stopped_by.as_ref() == Some(&event.id) && due.from.is_none();
            let exactly = |clock: &ClockState| same(clock) && due.from == Some(clock.started);
            let clocks = &mut self.case.clocks;
            let found = clocks.iter().rposition(exactly).or_else(|| clocks.iter().rposition(same));
            match found.and_then(|index| clocks.get_mut(index)) {
                Some(clock) if !restarts(clock) => {
                    if clock.starts_again(due, event) {
                        continue;
                    }
                    if clock.promise(due, event) {
                        clock.to_be_recomputed = ignorant;
                    }
                }
                _ => {
                    let mut clock = ClockState::start(due, event);
                    clock.look_back(&self.round);
                    clock.to_be_recomputed = ignorant;
                    clocks.push(clock);
                }
            }
        }
    }

    fn finish(mut self, visible: &[&Event]) -> Case {
        self.mark_voided_holds(visible);
        let clocks = &self.case.clocks;
        for escalation in &mut self.case.escalations {
            let Some(event) = visible.iter().find(|event| event.id == escalation.event) else { continue };
            let Some(missed) = event.fields.text("overdue_since").and_then(instant::parse) else { continue };
            let met = |clock: &&ClockState| {
                let named = escalation.clock.as_ref();
                named.is_some_and(|(name, round)| *name == clock.clock && *round == clock.round)
                    && clock.promises().iter().any(|promise| promise.due == DueAt::At(missed))
                    && clock.stopped.is_some_and(|stopped| stopped <= missed)
            };
            escalation.answered_in_time = clocks.iter().any(|clock| met(&clock));
        }
        let latest = self.case.escalations.iter().max_by_key(|escalation| escalation.at);
        self.case.level = latest.map(|escalation| escalation.level.clone());
        self.case.status = match self.case.status {
            Status::Open if open_pause(&self.case).is_some() => Status::Paused,
            status => status,
        };
        self.case.exposures = exposures(self.of_media);
        self.case.facts = facts::facts(&self.case, self.known);
        self.case
    }

    /// A promise that was made knowing of a pause or resume that was voided afterwards has to be computed anew.
    fn mark_voided_holds(&mut self, visible: &[&Event]) {
        let position = |id: &str| visible.iter().position(|event| event.id == id);
        let voids = visible.iter().enumerate().filter(|(_, event)| event.matches("void"));
        for (void_at, void) in voids {
            let Some(target_at) = void.fields.text("target").and_then(position) else { continue };
            let Some(target) = visible.get(target_at) else { continue };
            if !is_hold(target) || target.matches("void") {
                continue;
            }
            for clock in &mut self.case.clocks {
                let made_at = position(&clock.recorded_by);
                let between = made_at.is_some_and(|made_at| target_at < made_at && made_at < void_at);
                clock.to_be_recomputed |= between && clock.is_running();
            }
        }
    }
}

/// Sorting, noting and what `sweep` does do not make a new case one that somebody handles.
fn counts_as_handling(event: &Event) -> bool {
    const SORTING: &[&str] = &["received", "triaged", "note", "corrected", "erased", "recomputed", "void"];
    !is_by_rule(&event.by) && !SORTING.contains(&event.kind.name())
}
