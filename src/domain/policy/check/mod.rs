//! What can only be judged when the whole policy is there.

mod combinations;
mod conditions;
mod contradiction;
mod deadlines;
mod fines;
mod gates;
mod law;
mod media;
mod names;
mod patterns;
mod reach;
mod triage;

use super::Policy;
use super::draft::Draft;
use crate::domain::section::Section;

pub(super) use conditions::conditions;
pub use law::{BookFound, bind_law};

/// Names given twice or taken already, names that nothing bears, patterns that name no event.
pub(super) fn names(draft: &Draft, root: &Section) {
    names::duplicates(draft, root);
    names::taken(draft, root);
    names::unknown(draft, root);
    patterns::unknown(draft, root);
}

/// Names that a book of law gives twice, or uses and does not give, as far as the book alone can tell.
pub(super) fn book(draft: &Draft, root: &Section) {
    names::duplicates(draft, root);
    names::unknown_bounds(draft, root);
}

/// Gaps, overlaps, rules that can never match, tiers without a deadline. Names and conditions must be in order.
pub(super) fn rules(policy: &Policy, draft: &Draft, root: &Section) {
    reach::unreachable(policy, draft, root);
    triage::gaps_and_overlaps(policy, draft, root);
    triage::axes_unused(policy, draft, root);
    triage::upgrades(policy, draft, root);
    deadlines::tiers_without(policy, draft, root);
    deadlines::breach_levels(policy, root);
    media::responses(policy, root);
    gates::gates(policy, root);
    gates::separations(policy, root);
    fines::fines(policy, root);
}
