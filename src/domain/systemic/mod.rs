//! Systemic problems: the same product, batch, cause or place rising above its usual rate (document 002 part 5, 四:
//! "is the problem general? users of the same product are visited first").
//!
//! What is rare by chance alone is told with the chance that it has; `docs/systemic.md` describes the statistic and
//! its limits. No person is ever watched.

mod chance;
mod contact;
mod exposure;
mod look;
pub mod policy;
mod span;
mod tally;
mod weigh;

pub use chance::{Usual, scatter};
pub use contact::{Contact, contacts};
pub use exposure::{Measured, measure, transactions};
pub use look::{Background, Look, Problem, look};
pub use policy::{Step, SystemicPolicy, Watch};
pub use span::{Span, days};
pub use weigh::{Counts, Flag, Weighed, weigh};
