//! The order in which cases are listed.

use super::{StatusFilter, unknown};
use crate::domain::case::{Case, ClockState};
use crate::domain::instant::Instant;
use crate::domain::names::Names;
use crate::words::{Label, Said};

/// The order in which cases are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// Overdue first, then what nobody has sorted yet and the gravest tiers, then what is due first.
    #[default]
    Gravest,
    /// What is due first.
    Due,
    /// The latest first.
    Received,
    /// The oldest first.
    Id,
    /// By store, then as by `due`.
    Store,
    /// By owner, then as by `due`; what nobody has comes first.
    Owner,
    /// What was touched last comes first.
    Touched,
}

/// By what cases are ordered: keys that are compared from left to right.
type Key<'a> = (u8, u32, Option<&'a str>, i64, &'a str);

impl Order {
    /// Every order with its name in `--sort`.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("gravest", Self::Gravest),
        ("due", Self::Due),
        ("received", Self::Received),
        ("id", Self::Id),
        ("store", Self::Store),
        ("owner", Self::Owner),
        ("touched", Self::Touched),
    ];

    /// The order that `text` names.
    ///
    /// # Errors
    /// Words on what was found and what may be written.
    pub fn parse(text: &str) -> Result<Self, Said> {
        let found = Self::NAMES.iter().find(|(name, _)| *name == text);
        found.map(|(_, order)| *order).ok_or_else(|| {
            unknown(Label::new("order", "排序方式"), text, Self::NAMES.iter().map(|(name, _)| *name))
        })
    }

    /// By what `case` is ordered.
    pub fn key<'a>(self, case: &'a Case, names: &Names, now: &Instant) -> Key<'a> {
        let due = next_clock(case).and_then(ClockState::due_at);
        let due = due.map_or(i64::MAX, |due| due.timestamp());
        let latest = |instant: Instant| instant.timestamp().saturating_neg();
        match self {
            Self::Gravest => (stage(case, now), gravity(case, names), None, due, &case.id),
            Self::Due => (0, 0, None, due, &case.id),
            Self::Received => (0, 0, None, latest(case.received), &case.id),
            Self::Id => (0, 0, None, 0, &case.id),
            Self::Store => (0, 0, case.store.as_deref(), due, &case.id),
            Self::Owner => (0, 0, case.owner.as_deref(), due, &case.id),
            Self::Touched => (0, 0, None, latest(case.last_event), &case.id),
        }
    }
}

/// Overdue before open before closed.
fn stage(case: &Case, now: &Instant) -> u8 {
    match case.is_open() {
        true if StatusFilter::Overdue.holds(case, now) => 0,
        true => 1,
        false => 2,
    }
}

/// How grave a case is: the rank of its tier; an open one that nobody has sorted yet might be anything, so it comes
/// first, and a tier that no policy knows comes last.
pub fn gravity(case: &Case, names: &Names) -> u32 {
    match &case.tier {
        None if case.is_open() => 0,
        None => u32::MAX,
        Some(tier) => names.rank(tier).unwrap_or(u32::MAX),
    }
}

/// The clock of a case that is due first, of those that run and have a due instant.
pub fn next_clock(case: &Case) -> Option<&ClockState> {
    let running = case.clocks.iter().filter(|clock| clock.is_running() && clock.due_at().is_some());
    running.min_by_key(|clock| clock.due_at())
}
