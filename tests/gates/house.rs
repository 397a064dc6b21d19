//! A policy with gates, and cases told event by event.

use std::sync::LazyLock;

use plaint::domain::case::{Case, fold};
use plaint::domain::gates::{Situation, conflicts, missing};
use plaint::domain::instant::{self, Instant};
use plaint::domain::policy::Policy;
use plaint::domain::record::{Event, EventKind, Fields, Record, RecordKind, Value};
use plaint::format::policy;

pub(crate) const RULES: &str = concat!(
    include_str!("../rules/house.toml"),
    include_str!("../rules/settling.toml"),
    include_str!("rules.toml")
);

pub(crate) static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let (policy, findings) = policy::read("house.toml", RULES);
    policy.unwrap_or_else(|| panic!("the test policy has findings: {findings:#?}"))
});

/// The role of each member of staff.
pub(crate) fn role_of(id: &str) -> Option<String> {
    let role = match id {
        "li" => "manager",
        "wu" | "gu" => "clerk",
        "zhao" => "director",
        _ => return None,
    };
    Some(role.to_owned())
}

fn now() -> Instant {
    instant::parse("2026-11-23T12:00:00+08:00").unwrap()
}

/// A case that names `gu`, told event by event: `li: determined finding=valid`.
pub(crate) struct Told {
    pub(crate) record: Record,
}

impl Told {
    pub(crate) fn new(lines: &[&str]) -> Self {
        let header = Fields::default()
            .with("received", Value::text("2026-11-23T10:00:00+08:00"))
            .with("staff", Value::texts(["gu"]))
            .with("subject", Value::text("a matter"));
        let (kind, id) = (RecordKind::Complaint, String::from("261123-k7qm"));
        let mut told = Self { record: Record { kind, format: 1, id, header, events: Vec::new() } };
        told.tell("wu: received intake=submitted");
        lines.iter().for_each(|line| told.tell(line));
        told
    }

    pub(crate) fn tell(&mut self, line: &str) {
        let event = self.event(line);
        self.record.events.push(event);
    }

    /// `BY: KIND [KEY=VALUE …]`; the id of the n-th event is `e<n>`, several values have commas between them, and
    /// `responsible=…` names staff.
    pub(crate) fn event(&self, line: &str) -> Event {
        let (by, rest) = line.split_once(": ").unwrap();
        let mut words = rest.split(' ');
        let kind = EventKind::of(words.next().unwrap());
        let mut fields = Fields::default();
        for word in words {
            let (key, value) = word.split_once('=').unwrap();
            let value = match key {
                "signed_by" => Value::texts(value.split(',')),
                "responsible" => Value::Map(Fields::default().with("staff", Value::texts(value.split(',')))),
                "remedies" => Value::List(Vec::new()),
                _ => Value::text(value),
            };
            fields.push(key, value);
        }
        let n = self.record.next_n();
        Event {
            id: format!("e{n}"),
            at: now(),
            by: by.to_owned(),
            n,
            kind,
            happened: None,
            due: Vec::new(),
            fields,
        }
    }

    pub(crate) fn case(&self) -> Case {
        fold(&self.record, None).unwrap()
    }

    /// The names of the gates that the event cannot pass, each with what is missing, as text.
    pub(crate) fn missing(&self, line: &str) -> Vec<(String, String)> {
        let case = self.case();
        let situation = Situation::of(&self.record, &case, &POLICY, &now());
        let missing = missing(&situation, &self.event(line));
        let told = |each: &plaint::domain::gates::Missing<'_>| {
            (each.gate.choice.name.clone(), format!("{:?}", each.lacks))
        };
        missing.iter().map(told).collect()
    }

    /// The names of the gates that the event cannot pass.
    pub(crate) fn closed(&self, line: &str) -> Vec<String> {
        self.missing(line).into_iter().map(|(gate, _)| gate).collect()
    }

    /// The names of the separations that the event would break, each with how.
    pub(crate) fn conflicts(&self, line: &str) -> Vec<String> {
        let case = self.case();
        let situation = Situation::of(&self.record, &case, &POLICY, &now());
        let broken = conflicts(&situation, &self.event(line), &role_of);
        broken.iter().map(|each| format!("{} {:?}", each.separation.choice.name, each.clashes)).collect()
    }

    /// What is still ahead: each step with the gates before it.
    pub(crate) fn ahead(&self) -> Vec<String> {
        let case = self.case();
        let situation = Situation::of(&self.record, &case, &POLICY, &now());
        let told = |ahead: &plaint::domain::gates::Ahead<'_>| {
            let gates: Vec<&str> =
                ahead.missing.iter().map(|missing| missing.gate.choice.name.as_str()).collect();
            format!("{}: {}", ahead.step, gates.join(" "))
        };
        plaint::domain::gates::ahead(&situation).iter().map(told).collect()
    }
}
