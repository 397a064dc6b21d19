//! The ledger: what became of the fines of a record, and what each waits for.

mod entry;
mod fold;
mod next;
mod party;
mod standing;
mod sums;

pub use entry::{Distributed, Fine, Notice, Objection, Part, Ruling};
pub use fold::fines;
pub use next::FineStep;
pub use party::{Party, parties, parties_value};
pub use standing::Standing;
pub use sums::Sums;
