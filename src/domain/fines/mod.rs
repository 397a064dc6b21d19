//! Fines: who pays what to whom, when, and why.
//!
//! The policy's rules say from which facts a fine follows ([`policy`], [`follow`]); nothing is charged until it is
//! recorded, by `sweep --record-fines` or by somebody who may decide on it. What became of a recorded fine (notice, payments,
//! objections, waivers, distribution) is folded from the events that answer it ([`ledger`]). Once a year
//! the places of a ranking are fined ([`year`]).

pub mod balance;
pub mod decide;
pub mod distribution;
pub mod finding;
pub mod follow;
mod label;
pub mod late;
pub mod ledger;
mod next;
pub mod notice;
pub mod objection;
pub mod points;
pub mod policy;
pub mod sanction;
pub mod year;

pub use label::{payee_label, ruling_label};
pub use next::FineStep;

/// What a ruling on an objection may come to: the `ruling` of `ruled`.
pub const RULINGS: &[&str] = &["upheld", "reduced", "lifted"];

/// The kinds of events that a fine follows from, with the fine itself.
pub static OF_FINES: &[&str] =
    &["fined", "noticed", "paid", "late-charged", "objected", "ruled", "waived", "repaid", "distributed"];
