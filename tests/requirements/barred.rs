//! What the gates and separations of a shipped policy say to an event that somebody is about to record.

use plaint::domain::gates::{Situation, conflicts, missing};
use plaint::domain::record::{Event, EventKind, Fields, Value};

use super::story::{Story, at};

/// Somebody of the house: an id, and the role.
pub type Person = (&'static str, &'static str);

impl Story {
    /// The names of the gates and separations that stand in the way of an event of `kind`, by `who`, in the order of
    /// the policy: gates first.
    pub fn barred(&self, who: Person, kind: &str, when: &str, fields: &[(&str, &str)]) -> Vec<String> {
        let mut event = Event {
            id: "new".to_owned(),
            at: at(when),
            by: who.0.to_owned(),
            n: self.record.next_n(),
            kind: EventKind::of(kind),
            happened: None,
            due: Vec::new(),
            fields: Fields::default(),
        };
        for (key, text) in fields {
            event.fields.push(*key, Value::text(*text));
        }
        let case = self.case();
        let situation = Situation::of(&self.record, &case, &self.house.policy, &event.at);
        let role_of = |id: &str| (id == who.0).then(|| who.1.to_owned());
        let gates = missing(&situation, &event).into_iter().map(|missing| missing.gate.choice.name.as_str());
        let separations = conflicts(&situation, &event, &role_of)
            .into_iter()
            .map(|conflict| conflict.separation.choice.name.as_str());
        gates.chain(separations).map(str::to_owned).collect()
    }
}
