//! The policy's section on triage: axes, tiers, upgrades.

use crate::domain::policy::{Choice, Condition, ConditionSite, Draft, Space, need_source};
use crate::domain::section::Section;
use crate::words::Said;

/// What the policy says about triage.
#[derive(Debug, Clone, PartialEq)]
pub struct TriagePolicy {
    /// The questions whose answers decide the tier.
    pub axes: Vec<Axis>,
    /// The tiers, in the order in which they are tried: the first whose condition holds is it.
    pub tiers: Vec<Tier>,
    /// What hints at an answer, beside words.
    pub suggestions: Vec<Suggestion>,
    /// What lifts a case into another tier later.
    pub upgrades: Vec<Upgrade>,
}

/// A question with few answers (`urgency`: `urgent` or `normal`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Name, label, source.
    pub choice: Choice,
    /// The answers, gravest first.
    pub values: Vec<Choice>,
    /// The answer that is suggested when no word hints at another.
    pub default: Option<String>,
}

/// Facts that hint at an answer (`complainants = ">=2"` hints at `scope = "group"`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The axis.
    pub axis: String,
    /// The answer.
    pub value: String,
    /// The facts that hint at it.
    pub when: Condition,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// A tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Name, label, words, source.
    pub choice: Choice,
    /// 1 for the gravest. Upgrades go to a lower rank only.
    pub rank: u32,
    /// The axis values (and other facts) that make the tier.
    pub when: Condition,
    /// Examples that the source gives.
    pub examples: Vec<Said>,
    /// Who must know at once and what is done, for the person at the desk.
    pub handling: Option<Said>,
    /// Whether the policy says outright that the tier has no deadline (R14).
    pub no_deadline: bool,
}

/// A rule that lifts a case into another tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// Name, label, source.
    pub choice: Choice,
    /// The facts that trigger it (`tier`, `satisfied`, `demand` …).
    pub when: Condition,
    /// The tier to which it lifts.
    pub to: String,
}

impl TriagePolicy {
    /// Reads the section `[triage]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let axes = section.sections("axis").into_iter().map(|each| Axis::read(each, draft)).collect();
        let (tiers, sites): (Vec<Tier>, Vec<ConditionSite>) =
            section.sections("tier").into_iter().map(|each| Tier::read(each, draft)).unzip();
        if tiers.is_empty() {
            section.report(super::finding::no_tiers(section.place()));
        }
        draft.tiers(sites);
        Self {
            axes,
            tiers,
            suggestions: section
                .sections("suggestion")
                .into_iter()
                .map(|each| Suggestion::read(each, draft))
                .collect(),
            upgrades: section
                .sections("upgrade")
                .into_iter()
                .map(|each| Upgrade::read(each, draft))
                .collect(),
        }
    }
}

impl Axis {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let choice = Choice::read(section, draft, Space::Axis);
        let space = Space::AxisValue(choice.name.clone());
        let values: Vec<Choice> = section
            .sections("values")
            .into_iter()
            .map(|each| Choice::read(each, draft, space.clone()))
            .collect();
        if values.len() < 2 {
            section.report(super::finding::axis_without_answers(section.place(), &choice.name));
        }
        let default = section.text("default");
        if let Some(default) = &default {
            draft.refer(space, default, section.place_of_key("default"));
        }
        Self { choice, values, default }
    }
}

impl Suggestion {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let site = Condition::read(section);
        draft.condition(&site);
        let axis = section.need_text("axis").unwrap_or_default();
        draft.refer(Space::Axis, &axis, section.place_of_key("axis"));
        let value = section.need_text("value").unwrap_or_default();
        draft.refer(Space::AxisValue(axis.clone()), &value, section.place_of_key("value"));
        Self { axis, value, when: site.condition(), source: need_source(section), line: section.line() }
    }
}

impl Tier {
    fn read(section: &Section, draft: &mut Draft) -> (Self, ConditionSite) {
        let site = Condition::read(section);
        let tier = Self {
            choice: Choice::read_sourced(section, draft, Space::Tier),
            rank: section.need_number("rank").unwrap_or_default(),
            when: site.condition(),
            examples: section.labels("examples"),
            handling: section.label("handling"),
            no_deadline: section.one_of("deadline", &[("none", true)]).unwrap_or(false),
        };
        (tier, site)
    }
}

impl Upgrade {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let site = Condition::read(section);
        draft.condition(&site);
        let to = section.need_text("to").unwrap_or_default();
        draft.refer(Space::Tier, &to, section.place_of_key("to"));
        Self { choice: Choice::read_sourced(section, draft, Space::Upgrade), when: site.condition(), to }
    }
}
