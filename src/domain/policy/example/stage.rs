//! Playing an example: the record that a complaint like it would have.

use super::Example;
use crate::domain::case::OF_FINDING;
use crate::domain::clocks::{Rules, with_promises};
use crate::domain::escalation::{immediate_consequences, sweep};
use crate::domain::instant::{self, Instant};
use crate::domain::media::{Exposure, exposures};
use crate::domain::policy::{Facts, Policy};
use crate::domain::record::{Event, EventKind, FORMAT, Fields, Record, RecordKind, Value};
use crate::domain::resolution::settlement;
use crate::domain::triage::{Proposal, suggest};

/// An example that was played.
pub(super) struct Played {
    /// The record after the last thing that happened.
    pub(super) handled: Record,
    /// The record when nobody has done anything until the end, with everything that the policy escalates by then.
    pub(super) idle: Record,
    /// The end.
    pub(super) end: Instant,
}

/// Plays `example`. `None` when an instant cannot be read.
pub(super) fn play(example: &Example, rules: &Rules<'_>) -> Option<Played> {
    let received = instant::parse(&example.received)?;
    let mut stage = Stage { record: opened(example), rules };
    stage.happens(received, "received", intake(example, rules.policy));
    stage.happens(received, "triaged", triage(&proposed(example, rules.policy)));
    for note in example.given.values("noted") {
        stage.happens(received, "note", Fields::default().with("about", Value::text(note)));
    }
    for role in example.given.values("assigned") {
        stage.happens(received, "assigned", assignment(role));
    }
    if let Some(answer) = example.given.values("satisfied").first() {
        stage.happens(received, "note", Fields::default().with("satisfied", Value::text(answer)));
    }
    let mut happened: Vec<(&str, Instant)> = Vec::new();
    for (pattern, at) in &example.happened {
        happened.push((pattern, instant::parse(at)?));
    }
    happened.sort_by_key(|(_, at)| *at);
    let mut end = received;
    for (pattern, at) in happened {
        let (kind, qualifier) =
            pattern.split_once('/').map_or((pattern, None), |(kind, rest)| (kind, Some(rest)));
        let mut fields = fields_of(kind, qualifier);
        fields.0.extend(found(example, kind));
        if let Some(target) = stage.target_of(kind) {
            fields = Fields::default().with("target", Value::text(target));
        }
        if let Some(exposure) = stage.unanswered_exposure(kind) {
            fields.0.retain(|(key, _)| key != "target");
            fields.push("target", Value::text(exposure));
        }
        stage.happens(at, kind, fields);
        end = at;
    }
    if let Some(idle_until) = &example.idle_until {
        end = instant::parse(idle_until)?;
    }
    let mut idle = stage.record.clone();
    idle.events.extend(sweep(&stage.record, rules, &end));
    Some(Played { handled: stage.record, idle, end })
}

/// What triage proposes for the example; what it gives stands.
pub(super) fn proposed(example: &Example, policy: &Policy) -> Proposal {
    suggest(example.text.as_deref().unwrap_or_default(), &example.given, policy)
}

struct Stage<'a> {
    record: Record,
    rules: &'a Rules<'a>,
}

impl Stage<'_> {
    /// What an example means by `done`: the action that was agreed first and is not done; by `accepted` and `refused`:
    /// the offer that waits for an answer.
    fn target_of(&self, kind: &str) -> Option<String> {
        let settlement = settlement(&self.record.events);
        match kind {
            "done" => settlement.open_actions().next().map(|action| action.event.clone()),
            "accepted" | "refused" => settlement.unanswered().map(|offer| offer.event.clone()),
            _ => None,
        }
    }

    /// The first exposure that has no event of this kind yet: what an example means by `clarified`, `verified` and
    /// `retracted`.
    fn unanswered_exposure(&self, kind: &str) -> Option<String> {
        let open = |exposure: &&Exposure| match kind {
            "clarified" => exposure.clarifications.is_empty(),
            "verified" => exposure.verified.is_none(),
            "retracted" => exposure.retracted.is_none(),
            _ => false,
        };
        exposures(&self.record.events).iter().find(open).map(|exposure| exposure.event.clone())
    }

    /// Records an event the way commands do: with its promises, and with what follows from it at once.
    fn happens(&mut self, at: Instant, kind: &str, fields: Fields) {
        let n = self.record.next_n();
        let event = Event {
            id: format!("e{n}"),
            at,
            by: String::from("example"),
            n,
            kind: EventKind::of(kind),
            happened: None,
            due: Vec::new(),
            fields,
        };
        let event = with_promises(&self.record, &event, self.rules);
        self.record.events.push(event);
        let follows = immediate_consequences(&self.record, self.rules, &at);
        self.record.events.extend(follows);
    }
}

