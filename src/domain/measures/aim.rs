//! What a measure is against: the complaints that it shall make fewer.

use crate::domain::policy::{Facts, is_among};
use crate::domain::record::{Fields, Value};

/// The header key with what a measure is against.
pub const AGAINST: &str = "against";
/// The header key with the stores in which a measure is taken; none means all.
pub const STORES: &str = "stores";
/// The fact that a finding tells; a case without one may yet turn out to be meant.
const CAUSE: &str = "cause";

/// What a measure is against: for each fact (a category, a cause, a field such as the product) the values that are
/// meant, and the stores in which it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aim {
    /// The facts with the values that are meant. A complaint is meant when every fact has one of its values.
    pub facts: Vec<(String, Vec<String>)>,
    /// The stores; none means all of them.
    pub stores: Vec<String>,
}

/// Whether a complaint is one of those that a measure is against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// It is.
    Yes,
    /// It would be if its cause, which nobody has found yet, is the one.
    CauseOpen,
    /// It is not.
    No,
}

impl Aim {
    /// What the header of a measure tells.
    pub fn of_header(header: &Fields) -> Self {
        let facts = header.map(AGAINST).into_iter().flat_map(Fields::iter);
        Self {
            facts: facts.map(|(fact, value)| (fact.to_owned(), value.to_texts())).collect(),
            stores: header.get(STORES).map(Value::to_texts).unwrap_or_default(),
        }
    }

    /// The store by whose policy the measure goes: the first one; none for the whole house.
    pub fn first_store(&self) -> Option<&str> {
        self.stores.first().map(String::as_str)
    }

    /// The header's value under [`AGAINST`]; `None` where it is against nothing in particular.
    pub fn to_value(&self) -> Option<Value> {
        let mut fields = Fields::default();
        for (fact, values) in &self.facts {
            fields.push(fact.clone(), Value::texts(values));
        }
        (!self.facts.is_empty()).then_some(Value::Map(fields))
    }

    /// Whether a complaint with these facts, about `store`, is meant.
    pub fn meets(&self, facts: &Facts, store: Option<&str>) -> Meant {
        let here = self.stores.is_empty()
            || store.is_some_and(|store| self.stores.iter().any(|known| known == store));
        if !here {
            return Meant::No;
        }
        let mut meant = Meant::Yes;
        for (fact, values) in &self.facts {
            let told = facts.values(fact);
            if told.iter().any(|value| is_among(value, values)) {
                continue;
            }
            if fact != CAUSE || !told.is_empty() {
                return Meant::No;
            }
            meant = Meant::CauseOpen;
        }
        meant
    }
}
