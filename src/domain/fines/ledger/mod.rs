//! The ledger: what became of the fines of a record, and what each waits for.

mod entry;
mod fold;
mod next;
mod party;
mod standing;
mod sums;

pub use entry::{Distributed, Fine, Notice, Objection, Part, Ruling};
pub use fold::{Ledger, fines};
pub use next::FineStep;
pub use party::{Party, Shares, parties, parties_key, parties_value, total};
pub use standing::Standing;
pub use sums::Sums;
