//! Triage: how urgent, how wide, how severe; and the tier that follows.

pub mod finding;
pub mod policy;
mod proposal;
mod tier;
mod words;

pub use proposal::{Answer, Basis, Confidence, Hunch, Proposal, suggest, suggest_with};
pub use tier::{rank_of, tier_of, upgrade_of};
pub use words::{Hint, KeyWords, Mention, mentions};
