//! Clocks: promises with a term, what starts and stops them, and what is late.

pub mod policy;
