//! Escalation: to whom a case goes up, and when.

pub mod policy;
