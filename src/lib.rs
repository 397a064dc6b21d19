//! plaint keeps customer complaints as plain files and applies a policy to them.
//!
//! The layers, each using only those to its right:
//! `cli → commands → { render, store, git } → format → domain → words`. `docs/architecture.md` tells
//! what lives where; `tests/layers.rs` proves the direction.

pub mod cli;
pub mod commands;
pub mod domain;
pub mod format;
pub mod git;
pub mod render;
pub mod store;
pub mod words;
