//! Gates: what must have happened before something may happen, and who may not do it.

mod overrides;
pub mod policy;

pub use overrides::{OVERRIDES, Override};
