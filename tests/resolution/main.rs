//! Making good: remedies, ladders, authority, approvals, documents.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../scene/mod.rs"]
mod scene;

mod house;

mod at_once;
mod authority;
mod documents;
mod offers;
mod people;
mod properties;
mod remedies;
mod rungs;
mod shapes;
