//! Answers to a fine that is on record: the notice with its days, what somebody pays of it, objections and rulings, what
//! paying late costs, and to whom goes what was paid.

pub mod balance;
pub mod decide;
pub mod distribution;
pub mod late;
pub mod notice;
pub mod objection;
