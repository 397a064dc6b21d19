//! What plaint knows about complaints: pure values and rules.
//!
//! Nothing here reads a file, a clock or the environment, prints, or panics. `now` is always an argument.

pub mod agenda;
pub mod audit;
pub mod books;
pub mod calendar;
pub mod case;
pub mod classify;
pub mod clocks;
mod count;
pub mod customers;
pub mod escalation;
pub mod exchange;
pub mod failure;
pub mod filter;
pub mod finding;
pub mod fines;
pub mod gates;
pub mod guidance;
pub mod hexadecimal;
pub mod id;
pub mod import;
pub mod inspection;
pub mod instant;
pub mod intake;
pub mod investigation;
pub mod law;
pub mod lessons;
pub mod letters;
pub mod measures;
pub mod media;
pub mod money;
pub mod names;
pub mod policy;
pub mod ranking;
pub mod record;
pub mod resolution;
pub mod section;
pub mod shop;
pub mod summary;
pub mod systemic;
pub mod triage;
pub mod why;
