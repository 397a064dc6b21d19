//! Records as YAML text: reading, strict reading, writing, editing.

// A test may stop at once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

mod corpora;
mod editing;
mod generated;
mod mutations;
mod other_readers;
mod own_form;
mod reading;
