//! Intake: what is recorded when a complaint comes in.

pub mod finding;
pub mod policy;
