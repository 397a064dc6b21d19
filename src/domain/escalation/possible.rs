//! Which rules could have fired at all: a quick look that spares the walk through a case's history.
//!
//! A rule can only have fired if every value it asks for was ever told somewhere in the record. Most cases never had
//! the tier, the answer or the breach that a rule waits for.

use crate::domain::case::OF_FINDING;
use crate::domain::instant::Instant;
use crate::domain::media::FACTS;
use crate::domain::policy::{Condition, Policy, Test, is_among};
use crate::domain::record::kind::table;
use crate::domain::record::{DueAt, Event, Fields, Record, Value, clock_rule_name};
use crate::domain::resolution::SETTLING;

/// What was ever told in a record: every text, whatever it was told about, and what values follow from.
pub(crate) struct Told<'a> {
    texts: Vec<&'a str>,
    /// What findings tell, each on its own.
    findings: Vec<&'a Fields>,
    /// What escalations tell: levels, clocks and rules.
    escalations: Vec<&'a str>,
    rounds: u32,
    settling: bool,
    exposed: bool,
    dissatisfied: bool,
}

impl<'a> Told<'a> {
    /// The texts of `record`, the groups of all categories and the broader causes among them, and the clocks that were ever past due.
    pub(crate) fn of(record: &'a Record, policy: &'a Policy, now: &Instant) -> Self {
        let mut told = Vec::with_capacity(64);
        collect(&record.header, &mut told);
        for event in &record.events {
            collect(&event.fields, &mut told);
        }
        told.extend(of_kind(record, table::CORRECTED.name).flat_map(corrected_items));
        let categories = policy.intake.categories.iter();
        let groups = categories.filter(|category| told.contains(&category.choice.name.as_str()));
        told.extend(groups.filter_map(|category| category.group.as_deref()).collect::<Vec<_>>());
        let causes = policy.intake.causes.iter().map(|cause| cause.choice.name.as_str());
        let causes = causes.filter(|cause| told.contains(cause));
        told.extend(causes.flat_map(|cause| policy.intake.cause_and_broader(cause)).collect::<Vec<_>>());
        let promises = record.events.iter().flat_map(|event| &event.due);
        let passed = promises.filter(|due| matches!(&due.at, DueAt::At(due) if due < now));
        told.extend(passed.map(|due| clock_rule_name(&due.clock)));
        let settling = |event: &Event| SETTLING.contains(&event.kind.name());
        Self {
            texts: told,
            findings: of_kind(record, table::DETERMINED.name).map(|event| &event.fields).collect(),
            escalations: of_kind(record, table::ESCALATED.name).flat_map(escalated_to_and_by).collect(),
            rounds: rounds(record),
            settling: record.events.iter().any(settling),
            exposed: of_kind(record, table::EXPOSED.name).next().is_some(),
            dissatisfied: record.events.iter().any(|event| event.fields.text("satisfied") == Some("no")),
        }
    }

    /// Whether `condition` could have held at any time.
    pub(crate) fn allows(&self, condition: &Condition) -> bool {
        condition.0.iter().all(|(name, test)| match (name.as_str(), test) {
            ("status", _) | (_, Test::NoneOf(_)) => true,
            // Computed from several events, so its value need not stand anywhere.
            ("settlement" | "completed" | "cost", _) => self.settling,
            (fact, _) if FACTS.contains(&fact) => self.exposed,
            ("dissatisfied_with", _) => self.dissatisfied,
            ("round", Test::Within { .. }) => {
                (1..=self.rounds).any(|round| test.passes(&[round.to_string()]))
            }
            // Of several rules of fines one may ask for another that follows with it.
            ("round", Test::AnyOf(_)) | ("fined", _) => true,
            ("level" | "reached" | "reached_by", test) => passes_any(test, &self.escalations),
            // The broader causes of one that was found stand in no event.
            (fact, test) if fact != "cause" && OF_FINDING.contains(&fact) => {
                self.findings.iter().any(|finding| passes_any(test, &finding.texts(fact)))
            }
            (_, test) => passes_any(test, &self.texts),
        })
    }
}

/// The rounds of handling that a case can have had: those whose reopening was taken back among them.
pub(crate) fn rounds(record: &Record) -> u32 {
    let reopened = of_kind(record, table::REOPENED.name).count();
    u32::try_from(reopened).unwrap_or(u32::MAX).saturating_add(1)
}

fn of_kind<'a>(record: &'a Record, kind: &str) -> impl Iterator<Item = &'a Event> {
    record.events.iter().filter(move |event| event.matches(kind))
}

/// The items of a list that a correction writes as one text.
fn corrected_items(event: &Event) -> impl Iterator<Item = &str> {
    event.fields.text("to").into_iter().flat_map(|to| to.split(',')).map(str::trim)
}

fn escalated_to_and_by(event: &Event) -> impl Iterator<Item = &str> {
    let clock = event.fields.text("clock").map(clock_rule_name);
    [event.fields.text("level"), clock, event.fields.text("rule")].into_iter().flatten()
}

fn passes_any(test: &Test, told: &[&str]) -> bool {
    match test {
        Test::AnyOf(allowed) => {
            // Two amounts may be the same sum in other digits.
            let has_point = |text: &str| text.contains('.');
            let sums = allowed.iter().any(|allowed| has_point(allowed));
            allowed.iter().any(|allowed| told.contains(&allowed.as_str()))
                || told.iter().any(|told| (sums || has_point(told)) && is_among(told, allowed))
        }
        _ => told.iter().any(|told| test.passes(&[(*told).to_owned()])),
    }
}

fn collect<'a>(fields: &'a Fields, told: &mut Vec<&'a str>) {
    fields.iter().for_each(|(_, value)| collect_value(value, told));
}

fn collect_value<'a>(value: &'a Value, told: &mut Vec<&'a str>) {
    match value {
        Value::Text(text) | Value::Loose(text) => told.push(text),
        Value::Nothing => {}
        Value::List(items) => items.iter().for_each(|item| collect_value(item, told)),
        Value::Map(fields) => collect(fields, told),
    }
}
