//! What was learned, made anonymous: for training pages and drills.

mod anonymous;
mod known;
mod learned;
mod pattern;

pub use anonymous::{Anonymous, Known};
pub use known::known_names;
pub use learned::{LessonTold, departments, lessons_of, typical};
