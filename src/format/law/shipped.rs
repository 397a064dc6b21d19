//! The books of law that come with plaint; `init` copies those that the shop's policies name.

use crate::domain::policy::BookFound;

pub use crate::domain::law::{FOLDER, path_of};

/// The shipped books: id and text.
pub static BOOKS: &[(&str, &str)] = &[("cn", include_str!("../../../policies/law/cn.toml"))];

/// The text of the shipped book `id`.
pub fn text(id: &str) -> Option<&'static str> {
    BOOKS.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// The names, for messages.
pub fn names() -> impl Iterator<Item = &'static str> {
    BOOKS.iter().map(|(id, _)| *id)
}

/// The shipped book `id`, for policies outside a workspace.
pub fn book(id: &str) -> BookFound {
    match text(id) {
        None => BookFound::Nowhere(names().map(str::to_owned).collect()),
        Some(text) => BookFound::read(super::read(&path_of(id), text).0),
    }
}
