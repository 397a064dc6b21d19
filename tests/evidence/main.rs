//! Evidence: kept under its hash, listed, verified; and everything that is refused.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::too_many_lines,
    reason = "what a test needs and does not get fails it"
)]

mod adding;
mod place;
mod refused;
#[path = "../scene/mod.rs"]
mod scene;
mod verifying;
