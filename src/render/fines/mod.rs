//! Fines as tables: the ledger, and what it comes to.

mod ledger;
mod sums;

pub use ledger::ledger;
pub(in crate::render) use ledger::{cents, part_json};
pub use sums::{SumsRow, sums};

use rust_decimal::Decimal;

use crate::domain::fines::ledger::{Fine, Standing};
use crate::domain::names::Names;
use crate::words::Said;

/// A fine in the ledger.
#[derive(Debug, Clone)]
pub struct LedgerEntry<'a> {
    /// The record in which it stands: a case's id, or a store's.
    pub record: &'a str,
    /// Whether that is a case.
    pub of_case: bool,
    /// The store of the case, or the store itself.
    pub store: Option<&'a str>,
    /// What its policy calls things.
    pub names: &'a Names,
    /// The fine; of one payer only their part.
    pub fine: Fine,
    /// How far it has come.
    pub standing: Standing,
    /// What is added for paying late and not on record yet.
    pub accruing: Decimal,
    /// Why it no longer follows, where it does not.
    pub unfounded: Option<Said>,
}
