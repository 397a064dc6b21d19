//! The store and git, with real files and the real git program in folders of their own.

mod loading;
mod place;
mod resolving;
