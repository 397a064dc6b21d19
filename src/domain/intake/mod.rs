//! Intake: what is recorded when a complaint comes in.

pub mod policy;
