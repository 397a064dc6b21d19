//! The policy's section on guidance.

use crate::domain::policy::{Condition, Draft, need_source};
use crate::domain::section::Section;
use crate::words::Said;

/// What the policy says to the person at the desk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guidance {
    /// Wording to use and never to use.
    pub wording: Vec<Wording>,
    /// What to do, stage by stage.
    pub checklists: Vec<Checklist>,
}

/// A wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words, in the language in which they are said.
    pub text: Said,
    /// Whether they must never be used.
    pub never: bool,
    /// Shorter words by which the same is said, for finding it in a text.
    pub words: Vec<String>,
    /// When they may be said (`before the facts are clear`), in conditions on the case.
    pub when: Condition,
    /// Why, or when.
    pub reason: Option<Said>,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// What to do at a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The stage: `intake`, `triage`, `investigation`, `resolution`, `execution`, `closing`, `summary`.
    pub stage: String,
    /// For which cases.
    pub when: Condition,
    /// The items, in order.
    pub items: Vec<Said>,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// The stages that a checklist can be for, in the order of a case's life.
pub const STAGES: &[&str] =
    &["intake", "triage", "investigation", "resolution", "execution", "closing", "summary"];

impl Guidance {
    /// Reads the lists `[[wording]]` and `[[checklist]]` of the whole policy. What is wrong has been noted.
    pub fn read(policy: &Section, draft: &mut Draft) -> Self {
        Self {
            wording: policy.sections("wording").into_iter().map(|each| Wording::read(each, draft)).collect(),
            checklists: policy
                .sections("checklist")
                .into_iter()
                .map(|each| Checklist::read(each, draft))
                .collect(),
        }
    }
}

impl Wording {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let site = Condition::read(section);
        draft.condition(&site);
        Self {
            text: section.need_label("text").unwrap_or_default(),
            never: section.flag("never").unwrap_or(false),
            words: section.texts("words"),
            when: site.condition(),
            reason: section.label("reason"),
            source: need_source(section),
            line: section.line(),
        }
    }
}

impl Checklist {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let site = Condition::read(section);
        draft.condition(&site);
        let stages: Vec<(&'static str, &'static str)> = STAGES.iter().map(|name| (*name, *name)).collect();
        section.need("stage");
        section.need("items");
        Self {
            stage: section.one_of("stage", &stages).unwrap_or_default().to_owned(),
            when: site.condition(),
            items: section.labels("items"),
            source: need_source(section),
            line: section.line(),
        }
    }
}
