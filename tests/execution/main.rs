//! From the customer's consent to the callback, and complaints that belong together, end to end.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test needs and does not get fails it")]

mod agreeing;
mod carrying_out;
mod house;
mod joining;
#[path = "../scene/mod.rs"]
mod scene;
mod second_handling;
mod waiting;
