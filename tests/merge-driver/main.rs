//! Merging in git's own hands: the driver, `resolve` and `renumber`, with the real git and no configuration but the
//! clone's own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test needs and does not get fails it")]

mod doctored;
mod driver;
mod git_merges;
mod house;
mod registered;
mod renumbered;
mod resolved;
