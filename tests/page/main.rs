//! Pages: one file of HTML that needs nothing else, safe whatever stands in a record, the same at any later time, and good to look
//! at in a browser.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "what a test needs and does not get fails it"
)]

mod again;
mod browser;
mod colours;
mod document;
mod hostile;
#[path = "../scene/mod.rs"]
mod scene;
mod shop;
mod told;
