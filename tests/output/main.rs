//! What people and programs see: tables, formats, filters, and the reading commands.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::too_many_lines,
    reason = "what a test needs and does not get fails it"
)]

mod documented;
mod filters;
mod formats;
mod house;
mod naughty;
mod rank;
mod reading;
mod review;
mod settling;
mod summary;
mod summary_figures;
mod widths;
