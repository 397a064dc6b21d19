//! The policy's section on investigation.

use crate::domain::policy::{Choice, Draft, Space};
use crate::domain::section::Section;
use crate::words::Said;

/// What the policy says about investigating.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InvestigationPolicy {
    /// The kinds of evidence.
    pub evidence: Vec<EvidenceKind>,
}

/// A kind of evidence: the `kind` of `evidence`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceKind {
    /// Name, label, source.
    pub choice: Choice,
    /// Whether it must be told how it was obtained lawfully (CCTV).
    pub lawful: bool,
    /// How the thing itself is kept (clean container, frozen); then it must be told where it is.
    pub preservation: Option<Said>,
}

impl InvestigationPolicy {
    /// Reads the section `[investigation]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let kind = |each: &Section| EvidenceKind {
            lawful: each.flag("lawful").unwrap_or(false),
            preservation: each.label("preservation"),
            choice: Choice::read(each, draft, Space::Evidence),
        };
        Self { evidence: section.sections("evidence").into_iter().map(kind).collect() }
    }
}
