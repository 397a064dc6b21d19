//! Audit: what a history may do to records, and what it may not. Knows nothing of git: a commit is an author, a time and
//! a message; a history is each record before and after.

mod authority;
mod commit;
mod compare;
mod consequence;
mod duties;
mod entitled;
mod erasure;
pub mod finding;
mod kept;
mod money;
mod people;
mod privacy;
mod times;

pub use commit::{Committed, OWN_DOMAIN};
pub use compare::{compare, introduced, twice};
pub use consequence::consequence;
pub use duties::{Scene, duties};
pub use erasure::{ERASED, hash as hash_of_erased};
pub use kept::{History, differed};
pub use money::{amounts, has_sums, names_rules};
pub use people::people;
pub use privacy::{personal_data, personal_number};
pub use times::{commit_ahead, commit_goes_back, dated_back, order, times};
