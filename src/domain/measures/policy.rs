//! The policy's section on improvement measures.

use super::effect::Span;
use crate::domain::calendar::Term;
use crate::domain::clocks::policy::BreachStep;
use crate::domain::policy::{Choice, Draft, Space, need_source};
use crate::domain::section::Section;

/// What the policy says about improvement measures.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasuresPolicy {
    /// The areas to which measures belong. Where there are none, a measure names none.
    pub areas: Vec<Area>,
    /// How long there is to carry a measure out.
    pub carry_out: Promised,
    /// After what time its effect is to have been reviewed.
    pub review: Promised,
    /// The roles that review the effect; none means anybody. Never the owner.
    pub reviewed_by: Vec<String>,
    /// The roles that may drop a measure; none means anybody.
    pub dropped_by: Vec<String>,
    /// How long the house looks when it compares.
    pub span: Span,
    /// The passage of the source document.
    pub source: Option<String>,
    /// The line in the policy file, from 1; 0 where the policy has no such section.
    pub line: usize,
}

/// An area of improvement: training, goods, the shopping process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Name, label, source.
    pub choice: Choice,
    /// The departments that it concerns unless a measure says otherwise.
    pub departments: Vec<String>,
}

/// A term of measures, and what a breach of it does.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Promised {
    /// The term; `None` where each measure tells its own date, or nothing is promised.
    pub term: Option<Term>,
    /// What a breach does, in order.
    pub on_breach: Vec<BreachStep>,
    /// The passage of the source document.
    pub source: Option<String>,
    /// The line in the policy file, from 1; 0 where the policy says nothing.
    pub line: usize,
}

/// How long the house looks where the policy says nothing: a quarter before and after, and nothing is said before a
/// month has passed.
const USUAL: Span = Span { compare: 90, least: 30 };

impl Default for MeasuresPolicy {
    fn default() -> Self {
        Self {
            areas: Vec::new(),
            carry_out: Promised::default(),
            review: Promised::default(),
            reviewed_by: Vec::new(),
            dropped_by: Vec::new(),
            span: USUAL,
            source: None,
            line: 0,
        }
    }
}

impl MeasuresPolicy {
    /// Reads the section `[measures]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let span = Span {
            compare: section.number("compare-days").unwrap_or(USUAL.compare),
            least: section.number("least-days").unwrap_or(USUAL.least),
        };
        if span.compare == 0 || span.least == 0 || span.least > span.compare {
            section.report(super::finding::no_span(section.place_of_key("least-days"), span));
        }
        let mut roles = |key: &'static str| -> Vec<String> {
            let named = section.located_texts(key).into_iter();
            named
                .map(|(role, place)| {
                    draft.refer(Space::Role, &role, place);
                    role
                })
                .collect()
        };
        let (reviewed_by, dropped_by) = (roles("reviewed-by"), roles("dropped-by"));
        Self {
            areas: section.sections("area").into_iter().map(|each| Area::read(each, draft)).collect(),
            carry_out: Promised::below(section, "carry-out", draft),
            review: Promised::below(section, "review", draft),
            reviewed_by,
            dropped_by,
            span,
            source: Some(need_source(section)),
            line: section.line(),
        }
    }

    /// The area of this name.
    pub fn area(&self, name: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.choice.name == name)
    }
}

impl Area {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let departments = section.located_texts("departments").into_iter();
        let departments = departments
            .map(|(department, place)| {
                draft.refer(Space::Department, &department, place);
                department
            })
            .collect();
        Self { choice: Choice::read_sourced(section, draft, Space::MeasureArea), departments }
    }
}

impl Promised {
    fn below(section: &Section, key: &'static str, draft: &mut Draft) -> Self {
        let Some(below) = section.section(key) else { return Self::default() };
        Self {
            term: below.need_term("term"),
            on_breach: below
                .sections("breach")
                .into_iter()
                .map(|each| BreachStep::read(each, draft))
                .collect(),
            source: Some(need_source(below)),
            line: below.line(),
        }
    }
}
