//! The policy's section on escalation: levels and the rules that reach them at once.

use crate::domain::policy::{Choice, Condition, Draft, Space};
use crate::domain::section::Section;
use crate::words::Said;

/// What the policy says about escalation.
#[derive(Debug, Clone, PartialEq)]
pub struct EscalationPolicy {
    /// The levels, lowest first.
    pub levels: Vec<Level>,
    /// What reaches a level at once, without a clock.
    pub rules: Vec<EscalationRule>,
}

/// A level to which cases go up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Name, label, source.
    pub choice: Choice,
    /// The role that takes the case, as `shop.toml` names roles.
    pub role: Option<String>,
    /// Whether it lies outside the house (an authority).
    pub outside: bool,
    /// How and with what it is told (word, telephone, written report).
    pub notice: Option<Said>,
}

/// A rule that reaches a level at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationRule {
    /// Name, label, source.
    pub choice: Choice,
    /// The facts that trigger it.
    pub when: Condition,
    /// The level that is reached.
    pub level: String,
}

impl EscalationPolicy {
    /// Reads the section `[escalation]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        Self {
            levels: section.sections("level").into_iter().map(|each| Level::read(each, draft)).collect(),
            rules: section
                .sections("rule")
                .into_iter()
                .map(|each| EscalationRule::read(each, draft))
                .collect(),
        }
    }
}

impl Level {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let role = section.text("role");
        if let Some(role) = &role {
            draft.refer(Space::Role, role, section.place_of_key("role"));
        }
        Self {
            choice: Choice::read_sourced(section, draft, Space::Level),
            role,
            outside: section.flag("outside").unwrap_or(false),
            notice: section.label("notice"),
        }
    }
}

impl EscalationRule {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let site = Condition::read(section);
        draft.condition(&site);
        let level = section.need_text("level").unwrap_or_default();
        draft.refer(Space::Level, &level, section.place_of_key("level"));
        let choice = Choice::read_sourced(section, draft, Space::EscalationRule);
        Self { choice, when: site.condition(), level }
    }
}
