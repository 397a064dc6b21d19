//! Money: exact to the cent against an independent reckoning, and amounts that are refused everywhere.

// A test may stop at once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod bounds;
mod exact;
mod python;
mod random;
mod refused;
mod splits;
mod why;
