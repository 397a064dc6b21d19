//! Which rules could have fired at all: a quick look that spares the walk through a case's history.
//!
//! A rule can only have fired if every value it asks for was ever told somewhere in the record. Most cases never had
//! the tier, the answer or the breach that a rule waits for.

use crate::domain::case::Case;
use crate::domain::instant::Instant;
use crate::domain::media::FACTS;
use crate::domain::policy::{Condition, Policy, Test};
use crate::domain::record::kind::table;
use crate::domain::record::{DueAt, Event, Fields, Record, Value, clock_rule_name};
use crate::domain::resolution::SETTLING;

/// What was ever told in a record: every text, whatever it was told about, and what values follow from.
pub(crate) struct Told<'a> {
    texts: Vec<&'a str>,
    rounds: u64,
    settling: bool,
    exposed: bool,
}

impl<'a> Told<'a> {
    /// The texts of `record`, the groups of all categories and the broader causes among them, and the clocks that were ever past due.
    pub(crate) fn of(record: &'a Record, case: &Case, policy: &'a Policy, now: &Instant) -> Self {
        let mut told = Vec::with_capacity(64);
        collect(&record.header, &mut told);
        for event in &record.events {
            collect(&event.fields, &mut told);
        }
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
            rounds: u64::from(case.round),
            settling: record.events.iter().any(settling),
            exposed: record.events.iter().any(|event| event.matches(table::EXPOSED.name)),
        }
    }

    /// Whether `condition` could have held at any time.
    pub(crate) fn allows(&self, condition: &Condition) -> bool {
        condition.0.iter().all(|(name, test)| match (name.as_str(), test) {
            ("status", _) | (_, Test::NoneOf(_)) => true,
            // Computed from several events, so its value need not stand anywhere.
            ("settlement" | "completed", _) => self.settling,
            (fact, _) if FACTS.contains(&fact) => self.exposed,
            ("dissatisfied_with", _) => self.texts.contains(&"no"),
            ("round", Test::Within { .. }) => test.passes(&[self.rounds.to_string()]),
            // Of several rules of fines one may ask for another that follows with it.
            ("round", Test::AnyOf(_)) | ("fined", _) => true,
            (_, Test::AnyOf(allowed)) => allowed.iter().any(|allowed| self.texts.contains(&allowed.as_str())),
            (_, Test::Within { .. }) => self.texts.iter().any(|told| test.passes(&[(*told).to_owned()])),
        })
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
