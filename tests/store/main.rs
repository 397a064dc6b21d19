//! The store and git, with real files and the real git program in folders of their own.

#![allow(clippy::unwrap_used, clippy::panic)]

mod customers;
mod killed;
mod loading;
mod place;
mod resolving;
mod setting_up;
mod stores;
mod trail;
mod writing;
