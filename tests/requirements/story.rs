//! A complaint under a policy as it ships, told event by event.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use plaint::domain::calendar::Calendar;
use plaint::domain::case::{Case, ClockState, fold};
use plaint::domain::clocks::{Rules, facts_at, with_promises};
use plaint::domain::escalation::{projected, sweep};
use plaint::domain::instant::{self, Instant};
use plaint::domain::policy::{Facts, Policy};
use plaint::domain::record::{DueAt, Event, EventKind, Fields, Record, RecordKind, Value};
use plaint::domain::triage::{Proposal, suggest};
use plaint::format::{calendar, policy};

/// A house of one trade: its policy with the hours that the policy's own examples are meant for.
pub struct House {
    pub policy: Policy,
    calendar: Calendar,
    always: Calendar,
}

impl House {
    /// The house of the shipped policy `id`, read once for all tests.
    pub fn of(id: &str) -> &'static Self {
        static READ: Mutex<BTreeMap<String, &'static House>> = Mutex::new(BTreeMap::new());
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        read.entry(id.to_owned()).or_insert_with(|| Box::leak(Box::new(Self::read(id))))
    }

    /// The house of the shipped policy `id` where the texts on the left give way to those on the right.
    pub fn edited(id: &str, edits: &[(&str, &str)]) -> &'static Self {
        let mut text =
            policy::shipped::text(id).unwrap_or_else(|| panic!("no policy `{id}` ships")).to_owned();
        for (was, is) in edits {
            assert_eq!(text.matches(was).count(), 1, "{was}");
            text = text.replace(was, is);
        }
        Box::leak(Box::new(Self::of_text(id, &text)))
    }

    fn read(id: &str) -> Self {
        Self::of_text(id, policy::shipped::text(id).unwrap_or_else(|| panic!("no policy `{id}` ships")))
    }

    fn of_text(id: &str, text: &str) -> Self {
        let (policy, findings) = policy::read(&format!("{id}.toml"), text);
        let policy = policy.unwrap_or_else(|| panic!("`{id}` has findings: {findings:#?}"));
        let example = policy.example_opening.as_ref().expect("a shipped policy says its examples' hours");
        let days = calendar::shipped::calendar(&example.opening.calendar).expect("that calendar ships");
        let calendar = example.opening.calendar(days, example.zone);
        let always = Calendar::always(example.zone);
        Self { policy, calendar, always }
    }

    pub fn rules(&self) -> Rules<'_> {
        Rules { policy: &self.policy, calendar: &self.calendar, always: &self.always }
    }
}

/// A complaint in a house.
#[derive(Clone)]
pub struct Story {
    pub house: &'static House,
    pub record: Record,
}

/// `2026-11-23 10:05` in Shanghai.
pub fn at(text: &str) -> Instant {
    let text = format!("{}:00+08:00", text.replace(' ', "T"));
    instant::parse(&text).unwrap_or_else(|| panic!("`{text}` is no instant"))
}

fn shown(instant: &Instant) -> String {
    instant.format("%Y-%m-%d %H:%M").to_string()
}

/// `a+b` is a list.
fn value(text: &str) -> Value {
    match text.split_once('+') {
        None => Value::text(text),
        Some(_) => Value::texts(text.split('+').map(str::to_owned).collect::<Vec<_>>()),
    }
}

impl Story {
    /// A complaint received under the shipped policy `id`, with these header fields, the last of equal ones.
    /// Whether it was submitted or detected follows from its channel.
    pub fn received(id: &str, when: &str, fields: &[(&str, &str)]) -> Self {
        Self::received_in(House::of(id), when, fields)
    }

    /// The same in a house of one's own.
    pub fn received_in(house: &'static House, when: &str, fields: &[(&str, &str)]) -> Self {
        let received = instant::format(&at(when));
        let mut header = Fields::default().with("received", Value::text(received));
        for (index, (key, text)) in fields.iter().enumerate() {
            if !fields[index + 1..].iter().any(|(later, _)| later == key) {
                header.push(*key, value(text));
            }
        }
        let channel = header.text("channel").unwrap_or_default().to_owned();
        let known = house.policy.intake.channels.iter().find(|known| known.choice.name == channel);
        let intake = known.map_or("submitted", |known| known.intake.as_str()).to_owned();
        let (id, events) = ("261123-k7qm".to_owned(), Vec::new());
        let record = Record { kind: RecordKind::Complaint, format: 1, id, header, events };
        let mut story = Self { house, record };
        story.tell("received", when, &[("intake", &intake)]);
        story
    }

    /// Records an event with text fields; `happened` among them is set apart.
    pub fn tell(&mut self, kind: &str, when: &str, fields: &[(&str, &str)]) -> &mut Self {
        let mut event = self.event(kind, when);
        for (key, text) in fields {
            match *key {
                "happened" => event.happened = Some(at(text)),
                _ => event.fields.push(*key, Value::text(*text)),
            }
        }
        self.add(&event)
    }

