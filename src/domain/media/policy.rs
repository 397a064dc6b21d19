//! The policy's section on media.

use crate::domain::policy::{Choice, Draft, Space};
use crate::domain::section::Section;

/// What the policy says about media.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MediaPolicy {
    /// The media in which the house may be exposed.
    pub media: Vec<Medium>,
}

/// A medium: the `medium` of `exposed` and `clarified`. As fine as the policy needs it: `newspaper`, or
/// `local-newspaper` and `national-newspaper`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medium {
    /// Name, label, source.
    pub choice: Choice,
    /// 1 for the highest. A clarification counts in a medium of the same rank or a higher one.
    pub rank: u32,
    /// Whether it carries posts that anybody reads and answers, so that a first response to each is owed in time.
    pub public: bool,
}

impl MediaPolicy {
    /// Reads the section `[media]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("medium");
        let medium = |each: &Section| Medium {
            choice: Choice::read_sourced(each, draft, Space::Medium),
            rank: each.need_number("rank").unwrap_or_default(),
            public: each.flag("public").unwrap_or(false),
        };
        Self { media: section.sections("medium").into_iter().map(medium).collect() }
    }

    /// The medium called `name`.
    pub fn medium(&self, name: &str) -> Option<&Medium> {
        self.media.iter().find(|medium| medium.choice.name == name)
    }

    /// The media in which a clarification of an exposure in `name` counts: of the same rank or a higher one; where the
    /// policy does not know the medium, itself alone.
    pub fn equal_to(&self, name: &str) -> Vec<String> {
        match self.medium(name) {
            None => vec![name.to_owned()],
            Some(exposed) => {
                let equal = self.media.iter().filter(|medium| medium.rank <= exposed.rank);
                equal.map(|medium| medium.choice.name.clone()).collect()
            }
        }
    }
}
