//! Suggestions from words: what is learned from closed cases, how sure it is, and what is never written.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "../scene/mod.rs"]
mod scene;

mod command;
mod learning;
