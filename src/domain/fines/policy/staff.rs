//! Measures against staff, and what points lead to.

use super::roles;
use crate::domain::policy::{Choice, Draft, Space, need_source};
use crate::domain::section::Section;

/// A measure that is no money: training, suspension, transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMeasure {
    /// Name, label, source.
    pub choice: Choice,
    /// The roles that decide on it.
    pub decided_by: Vec<String>,
    /// The longest time in days; `None` where it has no end or none is told.
    pub most_days: Option<u32>,
}

/// What so many points in a calendar year lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// How many points.
    pub points: u32,
    /// The measure that is due.
    pub measure: String,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

impl StaffMeasure {
    /// Reads one `[[fines.measure]]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("decided-by");
        Self {
            decided_by: roles(section, "decided-by", draft),
            most_days: section.number("most-days"),
            choice: Choice::read_sourced(section, draft, Space::Measure),
        }
    }
}

impl Threshold {
    /// Reads one `[[fines.threshold]]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft) -> Self {
        let measure = section.need_text("measure").unwrap_or_default();
        draft.refer(Space::Measure, &measure, section.place_of_key("measure"));
        Self {
            points: section.need_number("points").unwrap_or_default(),
            measure,
            source: need_source(section),
            line: section.line(),
        }
    }
}
