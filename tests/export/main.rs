//! Exports and workbooks: read back by the programs and libraries that they are for.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "what a test needs and does not get fails it"
)]

mod calendar;
mod house;
mod programs;
mod records;
mod refusals;
mod rows;
#[path = "../scene/mod.rs"]
mod scene;
mod workbook;