/// The record before anything happened: the facts of the header.
fn opened(example: &Example) -> Record {
    const OF_EVENTS: &[&str] = &["intake", "noted", "assigned", "satisfied", "tier", "category"];
    let mut header = Fields::default().with("received", Value::text(&example.received));
    for (fact, values) in example.given.0.iter().filter(|(fact, _)| !OF_EVENTS.contains(&fact.as_str())) {
        header.push(fact.clone(), value_of(values));
    }
    header.push("subject", Value::text(example.text.as_deref().unwrap_or(&example.name)));
    let id = String::from("example");
    Record { kind: RecordKind::Complaint, format: FORMAT, id, header, events: Vec::new() }
}

/// How it came in: as the example says, or as its channel does.
fn intake(example: &Example, policy: &Policy) -> Fields {
    let channel = example.given.values("channel").first();
    let of_channel = policy
        .intake
        .channels
        .iter()
        .find(|known| Some(&known.choice.name) == channel)
        .map(|channel| &channel.intake);
    match example.given.values("intake").first().or(of_channel) {
        Some(intake) => Fields::default().with("intake", Value::text(intake)),
        None => Fields::default(),
    }
}

fn triage(proposal: &Proposal) -> Fields {
    let mut axes = Fields::default();
    for answer in &proposal.answers {
        axes.push(answer.axis.clone(), Value::text(&answer.value));
    }
    let mut fields = Fields::default();
    if let Some(tier) = &proposal.tier {
        fields.push("tier", Value::text(tier));
    }
    if let Some(category) = &proposal.category {
        fields.push("category", Value::text(category));
    }
    fields.with("axes", Value::Map(axes))
}

fn assignment(role: &str) -> Fields {
    Fields::default().with("to", Value::text("example")).with("role", Value::text(role))
}

/// The fields of an event that a pattern names: what distinguishes it, and what such events must have.
fn fields_of(kind: &str, qualifier: Option<&str>) -> Fields {
    let mut fields = Fields::default();
    let Some(spec) = EventKind::of(kind).spec() else { return fields };
    if let (Some(key), Some(qualifier)) = (spec.qualifier, qualifier) {
        fields.push(key, Value::text(qualifier));
    }
    for field in spec.fields.iter().filter(|field| field.required) {
        if fields.get(field.name).is_none() {
            fields.push(field.name, Value::text("example"));
        }
    }
    fields
}

/// What the example gives of a finding, where this is one: whether anybody is at fault, the cause, the loss.
fn found(example: &Example, kind: &str) -> Vec<(String, Value)> {
    let told = OF_FINDING.iter().filter(|key| kind == "determined" && **key != "finding");
    let given = told.map(|key| (*key, example.given.values(key)));
    given
        .filter(|(_, values)| !values.is_empty())
        .map(|(key, values)| (key.to_owned(), value_of(values)))
        .collect()
}

fn value_of(values: &[String]) -> Value {
    match values {
        [single] => Value::text(single),
        several => Value::texts(several),
    }
}

/// The facts that the customer's words alone tell: without what the example gives of category and answers.
pub(super) fn by_words_alone(example: &Example, policy: &Policy) -> Option<String> {
    suggest(example.text.as_deref()?, &Facts::default(), policy).category
}
