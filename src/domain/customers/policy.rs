//! The policy's section on customers: preferences, and what they mean for the conversation.

use crate::domain::policy::{Choice, Draft, Space};
use crate::domain::section::Section;
use crate::words::Said;

/// A kind of preference: "values privacy" → "speak in a separate room".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preference {
    /// The name in the records of customers, the label for people, the source.
    pub choice: Choice,
    /// What it means for the conversation.
    pub guidance: Said,
}

impl Preference {
    /// Reads every `[[preference]]` of the policy.
    pub fn all(policy: &Section, draft: &mut Draft) -> Vec<Self> {
        policy.sections("preference").into_iter().map(|each| Self::read(each, draft)).collect()
    }

    /// Reads one `[[preference]]`. What is missing or wrong has been noted.
    fn read(section: &Section, draft: &mut Draft) -> Self {
        Self {
            choice: Choice::read_sourced(section, draft, Space::Preference),
            guidance: section.need_label("guidance").unwrap_or_default(),
        }
    }
}
