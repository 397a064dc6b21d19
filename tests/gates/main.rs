//! Gates and separations of duties: what is missing, who may not, what is set aside; in process and end to end.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::too_many_lines,
    reason = "what a test needs and does not get fails it"
)]

mod ahead;
mod command;
mod conflicts;
mod house;
mod missing;
mod properties;
#[path = "../scene/mod.rs"]
mod scene;
