//! The store and git, with real files and the real git program in folders of their own.

#![allow(clippy::unwrap_used, clippy::panic)]

mod loading;
mod place;
mod resolving;
mod trail;
mod writing;
