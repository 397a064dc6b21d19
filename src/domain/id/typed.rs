//! What people type to mean a complaint.

use super::{CaseId, TAIL_LENGTH, base32};

/// A complaint as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// `@`: the complaint that this person touched last.
    Last,
    /// A whole id.
    Whole(CaseId),
    /// The beginning of a tail, folded; the whole tail when it has four digits.
    Tail(String),
}

impl Typed {
    /// Reads what was typed: `@`, an id or the beginning of its tail, in any case, `o` for 0, `i` and `l` for 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        if typed == "@" {
            return Some(Self::Last);
        }
        let (day, tail) = typed.split_once('-').map_or((None, typed), |(day, tail)| (Some(day), tail));
        let tail: String = tail.chars().map(base32::fold).collect::<Option<_>>()?;
        match day {
            Some(day) => {
                let day: String = day.chars().map(base32::fold).collect::<Option<_>>()?;
                CaseId::parse(&format!("{day}-{tail}")).map(Self::Whole)
            }
            None => (1..=TAIL_LENGTH).contains(&tail.len()).then_some(Self::Tail(tail)),
        }
    }

    /// Whether scripts may use it: a whole id or a whole tail, nothing that a later complaint makes ambiguous.
    pub fn is_exact(&self) -> bool {
        match self {
            Self::Last => false,
            Self::Whole(_) => true,
            Self::Tail(tail) => tail.len() == TAIL_LENGTH,
        }
    }

    /// Whether `id` can be meant. `@` is answered by the workspace, not here.
    pub fn matches(&self, id: &CaseId) -> bool {
        match self {
            Self::Last => false,
            Self::Whole(whole) => whole == id,
            Self::Tail(tail) => id.tail().starts_with(tail.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;
    use crate::domain::id::CaseId;

    #[test]
    fn typing_is_forgiving() {
        let id = CaseId::parse("261122-1k07").unwrap();
        for typed in ["1", "ik", "LKO7", "1k07", "261122-lko7", " 261122-1K07 ", "26ll22-1k07"] {
            assert!(Typed::parse(typed).unwrap().matches(&id), "{typed}");
        }
        for typed in ["k", "1k08", "261121-1k07"] {
            assert!(!Typed::parse(typed).unwrap().matches(&id), "{typed}");
        }
        for typed in ["", "1k071", "u", "261122-1k0", "床垫", "-", "@@"] {
            assert_eq!(Typed::parse(typed), None, "{typed}");
        }
        assert_eq!(Typed::parse("@"), Some(Typed::Last));
    }

    #[test]
    fn scripts_name_a_whole_tail() {
        for (typed, exact) in [("@", false), ("1k", false), ("1k07", true), ("261122-1k07", true)] {
            assert_eq!(Typed::parse(typed).unwrap().is_exact(), exact, "{typed}");
        }
    }
}
