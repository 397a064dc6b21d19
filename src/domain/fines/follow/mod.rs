//! Following: which fines follow from the facts of a complaint and are not on record.
//!
//! A rule that nobody decides on fires at the first moment at which its condition and the chosen readings of its
//! switches hold, seen with hindsight: what was taken back since never was, a finding is what it is now. It fires once
//! in a case, or once in each round, also when the case was closed meanwhile; a case that was merged into another pays
//! nothing. The event is a pure function of what is known, so that every machine writes the same bytes.

mod account;
mod answerable;
mod asked;
mod charge;
mod due;
mod earlier;
mod group;
mod hindsight;
mod impose;
mod repetition;
mod trigger;
mod uncharged;
mod unfounded;
mod written;

pub use account::{LineAccount, MemberAccount, account};
pub use answerable::Answerable;
pub use asked::{Asked, Refused, charge_asked};
pub use charge::{Charge, charge, parts_of_store};
pub use due::{Followed, follow, follow_swept};
pub use earlier::Earlier;
pub use group::People;
pub use impose::{Present, decided_at, is_on_record, present};
pub use repetition::{EarlierFine, repeated_by, supplement_paid_by, supplements};
pub use trigger::{Trigger, triggers};
pub use uncharged::Uncharged;
pub use unfounded::{Unfounded, unfounded};
pub use written::{fine_id, fined_fields};

use crate::domain::clocks::Rules;
use crate::domain::shop::Shop;

/// What the rules of fines are applied with, beside the record.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The rules of the case's store.
    pub rules: Rules<'a>,
    /// The shop: who works where, and to whom they report.
    pub shop: &'a Shop,
    /// The stamp of the rules, as events keep it.
    pub stamp: &'a str,
    /// The fines of other cases, for repetition.
    pub earlier: &'a Earlier,
}
