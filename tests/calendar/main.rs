//! The calendar engine: the vectors of other projects, the shipped calendars, and properties against a naive walk.

// A test may stop at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod command;
mod oracle;
mod properties;
mod reading;
mod rules;
mod shipped;
mod vectors;
