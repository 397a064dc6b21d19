//! By what complaints are told apart: stores, departments, staff, customers, causes, any field of the policy.

use super::Matter;
use crate::domain::record::kind::table;

/// By what complaints are told apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Stores.
    Store,
    /// Departments found responsible, else the one that the category names.
    Department,
    /// Staff found responsible, else those whom the complaint names.
    Staff,
    /// Those who handle: to whom the case was given last.
    Handler,
    /// Customers, by id.
    Customer,
    /// Channels.
    Channel,
    /// Families of channels.
    Family,
    /// Categories.
    Category,
    /// Groups of categories.
    Group,
    /// Root causes, as the last finding names them.
    Cause,
    /// Tiers.
    Tier,
    /// Outcomes of the last closing.
    Outcome,
    /// What a field of the record tells (a product), or an axis of triage.
    Field(String),
}

impl Dimension {
    /// The words of the command line for each; every other word is a field.
    pub const NAMES: [(&'static str, Self); 12] = [
        ("store", Self::Store),
        ("department", Self::Department),
        ("staff", Self::Staff),
        ("handler", Self::Handler),
        ("customer", Self::Customer),
        ("channel", Self::Channel),
        ("family", Self::Family),
        ("category", Self::Category),
        ("group", Self::Group),
        ("cause", Self::Cause),
        ("tier", Self::Tier),
        ("outcome", Self::Outcome),
    ];

    /// The dimension that `text` names; a field where it is no other.
    pub fn of(text: &str) -> Self {
        let known = Self::NAMES.into_iter().find(|(name, _)| *name == text);
        known.map_or_else(|| Self::Field(text.to_owned()), |(_, dimension)| dimension)
    }

    /// The word of the command line and of records.
    pub fn name(&self) -> &str {
        match self {
            Self::Field(field) => field,
            known => Self::NAMES.iter().find(|(_, each)| each == known).map_or("", |(name, _)| name),
        }
    }

    /// Whether people, or houses of people, are told apart: they stand in the order of their names, never in that of
    /// their figures (R18).
    pub fn is_of_people(&self) -> bool {
        matches!(self, Self::Store | Self::Department | Self::Staff | Self::Handler)
    }

    /// For what the complaint counts, each once, in the order of names; nothing where it tells nothing.
    pub fn values(&self, matter: &Matter<'_>) -> Vec<String> {
        let case = matter.case;
        let fact = |name: &str| case.facts.values(name).to_vec();
        let category = || case.category.as_deref();
        let one = |name: Option<&str>| name.map(str::to_owned).into_iter().collect::<Vec<String>>();
        let mut values = match self {
            Self::Store => one(case.store.as_deref()),
            Self::Department => found_or(matter, "departments", || {
                one(category().and_then(|category| matter.names.department_of(category)))
            }),
            Self::Staff => found_or(matter, "staff", || fact("staff")),
            Self::Handler => one(case.owner.as_deref()),
            Self::Customer => fact("customer"),
            Self::Channel => fact("channel"),
            Self::Family => one(fact("channel").first().and_then(|channel| matter.names.family(channel))),
            Self::Category => one(category()),
            Self::Group => one(category().and_then(|category| matter.names.group(category))),
            Self::Cause => fact("cause"),
            Self::Tier => one(case.tier.as_deref()),
            Self::Outcome => one(case.outcome.as_deref()),
            Self::Field(field) => fact(field),
        };
        values.sort();
        values.dedup();
        values
    }
}

/// Whom the last finding that stands names under `key` of `responsible`; `told` where it names nobody.
fn found_or(matter: &Matter<'_>, key: &str, told: impl FnOnce() -> Vec<String>) -> Vec<String> {
    // Most cases have no finding; ordering the events of each would cost more than everything else here.
    if !matter.record.events.iter().any(|event| event.matches(table::DETERMINED.name)) {
        return told();
    }
    let standing = matter.case.standing_events(matter.record);
    let last = standing.into_iter().rfind(|event| event.matches(table::DETERMINED.name));
    let found = last.and_then(|event| event.fields.map("responsible"));
    let names: Vec<String> =
        found.map(|fields| fields.texts(key).into_iter().map(str::to_owned).collect()).unwrap_or_default();
    if names.is_empty() { told() } else { names }
}
