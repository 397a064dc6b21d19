//! The facts of a case: everything that the conditions of a policy can ask about.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Case;
use crate::domain::money::format_amount;
use crate::domain::policy::Facts;
use crate::domain::record::{Event, Fields, Value, clock_rule_name};
use crate::domain::resolution::{self, GivenRemedy, Settlement, settlement};

/// Names of facts that follow from events; a header key of that name is not taken for them.
const COMPUTED: &[&str] = &[
    "tier",
    "group",
    "status",
    "satisfied",
    "dissatisfied_with",
    "round",
    "level",
    "reached",
    "reached_by",
    "fined",
    "overdue",
    "noted",
    "assigned",
    "outcome",
    "finding",
    "cause",
    "at_fault",
    "good_faith",
    "law",
    "loss",
    "stated",
    "evidence",
    "settlement",
    "cost",
    "remedies",
    "completed",
    "solved",
    "calm",
    "score",
    "exposure",
    "exposed_in",
    "exposed_true",
    "exposure_reach",
];

/// What a finding tells, by the keys of its event.
pub(crate) const OF_FINDING: &[&str] = &["finding", "cause", "at_fault", "good_faith", "law", "loss"];

/// What the last finding and the last callback tell, by the keys of their events.
const TOLD_LAST: &[(&str, &[&str])] =
    &[("determined", OF_FINDING), ("called-back", &["solved", "calm", "score"])];

/// What the events told so far, beside the header.
pub(super) struct Known<'a> {
    header: Cow<'a, Fields>,
    axes: BTreeMap<String, Vec<String>>,
    satisfied: Option<String>,
    /// With what the customer said that they are not satisfied, since they last said that they are.
    dissatisfied_with: Vec<String>,
    intake: Option<String>,
    noted: Vec<String>,
    assigned: Vec<String>,
    stated: Vec<String>,
    evidence: Vec<String>,
    fined: Vec<String>,
    /// What the last finding and the last callback told.
    last: BTreeMap<&'static str, Vec<String>>,
    /// The events that offers, answers and actions follow from.
    settling: Vec<&'a Event>,
}

impl<'a> Known<'a> {
    pub(super) fn of_header(header: Cow<'a, Fields>) -> Self {
        Self {
            header,
            axes: BTreeMap::new(),
            satisfied: None,
            dissatisfied_with: Vec::new(),
            intake: None,
            noted: Vec::new(),
            assigned: Vec::new(),
            stated: Vec::new(),
            evidence: Vec::new(),
            fined: Vec::new(),
            last: BTreeMap::new(),
            settling: Vec::new(),
        }
    }

    /// Takes what `event` tells: how it came in, the axes of triage, whether the customer is satisfied.
    pub(super) fn learn(&mut self, event: &'a Event) {
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        let kind = event.kind.name();
        match kind {
            "received" => self.intake = text("intake"),
            "reopened" => self.begin_round(),
            "triaged" => {
                let axes = event.fields.map("axes").into_iter().flat_map(Fields::iter);
                self.axes.extend(axes.map(|(axis, value)| (axis.to_owned(), value.to_texts())));
            }
            "note" => self.noted.extend(text("about")),
            "assigned" => self.assigned.extend(text("role")),
            "statement" => self.stated.extend(text("of")),
            "evidence" => self.evidence.extend(text("kind")),
            "fined" => self.fined.extend(text("rule")),
            _ => {}
        }
        if let Some(satisfied) = text("satisfied") {
            match satisfied.as_str() {
                "no" => self.dissatisfied_with.push(dissatisfaction(kind).to_owned()),
                _ => self.dissatisfied_with.clear(),
            }
            self.satisfied = Some(satisfied);
        }
        for (_, keys) in TOLD_LAST.iter().filter(|(telling, _)| *telling == kind) {
            for key in *keys {
                self.last.insert(key, event.fields.get(key).map(Value::to_texts).unwrap_or_default());
            }
        }
        if resolution::SETTLING.contains(&kind) {
            self.settling.push(event);
        }
    }
}

