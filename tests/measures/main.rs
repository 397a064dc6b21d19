//! Improvement measures: planned, carried out, reviewed; their clocks, and what became of the complaints.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod effects;
mod life;
mod merged;
mod parking;
#[path = "../scene/mod.rs"]
mod scene;
