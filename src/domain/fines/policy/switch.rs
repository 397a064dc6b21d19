//! Switches: where a document contradicts itself, the readings stand side by side and the policy says which it takes.

use crate::domain::policy::{Choice, Condition, Draft, Space};
use crate::domain::record::Fields;
use crate::domain::section::Section;

/// A question that a document answers in two ways, or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Switch {
    /// Name, label, source.
    pub choice: Choice,
    /// The name of the reading that is taken.
    pub chosen: String,
    /// The readings.
    pub readings: Vec<Reading>,
}

/// One way to read the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Name, label, source.
    pub choice: Choice,
    /// What must hold, beside a rule's own condition, when this reading is taken.
    pub when: Condition,
}

impl Switch {
    /// Reads one `[[fines.switch]]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft) -> Self {
        let choice = Choice::read_sourced(section, draft, Space::Switch);
        let space = Space::Reading(choice.name.clone());
        section.need("reading");
        let readings = section.sections("reading").into_iter().map(|each| {
            let site = Condition::read(each);
            draft.condition(&site);
            Reading { choice: Choice::read_sourced(each, draft, space.clone()), when: site.condition() }
        });
        let readings = readings.collect();
        let chosen = section.need_text("chosen").unwrap_or_default();
        draft.refer(space.clone(), &chosen, section.place_of_key("chosen"));
        Self { choice, chosen, readings }
    }

    /// The reading that the event of a fine names in `taken`, its `switches`; `None` where it names none of these.
    pub fn reading_in(&self, taken: Option<&Fields>) -> Option<&Reading> {
        let name = taken?.text(&self.choice.name)?;
        self.readings.iter().find(|reading| reading.choice.name == name)
    }

    /// The reading that is taken.
    pub fn chosen_reading(&self) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.choice.name == self.chosen)
    }
}