impl Known<'_> {
    /// What the customer said of the earlier round, and what was noted in it, is not said of the new one: else it
    /// would act again at once. What was found about the matter, and the evidence, stands.
    fn begin_round(&mut self) {
        self.satisfied = None;
        self.dissatisfied_with.clear();
        self.noted.clear();
        for (_, keys) in TOLD_LAST.iter().filter(|(kind, _)| *kind == "called-back") {
            for key in *keys {
                self.last.remove(key);
            }
        }
    }
}

/// With what a customer is not satisfied who says so in an event of this kind.
fn dissatisfaction(kind: &str) -> &'static str {
    match kind {
        "responded" => "response",
        "informed" => "progress",
        "accepted" | "refused" => "offer",
        "called-back" | "closed" => "result",
        _ => "other",
    }
}

/// The facts of `case`: header keys with scalars or lists of scalars, then axes, then what the fold computed.
pub(super) fn facts(case: &Case, known: Known<'_>) -> Facts {
    let mut facts = Facts::default();
    let told = known.header.iter().filter(|(key, _)| !COMPUTED.contains(key));
    for (key, value) in told {
        let texts = value.to_texts();
        if !texts.is_empty() {
            facts.0.insert(key.to_owned(), texts);
        }
    }
    facts.0.extend(known.axes);
    let lists = [
        ("noted", known.noted),
        ("dissatisfied_with", known.dissatisfied_with),
        ("assigned", known.assigned),
        ("stated", known.stated),
        ("evidence", known.evidence),
        ("fined", known.fined),
        ("reached", reached(case)),
        ("reached_by", reached_by(case)),
    ];
    for (name, values) in lists.into_iter().chain(known.last) {
        if !values.is_empty() {
            facts.0.insert(name.to_owned(), values);
        }
    }
    if !known.settling.is_empty() {
        learn_settlement(&mut facts, &settlement(known.settling));
    }
    let computed = [
        ("status", Some(case.status.name().to_owned())),
        ("tier", case.tier.clone()),
        ("category", case.category.clone()),
        ("satisfied", known.satisfied),
        ("intake", known.intake),
        ("outcome", case.outcome.clone()),
        ("level", case.level.clone()),
        ("round", Some(case.round.to_string())),
    ];
    for (name, value) in computed {
        if let Some(value) = value {
            facts.set(name, value);
        }
    }
    facts
}

/// The levels that were ever reached, each once; not those of an escalation that would not be there had its writer
/// known that the answer was given in time (design §12.5).
fn reached(case: &Case) -> Vec<String> {
    let escalations = case.escalations.iter().filter(|escalation| !escalation.answered_in_time);
    each_once(escalations.map(|escalation| escalation.level.as_str()))
}

/// The clocks and the rules that led to those levels, each once; none for what a person escalated.
fn reached_by(case: &Case) -> Vec<String> {
    let escalations = case.escalations.iter().filter(|escalation| !escalation.answered_in_time);
    each_once(escalations.filter_map(|escalation| {
        let clock = escalation.clock.as_ref().map(|(clock, _)| clock_rule_name(clock));
        clock.or(escalation.rule.as_deref())
    }))
}

fn each_once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for name in names {
        if !known.iter().any(|each| each == name) {
            known.push(name.to_owned());
        }
    }
    known
}

/// What the offer that counts tells, and whether everything agreed is carried out.
fn learn_settlement(facts: &mut Facts, settlement: &Settlement) {
    if let Some(offer) = settlement.of_round() {
        facts.set("settlement", offer.stage.name());
        learn_offer(facts, offer.cost, &offer.remedies);
    }
    if settlement.completed.is_some() {
        facts.set("completed", "yes");
    }
}

/// What an offer tells that stands or is to be made: what it costs, and the kinds of remedy in it.
pub fn learn_offer(facts: &mut Facts, cost: Decimal, remedies: &[GivenRemedy]) {
    facts.set("cost", format_amount(cost));
    let names = remedies.iter().map(|given| given.remedy.clone()).collect();
    facts.0.insert(String::from("remedies"), names);
}
