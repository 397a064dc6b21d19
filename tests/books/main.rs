//! Books: fines and compensation as double-entry journals, read by the programs that they are for.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "what a test needs and does not get fails it"
)]

mod balances;
mod command;
mod compensation;
mod generated;
mod hostile;
mod period;
mod programs;
mod random;
#[path = "../scene/mod.rs"]
mod scene;
mod story;
