//! Ladders: what is offered first, and what next when the customer does not accept.

use crate::domain::money::Formula;
use crate::domain::policy::{Choice, Condition, ConditionSite, Draft, Space};
use crate::domain::section::Section;
use crate::words::Label;

/// A ladder of concessions.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// Name, label, source.
    pub choice: Choice,
    /// For which cases; of several ladders the first that holds counts.
    pub when: Condition,
    /// Whether the rungs must be taken in order: the next only after the one before was refused.
    pub ordered: bool,
    /// The rungs, lowest first.
    pub rungs: Vec<Rung>,
}

/// A rung.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// Name, label, source. Names of rungs are unique in the policy.
    pub choice: Choice,
    /// The remedies that may be offered on it; those of lower rungs may be offered too.
    pub remedies: Vec<String>,
    /// What an offer on it may cost at most.
    pub at_most: Option<Formula>,
}

impl Ladder {
    /// Reads the list `[[resolution.ladder]]`. What is missing or wrong has been noted.
    pub(super) fn read_all(section: &Section, draft: &mut Draft) -> Vec<Self> {
        let (ladders, sites): (Vec<Self>, Vec<ConditionSite>) =
            section.sections("ladder").into_iter().map(|each| Self::read(each, draft)).unzip();
        draft.first_of(Label::new("ladder", "让步阶梯"), sites);
        ladders
    }

    fn read(section: &Section, draft: &mut Draft) -> (Self, ConditionSite) {
        section.need("rung");
        let site = Condition::read(section);
        let rungs = section.sections("rung").into_iter().map(|each| Rung::read(each, draft)).collect();
        let ladder = Self {
            choice: Choice::read_sourced(section, draft, Space::Ladder),
            when: site.condition(),
            ordered: section.flag("ordered").unwrap_or(true),
            rungs,
        };
        (ladder, site)
    }
}

impl Rung {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("remedies");
        let remedies = section.located_texts("remedies");
        for (remedy, place) in &remedies {
            draft.refer(Space::Remedy, remedy, place.clone());
        }
        Self {
            remedies: remedies.into_iter().map(|(remedy, _)| remedy).collect(),
            at_most: section.section("at-most").map(|formula| Formula::read(formula, draft)),
            choice: Choice::read_sourced(section, draft, Space::Rung),
        }
    }
}
