//! What events do to a clock: start it, move its promise, hold it, stop it.

use super::clock_state::{ClockState, EarlierDue};
use super::{BEYOND_LIMIT, LATE_ENTRY};
use crate::domain::instant::Instant;
use crate::domain::record::{Due, DueAt, Event};

/// When the event counts as having happened: `happened` where that is given, or `at` if `happened` lies beyond the
/// policy's limit for late entries (design §12.7).
pub(crate) fn counted_moment(event: &Event) -> Instant {
    match event.fields.text(LATE_ENTRY) {
        Some(BEYOND_LIMIT) => event.at,
        _ => event.moment(),
    }
}

impl ClockState {
    /// The clock that the promise `due` of `event` starts.
    pub(super) fn start(due: &Due, event: &Event) -> Self {
        let mut clock = Self {
            clock: due.clock.clone(),
            round: due.round,
            started: due.from.unwrap_or(event.moment()),
            due: due.at.clone(),
            recorded_by: event.id.clone(),
            recorded: event.at,
            until: due.until.clone(),
            stopped: None,
            stopped_by: None,
            stopped_by_closing: false,
            late_entry: false,
            paused_left: held(&due.at),
            to_be_recomputed: false,
            repeats: false,
            extended: event.matches("extended"),
            earlier: Vec::new(),
        };
        clock.repeats = due.from.is_none() && clock.waits_for(event);
        clock
    }

    /// Whether `event` is what the clock waits for.
    pub(super) fn waits_for(&self, event: &Event) -> bool {
        self.until.iter().any(|pattern| event.matches(pattern))
    }

    /// A clock that turns out to run since an earlier event (the tier came later) may have been met already by one
    /// of the events of its round.
    pub(super) fn look_back(&mut self, round: &[&Event]) {
        let own_start = |event: &&&Event| event.moment() == self.started && self.waits_for(event);
        self.repeats |= round.iter().any(|event| own_start(&event));
        for event in round {
            let moment = counted_moment(event);
            let afterwards = moment > self.started || (moment == self.started && !self.repeats);
            if afterwards && self.waits_for(event) {
                self.stop(event, moment);
            }
        }
    }

    /// Whether the promise only starts the clock again while it runs since earlier (two clones, or `sweep`, told the
    /// start): the first start counts.
    pub(super) fn starts_again(&self, due: &Due, event: &Event) -> bool {
        const MOVING: &[&str] = &["extended", "resumed", "recomputed", "corrected"];
        let moves = due.from.is_some() || MOVING.iter().any(|kind| event.matches(kind));
        !moves && event.id != self.recorded_by && event.moment() >= self.started
    }

    /// Moves the promise, and tells whether it was moved: what is moved after the clock was stopped has no effect,
    /// unless it mends a mistake.
    pub(super) fn promise(&mut self, due: &Due, event: &Event) -> bool {
        let replaced = counted_moment(event);
        let mistaken = mends(event);
        if !mistaken && self.stopped.is_some_and(|stopped| replaced >= stopped) {
            return false;
        }
        if self.paused_left.is_none() && self.due != due.at {
            self.earlier.push(EarlierDue {
                due: self.due.clone(),
                recorded_by: self.recorded_by.clone(),
                recorded: self.recorded,
                replaced: Some(replaced),
                mistaken,
            });
        }
        self.due = due.at.clone();
        self.recorded_by.clone_from(&event.id);
        self.recorded = event.at;
        self.started =
            due.from.unwrap_or(if mistaken { self.started } else { self.started.min(event.moment()) });
        self.paused_left = held(&due.at);
        self.extended |= event.matches("extended");
        if !due.until.is_empty() {
            self.until.clone_from(&due.until);
        }
        true
    }

    /// A pause holds the clock. A clock that is overdue cannot be paused out of it; one that is held already keeps
    /// what was left at the first pause (R9: the union of the pauses counts).
    pub(super) fn hold(&mut self, left: &str, moment: Instant) {
        let overdue = matches!(self.due, DueAt::At(due) if due < moment);
        if overdue || self.paused_left.is_some() {
            return;
        }
        self.earlier.push(EarlierDue {
            due: self.due.clone(),
            recorded_by: self.recorded_by.clone(),
            recorded: self.recorded,
            replaced: Some(moment),
            mistaken: false,
        });
        self.paused_left = Some(left.to_owned());
    }

    /// `event` is what the clock waited for. The earliest counts: an answer that was entered late, or that came in by
    /// a merge, may lie before the one that was known.
    pub(super) fn stop(&mut self, event: &Event, moment: Instant) {
        let before = moment < self.started;
        if before && (self.repeats || self.round > 1) {
            return;
        }
        let moment = moment.max(self.started);
        if self.stopped.is_some_and(|stopped| stopped <= moment) {
            return;
        }
        self.stopped = Some(moment);
        self.stopped_by = Some(event.id.clone());
        self.stopped_by_closing = false;
        self.late_entry = event.happened.is_some_and(|happened| happened < event.at);
    }

    /// The case ended while the clock was running.
    pub(super) fn stop_by_end(&mut self, event: &Event) {
        self.stopped = Some(counted_moment(event).max(self.started));
        self.stopped_by = Some(event.id.clone());
        self.stopped_by_closing = true;
        self.late_entry = event.happened.is_some_and(|happened| happened < event.at);
    }
}

/// Whether a promise that `event` moves had been wrong from the beginning.
fn mends(event: &Event) -> bool {
    event.matches("recomputed") || event.matches("corrected") || event.matches("void")
}

fn held(due: &DueAt) -> Option<String> {
    match due {
        DueAt::Held(left) => Some(left.clone()),
        _ => None,
    }
}
