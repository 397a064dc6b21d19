//! Suggestions from words, and how good they are.

mod evaluation;
mod opinions;

pub use evaluation::evaluation;
pub use opinions::{Asked, opinion_said, opinion_table, percent};
