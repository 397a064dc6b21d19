//! A house with a policy, and stories told in it.

use std::sync::LazyLock;

use chrono::Weekday;
use plaint::domain::calendar::{Calendar, WeeklyHours, Window};
use plaint::domain::case::{Case, ClockState, fold};
use plaint::domain::clocks::{Rules, with_promises};
use plaint::domain::instant::{self, Instant};
use plaint::domain::policy::Policy;
use plaint::domain::record::{Due, DueAt, Event, EventKind, Fields, Record, RecordKind, Value};
use plaint::format::{calendar::shipped, policy};

pub struct House {
    pub policy: Policy,
    pub calendar: Calendar,
    pub always: Calendar,
}

pub static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let (policy, findings) = policy::read("house.toml", include_str!("house.toml"));
    let policy = policy.unwrap_or_else(|| panic!("the test policy has findings: {findings:#?}"));
    let open = || ["09:00-12:00", "13:00-18:00"].map(window).to_vec();
    let weekly = WeeklyHours::new([open(), open(), open(), open(), open(), Vec::new(), Vec::new()]);
    assert_eq!(weekly.of(Weekday::Sun), &[]);
    let days = shipped::calendar("cn").expect("the calendar of the mainland ships");
    let calendar = days.with_hours(weekly);
    House { policy, always: Calendar::always(days.zone()), calendar }
});

fn window(text: &str) -> Window {
    let (open, close) = text.split_once('-').unwrap();
    Window::parse(open, close).unwrap()
}

pub fn rules() -> Rules<'static> {
    Rules { policy: &HOUSE.policy, calendar: &HOUSE.calendar, always: &HOUSE.always }
}

/// `11-23 10:05` of 2026 in Shanghai; seconds may be given. Monday is 11-23.
pub fn at(text: &str) -> Instant {
    let seconds = if text.len() == 11 { ":00" } else { "" };
    instant::parse(&format!("2026-{}{seconds}+08:00", text.replace(' ', "T"))).unwrap()
}

pub fn show(instant: &Instant) -> String {
    instant.format("%m-%d %H:%M").to_string()
}

pub struct Story {
    pub record: Record,
}

impl Story {
    /// A complaint that is received at `received` on a channel where customers submit.
    pub fn received(received: &str) -> Self {
        Self::begun(received, "submitted")
    }

    pub fn begun(received: &str, intake: &str) -> Self {
        let header = Fields::default()
            .with("received", Value::text(instant::format(&at(received))))
            .with("channel", Value::text("desk"))
            .with("subject", Value::text("a matter"));
        let record = Record {
            kind: RecordKind::Complaint,
            format: 1,
            id: "261123-k7qm".to_owned(),
            header,
            events: Vec::new(),
        };
        let mut story = Self { record };
        story.tell("received", received, &[("intake", intake)]);
        story
    }

    /// Records an event at `when` with text fields; `happened` among them is set apart. Returns the event's id.
    pub fn tell(&mut self, kind: &str, when: &str, fields: &[(&str, &str)]) -> String {
        let event = self.event(kind, when, fields);
        self.add(&event)
    }

    pub fn event(&self, kind: &str, when: &str, fields: &[(&str, &str)]) -> Event {
        let mut event = Event {
            id: format!("e{}-{}", self.record.events.len(), kind),
            at: at(when),
            by: "li".to_owned(),
            n: self.record.next_n(),
            kind: EventKind::of(kind),
            happened: None,
            due: Vec::new(),
            fields: Fields::default(),
        };
        for (key, text) in fields {
            match *key {
                "happened" => event.happened = Some(at(text)),
                "id" => event.id = (*text).to_owned(),
                _ => event.fields.push(*key, Value::text(*text)),
            }
        }
        event
    }

    pub fn add(&mut self, event: &Event) -> String {
        let event = with_promises(&self.record, event, &rules());
        self.record.events.push(event.clone());
        event.id
    }

    /// Sorts the case by its axes and records the tier.
    pub fn triage(&mut self, when: &str, tier: &str) -> String {
        let (urgency, scope) = match tier {
            "crisis" => ("urgent", "group"),
            "urgent" => ("urgent", "single"),
            "several" => ("normal", "group"),
            _ => ("normal", "single"),
        };
        let axes = Fields::default().with("urgency", Value::text(urgency)).with("scope", Value::text(scope));
        let mut event = self.event("triaged", when, &[("tier", tier)]);
        event.fields.push("axes", Value::Map(axes));
        self.add(&event)
    }

    /// Extends `clock` to `until` by somebody's authority.
    pub fn extend(&mut self, when: &str, clock: &str, until: &str) -> String {
        let fields = [("clock", clock), ("reason", "expert opinion"), ("authority", "director")];
        let mut event = self.event("extended", when, &fields);
        let known = self.clock(clock);
        event.due.push(Due {
            clock: clock.to_owned(),
            round: known.round,
            at: DueAt::At(at(until)),
            until: known.until,
            from: Some(known.started),
        });
        self.add(&event)
    }

    pub fn case(&self) -> Case {
        fold(&self.record, None).unwrap()
    }

    pub fn case_at(&self, when: &str) -> Option<Case> {
        fold(&self.record, Some(&at(when)))
    }

    pub fn clock(&self, name: &str) -> ClockState {
        self.case().clock(name).unwrap_or_else(|| panic!("no clock `{name}`")).clone()
    }

    pub fn has_clock(&self, name: &str) -> bool {
        self.case().clock(name).is_some()
    }

    /// The due instant of a clock, or how it stands without one.
    pub fn due(&self, name: &str) -> String {
        let clock = self.clock(name);
        match (&clock.paused_left, &clock.due) {
            (Some(left), _) if clock.stopped.is_none() => format!("held {left}"),
            (_, DueAt::At(due)) => show(due),
            (_, DueAt::Unknown(_)) => "unknown".to_owned(),
            (_, DueAt::Held(left)) => format!("held {left}"),
            (_, DueAt::Withdrawn) => "withdrawn".to_owned(),
        }
    }

    /// What two clones have after a merge: the events of both, in fold order.
    pub fn merged(&self, other: &Self) -> Self {
        let mut record = self.record.clone();
        for event in &other.record.events {
            if !record.events.iter().any(|known| known.id == event.id) {
                record.events.push(event.clone());
            }
        }
        record.events = record.ordered_events().into_iter().cloned().collect();
        Self { record }
    }

    pub fn clone_of(&self) -> Self {
        Self { record: self.record.clone() }
    }
}
