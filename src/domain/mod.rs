//! What plaint knows about complaints: pure values and rules.
//!
//! Nothing here reads a file, a clock or the environment, prints, or panics. `now` is always an argument.

pub mod finding;
pub mod instant;
pub mod record;
