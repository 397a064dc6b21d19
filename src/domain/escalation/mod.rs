//! Escalation: to whom a case goes up, and when; and everything else that `sweep` records.
//!
//! Every event of `sweep` is a pure function of earlier facts (design §12.5): its `at` is the instant at which it
//! became true, its `n` one more than that of the event it follows from, its id a hash. Two machines write the same
//! bytes, and a second run has nothing to add. A case that is closed, withdrawn or paused goes up no further; what had
//! become true before is made up all the same, also when the answer came late.

mod at_once;
mod breach;
mod completion;
mod moment;
pub mod policy;
mod possible;
mod recompute;
mod resumption;
mod sweep;
mod written;

pub(crate) use breach::step_of;
pub(crate) use moment::{Moment, moments, moments_at};
pub(crate) use possible::{Told, rounds};
pub use sweep::{due_escalations, immediate_consequences, projected, projected_known, sweep, sweep_known};
pub(crate) use written::{Cause, birth, written};
