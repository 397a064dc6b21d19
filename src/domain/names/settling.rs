//! Names of investigation and settlement: evidence, causes, remedies, ladders, documents, bounds, gates.

use super::{Names, Naming};
use crate::domain::policy::{Choice, Policy};

/// Where a rung stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RungPlace {
    /// The name of its ladder.
    pub ladder: String,
    /// Its place there, from 1.
    pub place: usize,
    /// How many rungs the ladder has.
    pub of: usize,
}

impl Names {
    pub(super) fn add_settling(&mut self, policy: &Policy) {
        let resolution = &policy.resolution;
        let mut add = |naming: Naming, choice: &Choice| self.add(naming, choice);
        policy.vocabulary.departments.iter().for_each(|each| add(Naming::Department, &each.choice));
        policy.intake.causes.iter().for_each(|each| add(Naming::Cause, &each.choice));
        policy.investigation.evidence.iter().for_each(|each| add(Naming::Evidence, &each.choice));
        policy.media.media.iter().for_each(|each| add(Naming::Medium, &each.choice));
        resolution.remedies.iter().for_each(|each| add(Naming::Remedy, &each.choice));
        resolution.options.iter().for_each(|each| add(Naming::Option, each));
        resolution.documents.iter().for_each(|each| add(Naming::Document, &each.choice));
        for bound in resolution.all_bounds() {
            add(Naming::Bound, &bound.choice);
            add(Naming::Gate, &bound.choice);
        }
        policy.separations.iter().for_each(|each| add(Naming::Gate, &each.choice));
        policy.gates.iter().for_each(|each| add(Naming::Gate, &each.choice));
        for ladder in &resolution.ladders {
            add(Naming::Ladder, &ladder.choice);
            ladder.rungs.iter().for_each(|rung| add(Naming::Rung, &rung.choice));
        }
        for ladder in &resolution.ladders {
            let of = ladder.rungs.len();
            for (index, rung) in ladder.rungs.iter().enumerate() {
                let place = RungPlace { ladder: ladder.choice.name.clone(), place: index + 1, of };
                self.rungs.insert(rung.choice.name.clone(), place);
            }
        }
        let broader =
            policy.intake.causes.iter().filter_map(|cause| Some((&cause.choice.name, cause.of.as_ref()?)));
        self.broader_causes.extend(broader.map(|(cause, of)| (cause.clone(), of.clone())));
        self.currency.clone_from(&resolution.currency);
        self.demands.clone_from(&resolution.demands);
        let meets = resolution.remedies.iter().map(|kind| (kind.choice.name.clone(), kind.meets.clone()));
        self.meets.extend(meets);
    }

    /// Where a rung stands in its ladder.
    pub fn rung(&self, name: &str) -> Option<&RungPlace> {
        self.rungs.get(name)
    }

    /// The causes of which `cause` is a case, the nearest first; not itself.
    pub fn broader_causes(&self, cause: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let mut next = self.broader_causes.get(cause);
        while let Some(broader) = next.filter(|broader| !found.contains(&broader.as_str())) {
            found.push(broader);
            next = self.broader_causes.get(broader);
        }
        found
    }

    /// The field whose choices are the customer's demands, where the policy tracks each by itself.
    pub fn demand_field(&self) -> Option<&str> {
        self.demands.as_deref()
    }

    /// Whether a kind of remedy meets a demand.
    pub fn meets(&self, remedy: &str, demand: &str) -> bool {
        self.meets.get(remedy).is_some_and(|demands| demands.iter().any(|known| known == demand))
    }

    /// The currency of all amounts, where the policy tells it.
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }
}
