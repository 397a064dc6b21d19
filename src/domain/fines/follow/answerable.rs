//! Who answers for a matter: by the finding, else by the complaint.

use crate::domain::case::Case;
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields};

/// Who answers for a matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answerable {
    /// The store that was found responsible, else that of the complaint.
    pub store: Option<String>,
    /// The staff who were found responsible, else those whom the complaint names.
    pub staff: Vec<String>,
    /// The superiors who were found responsible.
    pub superiors: Vec<String>,
    /// The departments that were found responsible, else that of the category.
    pub departments: Vec<String>,
}

impl Answerable {
    /// Who answers by `finding`, and by `case` for what it does not tell.
    pub fn of(finding: Option<&Event>, case: &Case, policy: &Policy) -> Self {
        let found = finding.and_then(|finding| finding.fields.map("responsible"));
        let named = |key: &str| -> Vec<String> {
            let texts = found.map(|found| Fields::texts(found, key)).unwrap_or_default();
            texts.into_iter().map(str::to_owned).collect()
        };
        let or = |named: Vec<String>, else_: Vec<String>| if named.is_empty() { else_ } else { named };
        let categories = policy.intake.categories.iter();
        let category = categories.filter(|known| Some(&known.choice.name) == case.category.as_ref());
        let of_category = category.filter_map(|category| category.department.clone()).collect();
        Self {
            store: found.and_then(|found| found.text("store")).map(str::to_owned).or(case.store.clone()),
            staff: or(named("staff"), case.facts.values("staff").to_vec()),
            superiors: named("superiors"),
            departments: or(named("departments"), of_category),
        }
    }

    /// Who answers for `case` as its events tell it: those that stand, in the order of the fold.
    pub fn told_by(events: &[&Event], case: &Case, policy: &Policy) -> Self {
        let finding = events.iter().rev().find(|event| event.matches(table::DETERMINED.name));
        Self::of(finding.copied(), case, policy)
    }

    /// Everybody who is named: no one of them decides on what it costs.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        self.staff.iter().chain(&self.superiors).map(String::as_str)
    }
}
