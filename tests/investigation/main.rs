//! Statements, assessments, findings, options weighed, lessons: what the commands refuse and record.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::too_many_lines,
    reason = "what a test needs and does not get fails it"
)]

mod determination;
mod house;
mod recording;
#[path = "../scene/mod.rs"]
mod scene;
mod weighing;
