//! The policy's section on fines: who pays what to whom, when, and why.

mod payer;
mod ranking;
mod rule;
mod staff;
mod switch;
mod terms;

pub use payer::{PayerKind, PayerRule, Reach};
pub use ranking::{RankingFine, Tied, WorstPays};
pub use rule::{Again, FineRule, Once, Payee, Per};
pub use staff::{StaffMeasure, Threshold};
pub use switch::{Reading, Switch};
pub use terms::{Accrual, Distribution, LateCharge, NoticeTerms, ObjectionTerms};

use crate::domain::policy::{Draft, Space};
use crate::domain::section::Section;

/// What the policy says about fines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FinesPolicy {
    /// Where a document contradicts itself or is silent: the readings, and the chosen one.
    pub switches: Vec<Switch>,
    /// The rules, in the order of the file.
    pub rules: Vec<FineRule>,
    /// Fines for the places of a ranking.
    pub rankings: Vec<RankingFine>,
    /// Until when a fine is to be paid after its notice; without it fines have no day.
    pub notice: Option<NoticeTerms>,
    /// Until when whoever pays may object, and who rules.
    pub objection: Option<ObjectionTerms>,
    /// What is added when a fine is paid late.
    pub late_charge: Option<LateCharge>,
    /// How what was paid goes to other stores.
    pub distribution: Option<Distribution>,
    /// The department that collects.
    pub collected_by: Option<String>,
    /// The roles that may waive a fine, or a part of it, with a reason.
    pub waived_by: Vec<String>,
    /// Measures against staff that are no money.
    pub measures: Vec<StaffMeasure>,
    /// What so many points in a calendar year lead to.
    pub thresholds: Vec<Threshold>,
}

impl FinesPolicy {
    /// Reads the section `[fines]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let collected_by = section.text("collected-by");
        if let Some(department) = &collected_by {
            draft.refer(Space::Department, department, section.place_of_key("collected-by"));
        }
        Self {
            switches: section.sections("switch").into_iter().map(|each| Switch::read(each, draft)).collect(),
            rules: section.sections("rule").into_iter().map(|each| FineRule::read(each, draft)).collect(),
            rankings: section
                .sections("ranking")
                .into_iter()
                .map(|each| RankingFine::read(each, draft))
                .collect(),
            notice: section.section("notice").map(NoticeTerms::read),
            objection: section.section("objection").map(|each| ObjectionTerms::read(each, draft)),
            late_charge: section.section("late-charge").map(LateCharge::read),
            distribution: section.section("distribution").map(Distribution::read),
            collected_by,
            waived_by: roles(section, "waived-by", draft),
            measures: section
                .sections("measure")
                .into_iter()
                .map(|each| StaffMeasure::read(each, draft))
                .collect(),
            thresholds: section
                .sections("threshold")
                .into_iter()
                .map(|each| Threshold::read(each, draft))
                .collect(),
        }
    }

    /// The rule called `name`.
    pub fn rule(&self, name: &str) -> Option<&FineRule> {
        self.rules.iter().find(|rule| rule.choice.name == name)
    }

    /// The fine for places of a ranking called `name`.
    pub fn ranking(&self, name: &str) -> Option<&RankingFine> {
        self.rankings.iter().find(|ranking| ranking.choice.name == name)
    }

    /// Whether nothing has to be paid on a fine while an objection to it is open.
    pub fn objections_suspend(&self) -> bool {
        self.objection.as_ref().is_some_and(|objection| objection.suspends)
    }

    /// The chosen readings of the switches that `rule` names, each with its switch, in the order of the rule.
    pub fn readings<'a>(&'a self, rule: &'a FineRule) -> impl Iterator<Item = (&'a Switch, &'a Reading)> {
        let named =
            rule.switches.iter().filter_map(|name| self.switches.iter().find(|it| it.choice.name == *name));
        named.filter_map(|switch| Some((switch, switch.chosen_reading()?)))
    }
}

/// The roles that a key names.
fn roles(section: &Section, key: &'static str, draft: &mut Draft) -> Vec<String> {
    let texts = section.located_texts(key);
    for (role, place) in &texts {
        draft.refer(Space::Role, role, place.clone());
    }
    texts.into_iter().map(|(role, _)| role).collect()
}
