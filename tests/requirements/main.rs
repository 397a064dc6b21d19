//! What the three documents ask for, shown through the policies as they ship. Every test is named after the line of
//! `docs/coverage.md` that it shows.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test needs and does not get fails it"
)]

mod barred;
mod charged;
mod policy;
mod resolution;
mod story;

mod agency;
mod agency_fines;
mod hotel;
mod mall;
mod month;
mod property;
mod ranking;
mod restaurant;
mod small_shop;
mod staff;
mod supermarket;
mod words;
