//! Import: tables, workbooks, JSON and e-mail as complaints.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test may fail")]

#[path = "../scene/mod.rs"]
mod scene;

mod command;
mod encodings;
mod forms;
mod house;
mod killed;
mod proportions;
mod shown;
