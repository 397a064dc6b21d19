//! `sync` with the real git: a shared bare repository and two or three clones of it, each with a home of its own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod altered;
mod chain;
mod hostile;
mod interrupted;
mod meeting;
mod offline;
mod refused;
mod rewritten;
mod sweeps;
