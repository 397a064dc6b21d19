//! Fines: who pays what to whom, when, and why.
//!
//! In the order in which a fine goes through them: the policy's rules ([`policy`]) say from which facts a fine follows
//! ([`follow`]), and what the places of a year's ranking cost ([`year`]). Nothing is charged until it is recorded, by
//! `sweep --record-fines` or by somebody who may decide on it. What became of a recorded fine is folded from the events
//! that answer it ([`ledger`]); what such an answer has to say (who pays how much, until when, who decides) is worked
//! out in [`answers`]. What a fine means for staff beside money is told by [`staff`].

pub mod answers;
pub mod finding;
pub mod follow;
mod label;
pub mod ledger;
pub mod policy;
pub mod staff;
pub mod year;

pub use label::{payee_label, ruling_label};

use crate::domain::record::KindSpec;
use crate::domain::record::kind::table;

/// What a ruling on an objection may come to: the `ruling` of `ruled`.
pub const RULINGS: &[&str] = &["upheld", "reduced", "lifted"];

/// The kinds of events that tell of a fine: the fine itself, and all that answers it.
pub static OF_FINES: &[&KindSpec] = &[
    &table::FINED,
    &table::NOTICED,
    &table::PAID,
    &table::LATE_CHARGED,
    &table::OBJECTED,
    &table::RULED,
    &table::WAIVED,
    &table::REPAID,
    &table::DISTRIBUTED,
];
