//! Gates: what must have happened before something may happen, and who may not do it.
//!
//! Events that `sweep` records, and those that follow from others by the policy's rules, are never gated: only what a
//! person records can wait.

mod ahead;
mod conflict;
pub mod finding;
mod missing;
mod overrides;
pub mod policy;
mod situation;
mod words;

pub use ahead::{Ahead, ahead};
pub use conflict::{Clash, Conflict, RoleOf, conflicts};
pub use missing::{Lack, Missing, missing};
pub use overrides::{OVERRIDES, Override};
pub use situation::Situation;
pub use words::{clashes_said, event_said, missing_said, party_said, recording_command, roles_said};