    /// Something is published in `medium`; gives the event's id.
    pub fn expose(&mut self, medium: &str, when: &str, fields: &[(&str, &str)]) -> String {
        let fields: Vec<_> = [("medium", medium)].into_iter().chain(fields.iter().copied()).collect();
        self.tell("exposed", when, &fields);
        self.record.events.iter().rfind(|event| event.matches("exposed")).unwrap().id.clone()
    }

    /// A clarification of the exposure `target` is published in `medium`.
    pub fn clarify(&mut self, target: &str, medium: &str, when: &str) -> &mut Self {
        self.tell("clarified", when, &[("medium", medium), ("target", target)])
    }

    /// The exposure `target` was looked into.
    pub fn verify(&mut self, target: &str, result: &str, when: &str) -> &mut Self {
        self.tell("verified", when, &[("result", result), ("target", target), ("reason", "looked into")])
    }

    /// How far each exposure has come at `when`.
    pub fn stages(&self, when: &str) -> Vec<&'static str> {
        let (case, when) = (self.case(), at(when));
        case.exposures.iter().map(|exposure| exposure.stage(&case, &when).name()).collect()
    }

    /// Sorts the case at `when` as its words and facts propose.
    pub fn triage(&mut self, when: &str, text: &str) -> &mut Self {
        let proposal = self.proposal(text);
        let mut event = self.event("triaged", when);
        event.fields.push("tier", Value::text(proposal.tier.expect("a tier is proposed")));
        if let Some(category) = proposal.category {
            event.fields.push("category", Value::text(category));
        }
        let mut axes = Fields::default();
        for answer in &proposal.answers {
            axes.push(&answer.axis, Value::text(&answer.value));
        }
        event.fields.push("axes", Value::Map(axes));
        self.add(&event)
    }

    /// What the words and the facts propose.
    pub fn proposal(&self, text: &str) -> Proposal {
        suggest(text, &self.case().facts, &self.house.policy)
    }

    fn event(&self, kind: &str, when: &str) -> Event {
        Event {
            id: format!("e{}", self.record.events.len()),
            at: at(when),
            by: "li".to_owned(),
            n: self.record.next_n(),
            kind: EventKind::of(kind),
            happened: None,
            due: Vec::new(),
            fields: Fields::default(),
        }
    }

    fn add(&mut self, event: &Event) -> &mut Self {
        let event = with_promises(&self.record, event, &self.house.rules());
        self.record.events.push(event);
        self
    }

    pub fn case(&self) -> Case {
        fold(&self.record, None).expect("something was recorded")
    }

    pub fn clock(&self, name: &str) -> Option<ClockState> {
        // `form-time/e4`: that of the action `e4`.
        let rule = name.split('/').next();
        let known = self.house.policy.clocks.iter().any(|clock| Some(clock.choice.name.as_str()) == rule);
        assert!(known, "the policy has no clock `{name}`");
        self.case().clock(name).cloned()
    }

    /// When a clock is due; `none` if it does not run.
    pub fn due(&self, name: &str) -> String {
        match self.clock(name).map(|clock| clock.due) {
            Some(DueAt::At(due)) => shown(&due),
            None | Some(DueAt::Withdrawn) => "none".to_owned(),
            Some(other) => format!("{other:?}"),
        }
    }

    /// Whether a clock still waits for something.
    pub fn waits(&self, name: &str) -> bool {
        self.clock(name).is_some_and(|clock| clock.is_running())
    }

    /// Every level reached by `when` if nobody does anything more, in order.
    pub fn levels(&self, when: &str) -> Vec<String> {
        let events = sweep(&self.record, &self.house.rules(), &at(when));
        let levels = events.iter().filter(|event| event.matches("escalated"));
        levels.filter_map(|event| event.fields.text("level").map(str::to_owned)).collect()
    }

    /// The same with the instants.
    pub fn escalations(&self, when: &str) -> Vec<(String, String)> {
        let events = sweep(&self.record, &self.house.rules(), &at(when));
        let levels = events.iter().filter(|event| event.matches("escalated"));
        levels.filter_map(|event| Some((event.fields.text("level")?.to_owned(), shown(&event.at)))).collect()
    }

    /// What `sweep` would record by `when`, recorded.
    pub fn swept(&mut self, when: &str) -> &mut Self {
        self.record = projected(&self.record, &self.house.rules(), &at(when)).into_owned();
        self
    }

    pub fn facts(&self, when: &str) -> Facts {
        facts_at(&self.case(), &self.house.policy, &at(when))
    }

    pub fn tier(&self) -> String {
        self.case().tier.unwrap_or_default()
    }
}
