//! A small chain with fines, and complaints told event by event.

#![allow(unreachable_pub, reason = "the tests of this crate use it")]

use plaint::domain::calendar::Calendar;
use plaint::domain::clocks::{Rules, with_promises};
use plaint::domain::escalation::sweep;
use plaint::domain::fines::follow::{Earlier, Followed, Scene, follow};
use plaint::domain::fines::ledger::{Fine, fines};
use plaint::domain::instant::{self, Instant};
use plaint::domain::policy::Policy;
use plaint::domain::record::{Event, EventKind, Fields, Record, RecordKind, Value};
use plaint::domain::shop::{Shop, read};
use plaint::format::{calendar, policy, toml};

pub const POLICY: &str = include_str!("house.toml");
pub const SHOP: &str = include_str!("shop.toml");

/// A policy with its calendar, and the shop.
pub struct House {
    pub policy: Policy,
    pub shop: Shop,
    calendar: Calendar,
    always: Calendar,
}

impl House {
    pub fn new() -> Self {
        Self::edited(&[])
    }

    /// The house where the texts of the policy on the left give way to those on the right.
    pub fn edited(edits: &[(&str, &str)]) -> Self {
        let mut text = POLICY.to_owned();
        for (was, is) in edits {
            assert!(text.contains(was), "{was}");
            text = text.replace(was, is);
        }
        let (policy, findings) = policy::read("house.toml", &text);
        let policy = policy.unwrap_or_else(|| panic!("{findings:#?}"));
        let opening = policy.example_opening.as_ref().unwrap();
        let calendar = opening.opening.calendar(calendar::shipped::calendar("cn").unwrap(), opening.zone);
        let always = Calendar::always(opening.zone);
        let (shop, findings) = read(&toml::parse("shop.toml", SHOP).unwrap());
        assert!(findings.is_empty(), "{findings:?}");
        Self { policy, shop: shop.unwrap(), calendar, always }
    }

    pub fn rules(&self) -> Rules<'_> {
        Rules { policy: &self.policy, calendar: &self.calendar, always: &self.always }
    }

    pub fn scene<'a>(&'a self, earlier: &'a Earlier) -> Scene<'a> {
        Scene { rules: self.rules(), shop: &self.shop, stamp: "test", earlier }
    }

    pub fn follow(&self, story: &Story, when: &str) -> Followed {
        follow(&story.record, &self.scene(&Earlier::default()), &at(when))
    }

    /// What follows at `when`, as `rule amount: payer amount, …`.
    pub fn told(&self, story: &Story, when: &str) -> Vec<String> {
        fines(&self.follow(story, when).events).iter().map(told).collect()
    }

    /// Records everything that is due at `when`.
    pub fn sweep(&self, story: &mut Story, when: &str) {
        let events = sweep(&story.record, &self.rules(), &at(when));
        story.record.events.extend(events);
        let events = self.follow(story, when).events;
        story.record.events.extend(events);
    }
}

pub fn told(fine: &Fine) -> String {
    let parts: Vec<String> =
        fine.parts.iter().map(|part| format!("{} {}", part.payer, part.amount)).collect();
    format!("{} {}: {}", fine.rule, fine.amount, parts.join(", "))
}

/// `11-23 10:05` of 2026 in Shanghai.
pub fn at(when: &str) -> Instant {
    let (day, time) = when.split_once(' ').unwrap();
    instant::parse(&format!("2026-{day}T{time}:00+08:00")).unwrap()
}

/// A complaint.
#[derive(Clone)]
pub struct Story {
    pub record: Record,
}

impl Story {
    /// A complaint about the store `maple` and its clerk `luo`.
    pub fn new(house: &House, when: &str) -> Self {
        Self::of(house, "261123-k7qm", when, &[("store", "maple"), ("staff", "luo")])
    }

    pub fn of(house: &House, id: &str, when: &str, header: &[(&str, &str)]) -> Self {
        let mut fields = Fields::default().with("received", Value::text(instant::format(&at(when))));
        for (key, text) in header {
            fields.push(*key, Value::text(*text));
        }
        let (id, events) = (id.to_owned(), Vec::new());
        let record = Record { kind: RecordKind::Complaint, format: 1, id, header: fields, events };
        let mut story = Self { record };
        story.tell(house, "received", when, &[("intake", "submitted")]);
        story
    }

    /// Records an event; its id is `e` and its place.
    pub fn tell(&mut self, house: &House, kind: &str, when: &str, fields: &[(&str, &str)]) -> String {
        let id = format!("e{}", self.record.events.len());
        let mut event = Event {
            id: id.clone(),
            at: at(when),
            by: "ma".to_owned(),
            n: self.record.next_n(),
            kind: EventKind::of(kind),
            happened: None,
            due: Vec::new(),
            fields: Fields::default(),
        };
        for (key, text) in fields {
            match *key {
                "happened" => event.happened = Some(at(text)),
                _ => event.fields.push(*key, Value::text(*text)),
            }
        }
        let event = with_promises(&self.record, &event, &house.rules());
        self.record.events.push(event);
        id
    }

    /// A finding, with those who answer for it.
    pub fn determine(
        &mut self,
        house: &House,
        when: &str,
        finding: &[(&str, &str)],
        responsible: &[(&str, &[&str])],
    ) {
        let id = self.tell(house, "determined", when, finding);
        let mut fields = Fields::default();
        for (key, names) in responsible {
            fields.push(*key, Value::texts(names.iter().copied()));
        }
        let event = self.record.events.iter_mut().find(|event| event.id == id).unwrap();
        if !responsible.is_empty() {
            event.fields.push("responsible", Value::Map(fields));
        }
    }
}

pub const VALID: &[(&str, &str)] = &[("finding", "valid"), ("reason", "so"), ("at_fault", "yes")];
pub const MALICIOUS: &[(&str, &str)] =
    &[("finding", "malicious"), ("reason", "so"), ("at_fault", "no"), ("good_faith", "no")];
