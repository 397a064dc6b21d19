//! Lessons: pages without names, drills that are the same for the same seed, playbooks.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "../scene/mod.rs"]
mod scene;

mod nameless;
mod pages;
mod told;

/// The shop of the stories.
fn shop() -> plaint::domain::shop::Shop {
    let root = plaint::format::toml::parse("shop.toml", plaint::commands::demo::SHOP).unwrap();
    plaint::domain::shop::read(&root).0.unwrap()
}
