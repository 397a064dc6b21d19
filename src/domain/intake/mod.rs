//! Intake: what is recorded when a complaint comes in.

mod check;
mod field;
pub mod finding;
mod happened;
mod named_staff;
pub mod policy;

pub use check::{HEADER_KEYS, IntakeProblem, check_new, check_typed};
pub use field::{check_value, not_a_choice};
pub use happened::{check_happened, in_future};
pub use named_staff::check_staff;
