//! What the house learned from a case, and whether its policy takes the case for a typical one.

use crate::domain::case::Case;
use crate::domain::gates::policy::Gate;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::record::{Record, Value};

/// A lesson as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonTold {
    /// The event (id) that tells it.
    pub event: String,
    /// When it was recorded.
    pub at: Instant,
    /// Who recorded it.
    pub by: String,
    /// The lesson.
    pub lesson: String,
}

/// The lessons of a case, in the order in which they were learned: events `lesson`, and those told when it was closed.
pub fn lessons_of(record: &Record, case: &Case) -> Vec<LessonTold> {
    let events = case.standing_events(record).into_iter();
    let told = events.filter_map(|event| {
        let lesson = event.fields.text("lesson")?.trim();
        let told = LessonTold {
            event: event.id.clone(),
            at: event.at,
            by: event.by.clone(),
            lesson: lesson.to_owned(),
        };
        (!lesson.is_empty()).then_some(told)
    });
    told.collect()
}

/// The gates by which the policy lets such a case not be closed without a lesson: that is what makes it typical.
pub fn typical<'a>(case: &Case, policy: &'a Policy) -> Vec<&'a Gate> {
    let asks = |gate: &&Gate| {
        gate.before.iter().any(|before| before == "closed") && gate.needs.iter().any(|need| need == "lesson")
    };
    policy.gates.iter().filter(asks).filter(|gate| gate.when.holds(&case.facts)).collect()
}

/// The departments that a case concerns: that of its category, those to which it was given, and those found responsible.
pub fn departments(record: &Record, case: &Case, policy: &Policy) -> Vec<String> {
    let category = case.category.as_deref();
    let of_category =
        policy.intake.categories.iter().find(|known| Some(known.choice.name.as_str()) == category);
    let mut found: Vec<String> =
        of_category.and_then(|category| category.department.clone()).into_iter().collect();
    for event in case.standing_events(record) {
        let given =
            event.fields.text("department").filter(|_| event.matches("assigned") || event.matches("action"));
        found.extend(given.map(str::to_owned));
        let responsible = event.fields.map("responsible").filter(|_| event.matches("determined"));
        let named =
            responsible.into_iter().flat_map(|map| ["department", "departments"].map(|key| map.get(key)));
        found.extend(named.flatten().flat_map(Value::as_texts).map(str::to_owned));
    }
    let mut seen: Vec<String> = Vec::new();
    found.retain(|department| {
        !seen.contains(department) && {
            seen.push(department.clone());
            true
        }
    });
    found
}
