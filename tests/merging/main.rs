//! Merging of records: whatever two sides did, in whatever order they come together.

// A test may stop at once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod differing;
mod forms;
mod generated;
mod merged;
mod refused;
#[path = "../scene/mod.rs"]
mod scene;
mod shown;
