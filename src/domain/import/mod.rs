//! Import: rows of another system as complaints.
//!
//! An import is an entry by hand, a thousand times over: what happened earlier stands in `happened`, and the time of the
//! import in `at`. A mapping says which column means what; whatever a row does not tell as the policy wants it is a
//! refusal with its place and reason, never a guess.

mod amount;
mod complaint;
mod date;
mod duplicate;
mod history;
pub mod mapping;
mod propose;
mod row;
mod value;

pub use complaint::{Complaint, KEPT_KEY, Person, REASON, Reason, Setting, complaint};
pub use duplicate::{Known, Seen};
pub use history::Step;
pub use propose::propose;
pub use row::{Content, Fault, Reading, Row, Rows, Weight};
