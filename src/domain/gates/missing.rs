//! What is still missing before an event may be recorded.

use super::Situation;
use super::policy::Gate;
use crate::domain::record::{Event, Value};
use crate::domain::resolution::document::missing_signatures;

/// A gate that an event cannot pass yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing<'a> {
    /// The gate.
    pub gate: &'a Gate,
    /// Everything that it still waits for.
    pub lacks: Vec<Lack>,
    /// The present round of handling.
    pub round: u32,
}

/// Something that a gate waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// An event that `kind` or `kind/qualifier` means.
    Event(String),
    /// Signatures on a document that is drawn up.
    Signatures {
        /// The document.
        document: String,
        /// Who has not signed yet.
        missing: Vec<String>,
    },
    /// Different ones of several events.
    Several {
        /// The patterns that they may match.
        of: Vec<String>,
        /// Those that are there, as `kind/qualifier`.
        there: Vec<String>,
        /// How many different ones must be there.
        at_least: u32,
    },
}

/// Every gate of the policy that `event` cannot pass yet, each with everything that is missing.
///
/// A key of the event itself counts for a need of that name: `closed` with a `lesson` needs no event `lesson` before.
pub fn missing<'a>(situation: &Situation<'a>, event: &Event) -> Vec<Missing<'a>> {
    let before = |gate: &&Gate| gate.before.iter().any(|pattern| event.matches(pattern));
    let gates = situation.policy.gates.iter().filter(before);
    let closed = gates.filter_map(|gate| closed_gate(situation, gate, Some(event)));
    closed.collect()
}

/// The gate with what it waits for, unless it stands open: its condition does not hold, or nothing is missing.
pub(super) fn closed_gate<'a>(
    situation: &Situation<'a>,
    gate: &'a Gate,
    event: Option<&Event>,
) -> Option<Missing<'a>> {
    if !gate.when.holds(&situation.facts) {
        return None;
    }
    let view = View { situation, gate, event };
    let mut lacks: Vec<Lack> = gate.needs.iter().filter_map(|pattern| view.lack(pattern)).collect();
    lacks.extend(view.too_few());
    (!lacks.is_empty()).then_some(Missing { gate, lacks, round: situation.case.round })
}

/// A gate in a situation, with the event that stands before it, where it is known already.
struct View<'s, 'a> {
    situation: &'s Situation<'a>,
    gate: &'a Gate,
    event: Option<&'s Event>,
}

impl<'a> View<'_, 'a> {
    fn lack(&self, pattern: &str) -> Option<Lack> {
        let carried = self.event.and_then(|event| event.fields.get(pattern));
        if carried.is_some_and(|value| *value != Value::Nothing) {
            return None;
        }
        let found: Vec<&Event> = self.counting().filter(|event| event.matches(pattern)).collect();
        let last = found.last().copied();
        match (last, found.iter().any(|event| self.unsigned(event).is_none())) {
            (_, true) => None,
            (Some(last), false) => self.unsigned(last),
            (None, false) => Some(Lack::Event(pattern.to_owned())),
        }
    }

    /// The events that can open the gate.
    fn counting(&self) -> impl Iterator<Item = &'a Event> {
        let events: Vec<&Event> = self.situation.events(self.gate.this_round).collect();
        let from = self.gate.since.as_ref().map_or(0, |since| {
            let last = events.iter().rposition(|event| event.matches(since));
            last.map_or(events.len(), |last| last + 1)
        });
        events.into_iter().skip(from).filter(|event| self.is_to_the_point(event))
    }

    /// An approval opens a gate for the offer that it approves, and for no later one.
    fn is_to_the_point(&self, event: &Event) -> bool {
        if !event.matches("approved") {
            return true;
        }
        let settlement = &self.situation.settlement;
        let approved = event.fields.text("target").and_then(|target| settlement.offer(target));
        let target = self.event.and_then(|event| event.fields.text("target"));
        let of_action = target.and_then(|target| settlement.action(target)?.target.as_deref());
        let named = target.into_iter().chain(of_action).find_map(|id| settlement.offer(id));
        match (approved, named.or(settlement.standing())) {
            (Some(approved), Some(meant)) => approved.event == meant.event,
            _ => true,
        }
    }

    /// The signatures that a document still lacks; `None` for a complete one, and for other events.
    fn unsigned(&self, event: &Event) -> Option<Lack> {
        let document = event.qualifier().filter(|_| event.matches("document"))?;
        let missing = missing_signatures(event, &self.situation.policy.resolution);
        let missing: Vec<String> = missing.into_iter().map(str::to_owned).collect();
        (!missing.is_empty()).then(|| Lack::Signatures { document: document.to_owned(), missing })
    }

    /// What `any-of` lacks. Events of one kind and one qualifier count once, however often they were recorded.
    fn too_few(&self) -> Option<Lack> {
        let patterns = &self.gate.any_of;
        if patterns.is_empty() {
            return None;
        }
        let of_them = |event: &&Event| patterns.iter().any(|pattern| event.matches(pattern));
        let complete = self.counting().filter(of_them).filter(|event| self.unsigned(event).is_none());
        let mut there: Vec<String> = complete.map(name).collect();
        there.sort_unstable();
        there.dedup();
        let at_least = self.gate.at_least;
        let enough = u32::try_from(there.len()).is_ok_and(|count| count >= at_least);
        (!enough).then(|| Lack::Several { of: patterns.clone(), there, at_least })
    }
}

fn name(event: &Event) -> String {
    match event.qualifier() {
        Some(qualifier) => format!("{}/{qualifier}", event.kind.name()),
        None => event.kind.name().to_owned(),
    }
}
