//! The policy's gates and separations of duties.

use crate::domain::policy::{Choice, Condition, Draft, Space};
use crate::domain::section::Section;

/// What must have happened before an event may be recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Name, label, source.
    pub choice: Choice,
    /// The events that it stands before: `kind` or `kind/qualifier`.
    pub before: Vec<String>,
    /// For which cases, by the facts before the event.
    pub when: Condition,
    /// Events all of which must stand: `kind` or `kind/qualifier`.
    pub needs: Vec<String>,
    /// Events of which so many different ones must stand.
    pub any_of: Vec<String>,
    /// How many of `any_of`, told apart by their qualifier.
    pub at_least: u32,
    /// Whether only what happened in the present round counts.
    pub this_round: bool,
    /// Only what happened after the last event of this pattern counts (the customer was told after the finding); where
    /// there is none yet, nothing does.
    pub since: Option<String>,
    /// Roles that may set it aside with a reason.
    pub override_by: Vec<String>,
}

/// Who may not do something, because of what they did before or who they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Separation {
    /// Name, label, source.
    pub choice: Choice,
    /// The events that it is about: `kind` or `kind/qualifier`.
    pub of: Vec<String>,
    /// For which cases, by the facts before the event.
    pub when: Condition,
    /// Who of the event is meant.
    pub who: Who,
    /// Whom they must not be one of.
    pub apart_from: Vec<Party>,
    /// Above whom they must stand, by the order of `[[resolution.authority]]`.
    pub above: Vec<Party>,
    /// The roles that alone may do it; any role where none is named.
    pub only: Vec<String>,
    /// Roles that may set it aside with a reason.
    pub override_by: Vec<String>,
}

/// Who of an event is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Who records it.
    By,
    /// To whom the case is given (`to` of `assigned`), or who owns the action.
    To,
}

/// People of a case, by what they are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// Staff whom the complaint names (header key `staff`).
    Named,
    /// Staff whom the investigation found responsible.
    Responsible,
    /// Who has or had the case in this round, and who made offers in it.
    Handler,
    /// Who had it in the rounds before.
    EarlierHandler,
    /// Who investigated: obtained or recorded evidence, recorded statements or the finding.
    Investigator,
}

const PARTIES: &[(&str, Party)] = &[
    ("named", Party::Named),
    ("responsible", Party::Responsible),
    ("handler", Party::Handler),
    ("earlier-handler", Party::EarlierHandler),
    ("investigator", Party::Investigator),
];

impl Gate {
    /// Reads one `[[gate]]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("before");
        let site = Condition::read(section);
        draft.condition(&site);
        Self {
            before: patterns(section, "before", draft),
            needs: patterns(section, "needs", draft),
            any_of: patterns(section, "any-of", draft),
            at_least: section.number("at-least").unwrap_or(1),
            this_round: section.flag("this-round").unwrap_or(false),
            since: patterns(section, "since", draft).pop(),
            override_by: roles(section, "override-by", draft),
            when: site.condition(),
            choice: Choice::read_sourced(section, draft, Space::Gate),
        }
    }
}

impl Separation {
    /// Reads one `[[separation]]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("of");
        let site = Condition::read(section);
        draft.condition(&site);
        Self {
            of: patterns(section, "of", draft),
            who: section.one_of("who", &[("by", Who::By), ("to", Who::To)]).unwrap_or(Who::By),
            apart_from: section.several_of("apart-from", PARTIES),
            above: section.several_of("above", PARTIES),
            only: roles(section, "only", draft),
            override_by: roles(section, "override-by", draft),
            when: site.condition(),
            choice: Choice::read_sourced(section, draft, Space::Separation),
        }
    }
}

fn patterns(section: &Section, key: &'static str, draft: &mut Draft) -> Vec<String> {
    let texts = section.located_texts(key);
    for (pattern, place) in &texts {
        draft.pattern(pattern, place.clone());
    }
    texts.into_iter().map(|(pattern, _)| pattern).collect()
}

fn roles(section: &Section, key: &'static str, draft: &mut Draft) -> Vec<String> {
    let texts = section.located_texts(key);
    for (role, place) in &texts {
        draft.refer(Space::Role, role, place.clone());
    }
    texts.into_iter().map(|(role, _)| role).collect()
}
