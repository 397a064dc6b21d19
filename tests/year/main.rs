//! The year's ranking with its fines, the records of stores, points of staff and measures against them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test needs and does not get fails it")]

mod agreement;
mod chain;
mod closing;
mod places;
#[path = "../scene/mod.rs"]
mod scene;
mod staff;
mod years;
