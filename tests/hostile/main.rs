//! Workspaces that somebody prepared: nothing planted in them runs, nothing outside them is touched, and no name leads
//! elsewhere. `docs/security.md` tells what is promised; the figures stand in `docs/reliability.md`.
//!
//! Every command of plaint is run; `commands.txt` holds them, and a new command fails the test until it has a line there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test needs and does not get fails it")]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod commands;
mod git_folder;
mod house;
mod journal;
mod links;
mod names;
mod planted;
mod programs;
mod traced;
