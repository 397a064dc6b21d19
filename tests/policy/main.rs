//! The policies that ship, and what the reader of policies finds wrong in others.

// A test may stop at once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod command;
mod corpus;
mod enumeration;
mod law;
mod mutations;
mod page;
mod shipped;
mod trades;
