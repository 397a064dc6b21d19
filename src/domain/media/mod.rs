//! Exposure in the media: what was published about the house, what was answered, and what counts as true.
//!
//! An exposure, what clarifies it, what was found about it and what took it back are events of their own. That it
//! counts as true because nobody clarified it in time is never recorded: it follows from the due instant that passed.

mod exposure;
mod facts;
pub mod finding;
pub mod policy;
mod stage;
mod words;

pub use exposure::{Clarification, Exposure, Retraction, Verification, exposures};
pub use facts::{FACTS, learn};
pub use stage::Stage;
pub(in crate::domain) use stage::answer;
pub use words::{result_label, retraction_label, stage_label};

use crate::domain::record::kind::table;

/// The kinds of events that exposures follow from.
pub const OF_MEDIA: &[&str] =
    &[table::EXPOSED.name, table::CLARIFIED.name, table::VERIFIED.name, table::RETRACTED.name];

/// What looking into an exposure may come to: the `result` of `verified`.
pub const RESULTS: &[&str] = &["true", "untrue"];

/// In what ways an exposure is taken back by who published it: the `how` of `retracted`.
pub const RETRACTIONS: &[&str] = &["withdrawn", "corrected", "apologised"];
