//! Training pages, drills, playbooks: what is made from lessons, for people who were not there.

mod drill;
mod guide;
mod html;
mod list;
mod markdown;
mod questions;
mod sheet;
mod training;

pub use drill::{Drill, drill};
pub use guide::{Guide, guide, stage_label};
pub use html::html;
pub use list::{LessonRow, lesson_table};
pub use markdown::markdown;
pub use sheet::{Block, Sheet, Step};
pub use training::{Lived, lived, training};
