//! The ledger of fines: notices, payments, late charges, objections, waivers, distribution; in process and end to end.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::too_many_lines,
    reason = "what a test needs and does not get fails it"
)]

mod audited;
mod balances;
mod commands;
mod days;
mod house;
mod late;
#[path = "../scene/mod.rs"]
mod scene;
mod two_clones;
