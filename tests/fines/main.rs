//! Fines that follow: from which facts, by whom, how much, once, and the same on every machine.

// A test may stop at once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

#[path = "../scene/mod.rs"]
mod scene;

mod command;
mod following;
mod payers;
mod properties;
mod quick_look;
mod repeating;
mod support;
mod unfounded;
