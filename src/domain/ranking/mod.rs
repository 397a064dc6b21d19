//! Rankings: places by how many complaints there were, how often per thousand transactions, or how well they were
//! handled.
//!
//! Few complaints are no success in themselves (document 002 part 3, 认识二): a ranking says how much chance there is in
//! its numbers, and ranks nobody below the policy's least number.

mod chance;
mod places;
pub mod policy;
mod volume;

pub use chance::{Range, range_of_count, range_of_share};
pub use places::{Asked, Ranked, Ranking, names, rank};
pub use volume::{Volume, volume_over};
