//! The clocks of measures. They are clocks like those of cases, made from the section `[measures]` and the date that the
//! measure itself tells; so pauses, extensions, late entries, escalations and explanations need nothing of their own.

use super::policy::Promised;
use crate::domain::calendar::Term;
use crate::domain::case::{counted_moment, standing};
use crate::domain::clocks::policy::{ClockFamily, ClockRule, ClockTerm};
use crate::domain::instant;
use crate::domain::policy::{Choice, Condition, Policy};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record, RecordKind};
use crate::words::{Label, Said};

/// The clock until a measure is carried out.
pub const CARRY_OUT: &str = "carry-out";
/// The clock until its effect is reviewed.
pub const REVIEW: &str = "review";

/// The clocks of measures with what they are called.
pub const CLOCKS: &[(&str, Label)] = &[
    (CARRY_OUT, Label::new("measure to be carried out", "整改落实")),
    (REVIEW, Label::new("review of the measure's effect", "整改效果评估")),
];

/// `policy` as it goes for the measure `record`: its clocks are those of measures, and no rule that is about complaints
/// is left.
pub fn policy_for(policy: &Policy, record: &Record) -> Policy {
    let mut own = policy.clone();
    let agreed = agreed(record);
    let carry_out =
        Promised { term: agreed.or(policy.measures.carry_out.term), ..policy.measures.carry_out.clone() };
    own.clocks = [
        rule(CARRY_OUT, (table::PLANNED.name, table::CARRIED_OUT.name), carry_out),
        rule(REVIEW, (table::CARRIED_OUT.name, table::REVIEWED.name), policy.measures.review.clone()),
    ]
    .into_iter()
    .flatten()
    .collect();
    own.triage.upgrades.clear();
    own.escalation.rules.clear();
    own
}

/// The planning of the measure `record`, where it tells the date by which the clock called `clock` is due.
pub fn dated<'a>(record: &'a Record, clock: &str) -> Option<&'a Event> {
    let is_asked = record.kind == RecordKind::Measure && clock == CARRY_OUT;
    let events = if is_asked { standing(record, None) } else { Vec::new() };
    let planned = events.into_iter().find(|event| event.matches(table::PLANNED.name));
    planned.filter(|event| event.fields.text("due_by").is_some())
}

/// Up to the date that was agreed when the measure was planned: a date is a term from the planning on.
fn agreed(record: &Record) -> Option<Term> {
    let planned = dated(record, CARRY_OUT)?;
    let due = planned.fields.text("due_by").and_then(instant::parse)?;
    Some(Term::Elapsed { seconds: (due - counted_moment(planned)).num_seconds().max(0) })
}

fn rule(name: &str, (from, until): (&str, &str), promised: Promised) -> Option<ClockRule> {
    let Promised { term, on_breach, source, line } = promised;
    let label = CLOCKS.iter().find(|(known, _)| *known == name).map(|(_, label)| label.said());
    let choice = Choice {
        name: name.to_owned(),
        label: label.unwrap_or_else(Said::default),
        words: Vec::new(),
        source: source.clone(),
        line,
    };
    let term = ClockTerm { when: Condition::default(), term: Some(term?), source, line };
    Some(ClockRule {
        choice,
        from: from.to_owned(),
        until: vec![until.to_owned()],
        each: false,
        terms: vec![term],
        end_of_day: true,
        roll: false,
        // A season reaches beyond the holidays that are published: its days end with the day, whatever day it is.
        always_open: true,
        pauses: true,
        family: ClockFamily::Promise,
        warnings: Vec::new(),
        on_breach,
    })
}
