//! Systemic problems: the statistic against an independent calculation, quiet chains that stay quiet, a bad batch that
//! is found, and what the command tells.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "../scene/mod.rs"]
mod scene;

mod command;
mod looking;
mod simulated;
mod statistic;
